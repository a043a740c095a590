"""Comparing words and names of a reading with those of expected.json."""

import re

from dateline.findings import EventPlace, Participant, Reading
from dateline.knowledge import Knowledge
from dateline.text import Span

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")


def plain_words(text: str) -> str:
    """Give the words of a text in lower case, one space between, without punctuation."""
    return " ".join(_WORD.findall(text.lower()))


def inside(wanted: str, text: str) -> bool:
    """Tell whether the words of `wanted` stand in `text` in that order, side by side."""
    return f" {plain_words(wanted)} " in f" {plain_words(text)} "


def numbers_of(text: str) -> set[str]:
    """Give the numbers of a text: what a reason about dates turns on."""
    return set(_NUMBER.findall(text))


class Names:
    """Under which names the actors of one reading are known."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self._text = reading.document.text
        self._entity = {mention.id: mention.entity for mention in reading.mentions}
        self._speakers = {one.id: one.speaker for one in reading.statements}
        self._knowledge = knowledge
        self._named: dict[str, list[str]] = {}
        for mention in reading.mentions:
            if mention.form == "name":
                self._named.setdefault(mention.entity, []).append(mention.span.text)

    def all_of(self, who: Participant | EventPlace | None) -> list[str]:
        """Give the words of a participant, the names of its mentions and of its actor."""
        if who is None:
            return []
        found = [who.span.text, *self._named.get(self._entity.get(who.mention or "", ""), [])]
        entry = self._knowledge.entries.get(who.actor or "")
        return [*found, entry.name, *entry.aliases] if entry is not None else found

    def fits_one(self, who: Participant | None, accepted: list[str]) -> bool:
        """Tell whether one of the accepted answers names this participant."""
        return any(inside(one, name) for name in self.all_of(who) for one in accepted)

    def fits_any(self, those: tuple[Participant, ...], accepted: list[str]) -> bool:
        """Tell whether one of the accepted answers names one of these participants."""
        return any(self.fits_one(who, accepted) for who in those)

    def fits_place(self, place: EventPlace | None, accepted: list[str]) -> bool:
        """Tell whether one of the accepted answers names this place."""
        return any(inside(one, name) for name in self.all_of(place) for one in accepted)

    def fits_chain(self, said_by: tuple[str, ...], accepted: list[str]) -> bool:
        """Tell whether one of the accepted answers names a speaker of the chain."""
        return any(self.fits_one(self._speakers.get(one), accepted) for one in said_by)

    def around(self, span: Span, sentence: str) -> bool:
        """Tell whether the span lies inside these words of the text."""
        at = self._text.find(sentence)
        return at >= 0 and at <= span.start and span.end <= at + len(sentence)

    def words_near(self, span: Span) -> str:
        """Give the words of a span with the few before it, articles above all."""
        return self._text[max(0, span.start - 12) : span.end]

    def speaker_name(self, who: Participant | None) -> str:
        """Give one name of a participant, for messages."""
        return next(iter(self.all_of(who)), "nobody")
