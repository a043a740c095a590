"""Sketches of frames: patterns in pieces, which can be joined over several examples and written.

A sketch is a frame before it is text. Its pieces are words, of which there may be several
({patrol|watch}), and the text between them (with RECIPIENT). Two sketches that differ in the words
of one piece tell the same thing in other words, and become one: what a person writes who sees the
two examples side by side. Two that differ in more stay two, so that no pair of verb and object is
let in that no example has.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.extract.events.frames import Frame, Lexicon, find_types


@dataclass(frozen=True, slots=True)
class Words:
    """Words of which one stands in this place; `before` is written in front ("VERB")."""

    words: frozenset[str]
    before: str = ""
    bare: bool = False

    def __str__(self) -> str:
        """Give the words as a pattern has them; a single first word stands without braces."""
        inner = "|".join(sorted(self.words))
        plain = self.bare and len(self.words) == 1 and " " not in inner
        return f"{self.before}{inner}" if plain else f"{self.before}{{{inner}}}"


@dataclass(frozen=True, slots=True)
class Sketch:
    """A pattern in pieces: the words of the verb or noun, then what must stand around it."""

    noun: bool
    pieces: tuple[Words | str, ...]

    def __str__(self) -> str:
        """Give the pattern in the notation of frames.py."""
        return " ".join(str(one) for one in self.pieces)

    @property
    def shape(self) -> str:
        """Give the pattern with every kind of recipient as RECIPIENT."""
        return re.sub(r"\b(TARGET|HOST|THING)\b", "RECIPIENT", str(self))

    def joined(self, other: "Sketch") -> "Sketch | None":
        """Give both as one; None where they differ in more than the words of one piece."""
        if self.noun != other.noun or len(self.pieces) != len(other.pieces):
            return None
        pieces = list(self.pieces)
        differing = [at for at, one in enumerate(pieces) if one != other.pieces[at]]
        if not differing:
            return self
        (at,) = differing if len(differing) == 1 else (-1,)
        mine, its = pieces[at], other.pieces[at]
        if at < 0 or isinstance(mine, str) or isinstance(its, str) or mine.before != its.before:
            return None
        pieces[at] = replace(mine, words=mine.words | its.words)
        return replace(self, pieces=tuple(pieces))

    def differs_at_head(self, other: "Sketch") -> bool:
        """Tell whether the two have different verbs (or nouns)."""
        return self.pieces[0] != other.pieces[0]


def join_sketches(sketches: Iterable[Sketch]) -> tuple[tuple[Sketch, tuple[int, ...]], ...]:
    """Join what can be joined, objects of one verb first, then verbs that have the same around.

    Each sketch comes with the numbers of those that it is made of; the order is that of the first.
    """
    found: list[tuple[Sketch, tuple[int, ...]]]
    found = [(sketch, (number,)) for number, sketch in enumerate(sketches)]
    for over_heads in (False, True):
        kept: list[tuple[Sketch, tuple[int, ...]]] = []
        for sketch, numbers in found:
            for at, (earlier, before) in enumerate(kept):
                other_head = sketch.differs_at_head(earlier)
                both = earlier.joined(sketch) if over_heads or not other_head else None
                if both is not None:
                    kept[at] = both, (*before, *numbers)
                    break
            else:
                kept.append((sketch, numbers))
        found = kept
    return tuple(found)


def add_frames(lexicon: Lexicon, frames: Iterable[Frame]) -> Lexicon:
    """Give a lexicon with these frames before its own, so that among equals they are taken.

    Their types are left to them: the model of relations reads those no more.
    """
    added = list(frames)
    verbs, nouns, rows = dict(lexicon.verbs), dict(lexicon.nouns), dict(lexicon.rows)
    for frame in reversed(added):
        index = rows if frame.row is not None else nouns if frame.noun else verbs
        _put_first(index, frame)
    modelled = lexicon.modelled - find_types(added)
    return replace(lexicon, verbs=verbs, nouns=nouns, rows=rows, modelled=modelled)


def _put_first(index: dict[str, tuple[Frame, ...]], frame: Frame) -> None:
    for lemma in frame.heads:
        index[lemma] = (frame, *index.get(lemma, ()))
