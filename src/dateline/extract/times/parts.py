"""Phrases that tell a time, and the parts of a match that become phrases."""

from dataclasses import dataclass

from dateline.extract.times.fields import Fields
from dateline.extract.times.meaning import Core, Meaning
from dateline.findings import TimexType
from dateline.text import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase within a match: its first lexeme, the one after its last, and its meaning."""

    first: int
    last: int
    meaning: Meaning


def make_whole(fields: Fields, core: Core, *, clock: str = "") -> list[Part]:
    """Give the whole match as one phrase, with the mod that its words say."""
    return [Part(0, fields.length, Meaning(core, fields.mod(), clock, fields.has("edge")))]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that tell a time, and what they mean before they are counted from a day.

    `rule` names the pattern that found them.
    """

    span: Span
    meaning: Meaning
    rule: str

    @property
    def type(self) -> TimexType:
        """The TIMEX3 type."""
        return self.meaning.type
