"""Lines of their own between headline and report: writer, publisher, date.

A line counts only when all of it is understood, so that a sentence is never taken for a byline.
The words are in data/clean/bylines.yaml.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline.clean.dates import WrittenDate, find_date
from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError

LONGEST_BYLINE = 180
_BY = re.compile(
    r"(?:(?:posted|written|reported|reporting|published|words|story|text)[ :]+)?by[: ]+(?=\S)", re.I
)
_PARTS = re.compile(r" ?[·•|] ?| [/–—-] ")
_PART_END = re.compile(r"(?:^|[,·•|(\[/–—-]) ?$")
_NAME_WORD = (
    r"(?:(?-i:[A-ZÀ-ÖØ-Þ])[\w.'’-]*|de|van|von|der|den|del|da|di|la|le|el|al|bin|ibn|ben|y)"
)
_NAME = re.compile(rf"(?=[A-ZÀ-ÖØ-Þ]){_NAME_WORD}(?: {_NAME_WORD}){{0,5}}")
_AND = re.compile(r" and | & | with ")
_PLACE_OF_WRITER = re.compile(
    r" (?:in|from|for|at|of) (?P<whose>(?:the )?[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,3})$"
)
_OTHER_CREDITS = re.compile(
    r" ?; ?(?:additional |further |with )?(?:reporting|writing|editing|translation|production)"
    r"(?: and (?:writing|editing|reporting))? by [A-Z].*",
    re.I,
)
_TIME = re.compile(
    r"(?:[ ,|·•@–—-]|at\b|on\b)*(?:T?\d{1,2}(?:[:.h]\d\d){0,2}(?:\.\d{1,6})?)?[ ,]*"
    r"(?:[ap]\.?m\.?)?[ ,]*\(?(?:Z|[+-]\d\d:?\d\d|[A-Z]{2,5}|"
    r"[A-Z][a-z]{2,12} (?:[A-Z][a-z]+ )?[Tt]ime)?\)?\.?",
)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date on a line of its own; `later` when it tells of a change after publication."""

    written: WrittenDate
    later: bool


@dataclass(frozen=True, slots=True)
class Byline:
    """What one line says; `kind` is the reason under which it is taken out of the text."""

    kind: str
    author: str | None = None
    publisher: str | None = None
    dates: tuple[Dated, ...] = ()


def read_byline(line: str) -> Byline | None:
    """Read a line that holds nothing but writer, publisher or date; None for any other line."""
    if not 3 <= len(line) <= LONGEST_BYLINE:
        return None
    line = _OTHER_CREDITS.sub("", _without_brackets(line))
    dates = read_date_line(line)
    if dates:
        return Byline("date line", dates=dates)
    found = _read_parts(_PARTS.split(line)) or _read_parts([line])
    if found is None or (found.author is None and found.publisher is None and not found.dates):
        return None
    return found


def _without_brackets(line: str) -> str:
    """Give what stands in brackets that hold the whole line."""
    inner = line[1:-1].strip()
    whole = line[0] + line[-1] in ("()", "[]") and not re.search(r"[()\[\]]", inner)
    return inner if whole else line


def _read_parts(parts: Sequence[str]) -> Byline | None:
    """Read the parts of a line between its marks, each of which must be understood."""
    author: str | None = None
    publisher: str | None = None
    dates: tuple[Dated, ...] = ()
    for part in parts:
        written = read_date_line(part)
        if written:
            dates += written
        elif _BY.match(part) and author is None:
            read = _read_writer(part[_BY.match(part).end() :])  # type: ignore[union-attr]
            if read is None:
                return None
            author, publisher = read.author, read.publisher or publisher
            dates += read.dates
        elif is_media(part):
            publisher = publisher or part
        else:
            return None
    kind = "byline" if author else "publisher's line" if publisher else "date line"
    return Byline(kind, author, publisher, dates)


def _read_writer(rest: str) -> Byline | None:
    """Read what follows "By": names, and after commas a publisher, a role, a section or a date."""
    segments = [segment.strip() for segment in rest.split(",")]
    names: list[str] = []
    publisher: str | None = None
    dates: tuple[Dated, ...] = ()
    for number, segment in enumerate(segments):
        found = _find_names(segment)
        publisher = publisher or _find_employer(segment)
        written = read_date_line(", ".join(segments[number:])) if number else ()
        if written:
            dates = written
            break
        if number and is_media(segment):
            publisher = publisher or segment
        elif found and not _is_role(segment):
            names.extend(found)
        elif not number or not (
            _is_role(segment) or re.fullmatch(r"in [A-Z][\w &]{2,30}", segment)
        ):
            return None
    if not names or len(names) > 8:
        return None
    if len(names) == 1 and is_media(names[0]):
        return Byline("byline", author=names[0], publisher=publisher or names[0], dates=dates)
    return Byline("byline", ", ".join(names), publisher, dates)


