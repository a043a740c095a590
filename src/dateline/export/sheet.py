"""One report's reading, laid out for looking things up while its events are written."""

from bisect import bisect_right
from collections.abc import Iterable

from dateline.assemble.sentences import split_sentences
from dateline.codec import Excerpt
from dateline.findings import Event, Mention, MentionKind, Place
from dateline.text import Span

LOCATIONS: tuple[MentionKind, ...] = ("place", "country")
BODIES: tuple[MentionKind, ...] = ("organisation", "group", "operation")


class Sheet:
    """What one report says, by id, by words and by place in the text."""

    def __init__(self, reading: Excerpt) -> None:
        self._reading = reading
        self.text = reading.text
        self.language = reading.language
        self._sentences: list[int] | None = None
        self._mentions = {one.id: one for one in reading.mentions}
        self._entities: dict[str, list[Mention]] = {}
        self._actors: dict[str, list[Mention]] = {}
        for one in reading.mentions:
            self._entities.setdefault(one.entity, []).append(one)
            if one.actor:
                self._actors.setdefault(one.actor, []).append(one)

    @property
    def places(self) -> tuple[Place, ...]:
        """All places that the report names."""
        return self._reading.places

    def event(self, one: str) -> Event | None:
        """Give an event of the report by its id."""
        return self._reading.event(one)

    def mentions_of(self, mention: str | None, actor: str) -> list[Mention]:
        """Give a mention, those of the same entity, and those of an actor id, in this order."""
        own = self._mentions.get(mention or "")
        same = self._entities.get(own.entity, []) if own else []
        return [*([own] if own else []), *same, *self._actors.get(actor, [])]

    def place_of(self, mention: str | None, words: str) -> Place | None:
        """Give where a mention lies, or else what the report calls by these words."""
        places = self.places
        exact = (one for one in places if mention and one.mention == mention)
        return next(exact, None) or next((one for one in places if one.span.text == words), None)

    def sentence_number(self, start: int) -> int:
        """Give the number of the sentence in which an offset lies, the first being 1."""
        return max(1, bisect_right(self._starts(), start))

    def _starts(self) -> list[int]:
        if self._sentences is None:
            self._sentences = [first for first, _ in split_sentences(self.text)]
        return self._sentences

    def names(self, kinds: Iterable[MentionKind]) -> tuple[str, ...]:
        """Give the name of each that the report names of these kinds, the longest, in its order.

        Of a country the first, since "Iraqis" is no better name than "Iraq".
        """
        wanted = frozenset(kinds)
        found: dict[str, str] = {}
        for one in self._reading.mentions:
            if one.form == "name" and one.kind in wanted:
                key, name = one.actor or one.entity, one.span.text
                known = found.setdefault(key, name)
                if len(name) > len(known) and one.kind != "country":
                    found[key] = name
        return tuple(dict.fromkeys(found.values()))

    def find(self, words: str, near: int) -> Span | None:
        """Give where these very words stand, at the place nearest to an offset; None if nowhere."""
        text, at, best = self.text, -1, -1
        while words and (at := text.find(words, at + 1)) >= 0:
            if best < 0 or abs(at - near) < abs(best - near):
                best = at
        return None if best < 0 else Span(best, best + len(words), words, text)
