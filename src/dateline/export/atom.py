"""Atom (RFC 4287): an entry for each change of what the record knew, the newest day first."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dateline import __version__
from dateline.errors import UsageError
from dateline.export.kept import find_last_day
from dateline.export.markup import escape_attribute, escape_text, make_urn, web_url
from dateline.export.request import Request
from dateline.export.tables import encode
from dateline.identity import make_id
from dateline.phrasing import say_publisher, say_status
from dateline.store import Record
from dateline.versions import ChangeRow

DAYS = 30
"""Days that a feed goes back where no first day is asked for."""

ONE = timedelta(days=1)


def write_atom(record: Record, request: Request) -> Iterator[bytes]:
    """Write what became known on each day: of everything, or of the subject asked for.

    The last day is the one asked for, else the last day published on record; the first one is 29
    days before, unless one is asked for.
    """
    with record.hold():
        last = _last_day(record, request)
        first = request.asked.from_ or last - (DAYS - 1) * ONE
        if first > last:
            raise UsageError(f"{first} is later than {last}: give the earlier day first")
        name = request.asked.subject
        subject = record.find_actor(name) if name is not None else None
        yield encode(_head(name, subject, last))
        for row in _each_change(record, request, first, last):
            yield encode(make_entry(row))
        yield b"</feed>\n"


def _last_day(record: Record, request: Request) -> date:
    """Give the last day asked for that has any report."""
    bounds = (find_last_day(record), request.asked.to, request.asked.as_of)
    return min(filter(None, bounds), default=request.today or date.min + DAYS * ONE)


def _each_change(record: Record, request: Request, first: date, last: date) -> Iterator[ChangeRow]:
    """Give changes of each day against the day before, so that no more than a day is in memory."""
    left, day = request.asked.limit, last
    while day >= first and (left is None or left > 0):
        rows = record.changes(day - ONE, day, request.asked.subject, limit=left)
        left = None if left is None else left - len(rows)
        yield from rows
        day -= ONE


def _head(name: str | None, subject: str | None, last: date) -> str:
    title = f"What changed: {name}" if name else "What changed"
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<feed xmlns="http://www.w3.org/2005/Atom">\n'
        f"<id>{escape_text(make_urn(f'changes/{subject}' if subject else 'changes'))}</id>\n"
        f"<title>{escape_text(title)}</title>\n"
        f"<updated>{last.isoformat()}T00:00:00Z</updated>\n"
        "<author><name>Dateline</name></author>\n"
        f'<generator version="{escape_attribute(__version__)}">Dateline</generator>\n'
    )


def make_entry(row: ChangeRow) -> str:
    """Give one change as an entry; its link opens the report that it rests on."""
    url = web_url(row.source.url)
    one = make_id("change", row.kind, row.day, row.id, row.what, row.before, row.after)
    link = f'<link rel="alternate" href="{escape_attribute(url)}"/>\n' if url else ""
    return (
        "<entry>\n"
        f"<id>{make_urn(one)}</id>\n"
        f"<title>{escape_text(f'{say_status(row.kind)}: {row.what}')}</title>\n"
        f"<updated>{row.day.isoformat()}T00:00:00Z</updated>\n"
        f"<author><name>{escape_text(say_publisher(row.source)) or 'unknown'}</name></author>\n"
        f'<category term="{escape_attribute(row.kind)}"/>\n'
        f"{link}"
        f'<content type="text">{escape_text(_content(row))}</content>\n'
        "</entry>\n"
    )


def _content(row: ChangeRow) -> str:
    turn: Iterable[str] = (
        f"before: {row.before}" if row.before else "",
        f"after: {row.after}" if row.after else "",
        f"“{row.words}”" if row.words else "",
        f"{say_publisher(row.source)}, {row.source.document} (dateline why {row.id})",
    )
    return "\n".join(filter(None, turn))