def _find_names(segment: str) -> list[str]:
    """Give the names joined in a part of a byline; none when any word of it is something else."""
    names = []
    segment = re.sub(r"^(?:and|with) ", "", segment)
    for one in _AND.split(segment):
        if re.match(r"(?:an?|our|other) ", one):
            continue
        name = _PLACE_OF_WRITER.sub("", one)
        if not _NAME.fullmatch(name) or not _is_name(name):
            return []
        names.append(name)
    return names


def _find_employer(segment: str) -> str | None:
    """Give the publisher that a writer is named with: "Anna Bell for Example Radio"."""
    found = _PLACE_OF_WRITER.search(segment)
    whose = found["whose"] if found else ""
    return whose if whose and is_media(whose[:1].upper() + whose[1:]) else None


def _is_name(name: str) -> bool:
    words = name.split(" ")
    if words[0].casefold() in list_words("never_names"):
        return False
    return len(words) > 1 or is_media(name)


def _is_role(segment: str) -> bool:
    words = segment.casefold()
    return any(words == role or words.endswith(f" {role}") for role in list_words("roles"))


def is_media(words: str) -> bool:
    """Tell whether words are the name of a publisher: all capitalised, one of them a media word."""
    if len(words) > 60 or words.endswith((".", ":", "?", "!")):
        return False
    folded = words.casefold()
    parts = words.split(" ")
    if len(parts) == 1:
        return folded in list_words("agencies")
    if len(parts) > 6 or folded in list_words("not_media") or not parts[0][:1].isupper():
        return False
    capitals = all(part[:1].isupper() or part in ("of", "the", "and", "&", "for") for part in parts)
    known = list_words("media")
    return capitals and any(part in known for part in folded.replace(",", "").split(" "))


def is_placeholder(name: str) -> bool:
    """Tell whether a name is what a site writes where nobody is named ("admin")."""
    return name.casefold().strip(" .") in list_words("placeholders")


def read_date_line(line: str) -> tuple[Dated, ...]:
    """Read a line that holds dates, their labels and times of day, and nothing else."""
    dates: list[Dated] = []
    rest = line
    while rest.strip(" ,|·•–—-()") and len(dates) < 3:
        label, later = _cut_label(rest)
        written = find_date(rest[label : label + 60])
        if written is None or not rest[label:].startswith(written.words):
            return ()
        time = _TIME.match(rest, label + len(written.words))
        end = time.end() if time else label + len(written.words)
        if rest[end : end + 1].isalnum():
            return ()
        dates.append(Dated(written, later))
        rest = rest[end:].lstrip(" ,|·•–—-(")
    return tuple(dates)


def _cut_label(text: str) -> tuple[int, bool]:
    """Give where the date can start after its label, and whether that tells of a change."""
    lowered = text[:40].casefold()
    for kind in ("later", "first"):
        for label in _labels(kind):
            if lowered.startswith(label) and not lowered[len(label) : len(label) + 1].isalnum():
                rest = text[len(label) :]
                return len(label) + len(rest) - len(rest.lstrip(" :—–-")), kind == "later"
    return 0, False


@dataclass(frozen=True, slots=True)
class Label:
    """The words that lead to a date ("updated"), in small letters, and where they start."""

    start: int
    words: str = ""
    later: bool = False


def find_label_before(text: str) -> Label:
    """Give the label at the end of a text; without one its start is the end of the text.

    No name runs into it: "The Post opened on 3 May 2021" has none.
    """
    lowered = text.rstrip(" :—–-").casefold()
    for kind in ("later", "first"):
        for label in _labels(kind):
            start = len(lowered) - len(label)
            if lowered.endswith(label) and _PART_END.search(lowered[: max(0, start)]):
                return Label(start, label, kind == "later")
    return Label(len(text))


def find_time_end(line: str, end: int) -> int:
    """Give where the time of day after a date ends; without figures there is none."""
    time = _TIME.match(line, end)
    return time.end() if time and any(char.isdigit() for char in time[0]) else end


@cache
def _labels(kind: str) -> tuple[str, ...]:
    labels = _load().get("labels")
    found = labels.get(kind) if isinstance(labels, dict) else None
    if not isinstance(found, list):
        raise KnowledgeError(f"data/clean/bylines.yaml: labels must hold a list named {kind}")
    return tuple(sorted((str(word).casefold() for word in found), key=lambda one: (-len(one), one)))


@cache
def list_words(name: str) -> frozenset[str]:
    """Give a list of the data, in small letters."""
    found = _load().get(name)
    if not isinstance(found, list):
        raise KnowledgeError(f"data/clean/bylines.yaml: must hold a list named {name}")
    return frozenset(str(word).casefold() for word in found)


@cache
def _load() -> dict[str, Plain]:
    plain = load_yaml(data_folder("clean") / "bylines.yaml")
    if not isinstance(plain, dict):
        raise KnowledgeError("data/clean/bylines.yaml: must have fields")
    return plain
