"""From the tables of the views to rows: one SELECT for the rows, one for who takes part."""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from dateline.record import MACHINE, EventRow, Figure, Party, Source, StatementRow, StateRow
from dateline.store.asking import IN, ORDERS, Conditions
from dateline.store.growing import SOURCE_COLUMNS, SOURCE_WIDTH, read_day, read_source
from dateline.store.views import LIST

_Named = tuple[str, str]
"""An actor's canonical id and name."""

Casts = dict[tuple[str, str], tuple[Party, ...]]
"""Who takes part, by subject and role."""

_EVENT = (
    "event.id, happening, type, mode, context, status, certainty, background, event.earliest, "
    'event.latest, country, because_of, confidence, trigger, start, "end", sentence'
)
_STATEMENT = (
    'statement.id, kind, cue, statement.earliest, statement.latest, within, start, "end", content, '
    "anonymity, speaker_kind, number"
)
_STATE = (
    "state.id, field, value, state.words, status, certainty, state.earliest, state.latest, start, "
    '"end", sentence'
)

ACTOR = (
    "LEFT JOIN actor ON actor.id = party.actor LEFT JOIN actor AS best ON best.id = actor.canonical"
)
WHO = "coalesce(actor.canonical, party.actor)"
NAME = "coalesce(best.name, actor.name, party.name)"
"""Who a party is, and how that one is called: by what links say, or the report that names it; the
party's own name is the words that told it, which are another's where a person corrected it."""


def write_select(table: str, columns: str, found: Conditions, limit: int | None) -> str:
    """Write the SELECT of a view's rows with their sources, ordered by day."""
    return f"SELECT {SOURCE_COLUMNS}, {columns} {write_from(table, found, limit)}"


def write_from(table: str, found: Conditions, limit: int | None) -> str:
    """Write what follows the columns in the SELECT of a view's rows, ordered by day.

    CROSS JOIN keeps the view outermost, so that its indexes decide what is read.
    """
    ending = f" LIMIT {limit:d}" if limit is not None else ""
    ordered = ", ".join(f"{table}.{column}" for column in ORDERS[table])
    return (
        f"FROM {table} CROSS JOIN document ON document.id = {table}.document "
        f"CROSS JOIN edition ON edition.document = {table}.document "
        f"WHERE {found.where} ORDER BY {ordered}{ending}"
    )


def load_events(
    connection: sqlite3.Connection,
    found: Conditions,
    limit: int | None = None,
    *,
    judged: bool = True,
) -> tuple[EventRow, ...]:
    """Give the events that the conditions pick, by day and id, parties by canonical id.

    Without `judged` parties bear the ids that they have while no person has judged any actor, so
    that what is made of them depends on the reports alone.
    """
    rows = connection.execute(write_select("event", _EVENT, found, limit), found.values).fetchall()
    ids = [row[SOURCE_WIDTH] for row in rows]
    casts = load_casts(connection, ids) if judged else _load_unjudged(connection, ids)
    figures = _load_figures(connection, ids)
    return tuple(_make_event(row, casts, figures) for row in rows)


def load_statements(
    connection: sqlite3.Connection, found: Conditions, limit: int | None = None
) -> tuple[StatementRow, ...]:
    """Give the statements that the conditions pick, by day and id."""
    select = write_select("statement", _STATEMENT, found, limit)
    rows = connection.execute(select, found.values).fetchall()
    casts = load_casts(connection, [row[SOURCE_WIDTH] for row in rows])
    return tuple(_make_statement(row, casts) for row in rows)


def load_states(
    connection: sqlite3.Connection, found: Conditions, limit: int | None = None
) -> tuple[StateRow, ...]:
    """Give the states that the conditions pick, by day and id."""
    rows = connection.execute(write_select("state", _STATE, found, limit), found.values).fetchall()
    casts = load_casts(connection, [row[SOURCE_WIDTH] for row in rows])
    return tuple(_make_state(row, casts) for row in rows)


def load_casts(connection: sqlite3.Connection, subjects: Sequence[str]) -> Casts:
    """Give who takes part in these events, statements and states."""
    rows = connection.execute(
        "SELECT subject, role, actor, name, words FROM party "  # noqa: S608 (our own words)
        f"WHERE subject IN {IN} ORDER BY subject, role, position",
        (json.dumps(list(subjects)),),
    ).fetchall()
    return _collect(rows, _load_names(connection, {row[2] for row in rows}))


def _load_names(connection: sqlite3.Connection, actors: Iterable[str]) -> dict[str, _Named]:
    """Give who these actors are by what links say, and how that one is called.

    Many rows name few actors, so each is looked up once, which ACTOR would do for every row.
    """
    rows = connection.execute(
        "SELECT actor.id, actor.canonical, coalesce(best.name, actor.name) FROM actor "  # noqa: S608
        f"LEFT JOIN actor AS best ON best.id = actor.canonical WHERE actor.id IN {IN}",
        (json.dumps(list(actors)),),
    )
    return {one: (canonical, name) for one, canonical, name in rows}


