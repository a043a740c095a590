"""What holds some words: names, reports, events and statements, also while they are typed."""

from dataclasses import dataclass, replace

from dateline.answers import DocumentRow, NameRow
from dateline.errors import UsageError
from dateline.record import EventRow, StatementRow
from dateline.store import Record
from dateline.web.asked import Asked

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
    """What was found for `text`; `hint` says why no text was looked through, if none was."""

    text: str
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


def make_search(record: Record, asked: Asked) -> Found:
    """Look for words; with `typing=1` the last word may be the beginning of one."""
    text = (asked.filter.text or "").strip()
    if not text:
        return Found("", (), (), (), ())
    names = record.names(text, as_of=asked.as_of, limit=_NAMES)
    typing = asked.word("typing") == "1"
    wanted = replace(
        asked.filter, text=_open_end(text) if typing else text, limit=asked.filter.limit or _ROWS
    )
    try:
        return Found(
            text,
            names,
            record.documents(wanted, newest=True),
            record.events(wanted),
            record.statements(wanted),
        )
    except UsageError as error:  # no word in it that texts could be looked through for
        return Found(text, names, (), (), (), str(error))


def _open_end(text: str) -> str:
    """Let the last word be the beginning of one, if it is long enough and not in a phrase."""
    last = text.rsplit(maxsplit=1)[-1]
    long = sum(sign.isalnum() for sign in last) >= _SHORTEST
    return f"{text}*" if long and '"' not in text and not last.endswith("*") else text
