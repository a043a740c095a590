"""Days of a document from the others of the record: asked when it is shown, never stored.

So the order in which reports were read does not matter, and a day found later counts at once.
"""

import json
import sqlite3
from dataclasses import replace
from datetime import date

from dateline.findings import Reading
from dateline.record import Bounds, Telling
from dateline.rules import Rules
from dateline.store.growing import read_day, read_reading
from dateline.store.keys import number_keys
from dateline.text import Published, Reason

_MOST = 50
"""Documents that are compared with one, those that share most keys with it."""

_NEAR = (
    "SELECT document.id FROM json_each(?) AS wanted "
    "CROSS JOIN shared ON shared.key = wanted.value "
    "JOIN document ON document.n = shared.document "
    "WHERE document.id != ? "
    "AND document.earliest IS NOT NULL AND document.latest IS NOT NULL "
    "GROUP BY document.id ORDER BY count(*) DESC, document.id LIMIT ?"
)


def read_bounded(connection: sqlite3.Connection, document: str, rules: Rules | None) -> Reading:
    """Give a document's reading, its days cut to those that the other documents leave."""
    reading = read_reading(connection, document)
    known = reading.document.published
    if rules is None or known.value is not None or known.basis == "given":
        return reading
    bounds = find_bounds(connection, document, rules)
    if bounds is None:
        return reading
    published = _cut(known, bounds)
    return replace(reading, document=replace(reading.document, published=published))


def find_bounds(connection: sqlite3.Connection, document: str, rules: Rules) -> Bounds | None:
    """Give the days that the other documents leave a document."""
    telling = _read_telling(connection, document)
    keys = json.dumps(number_keys(rules.find_copy_keys(telling.text)))
    near = [one for (one,) in connection.execute(_NEAR, (keys, document, _MOST))]
    if not near:
        return None
    others = tuple(_read_telling(connection, one) for one in near)
    return rules.bound_by_others(telling, others)


def _cut(known: Published, bounds: Bounds) -> Published:
    first, last = bounds.earliest, bounds.latest
    return Published(
        value=first.isoformat() if first and first == last else None,
        basis="inferred" if known.basis == "unknown" else known.basis,
        earliest=first,
        latest=last,
        reasons=(*known.reasons, *(Reason(None, why) for why in bounds.reasons)),
    )


def _read_telling(connection: sqlite3.Connection, document: str) -> Telling:
    title, text, earliest, latest = connection.execute(
        "SELECT title, text, earliest, latest FROM document WHERE id = ?", (document,)
    ).fetchone()
    rows = connection.execute(
        "SELECT content, earliest FROM statement "
        "WHERE document = ? AND kind = 'direct' AND earliest IS NOT NULL ORDER BY start",
        (document,),
    ).fetchall()
    said: list[tuple[str, date]] = [
        (content, day) for content, one in rows if (day := read_day(one)) is not None
    ]
    return Telling(document, title, text, read_day(earliest), read_day(latest), tuple(said))
