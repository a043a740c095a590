"""PolNeAR: its brat stand-off files, and when one of our attributions is one of its own.

An attribution is right when source, cue and content each overlap the gold ones by a token IoU of
at least .5, punctuation ignored; two empty spans are equal; one of ours serves one gold one. Its
kind comes from how much of its content stands in quotation marks, in the same way for gold and
ours.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.extract.quotes import Quote, quote_at

Part = Literal["Source", "Cue", "Content"]
Kind = Literal["direct", "mixed", "indirect"]
Offsets = tuple[tuple[int, int], ...]

PARTS: tuple[Part, ...] = ("Source", "Cue", "Content")
LEAST_OVERLAP = 0.5
ALL_QUOTED = 0.9
"""From this share of quoted words on, content is direct: "that" before it does not count."""

_WORD = re.compile(r"\w+")
_TEXT_LINE = re.compile(r"(T\d+)\t(\w+) ([\d; ]+)\t")
_EVENT_LINE = re.compile(r"E\d+\t(.+)")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The places of source, cue and content; each may be empty or in pieces."""

    source: Offsets
    cue: Offsets
    content: Offsets


def find_articles(path: Path) -> Iterator[tuple[Path, Path]]:
    """Give each text under `path` with the annotation file of its first annotator, by name."""
    files: dict[str, Path] = {}
    for file in sorted(path.rglob("*.ann")):
        files.setdefault(file.stem.rsplit("_", 1)[0], file)
    for text in sorted(path.rglob("*.txt")):
        if text.stem in files:
            yield text, files[text.stem]


def read_attributions(path: Path) -> list[Attribution]:
    """Read one .ann file; attributions without content are left out, there is nothing to find."""
    places: dict[str, Offsets] = {}
    made: list[Attribution] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if text := _TEXT_LINE.match(line):
            places[text[1]] = _read_offsets(text[3])
        elif event := _EVENT_LINE.match(line):
            parts = _read_event(event[1], places)
            if parts["Content"]:
                made.append(Attribution(parts["Source"], parts["Cue"], parts["Content"]))
    return made


def _read_offsets(written: str) -> Offsets:
    pairs = (piece.split() for piece in written.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)


def _read_event(written: str, places: dict[str, Offsets]) -> dict[Part, Offsets]:
    parts: dict[Part, Offsets] = {"Source": (), "Cue": (), "Content": ()}
    for field in written.split():
        name, _, number = field.partition(":")
        for part in PARTS:
            if name.rstrip("0123456789") == part and number in places:
                parts[part] += places[number]
    return parts


def words_at(text: str, offsets: Offsets) -> frozenset[int]:
    """Give the starts of all words in some places of a text."""
    return frozenset(
        word.start() for start, end in offsets for word in _WORD.finditer(text, start, end)
    )


def kind_at(text: str, content: Offsets, quotes: Sequence[Quote]) -> Kind:
    """Tell the kind of an attribution from the quotation marks around its content."""
    words = words_at(text, content)
    quoted = sum(quote_at(quotes, word) is not None for word in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= ALL_QUOTED * len(words) else "mixed"


def match(
    text: str, gold: Sequence[Attribution], ours: Sequence[Attribution], *, with_cue: bool
) -> list[tuple[int, int]]:
    """Pair gold and our attributions that overlap enough, each once, best pairs first."""
    left = [_word_sets(text, one, with_cue=with_cue) for one in gold]
    right = [_word_sets(text, one, with_cue=with_cue) for one in ours]
    by_word: dict[int, list[int]] = {}
    for number, sets in enumerate(right):
        for word in sets[-1]:
            by_word.setdefault(word, []).append(number)
    pairs = []
    for i, sets in enumerate(left):
        for j in sorted({number for word in sets[-1] for number in by_word.get(word, ())}):
            overlaps = [_overlap(a, b) for a, b in zip(sets, right[j], strict=True)]
            if min(overlaps) >= LEAST_OVERLAP:
                pairs.append((-sum(overlaps), i, j))
    return _take_once(sorted(pairs))


def _word_sets(text: str, one: Attribution, *, with_cue: bool) -> list[frozenset[int]]:
    parts = (one.source, one.cue, one.content) if with_cue else (one.source, one.content)
    return [words_at(text, part) for part in parts]


def _overlap(left: frozenset[int], right: frozenset[int]) -> float:
    return len(left & right) / len(left | right) if left or right else 1.0


def _take_once(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    taken: list[tuple[int, int]] = []
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            taken.append((i, j))
    return taken
