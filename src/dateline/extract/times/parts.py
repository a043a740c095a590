"""What a builder gives: the phrases within a match, each with its meaning."""

from dataclasses import dataclass

from dateline.extract.times.fields import Fields
from dateline.extract.times.meaning import Core, Meaning


@dataclass(frozen=True, slots=True)
class Part:
    """A phrase within a match: its first lexeme, the one after its last, and its meaning."""

    first: int
    last: int
    meaning: Meaning


def make_whole(
    fields: Fields, core: Core, *, clock: str = "", mod: str | None = None
) -> list[Part]:
    """Give the whole match as one phrase, with the mod of its words unless another is given."""
    return [Part(0, fields.length, Meaning(core, mod or fields.mod(), clock))]
