"""Sentences with their statements marked in them: [speaker:...], [cue:...], [content:...]."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[(speaker|cue|content):([^\]]*)\]")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Marked:
    text: str
    speaker: str | None
    cue: str
    content: str


def read_marked(line: str) -> Marked:
    """Take the marks out of a line and say what they hold; parts of one kind are joined."""
    parts: dict[str, list[str]] = {"speaker": [], "cue": [], "content": []}
    for mark in _MARK.finditer(line):
        parts[mark[1]].append(mark[2])
    return Marked(
        text=_MARK.sub(lambda mark: mark[2], line),
        speaker=" ".join(parts["speaker"]) or None,
        cue=" ".join(parts["cue"]),
        content=" ".join(parts["content"]),
    )


def plain(text: str) -> str:
    """The words of a text, without signs and capitals."""
    return " ".join(_WORD.findall(text.lower()))