def _load_unjudged(connection: sqlite3.Connection, subjects: Sequence[str]) -> Casts:
    """Give who takes part by the ids of the knowledge base, or of names, whatever was judged."""
    rows = connection.execute(
        'SELECT subject, role, coalesce((SELECT "right" FROM link WHERE "left" = party.actor '  # noqa: S608 (our own words)
        f"AND author LIKE '{MACHINE}%' AND judgement = 'same' ORDER BY n DESC LIMIT 1), "
        f"party.actor), name, words FROM party WHERE subject IN {IN} "
        "ORDER BY subject, role, position",
        (json.dumps(list(subjects)),),
    )
    return _collect(rows, {})


def _collect(rows: Iterable[tuple[str, ...]], names: Mapping[str, _Named]) -> Casts:
    found: dict[tuple[str, str], list[Party]] = {}
    for subject, role, actor, name, words in rows:
        one, called = names.get(actor) or (actor, name)
        found.setdefault((subject, role), []).append(_make_party(one, called, words))
    return {key: tuple(parties) for key, parties in found.items()}


@lru_cache(maxsize=65536)
def _make_party(one: str, name: str, words: str) -> Party:
    """Make a party, one object for all rows that give the same: so few are made and compared."""
    return Party(one, name, words)


def pick_ids(table: str, ids: Iterable[str]) -> Conditions:
    """Give the conditions that pick rows of a view by id."""
    found = Conditions()
    wanted = json.dumps(list(ids))
    found.add(f"{table}.id IN {IN}", wanted)
    return found


def _load_figures(
    connection: sqlite3.Connection, events: Sequence[str]
) -> dict[str, tuple[Figure, ...]]:
    rows = connection.execute(
        "SELECT event, what, low, high, words FROM figure "  # noqa: S608
        f"WHERE event IN {IN} ORDER BY event, position",
        (json.dumps(list(events)),),
    )
    found: dict[str, list[Figure]] = {}
    for event, *values in rows:
        found.setdefault(event, []).append(Figure(*values))
    return {event: tuple(figures) for event, figures in found.items()}


@lru_cache(maxsize=16384)
def _share_source(row: tuple[object, ...]) -> Source:
    """Give a row's source, one object for all rows of a document."""
    return read_source(row)


def _make_event(
    row: tuple[Any, ...], casts: Casts, figures: dict[str, tuple[Figure, ...]]
) -> EventRow:
    one, happening, kind, mode, context, status, certainty, background = row[SOURCE_WIDTH:][:8]
    earliest, latest, country, because_of, confidence = row[SOURCE_WIDTH + 8 :][:5]
    trigger, start, end, sentence = row[SOURCE_WIDTH + 13 :]
    places = casts.get((one, "place"), ())
    return EventRow(
        id=one,
        happening=happening,
        type=kind,
        mode=_read_list(mode),
        status=status,
        certainty=certainty,
        background=bool(background),
        actor=casts.get((one, "actor"), ()),
        recipient=casts.get((one, "recipient"), ()),
        earliest=read_day(earliest),
        latest=read_day(latest),
        place=places[0] if places else None,
        said_by=casts.get((one, "said_by"), ()),
        trigger=trigger,
        sentence=sentence,
        start=start,
        end=end,
        source=_share_source(row[:SOURCE_WIDTH]),
        country=country,
        context=_read_list(context),
        quantities=figures.get(one, ()),
        because_of=_read_list(because_of),
        confidence=confidence,
        named=casts.get((one, "named"), ()),
    )


def _make_statement(row: tuple[Any, ...], casts: Casts) -> StatementRow:
    one, kind, cue, earliest, latest, within, start, end, content = row[SOURCE_WIDTH:][:9]
    anonymity, speaker_kind, number = row[SOURCE_WIDTH + 9 :]
    return StatementRow(
        id=one,
        kind=kind,
        speaker=_first(casts, one, "speaker"),
        cue=cue,
        content=content,
        earliest=read_day(earliest),
        latest=read_day(latest),
        within=within,
        start=start,
        end=end,
        source=_share_source(row[:SOURCE_WIDTH]),
        named=casts.get((one, "named"), ()),
        audience=_first(casts, one, "audience"),
        place=_first(casts, one, "place"),
        speaks_for=_first(casts, one, "speaks_for"),
        anonymity=anonymity,
        speaker_kind=speaker_kind,
        number=number,
    )


def _first(casts: Casts, one: str, role: str) -> Party | None:
    return next(iter(casts.get((one, role), ())), None)


def _make_state(row: tuple[Any, ...], casts: Casts) -> StateRow:
    one, field, value, words, status, certainty, earliest, latest = row[SOURCE_WIDTH:][:8]
    start, end, sentence = row[SOURCE_WIDTH + 8 :]
    return StateRow(
        id=one,
        subject=casts[(one, "subject")][0],
        field=field,
        value=value,
        words=words,
        status=status,
        certainty=certainty,
        earliest=read_day(earliest),
        latest=read_day(latest),
        said_by=casts.get((one, "said_by"), ()),
        sentence=sentence,
        start=start,
        end=end,
        source=_share_source(row[:SOURCE_WIDTH]),
    )


def _read_list(value: str) -> tuple[str, ...]:
    return tuple(value.split(LIST)) if value else ()
