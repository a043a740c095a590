"""Which bearer of a name a report means, with the reason.

What narrows the bearers down, in this order: who lived on the day, who is named otherwise in the
report, whose country it tells of, whose lead, host or whole it names, who held an office on the
day. A state goes before a town or a province of the same name. Of several left none is taken.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dateline.extract.mentions.drafts import Draft
from dateline.extract.mentions.homes import Home
from dateline.extract.mentions.words import load_words
from dateline.knowledge import Entry, Knowledge, fold

_LAPSED = 20
"""Years for which reports still speak of what has ended, as of something present."""
_RUN = re.compile(r"[A-Z][\w'-]*(?: (?:of |for |the |and |on |in )*[A-Z][\w'-]*){1,9}")
_SHORT = 5
"""Letters that an acronym has at most which may abbreviate something else as well."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry that is meant, None where the report does not tell, and why."""

    entry: Entry | None
    why: str


class Context:
    """What a report tells around its names: the day, the countries, whom it names plainly."""

    def __init__(self, knowledge: Knowledge, day: date | None, drafts: Sequence[Draft]) -> None:
        self._knowledge, self.day = knowledge, day
        plain = [knowledge.entries[draft.ids[0]] for draft in drafts if len(draft.ids) == 1]
        self.home = Home(drafts, knowledge)
        self._named = {one.id for one in plain}
        self._steps: tuple[tuple[str, Callable[[Entry], bool]], ...] = (
            ("there was one on the day", self._lives),
            ("the report names otherwise", lambda one: one.id in self._named),
            ("is a state of which the report tells", self._is_told_state),
            ("is of a country of which the report tells", self._is_told),
            ("has a lead, host or whole that the report names", self._has_told_parts),
            ("held an office on the day", self.is_in_office),
        )

    def choose(self, draft: Draft) -> Choice:
        """Give the bearer of a known name that is meant here."""
        entries = [self._knowledge.entries[one] for one in draft.ids]
        if len(entries) == 1:
            return Choice(entries[0], f"bears the name ({entries[0].origin})")
        left = entries
        for reason, fits in self._steps:
            left = [one for one in left if fits(one)] or left
            if len(left) == 1:
                return Choice(
                    left[0], f"of {len(entries)} bearers of the name the one that {reason}"
                )
        return self._settle(draft, left, len(entries))

    def _settle(self, draft: Draft, left: Sequence[Entry], bearers: int) -> Choice:
        """Choose where the report tells nothing: a state, or what is one thing to most."""
        states = [one for one in left if one.kind == "country"]
        told = any(map(self._is_told, left))
        if len({one.country for one in left}) == 1 and all(map(_is_place, left)):
            return Choice((states or left)[0], f"of {bearers} bearers the widest in its country")
        if states and (told or draft.words not in load_words().persons_too):
            return Choice(states[0], f"of {bearers} bearers of the name the state")
        if all(map(_is_place, left)) and (told or draft.words not in load_words().persons_too):
            return Choice(left[0], f"the best known of {bearers} bearers of the name")
        return Choice(None, f"has {bearers} bearers, and the report does not tell which")

    def _lives(self, entry: Entry) -> bool:
        if self.day is None:
            return True
        ended = entry.latest is not None and entry.latest.year + _LAPSED < self.day.year
        return not ended and (entry.earliest is None or entry.earliest <= self.day)

    def _is_told(self, entry: Entry) -> bool:
        return entry.country is not None and self.home.told[entry.country] > 0

    def _is_told_state(self, entry: Entry) -> bool:
        return entry.kind == "country" and self._is_told(entry)

    def _has_told_parts(self, entry: Entry) -> bool:
        parts = (entry.lead, entry.host, entry.part_of, entry.against)
        return any(part in self._named for part in parts if part is not None)

    def is_in_office(self, entry: Entry) -> bool:
        """Tell whether somebody held an office on the day."""
        held = self._knowledge.offices_of(entry.id)
        return any(self.day is None or office.holds_on(self.day) for office in held)


def _is_place(entry: Entry) -> bool:
    return entry.precision is not None


class Acronyms:
    """Tells the short forms in a text that stand for what we know from those of something else."""

    def __init__(self, knowledge: Knowledge, text: str) -> None:
        self._knowledge, self._text = knowledge, text
        self._found: dict[str, bool] = {}

    def is_backed(self, name: str, entry: Entry) -> bool:
        """Tell whether a text backs a name that could abbreviate much else.

        Only short capitals that are not the name by which a thing is known best need that: the text
        may not have other words that they abbreviate, and of what belongs to one country it must
        tell of that country, or name the thing in another way.
        """
        if not name.isupper() or len(name) > _SHORT or name == entry.name:
            return True
        if entry.kind == "country" or not name.isalpha():
            return True
        if entry.id not in self._found:
            self._found[entry.id] = self._is_meant(name, entry)
        return self._found[entry.id]

    def _is_meant(self, name: str, entry: Entry) -> bool:
        own = [fold(one) for one in (entry.name, *entry.aliases) if one != name]
        if any(one in self._text for one in own):
            return True
        if self._spelled_out.get(name):
            return False
        return entry.country is None or any(one in self._text for one in self._signs(entry))

    @cached_property
    def _spelled_out(self) -> dict[str, str]:
        """What the capitals of names in the text can abbreviate: "ISA" the Iran Sanctions Act."""
        found = {}
        for run in _RUN.finditer(self._text):
            words = [word for word in run.group().split() if word[0].isupper()]
            for first in range(len(words)):
                for last in range(first + 2, min(first + _SHORT, len(words)) + 1):
                    initials = "".join(word[0] for word in words[first:last])
                    found[initials] = " ".join(words[first:last])
        return found

    def _signs(self, entry: Entry) -> Iterator[str]:
        state = self._knowledge.entries[f"country/{entry.country}"]
        yield from (state.name, *state.aliases, *state.adjectives)
        if state.capital is not None:
            yield self._knowledge.entries[state.capital].name
