"""A cue word in its sentence, with the words that belong to it and what it governs."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a sentence.

    `head` is the token whose subject speaks, `word` the cue word itself ("declined to SAY"; they
    are mostly one), `tokens` all of the cue. `content` are the tokens it governs, which may be
    none for a cue beside quotation marks. `silent` cues name no speaker; those that follow another
    ("..., adding that") share the speaker of the cue with head `follows`; what is said by those
    whose words another hands on ("quoted him as saying") is told by the cue with head `handed`.
    """

    head: int
    word: int
    tokens: tuple[int, ...]
    frame: str
    kind: str
    content: tuple[int, ...]
    quotes: bool
    silent: bool
    follows: int = -1
    handed: int = -1


def make_sign_cue(i: int, frame: str, content: Iterable[int] = ()) -> Cue:
    """Give the cue that a colon or dash is between a speaker and what he says."""
    return Cue(i, i, (i,), frame, "speech", tuple(content), quotes=True, silent=False)
