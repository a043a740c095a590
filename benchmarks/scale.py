"""How a record behaves as it grows: made-up readings (scale_readings.py) until it has many claims.

PATH is a folder for the records; they are removed in the end. At each size the time to add a report
is the mean over the next reports, in batches of the size that `dateline read` writes in one go;
questions are asked a hundred times of actors, places and days taken at random, by a process of its
own that opened the record for reading. `add_ratio` is the time of adding at the largest size over
that at the smallest, `query_p95_ms` the 95th percentile of the slowest sort of question at the
largest. SCALE_SIZES in the environment, numbers with commas, takes the place of 10,000, 100,000 and
1,000,000 claims.
"""

import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from statistics import quantiles

from benchmarks.frame import Result
from benchmarks.scale_readings import FIRST, PER_DAY, Maker
from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.knowledge import load_knowledge
from dateline.plans import AgendaPart, AgendaRow
from dateline.recording import open_record
from dateline.store import Record
from dateline.store.record import EVERY
from dateline.text import Report

SIZES = (10_000, 100_000, 1_000_000)
_TIMED = 2
"""Batches over which the time to add a report is taken."""
_PER_REPORT = 100
"""Claims of a report, at most: so few reports are added at once that a size is hardly passed."""
_ASKED = 100
_PLANS = 30
"""Plans that are asked for at once: a screen of them, each with what came of it."""
NOW = datetime(2030, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Size:
    """A record of one size: claims, reports, bytes, ms to add a report, and ms per question."""

    claims: int
    reports: int
    size_mb: float
    add_ms: float
    queries: dict[str, list[float]]


def score(path: Path) -> Result:
    """Grow a record and measure it at each size."""
    sizes = [int(one) for one in os.environ.get("SCALE_SIZES", "").split(",") if one] or SIZES
    file = path / "scale.db"
    remove(file)
    made = Maker(load_knowledge()).make(100_000_000)
    found: list[Size] = []
    reports = 0
    for wanted in sizes:
        grown = grow(file, made, wanted)
        took = time_adding(file, made)
        reports += grown + _TIMED * EVERY
        # Who asks is another process than the one that reads, and has not its memory.
        with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as asker:
            found.append(asker.submit(_measure, file, reports, took).result())
    remove(file)
    figures = {
        "add_ratio": found[-1].add_ms / found[0].add_ms,
        "query_p95_ms": max(quantiles(times, n=20)[-1] for times in found[-1].queries.values()),
        "claims": float(found[-1].claims),
    }
    for one in found:
        figures[f"add_ms_{one.claims // 1000}k"] = one.add_ms
        figures[f"mb_{one.claims // 1000}k"] = one.size_mb
    return Result(figures, tuple(line for one in found for line in _describe(one)))


def remove(*files: Path) -> None:
    """Remove files, and what SQLite keeps beside a record."""
    for file in files:
        for one in file.parent.glob(f"{file.name}*"):
            one.unlink()


def grow(file: Path, made: Iterator[tuple[Report, Reading]], wanted: int) -> int:
    """Add reports until there are so many claims; give the number of reports."""
    added = 0
    with open_record(file) as record:
        while (missing := wanted - _count(file)) > 0:
            batch = list(islice(made, min(EVERY, missing // _PER_REPORT + 1)))
            _add(record, batch)
            added += len(batch)
    return added


def time_adding(file: Path, made: Iterator[tuple[Report, Reading]]) -> float:
    """Add some batches to a record, and give the ms that a report takes."""
    batches = [list(islice(made, EVERY)) for _ in range(_TIMED)]
    with open_record(file) as record:
        began = time.perf_counter()
        for batch in batches:
            _add(record, batch)
        return 1000 * (time.perf_counter() - began) / (_TIMED * EVERY)


def _add(record: Record, batch: list[tuple[Report, Reading]]) -> None:
    for _ in record.add_all(batch, clock=lambda: NOW):
        pass


def _count(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute("SELECT COALESCE(MAX(n), 0) FROM claim").fetchone()
    return int(count)


def _measure(file: Path, reports: int, add_ms: float) -> Size:
    chance = random.Random(3)  # noqa: S311 (no secret)
    knowledge = load_knowledge()
    actors = [one.id for one in knowledge.of_kind("organisation")[:400]]
    last = FIRST + timedelta(days=reports // PER_DAY)
    with open_record(file, read_only=True) as record:
        known = [one for one in actors if _is_there(record, one)] or ["country/USA"]

        def some() -> str:
            return chance.choice(known)

        def some_day() -> date:
            return FIRST + timedelta(days=chance.randrange(max(1, (last - FIRST).days)))

        def span(days: int) -> tuple[date, date]:
            first = some_day()
            return first, first + timedelta(days=days)

        def week() -> Filter:
            first, after = span(7)
            return Filter(from_=first, to=after, limit=100)

        asked: dict[str, Callable[[], object]] = {
            "events of an actor": lambda: record.events(Filter(actor=some(), limit=100)),
            "events of a week": lambda: record.events(week()),
            "events by type": lambda: record.events(Filter(type="ASSAULT", limit=100)),
            "statements of an actor": lambda: record.statements(Filter(speaker=some(), limit=100)),
            "dossier": lambda: record.dossier(some()),
            "changes of a day": lambda: record.changes(*span(1), limit=100),
            "changes of an actor": lambda: record.changes(*span(30), some(), limit=100),
            "disputes": lambda: record.disputes(Filter(limit=20)),
            "disputes of an actor": lambda: record.disputes(Filter(subject=some(), limit=20)),
            "agenda": lambda: _ask_agenda(record, some_day(), "to_come"),
            "agenda of an actor": lambda: _ask_agenda(record, some_day(), "all", actor=some()),
            "agenda overdue": lambda: _ask_agenda(record, some_day(), "overdue"),
        }
        queries = {name: [_time(ask) for _ in range(_ASKED)] for name, ask in asked.items()}
    return Size(_count(file), reports, file.stat().st_size / 1e6, add_ms, queries)


def _ask_agenda(
    record: Record, day: date, part: AgendaPart, *, actor: str | None = None
) -> tuple[AgendaRow, ...]:
    asked = Filter(actor=actor, as_of=day, limit=_PLANS)
    return record.agenda(asked, today=day, part=part)


def _is_there(record: Record, actor: str) -> bool:
    try:
        return bool(record.events(Filter(actor=actor, limit=1)))
    except UsageError:  # nobody names it
        return False


def _time(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return 1000 * (time.perf_counter() - began)


def _describe(one: Size) -> Iterator[str]:
    yield (
        f"{one.claims:9,} claims, {one.reports:7,} reports, {one.size_mb:8.1f} MB, "
        f"{one.add_ms:.2f} ms to add a report"
    )
    for name, times in one.queries.items():
        yield f"          {name:24} p95 {quantiles(times, n=20)[-1]:8.1f} ms"
