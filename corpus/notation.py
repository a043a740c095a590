"""The notation of the corpus: a head in YAML, then text in which brackets hold words and labels.

    [Ada Berg|@berg source:s1] [said|cue:s1] [on Friday|=2021-03-05] [that talks
    [would [resume|!e1]|...] |content:s1]

`[words|labels]` nests to any depth. Labels: `@id` a mention of an entity, `=VALUE` a time with its
TIMEX3 value, `!id` the trigger of an event, `source:id`, `cue:id` and `content:id` parts of a
statement, each as often as it has pieces. A bracket or bar that belongs to the text stands behind
a backslash. docs/corpus.md says what is marked and how.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

SIGNS = {"@": "mention", "=": "time", "!": "event"}
PARTS = ("source", "cue", "content")
Fields = dict[str, object]
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the same in C, where there is one


class NotationError(ValueError):
    """A corpus file that cannot be read; says which file, where, and what is wrong."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of the text with one label: kind (mention, time, event, source, cue, content), name."""

    start: int
    end: int
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Marked:
    """A report of the corpus: its head, its text without marks, and the marks with offsets."""

    path: Path
    head: Fields
    text: str
    marks: tuple[Mark, ...]

    def table(self, name: str) -> dict[str, Fields]:
        """Give one of the head's tables (entities, statements, events): ids to fields."""
        found = self.head.get(name) or {}
        if not isinstance(found, dict) or not all(isinstance(one, dict) for one in found.values()):
            raise NotationError(f"{self.path.name}: {name} must be a table of tables")
        return found

    def of(self, kind: str, name: str | None = None) -> tuple[Mark, ...]:
        """Give the marks of a kind, all or those of one name, in order of the text."""
        return tuple(mark for mark in self.marks if mark.kind == kind and name in (None, mark.name))

    def words(self, mark: Mark) -> str:
        """Give the words of a mark."""
        return self.text[mark.start : mark.end]


def read_report(path: Path) -> Marked:
    """Read one file; NotationError says what is wrong with it and where."""
    lines = path.read_text("utf-8").split("\n")
    if lines[:1] != ["---"] or "---" not in lines[1:]:
        raise NotationError(f"{path.name}: must begin with a head between two lines of ---")
    end = lines.index("---", 1)
    try:
        head = yaml.load("\n".join(lines[1:end]), Loader=_LOADER)  # noqa: S506 (texts alone)
    except yaml.YAMLError as error:
        raise NotationError(f"{path.name}: the head is no YAML: {error}") from error
    if not isinstance(head, dict):
        raise NotationError(f"{path.name}: the head must be a table")
    text, marks = read_marks("\n".join(lines[end + 1 :]).strip("\n"), path.name)
    return Marked(path, head, text, marks)


def read_marks(marked: str, name: str) -> tuple[str, tuple[Mark, ...]]:
    """Take the marks out of a text; give the text and the marks in order of where they begin."""
    words: list[str] = []
    length = 0
    opened: list[int] = []
    marks: list[Mark] = []
    at = 0
    while at < len(marked):
        sign = marked[at]
        if sign == "\\" and at + 1 < len(marked):
            words.append(marked[at + 1])
            length, at = length + 1, at + 2
        elif sign == "[":
            opened.append(length)
            at += 1
        elif sign == "|" and opened:
            close = marked.find("]", at)
            if close < 0:
                raise NotationError(f"{name}: no ] after {marked[at : at + 40]!r}")
            marks += _read_labels(marked[at + 1 : close], opened.pop(), length, name)
            at = close + 1
        elif sign in "]|":
            raise NotationError(f"{name}: a {sign} too many near {marked[max(0, at - 40) : at]!r}")
        else:
            words.append(sign)
            length, at = length + 1, at + 1
    if opened:
        text = "".join(words)
        raise NotationError(f"{name}: no labels for what opens at {text[opened[-1] :][:40]!r}")
    return "".join(words), tuple(sorted(marks, key=lambda one: (one.start, -one.end, one.name)))


def _read_labels(labels: str, start: int, end: int, name: str) -> Iterator[Mark]:
    if start == end or not labels.split():
        raise NotationError(f"{name}: a mark without words or without labels: [...|{labels}]")
    for label in labels.split():
        part, _, rest = label.partition(":")
        if label[0] in SIGNS and len(label) > 1:
            yield Mark(start, end, SIGNS[label[0]], label[1:])
        elif part in PARTS and rest:
            yield Mark(start, end, part, rest)
        else:
            raise NotationError(
                f"{name}: {label!r} is no label: use @id, =VALUE, !id, or source:, cue:, content:id"
            )


def read_folder(folder: Path) -> list[Marked]:
    """Read all reports of a folder, by name."""
    return [read_report(path) for path in sorted(folder.glob("*.txt"))]
