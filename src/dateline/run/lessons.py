"""Lessons: what a codebook is to learn, from its own examples and from a table of examples.

A table is CSV with a line of names on top, or JSON lines; its fields are those of an example in a
codebook: say, type, actor, recipient, and where wanted status, code, mode.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from dateline.errors import UsageError
from dateline.extract.events.codebook import is_type_name
from dateline.extract.events.frames import Example
from dateline.findings import Status

_FIELDS = ("say", "type", "actor", "recipient", "status", "code", "mode")
_NEEDED = ("say", "type")
_JSON = (".jsonl", ".ndjson", ".json")


@dataclass(frozen=True, slots=True)
class Lesson:
    """An example with the mode that its frame is to have; `own` where the codebook has it."""

    example: Example
    mode: str | None = None
    own: bool = False

    @property
    def key(self) -> tuple[str | None, ...]:
        """What makes two lessons the same."""
        one = self.example
        return (one.text, one.type, one.actor, one.recipient, one.status, one.code, self.mode)


def gather_lessons(own: Iterable[Example], more: Iterable[Lesson] = ()) -> tuple[Lesson, ...]:
    """Give the codebook's examples and further lessons, each once, in their order."""
    found: dict[tuple[str | None, ...], Lesson] = {}
    for lesson in (*(Lesson(one, own=True) for one in own), *more):
        found.setdefault(lesson.key, lesson)
    return tuple(found.values())


def read_lessons(path: Path) -> tuple[Lesson, ...]:
    """Read a table of examples; UsageError names the file, the line and what to do."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}. Give CSV or JSON lines.") from error
    rows = _read_json(path, text) if path.suffix.lower() in _JSON else _read_csv(path, text)
    return tuple(_make(path, line, row) for line, row in rows)


def _read_csv(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", strict=True)
    try:
        missing = [one for one in _NEEDED if one not in (reader.fieldnames or ())]
        if missing:
            raise UsageError(
                f"{path}:1: no column {' and no column '.join(missing)}: begin the file with a "
                "line such as say,type,actor,recipient"
            )
        for row in reader:
            if "" in row:
                raise UsageError(
                    f"{path}:{reader.line_num}: more cells than columns: put a sentence that has "
                    "commas into double quotes"
                )
            yield reader.line_num, row
    except csv.Error as error:
        raise UsageError(f"{path}:{reader.line_num}: no CSV: {error}. Mend the line.") from error


def _read_json(path: Path, text: str) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UsageError(
                f"{path}:{number}: no JSON: {error}. Write one object a line."
            ) from error
        if not isinstance(row, dict):
            raise UsageError(f'{path}:{number}: no object: write {{"say": ..., "type": ...}}')
        yield number, row


def _make(path: Path, line: int, row: Mapping[str, object]) -> Lesson:
    at = f"{path}:{line}"
    for name, value in row.items():
        if name not in _FIELDS:
            known = ", ".join(_FIELDS)
            raise UsageError(f"{at}: unknown field {name!r}: known are {known}")
        if not isinstance(value, str | None):
            raise UsageError(f"{at}: {name} is {value!r}: give it as text, in quotes")
    cells = {name: _cell(row.get(name)) for name in _FIELDS}
    text, kind, status = cells["say"], cells["type"], cells["status"]
    if text is None:
        raise UsageError(f"{at}: say is empty: give a sentence")
    if kind is None or not is_type_name(kind):
        raise UsageError(f"{at}: type is {kind!r}: give a name in capitals, as PATROL")
    if status is not None and status not in get_args(Status):
        raise UsageError(f"{at}: status is {status!r}: give one of {', '.join(get_args(Status))}")
    example = Example(
        text, kind, cells["actor"], cells["recipient"], status, str(path), cells["code"]
    )
    return Lesson(example, cells["mode"])


def _cell(value: object) -> str | None:
    """The words of a cell, on one line; None for an empty one."""
    words = " ".join(str(value).split()) if value is not None else ""
    return words or None
