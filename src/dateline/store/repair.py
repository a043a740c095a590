"""A damaged record made anew from what is whole in it; the damaged file stays, under another name.

Nothing is written into the damaged file. The new one takes its place when it is complete, checked
and on the disk.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import StoreError
from dateline.rules import Rules
from dateline.store.check import find_problems
from dateline.store.connection import connect, explain_errors, transaction
from dateline.store.holder import find_holder
from dateline.store.migrations import MIGRATIONS, migrate
from dateline.store.pages import Pages
from dateline.store.salvage import GROWING, Kept, Lost, collect, open_scratch, restore
from dateline.store.writing import link_again, rebuild_views

_FILES = ("", "-wal", "-shm")
_NOTHING = (
    "nothing of a record of Dateline is left in it: restore a copy, or read the reports again"
)


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair did: what it kept and lost, and where the damaged file is now."""

    kept: Kept
    lost: Lost
    damaged: Path


def repair_record(
    path: Path, rules: Rules, *, recorded: str, tell: Callable[[str], None] | None = None
) -> Repaired:
    """Make a new record at `path` of all that is whole in the damaged one there.

    `recorded` is when links count as known that are made again; `tell` hears what is being done.
    StoreError, and no change, when a process has the record open, when nothing of a record is left
    in the file, or when what comes out is not sound.
    """
    if not path.is_file():
        raise StoreError(f"there is no record {path}: nothing can be repaired")
    holder = find_holder(path, "has open")
    if holder is not None:
        raise StoreError(f"{path}: {holder} has the record open: stop it first")
    fresh = path.with_name(f"{path.name}.repairing")
    say = tell or (lambda _: None)
    try:
        with explain_errors(path), _clean_up(fresh):
            kept, lost = _make_anew(path, fresh, rules, recorded, say)
            return Repaired(kept, lost, _exchange(path, fresh))
    except OSError as error:
        raise StoreError(f"{path} cannot be repaired: {error}") from error


def _make_anew(
    path: Path, fresh: Path, rules: Rules, recorded: str, say: Callable[[str], None]
) -> tuple[Kept, Lost]:
    with (
        closing(connect(fresh, read_only=False)) as connection,
        closing(open_scratch(_scratch_of(fresh))) as scratch,
    ):
        migrate(connection, fresh)
        say("looking through the pages of the damaged file")
        broken = _collect(path, scratch, connection)
        with transaction(connection):
            say("writing what is whole into a new record")
            kept, lost = restore(scratch, connection, broken, rules)
            if not kept.reports and not _has_rows(connection, "report"):
                raise StoreError(f"{path}: {_NOTHING}")
            say("making its views")
            rebuild_views(connection, rules)
            if lost.links:
                link_again(connection, rules, recorded)
        problems = find_problems(connection, rules)
        if problems:
            raise StoreError(
                f"{path}: what was kept is not sound ({problems[0].where}: {problems[0].what}); "
                "the file stays as it is. Restore a copy, and please file this as a bug"
            )
    return kept, lost


def _collect(path: Path, scratch: sqlite3.Connection, connection: sqlite3.Connection) -> int:
    pages = Pages(path)
    try:
        if MIGRATIONS[-1].version < pages.version < _NEVER:
            raise StoreError(
                f"{path} was made by a newer version of Dateline (tables {pages.version}, this one "
                f"knows {MIGRATIONS[-1].version}): update Dateline"
            )
        return collect(pages, scratch, {name: _columns(connection, name) for name in GROWING})
    finally:
        pages.close()


_NEVER = 1000
"""No record has a version like this: such a number is damage."""


def _columns(connection: sqlite3.Connection, table: str) -> Sequence[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
    return [row[0] for row in rows]


def _has_rows(connection: sqlite3.Connection, table: str) -> bool:
    found = connection.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")  # noqa: S608 (our name)
    return bool(found.fetchone()[0])


def _scratch_of(fresh: Path) -> Path:
    return fresh.with_name(f"{fresh.name}-found")


@contextmanager
def _clean_up(fresh: Path) -> Iterator[None]:
    """Begin without files of a repair that was cut short, and leave none."""
    files = [fresh.with_name(f"{fresh.name}{ending}") for ending in (*_FILES, "-found")]
    for one in files:
        one.unlink(missing_ok=True)
    try:
        yield
    finally:
        for one in files:
            one.unlink(missing_ok=True)


def _exchange(path: Path, fresh: Path) -> Path:
    """Put the new file in place; the old one keeps its log under another name, beside it.

    Whenever this is cut short, the damaged file is there under one of its names, or under both.
    """
    damaged = _free_name(path)
    with fresh.open("rb") as file:
        os.fsync(file.fileno())
    try:
        os.link(path, damaged)
    except OSError:  # a file system without second names
        path.rename(damaged)
    for ending in _FILES[1:]:
        log = path.with_name(f"{path.name}{ending}")
        if log.exists():
            log.rename(damaged.with_name(f"{damaged.name}{ending}"))
    fresh.replace(path)
    return damaged


def _free_name(path: Path) -> Path:
    name = path.with_name(f"{path.name}.damaged")
    number = 1
    while name.exists():
        number += 1
        name = path.with_name(f"{path.name}.damaged-{number}")
    return name
