"""Happenings counted by day, by place and between two, and who is named in how many reports.

Each looks at the newest events, or reports, that fit, up to a bound; a drawing needs numbers and
not rows, so no row is made of them.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import combinations, groupby, islice

from dateline.answers import Filter
from dateline.counts import (
    DayCount,
    Days,
    Named,
    NamedCount,
    PairCount,
    Pairs,
    PlaceCount,
    Places,
    rank,
)
from dateline.findings import DENIED, MentionKind
from dateline.record import UNKNOWN, Party
from dateline.rules import Rules
from dateline.store.asking import Conditions, ask_events, ask_visible
from dateline.store.copies import find_texts
from dateline.store.happenings import as_json, ids_of_happenings
from dateline.store.linking import split_groups
from dateline.store.loading import ACTOR, NAME, WHO
from dateline.store.naming import RecordNames
from dateline.store.views import OPEN

MOST = 50_000
"""Events that are looked at to count days: one row each."""

MOST_PLACED = 12_000
"""Events that are looked at to count places."""

MOST_PAIRED = 6_000
"""Events that are looked at to count who acts towards whom: several rows each."""

MOST_REPORTS = 1_000
"""Reports that are looked at to see who is named."""

_PICKED = "event.id, event.happening, event.type, event.day"
_WHO = f"{WHO}, {NAME}, party.words"


@dataclass(slots=True)
class _Heap:
    """Happenings under one key while they are counted: each with its type, and all their days."""

    heads: dict[str, str] = field(default_factory=dict)
    days: list[str] = field(default_factory=list)

    def add(self, head: str, kind: str, day: str) -> None:
        self.heads.setdefault(head, kind)
        if day != OPEN:
            self.days.append(day)

    @property
    def types(self) -> tuple[tuple[str, int], ...]:
        return rank(Counter(self.heads.values()))

    @property
    def reach(self) -> tuple[date | None, date | None]:
        if not self.days:
            return (None, None)
        return (date.fromisoformat(min(self.days)), date.fromisoformat(max(self.days)))


def count_days(connection: sqlite3.Connection, wanted: Filter, rules: Rules) -> Days:
    """Count happenings by the day on which they began, or else by which they were over."""
    picked = _ask(connection, wanted, MOST)
    rows = connection.execute(_write_pick(picked, MOST), picked.values).fetchall()
    heads = _find_heads(connection, (row[1] for row in rows), wanted, rules)
    found: dict[tuple[str, str], set[str]] = {}
    undated = set()
    for one, happening, kind, day in rows:
        head = heads.get(one, happening)
        if day == OPEN:
            undated.add(head)
        else:
            found.setdefault((day, kind), set()).add(head)
    counts = tuple(
        DayCount(date.fromisoformat(day), kind, len(inside))
        for (day, kind), inside in sorted(found.items())
    )
    return Days(counts, len(undated), len(rows), len(rows) == MOST)


def count_places(connection: sqlite3.Connection, wanted: Filter, rules: Rules) -> Places:
    """Count happenings by place, with its coordinates as the telling reports' words mean it."""
    picked = _ask(connection, wanted, MOST_PLACED)
    rows = connection.execute(
        f"SELECT picked.id, picked.happening, picked.type, picked.day, {_WHO}, picked.country, "  # noqa: S608 (values are bound)
        "place.country, place.admin1, place.lat, place.lon, place.precision "
        f"FROM ({_write_pick(picked, MOST_PLACED, 'event.country')}) AS picked "
        "LEFT JOIN party ON party.subject = picked.id AND role = 'place' AND position = 0 "
        f"{ACTOR} LEFT JOIN place ON place.actor = party.actor "
        "AND place.document = party.document",
        picked.values,
    ).fetchall()
    heads = _find_heads(connection, (row[1] for row in rows), wanted, rules)
    heaps: dict[tuple[str, _Spot], _Heap] = {}
    parties: dict[str, Party] = {}
    unplaced = set()
    for one, happening, kind, day, who, name, words, *where in rows:
        head = heads.get(one, happening)
        if who is None:
            unplaced.add(head)
            continue
        _name(parties, who, name, words)
        heaps.setdefault((who, _locate(*where)), _Heap()).add(head, kind, day)
    counts = (
        PlaceCount(parties[who], *spot, len(heap.heads), heap.types, *heap.reach)
        for (who, spot), heap in heaps.items()
    )
    ranked = sorted(counts, key=lambda one: (-one.happenings, one.place.id, one.lat or 0.0))
    return Places(tuple(ranked), len(unplaced), len(rows), len(rows) == MOST_PLACED)


_Spot = tuple[str | None, str | None, float | None, float | None, int]


def _locate(
    told: str | None,
    country: str | None,
    admin1: str | None,
    lat: float | None,
    lon: float | None,
    precision: int | None,
) -> _Spot:
    """Give where a place lies; of one without coordinates no more than its country is known."""
    if lat is not None and lon is not None and precision is not None:
        return (country, admin1, lat, lon, precision)
    home = country or told
    return (home, None, None, None, 1 if home else 0)


