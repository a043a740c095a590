"""Leftovers of the page in a text that was copied from it: taken out, and kept with the reason.

What is a leftover stands in data/clean/leftovers.yaml. Precision comes first: a line that no entry
describes in full stays.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.text import Removed

PLACES = ("line", "tail", "glued", "end", "block", "rest")

_LONGEST_LEFTOVER = 320
"""Characters above which a line is taken for a paragraph, whatever it says."""

_BODY_LENGTH, _BODY_SENTENCE = 140, 50
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")
_LAST_SENTENCE = 220
_ROUNDS = 50


@dataclass(frozen=True, slots=True)
class Leftover:
    """One entry of the data: where it may stand (of PLACES), the pattern, the examples."""

    reason: str
    where: tuple[str, ...]
    pattern: str
    needs: str | None
    takes: tuple[str, ...]
    never: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Matcher:
    """Patterns of one place, tried in one pass; the group that matched names the reason."""

    pattern: re.Pattern[str] | None
    reasons: tuple[str, ...]

    def find(self, line: str) -> str | None:
        """Give why the whole line is a leftover, or None."""
        if self.pattern is None or len(line) > _LONGEST_LEFTOVER:
            return None
        found = self.pattern.fullmatch(line)
        return self.reasons[int((found.lastgroup or "g0")[1:])] if found else None


def take_leftovers(
    paragraphs: Sequence[str], *, keep_first: bool
) -> tuple[list[str], list[Removed]]:
    """Part the report's own paragraphs from what is left of the page, both in their order.

    `keep_first` protects the first paragraph, which is then known to be the headline.
    """
    head = list(paragraphs[:1]) if keep_first else []
    own = list(paragraphs[len(head) :])
    removed: list[Removed] = []
    for _ in range(_ROUNDS):
        before = len(removed)
        own = _take_lines(own, removed)
        own = _take_rest(own, removed)
        own = _take_tail(own, removed)
        own = _take_sentences(own, removed)
        if len(removed) == before:
            break
    return head + own, removed


def _take_lines(lines: Sequence[str], removed: list[Removed]) -> list[str]:
    own = []
    for line in lines:
        why = _matcher("line").find(line)
        if why is None:
            own.append(line)
        else:
            removed.append(Removed(line, why))
    return own


def _take_rest(lines: Sequence[str], removed: list[Removed]) -> list[str]:
    """Cut the text at a heading below which nothing is its own, if what follows bears that out."""
    for entry, pattern, needs in _rests():
        last = max((n for n, line in enumerate(lines) if needs.fullmatch(line[:500])), default=-1)
        for number, line in enumerate(lines[: last + 1]):
            if number and len(line) <= _LONGEST_LEFTOVER and pattern.fullmatch(line):
                removed.extend(Removed(one, entry.reason) for one in lines[number:])
                return list(lines[:number])
    return list(lines)


def _take_tail(lines: Sequence[str], removed: list[Removed]) -> list[str]:
    """Take leftovers, and headings with their lists, after the last paragraph."""
    start = _find_tail(lines)
    own = []
    block: str | None = None
    for number, line in enumerate(lines):
        why = _matcher("block").find(line)
        if why is not None:
            block = why if number >= start else None
        elif number >= start:
            block = None if _SENTENCE_END.search(line) and not line.endswith("?") else block
            why = _matcher("tail").find(line) or block
        if why is None:
            own.append(line)
        else:
            removed.append(Removed(line, why))
    return own


def _find_tail(lines: Sequence[str]) -> int:
    """Give the number of the line after the last paragraph that is the report's own."""
    for number in range(len(lines) - 1, -1, -1):
        line = lines[number]
        if _is_body(line) and not (_matcher("tail").find(line) or _matcher("block").find(line)):
            return number + 1
    return len(lines)


def _is_body(line: str) -> bool:
    if len(line) >= _BODY_LENGTH:
        return True
    return len(line) >= _BODY_SENTENCE and _SENTENCE_END.search(line) is not None


def _take_sentences(lines: Sequence[str], removed: list[Removed]) -> list[str]:
    own = []
    for number, line in enumerate(lines):
        places = ("glued", "end") if number == len(lines) - 1 else ("glued",)
        rest, why = _cut_sentence(line, places)
        own.append(rest)
        if why is not None:
            removed.append(Removed(line[len(rest) :].strip(), why))
    return own


def _cut_sentence(line: str, places: Sequence[str]) -> tuple[str, str | None]:
    """Give the line without the leftover sentence at its end, and why it went."""
    offset = max(0, len(line) - _LAST_SENTENCE)
    for place in places:
        for stop in _STOPS[place].finditer(line, offset):
            why = _matcher(place).find(line[stop.end() :])
            if why is not None and stop.end() > 1:
                return line[: stop.end()].rstrip(), why
    return line, None


_STOPS = {
    "glued": re.compile(r"(?<=[a-z0-9)\"”’'])[.!?][\"”’')]?(?=[A-Z])"),
    "end": re.compile(r"[.!?…][\"”’')]? (?=[A-Z©(])"),
}


@cache
def _matcher(place: str) -> _Matcher:
    entries = [entry for entry in load_leftovers() if place in entry.where]
    if not entries:
        return _Matcher(None, ())
    parts = "|".join(f"(?P<g{n}>{entry.pattern})" for n, entry in enumerate(entries))
    return _Matcher(re.compile(parts, re.IGNORECASE), tuple(entry.reason for entry in entries))


@cache
def _rests() -> tuple[tuple[Leftover, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (
            entry,
            re.compile(entry.pattern, re.IGNORECASE),
            re.compile(entry.needs or "", re.IGNORECASE),
        )
        for entry in load_leftovers()
        if "rest" in entry.where
    )


@cache
def load_leftovers() -> tuple[Leftover, ...]:
    """Read the data file; KnowledgeError names the entry that is wrong."""
    path = data_folder("clean") / "leftovers.yaml"
    plain = load_yaml(path)
    if not isinstance(plain, list):
        raise KnowledgeError(f"{path}: must hold a list of entries")
    return tuple(_read_entry(entry, f"{path}: entry {n}") for n, entry in enumerate(plain, 1))


def _read_entry(plain: Plain, where: str) -> Leftover:
    if not isinstance(plain, dict):
        raise KnowledgeError(f"{where} must have fields")
    entry = Leftover(
        reason=str(plain.get("reason") or ""),
        where=_strings(plain.get("where")),
        pattern=str(plain.get("pattern") or ""),
        needs=str(plain["needs"]) if plain.get("needs") else None,
        takes=_strings(plain.get("takes")),
        never=_strings(plain.get("never")),
    )
    if not entry.reason or not entry.pattern or not set(entry.where) <= set(PLACES):
        raise KnowledgeError(f"{where} needs a reason, a pattern, and places out of {PLACES}")
    try:
        re.compile(entry.pattern)
    except re.error as error:
        raise KnowledgeError(f"{where}: pattern {entry.pattern!r} is wrong: {error}") from error
    return entry


def _strings(plain: Plain) -> tuple[str, ...]:
    return tuple(str(one) for one in plain) if isinstance(plain, list) else ()
