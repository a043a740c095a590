"""From the view of tallies to rows."""

import sqlite3
from typing import Any

from dateline.record import Party, TallyRow
from dateline.store.asking import Conditions
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, read_day, read_source
from dateline.store.loading import Casts, load_casts
from dateline.store.views import LIST

_TALLY = (
    "tally.id, what, low, high, tally.words, of, occasion, sort, tally.trigger, tally.event, "
    "coalesce(event.happening, ''), countries, tally.earliest, tally.latest, as_of, "
    'tally.sentence, scene, tally.start, tally."end"'
)


def load_tallies(
    connection: sqlite3.Connection, found: Conditions, limit: int | None = None
) -> tuple[TallyRow, ...]:
    """Give the tallies that the conditions pick, last day first."""
    ending = f" LIMIT {limit:d}" if limit is not None else ""
    rows = connection.execute(
        f"SELECT {SOURCE_COLUMNS}, {_TALLY} FROM tally "  # noqa: S608 (values are bound)
        "CROSS JOIN document ON document.id = tally.document "
        "CROSS JOIN edition ON edition.document = tally.document "
        "LEFT JOIN event ON event.id = tally.event "
        f"WHERE {found.where} ORDER BY tally.day DESC, tally.id DESC{ending}",
        found.values,
    ).fetchall()
    casts = load_casts(connection, [row[SOURCE_WIDTH] for row in rows])
    return tuple(_make_tally(row, casts) for row in rows)


def _make_tally(row: tuple[Any, ...], casts: Casts) -> TallyRow:
    one, what, low, high, words, of, occasion, sort, trigger, event = row[SOURCE_WIDTH:][:10]
    happening, countries, earliest, latest, as_of = row[SOURCE_WIDTH + 10 :][:5]
    sentence, scene, start, end = row[SOURCE_WIDTH + 15 :]
    places: tuple[Party, ...] = casts.get((one, "place"), ())
    return TallyRow(
        id=one,
        what=what,
        low=low,
        high=high,
        words=words,
        of=tuple(of.split(LIST)) if of else (),
        occasion=occasion,
        sort=sort,
        trigger=trigger,
        event=event,
        happening=happening,
        places=places,
        countries=tuple(countries.split(LIST)) if countries else (),
        earliest=read_day(earliest),
        latest=read_day(latest),
        as_of=read_day(as_of),
        said_by=casts.get((one, "said_by"), ()),
        sentence=sentence,
        scene=scene,
        start=start,
        end=end,
        source=read_source(row[:SOURCE_WIDTH]),
    )
