"""TimeML files: the text of a document, its date, and the expressions marked in it."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dateline.text import Document, Published

_DCT = re.compile(r"<DCT>.*?value=\"(\d{4}-\d{2}-\d{2})[^\"]*\"", re.DOTALL)
_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.DOTALL)
_TAG = re.compile(r"<(/?)([A-Za-z0-9]+)([^>]*)>")
_ATTRIBUTE = re.compile(r"(\w+)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Marked:
    """A time expression, of the gold or of a tool: offsets in the text, type and value."""

    start: int
    end: int
    type: str
    value: str


def read_file(path: Path) -> tuple[Document, tuple[Marked, ...]]:
    """Read one TimeML file: the text of <TEXT> without its marks, and the TIMEX3 in it."""
    raw = path.read_text(encoding="utf-8")
    body = _TEXT.search(raw)
    text, gold = _strip(body[1] if body else "")
    found = _DCT.search(raw)
    published = Published(None, "unknown")
    if found:
        day = date.fromisoformat(found[1])
        published = Published(found[1], "given", day, day)
    return Document(text=text, report=path.stem, source=str(path), published=published), gold


def _strip(body: str) -> tuple[str, tuple[Marked, ...]]:
    parts: list[str] = []
    gold: list[Marked] = []
    open_tags: list[tuple[int, dict[str, str]]] = []
    length = position = 0
    for tag in _TAG.finditer(body):
        words = html.unescape(body[position : tag.start()])
        parts.append(words)
        length += len(words)
        position = tag.end()
        if tag[2] != "TIMEX3":
            continue
        if not tag[1]:
            open_tags.append((length, dict(_ATTRIBUTE.findall(tag[3]))))
        elif open_tags:
            start, given = open_tags.pop()
            gold.append(Marked(start, length, given.get("type", ""), given.get("value", "")))
    parts.append(html.unescape(body[position:]))
    return "".join(parts), tuple(sorted(gold, key=lambda one: (one.start, -one.end)))


def read_folder(path: Path) -> Iterator[tuple[Document, tuple[Marked, ...]]]:
    """Read all .tml files of a folder (WikiWars keeps them in tml/), or one file."""
    folder = path / "tml" if (path / "tml").is_dir() else path
    files = sorted(folder.glob("*.tml")) if folder.is_dir() else [folder]
    return map(read_file, files)
