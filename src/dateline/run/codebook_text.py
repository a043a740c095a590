"""Text that goes into a codebook's file: groups of frames and examples, put behind what is there.

A file that a person wrote keeps every letter, comments included, so nothing is read and written
anew: text is put at the end of the list under its key, and the result is read as YAML and compared
with what must come out before it takes the file's place. Where a file's shape does not allow that
(`verbs: [{...}]` on one line), `append` says so, and the caller takes another file.
"""

import os
import re
import shutil
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from dateline.datafiles import Plain, parse_yaml
from dateline.errors import KnowledgeError, UsageError
from dateline.extract.events.frames import Example

_STEP = "  "


@dataclass(frozen=True, slots=True)
class Group:
    """Frames to be written, with their examples and, as comments, where else they are from."""

    patterns: tuple[str, ...]
    noun: bool = False
    mode: str | None = None
    code: str | None = None
    examples: tuple[Example, ...] = ()
    comments: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        """Under which key of a file the group stands."""
        return "nouns" if self.noun else "verbs"

    def lines(self) -> list[str]:
        """Give the group as an entry of a list, its dash at the margin."""
        found = ["- frames:", *(f"    - {quote(one)}" for one in self.patterns)]
        fields = {"mode": self.mode, "code": self.code}
        found += [f"  {name}: {quote(value)}" for name, value in fields.items() if value]
        found += [f"  # {one}" for one in self.comments]
        if self.examples:
            found += ["  examples:", *(f"    {example_line(one)}" for one in self.examples)]
        return found


def quote(text: str) -> str:
    """Give text in quotes as YAML reads it, whatever is in it."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(one if one.isprintable() else _escape(one) for one in escaped) + '"'


def _escape(one: str) -> str:
    return f"\\u{ord(one):04x}" if ord(one) < 0x10000 else f"\\U{ord(one):08x}"


def example_line(one: Example) -> str:
    """Give an example as an entry of a list."""
    fields = {
        "say": one.text,
        "actor": one.actor,
        "recipient": one.recipient,
        "status": one.status,
        "code": one.code,
    }
    inside = ", ".join(f"{name}: {quote(value)}" for name, value in fields.items() if value)
    return f"- {{{inside}}}"


def start_file(kind: str, comment: str) -> str:
    """Give the beginning of a new file of a type."""
    return "".join(f"# {line}\n" for line in comment.split("\n")) + f"type: {kind}\n"


def append(text: str, key: str, lines: Sequence[str]) -> str | None:
    """Give a file's text with an entry at the end of the list under `key`.

    None where the text does not allow that, or is no YAML of fields.
    """
    try:
        before = parse_yaml(text, "the file")
        entry = parse_yaml("\n".join(lines), "the entry")
    except KnowledgeError:
        return None
    if not isinstance(before, dict) or not isinstance(entry, list):
        return None
    wanted = deepcopy(before)
    listed = wanted.get(key) or []  # "verbs:" with nothing after it is empty text
    if not isinstance(listed, list):
        return None
    wanted[key] = [*listed, *entry]
    made = _insert(text, key, lines, new=key not in before)
    return made if made is not None and _reads_as(made, wanted) else None


def _reads_as(text: str, wanted: Mapping[str, Plain]) -> bool:
    try:
        return parse_yaml(text, "the new file") == wanted
    except KnowledgeError:
        return False


def _insert(text: str, key: str, lines: Sequence[str], *, new: bool) -> str | None:
    ending = "\r\n" if "\r\n" in text else "\n"
    if text and not text.endswith("\n"):
        text += ending
    rows = text.splitlines(keepends=True)
    if new:
        rows.append(f"{key}:{ending}")
    start = next((n for n, row in enumerate(rows) if re.match(rf"{key}:\s*(#.*)?$", row)), None)
    if start is None:
        return None
    end = start + 1
    margin = None
    for number in range(start + 1, len(rows)):
        row = rows[number]
        if not row.strip() or row.startswith("#"):
            continue
        if not row.startswith((" ", "- ", "-\r", "-\n")):
            break
        end = number + 1
        dash = re.match(r"( *)-\s", row)
        margin = dash[1] if margin is None and dash is not None else margin
    indent = _STEP if margin is None else margin
    rows[end:end] = [f"{indent}{line}{ending}" for line in lines]
    return "".join(rows)


def read_text(path: Path) -> str:
    """Give a file's text with its line ends as they are; UsageError where it is no text."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            f"{path}: cannot be read: {error}. Save it as text in UTF-8, then say it again."
        ) from error


def write_text(path: Path, text: str) -> None:
    """Put text into a file, whole or not at all; UsageError says why it cannot be written."""
    path = path.resolve()
    draft = path.with_name(f".{path.name}.draft")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
        if path.exists():
            shutil.copymode(path, draft)
        os.replace(draft, path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise UsageError(
            f"{path}: cannot be written: {error.strerror or error}. Nothing was changed there; "
            "give a folder that you may write to."
        ) from error
