"""Who wrote a text and who owns its printer: wires by credits and datelines, publisher families.

The names are data (data/publishers/wires.yaml, families.yaml). A wire that is not listed is known
by its form: a name in brackets between the place and the dash of a dateline.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.record import Printing
from dateline.resolve.wire import split_words

_DATELINE = re.compile(r"^[^()\n]{2,60}\((?P<agency>[^()\n]{2,40})\)(?:,[^()\n—–]{3,30})? ?[—–-]")
_ALONE = re.compile(r"^\((?P<agency>[^()\n]{2,40})\) ?(?:[—–-]|(?=[A-Z“\"]))")
_LINES = 8
"""Lines of a text in which a dateline may stand, and the last ones, where a credit may."""

_CREDIT_WORDS = 12
"""Words that a line of credits has at most."""

_BREAK = re.compile(r"[,/;|–—]| and | with | for |\n")
_LEAD = re.compile(r"^(?:by|from|source|reporting by|report by|credit|©|copyright)[: ]+", re.I)
_SPACE = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class _Names:
    """Wires by folded name, families by folded name of a paper and by domain."""

    wires: Mapping[str, str]
    papers: Mapping[str, str]
    domains: Mapping[str, str]


def find_wire(one: Printing) -> str | None:
    """Give the wire whose text this is, by its dateline, publisher, writer or a line of credits."""
    lines = [line.strip() for line in one.text.splitlines() if line.strip()]
    for line in lines[:_LINES]:
        found = _DATELINE.match(line) or _ALONE.match(line)
        name = found["agency"].strip() if found else ""
        if name and _is_agency(name, one):
            return _names().wires.get(_fold(name), name)
    short = [line for line in (*lines[:_LINES], *lines[-2:]) if len(line.split()) <= _CREDIT_WORDS]
    return _find_credit(one.source.publisher, one.author, *short[1:])


def is_listed(name: str) -> bool:
    """Tell whether a name is that of a wire in the list."""
    return _fold(name) in _names().wires


def is_own_wire(one: Printing) -> bool:
    """Tell whether the publisher of a text is the wire that wrote it."""
    publisher, wire = one.source.publisher or "", find_wire(one)
    return is_listed(publisher) or (wire is not None and _fold(wire) == _fold(publisher))


def find_family(one: Printing) -> str | None:
    """Give the company that a publisher belongs to, by the domain of its url or by its name."""
    names = _names()
    parts = _host_of(one.source.url).removeprefix("www.").split(".")
    for at in range(len(parts) - 1):
        family = names.domains.get(".".join(parts[at:]))
        if family is not None:
            return family
    return names.papers.get(_fold(one.source.publisher))


def _host_of(url: str | None) -> str:
    """Give the host of a url, nothing where it has none or cannot be read."""
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""


def leave_dateline(sentence: str) -> str:
    """Give a sentence without the place, day and agency before it, which papers drop."""
    found = _DATELINE.match(sentence)
    return sentence[found.end() :] if found else sentence


@cache
def load_furniture() -> tuple[str, ...]:
    """Give the phrases of sentences that stand under many texts, as words between spaces."""
    loaded: Any = load_yaml(data_folder("publishers") / "boilerplate.yaml")
    phrases = loaded.get("phrases") if isinstance(loaded, dict) else None
    if not isinstance(phrases, list):
        raise KnowledgeError("boilerplate.yaml: needs `phrases:` with a list. Mend the file.")
    return tuple(f" {' '.join(split_words(str(one)))} " for one in phrases)


def _is_agency(name: str, one: Printing) -> bool:
    """Tell whether a name in a dateline is a wire's: known, or written as a name is."""
    if is_listed(name):
        return True
    capital = all(word[:1].isupper() for word in name.split())
    return (
        capital
        and not any(sign.isdigit() for sign in name)
        and _fold(name) != _fold(one.source.title)
    )


def _find_credit(*lines: str | None) -> str | None:
    for line in lines:
        for piece in _BREAK.split(line or ""):
            wire = _names().wires.get(_fold(_LEAD.sub("", piece.strip())))
            if wire is not None:
                return wire
    return None


def _fold(name: str | None) -> str:
    return _SPACE.sub(" ", (name or "").casefold()).strip().removeprefix("the ")


@cache
def _names() -> _Names:
    wires = {_fold(said): name for name, said in _read("wires.yaml", "wires", "names")}
    families = list(_read("families.yaml", "families", "papers"))
    domains = list(_read("families.yaml", "families", "domains"))
    return _Names(
        wires,
        {_fold(paper): family for family, paper in families},
        {domain: family for family, domain in domains},
    )


def _read(file: str, part: str, field: str) -> Iterable[tuple[str, str]]:
    """Give (name, value of the field) of all entries of a file; KnowledgeError names a flaw."""
    loaded: Any = load_yaml(data_folder("publishers") / file)
    try:
        entries = [(str(name), one.get(field) or ()) for name, one in loaded[part].items()]
    except (TypeError, KeyError, AttributeError) as error:
        raise KnowledgeError(
            f"{file}: needs `{part}:` with a name and its fields in each line. Mend the file."
        ) from error
    return [(name, str(value)) for name, values in entries for value in values]
