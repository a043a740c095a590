"""What holds some words: names, reports, events and statements, also while they are typed."""

from dataclasses import dataclass, replace

from dateline.answers import DocumentRow, NameRow
from dateline.errors import UsageError
from dateline.record import EventRow, StatementRow
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table

_NAMES, _ROWS = 24, 12
_SHORTEST = 3
"""Letters that a word must have to be looked for as the beginning of one."""

GROUPS = {
    "Operations": ("operation",),
    "Places": ("place", "country"),
    "People and organisations": ("person", "organisation", "group", "other"),
}
"""What is found by name, in groups of kinds."""


@dataclass(frozen=True, slots=True)
class Found:
    """What was found for `text`; `words` are those that texts were looked through for.

    `hint` says why none was, if none was.
    """

    text: str
    words: str
    names: tuple[NameRow, ...]
    reports: tuple[DocumentRow, ...]
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]
    hint: str = ""

    def groups(self) -> tuple[tuple[str, tuple[NameRow, ...]], ...]:
        """Give the names by groups of kinds, those with none left out."""
        return tuple(
            (title, inside)
            for title, kinds in GROUPS.items()
            if (inside := tuple(one for one in self.names if one.kind in kinds))
        )


@dataclass(frozen=True, slots=True)
class Names:
    """Who has a name that begins with `text`, those in most reports first."""

    text: str
    names: tuple[NameRow, ...]


def make_names(record: Record, asked: Asked) -> Names:
    """Look for names alone, as the box at the top of every page does at each key."""
    text = (asked.filter.text or "").strip()
    return Names(text, record.names(text, as_of=asked.as_of, limit=asked.filter.limit or _NAMES))


def list_names(view: Names) -> Table:
    """Give the table of names, a row each."""
    return ("id", "name", "kind", "reports"), (
        (one.actor.id, one.actor.name, one.kind, one.documents) for one in view.names
    )


def make_search(record: Record, asked: Asked) -> Found:
    """Look for words; with `typing=1` the last word may be the beginning of one."""
    text = (asked.filter.text or "").strip()
    if not text:
        return Found("", "", (), (), (), ())
    names = record.names(text, as_of=asked.as_of, limit=_NAMES)
    typing = asked.word("typing") == "1"
    words = _open_end(text) if typing else text
    wanted = replace(asked.filter, text=words, limit=asked.filter.limit or _ROWS)
    try:
        return Found(
            text,
            words,
            names,
            record.documents(wanted, newest=True),
            record.events(wanted),
            record.statements(wanted),
        )
    except UsageError as error:  # no word in it that texts could be looked through for
        return Found(text, words, names, (), (), (), str(error))


def _open_end(text: str) -> str:
    """Let the last word be the beginning of one, if it is long enough and not in a phrase."""
    last = text.rsplit(maxsplit=1)[-1]
    long = sum(sign.isalnum() for sign in last) >= _SHORTEST
    return f"{text}*" if long and '"' not in text and not last.endswith("*") else text