def count_pairs(connection: sqlite3.Connection, wanted: Filter, rules: Rules) -> Pairs:
    """Count happenings by who acts towards whom; what is denied or did not happen counts not.

    Those who act together on nobody ("A and B signed") act towards each other. Who is known in one
    report only ("two men") is nobody here.
    """
    picked = _ask(connection, wanted, MOST_PAIRED)
    picked.add(f"event.status NOT IN ({', '.join('?' * len(DENIED))})", *sorted(DENIED))
    rows = connection.execute(
        f"SELECT picked.id, picked.happening, picked.type, picked.day, party.role, {_WHO} "  # noqa: S608 (values are bound)
        f"FROM ({_write_pick(picked, MOST_PAIRED)}) AS picked "
        "LEFT JOIN party ON party.subject = picked.id AND role IN ('actor', 'recipient') "
        f"{ACTOR}",
        picked.values,
    ).fetchall()
    heads = _find_heads(connection, (row[1] for row in rows), wanted, rules)
    casts: dict[tuple[str, str, str, str], dict[str, list[str]]] = {}
    parties: dict[str, Party] = {}
    for one, happening, kind, day, role, who, name, words in rows:
        cast = casts.setdefault((one, heads.get(one, happening), kind, day), {})
        if who is not None and not who.startswith(UNKNOWN):
            _name(parties, who, name, words)
            cast.setdefault(role, []).append(who)
    heaps: dict[tuple[str, str, str, bool], _Heap] = {}
    for (_, head, kind, day), cast in casts.items():
        for left, right, mutual in _pair(cast.get("actor", []), cast.get("recipient", [])):
            heaps.setdefault((left, right, kind, mutual), _Heap()).add(head, kind, day)
    counts = (
        PairCount(parties[left], parties[right], kind, len(heap.heads), mutual, *heap.reach)
        for (left, right, kind, mutual), heap in heaps.items()
    )
    ranked = sorted(
        counts, key=lambda one: (-one.happenings, one.actor.id, one.recipient.id, one.type)
    )
    return Pairs(tuple(ranked), len(casts), len(casts) == MOST_PAIRED)


def _pair(actors: Sequence[str], recipients: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Give who acts towards whom, and whether they act together."""
    if recipients:
        yield from ((one, other, False) for one in actors for other in recipients if one != other)
    else:
        yield from ((one, other, True) for one, other in combinations(sorted(set(actors)), 2))


def count_named(connection: sqlite3.Connection, wanted: Filter, rules: Rules) -> Named:
    """Count who is named in the newest reports, each text once; `limit` holds for each kind."""
    seen = Conditions()
    ask_visible(seen, Filter(as_of=wanted.as_of))
    documents = [
        one
        for (one,) in connection.execute(
            f"SELECT document FROM edition WHERE {seen.where} "  # noqa: S608 (values are bound)
            f"ORDER BY known_from DESC, document DESC LIMIT {MOST_REPORTS:d}",
            seen.values,
        )
    ]
    texts = find_texts(connection, documents, wanted, rules)
    rows = connection.execute(
        "SELECT actor.canonical, actor.id, actor.name, actor.kind, appearance.name, "
        "appearance.document FROM appearance JOIN actor ON actor.id = appearance.actor "
        "WHERE appearance.document IN (SELECT value FROM json_each(?))",
        (json.dumps(documents),),
    )
    inside: dict[str, set[str]] = {}
    best: dict[str, tuple[bool, int, str, MentionKind, str]] = {}
    for who, one, name, kind, written, document in rows:
        if not who.startswith(UNKNOWN):
            inside.setdefault(who, set()).add(texts.get(document, document))
            called = (one != who, -len(name), name, kind, written)
            best[who] = min(called, best.get(who, called))
    counts = (
        NamedCount(Party(who, name, written), kind, len(inside[who]))
        for who, (_, _, name, kind, written) in best.items()
    )
    ranked = sorted(counts, key=lambda one: (one.kind, -one.reports, one.actor.id))
    kept = tuple(
        one
        for _, group in groupby(ranked, key=lambda one: one.kind)
        for one in islice(group, wanted.limit)
    )
    return Named(kept, len(documents), len(documents) == MOST_REPORTS)


def _ask(connection: sqlite3.Connection, wanted: Filter, most: int) -> Conditions:
    return ask_events(replace(wanted, limit=most), RecordNames(connection, wanted.as_of))


def _write_pick(found: Conditions, most: int, *more: str) -> str:
    """Write the SELECT of the newest events that the conditions pick, those without a day first."""
    return (
        f"SELECT {', '.join((_PICKED, *more))} FROM event "  # noqa: S608 (values are bound)
        "CROSS JOIN edition ON edition.document = event.document "
        f"WHERE {found.where} ORDER BY event.day DESC, event.id DESC LIMIT {most:d}"
    )


def _name(parties: dict[str, Party], who: str, name: str, words: str) -> None:
    """Note how one is called, the same whatever comes first."""
    known = parties.get(who)
    if known is None or (name, words) < (known.name, known.words):
        parties[who] = Party(who, name, words)


def _find_heads(
    connection: sqlite3.Connection, happenings: Iterable[str], wanted: Filter, rules: Rules
) -> dict[str, str]:
    """Give the happening that can be seen on a day of each event whose stored one came later.

    A happening is made anew where an event of it may not be seen; the others stay as they are.
    """
    if wanted.as_of is None:
        return {}
    day = wanted.as_of.isoformat()
    rows = connection.execute(
        "SELECT DISTINCT happening FROM event CROSS JOIN edition USING (document) "
        "WHERE happening IN (SELECT value FROM json_each(?)) "
        "AND (withdrawn OR known_from > ? OR known_until <= ?)",
        (as_json(set(happenings)), day, day),
    )
    torn = {one for (one,) in rows}
    return split_groups(connection, ids_of_happenings(connection, torn, wanted), rules)
