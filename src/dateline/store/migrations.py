"""How a record's tables came to be, version by version; each step runs in one transaction.

A later version adds a function to MIGRATIONS and never changes an earlier one. Views need no
migration: they are dropped and made again.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from dateline.errors import StoreError
from dateline.store.connection import APPLICATION_ID, transaction
from dateline.store.keys import number_key

_MADE = re.compile(r"^(CREATE (?:TABLE|INDEX|TRIGGER)) (\w+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Migration:
    """One step: the version it leads to, what it does, and the function that does it."""

    version: int
    what: str
    apply: Callable[[sqlite3.Connection], None]


def make_first(connection: sqlite3.Connection) -> None:
    """Make all tables of version 1 in an empty file."""
    run_script(connection, "schema.sql")
    run_script(connection, "views.sql")


def make_shared(connection: sqlite3.Connection) -> None:
    """Make the view of what texts share where a record lacks it; `dateline rebuild` fills it."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS shared (key TEXT NOT NULL, document TEXT NOT NULL, "
        "PRIMARY KEY (key, document)) STRICT, WITHOUT ROWID"
    )


def add_sources(connection: sqlite3.Connection) -> None:
    """Add what is known of a statement's source where a record's view lacks it."""
    known = {row[1] for row in connection.execute("PRAGMA table_info(statement)")}
    for name, kind in (("anonymity", "TEXT"), ("speaker_kind", "TEXT"), ("number", "INTEGER")):
        if name not in known:
            connection.execute(f"ALTER TABLE statement ADD COLUMN {name} {kind}")


def find_by_key(connection: sqlite3.Connection) -> None:
    """Drop an index that nothing asks: what texts share is looked up by its keys."""
    connection.execute("DROP INDEX IF EXISTS shared_document")


def make_stories(connection: sqlite3.Connection) -> None:
    """Make the views of stories where a record lacks them; `dateline rebuild` fills them."""
    run_script(connection, "stories.sql")


def add_editions(connection: sqlite3.Connection) -> None:
    """Add what corrections and retractions need where a record lacks it; a rebuild fills it."""
    documents = {row[1] for row in connection.execute("PRAGMA table_info(document)")}
    if "changed" not in documents:
        connection.execute("ALTER TABLE document ADD COLUMN changed TEXT")
    editions = {row[1] for row in connection.execute("PRAGMA table_info(edition)")}
    if "address" not in editions:
        connection.execute("ALTER TABLE edition RENAME COLUMN url TO address")
        connection.execute("DROP INDEX IF EXISTS edition_url")
    for name, kind in (
        ("ended", "TEXT"),
        ("heading", "TEXT"),
        ("corrected", "INTEGER NOT NULL DEFAULT 0"),
        ("withdrawn", "INTEGER NOT NULL DEFAULT 0"),
    ):
        if name not in editions:
            connection.execute(f"ALTER TABLE edition ADD COLUMN {name} {kind}")
    for made in find_statements("views.sql", ("edition_", "notice")):
        connection.execute(made)


def add_tallies(connection: sqlite3.Connection) -> None:
    """Make the view of what reports count where a record lacks it; `dateline rebuild` fills it."""
    run_script(connection, "tallies.sql")


def add_plans(connection: sqlite3.Connection) -> None:
    """Make the views of plans where a record lacks them; `dateline rebuild` fills them."""
    for made in find_statements("views.sql", ("plan", "trace")):
        connection.execute(made)


def find_corrections(connection: sqlite3.Connection) -> None:
    """Make the index of what persons corrected where a record lacks it."""
    for made in find_statements("schema.sql", ("claim_by_person",)):
        connection.execute(made)


def order_plans(connection: sqlite3.Connection) -> None:
    """Add what orders plans of one last day where a record lacks it."""
    if "since" in {row[1] for row in connection.execute("PRAGMA table_info(plan)")}:
        return
    connection.execute("ALTER TABLE plan ADD COLUMN since TEXT NOT NULL DEFAULT '9999-12-31'")
    connection.execute(
        "UPDATE plan SET since = coalesce("
        "earliest, (SELECT latest FROM document WHERE id = plan.document), since)"
    )
    connection.execute("DROP INDEX plan_last_day")
    for made in find_statements("views.sql", ("plan_last_day",)):
        connection.execute(made)


def file_claims_by_document(connection: sqlite3.Connection) -> None:
    """Put the ids of claims in order of documents where a record has them in an order of their own.

    That order is a rule of the table, so the table is made anew; its rows keep their numbers.
    """
    if not connection.execute("PRAGMA index_info(claim_document)").fetchall():
        return
    table, *others = find_statements("schema.sql", ("claim",))
    connection.execute("ALTER TABLE claim RENAME TO claim_before")
    connection.execute(table)
    connection.execute("INSERT INTO claim SELECT * FROM claim_before ORDER BY n")
    connection.execute("DROP TABLE claim_before")  # with its indexes and triggers
    for made in others:
        connection.execute(made)


def renumber_keys(connection: sqlite3.Connection) -> None:
    """Write the keys of what texts share as numbers where a record has them as text."""
    kinds = {row[1]: row[2] for row in connection.execute("PRAGMA table_info(shared)")}
    if kinds["key"] != "TEXT":
        return
    connection.create_function("number_key", 1, number_key, deterministic=True)
    connection.execute("ALTER TABLE shared RENAME TO shared_before")
    for made in find_statements("views.sql", ("shared",)):
        connection.execute(made)
    connection.execute(
        "INSERT OR IGNORE INTO shared (key, document) SELECT number_key(key), document.n "
        "FROM shared_before JOIN document ON document.id = shared_before.document ORDER BY 1, 2"
    )
    connection.execute("DROP TABLE shared_before")


def add_meanings(connection: sqlite3.Connection) -> None:
    """Add what reports mean where a record lacks it; `dateline rebuild` fills it."""
    if "meaning" not in {row[1] for row in connection.execute("PRAGMA table_info(outline)")}:
        connection.execute("ALTER TABLE outline ADD COLUMN meaning BLOB")


def order_parties(connection: sqlite3.Connection) -> None:
    """Give who takes part the day of what it takes part in, so that the newest are found soon."""
    if "day" in {row[1] for row in connection.execute("PRAGMA table_info(party)")}:
        return
    connection.execute("ALTER TABLE party ADD COLUMN day TEXT NOT NULL DEFAULT '9999-12-31'")
    for table in ("event", "statement", "state", "tally"):
        connection.execute(
            f"UPDATE party SET day = (SELECT day FROM {table} WHERE id = subject) "  # noqa: S608
            f"WHERE subject IN (SELECT id FROM {table})"
        )
    connection.execute("DROP INDEX party_actor")
    for made in find_statements("views.sql", ("party_actor",)):
        connection.execute(made)


MIGRATIONS: tuple[Migration, ...] = (
    Migration(1, "reports, documents, claims, links", make_first),
    Migration(2, "what texts share, to date reports by others", make_shared),
    Migration(3, "what kind of source speaks, and why without a name", add_sources),
    Migration(4, "what texts share is looked up by key alone", find_by_key),
    Migration(5, "stories: the reports about one happening", make_stories),
    Migration(6, "which versions of reports say they are corrected or withdrawn", add_editions),
    Migration(7, "how many there were, as each report counts them", add_tallies),
    Migration(8, "what is to come, and where to look for what came of it", add_plans),
    Migration(9, "what persons corrected", find_corrections),
    Migration(10, "plans of one last day in order", order_plans),
    Migration(11, "claims by document: those of a report lie together", file_claims_by_document),
    Migration(12, "what texts share, by numbers", renumber_keys),
    Migration(13, "what reports mean, to find those of one story", add_meanings),
    Migration(14, "the day of what each takes part in", order_parties),
)


def find_version(connection: sqlite3.Connection) -> int:
    """Give the version of a record's tables; 0 is an empty file."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def check_version(
    connection: sqlite3.Connection, path: Path, steps: Sequence[Migration] = MIGRATIONS
) -> None:
    """Refuse a record that this version of Dateline cannot read as it is, with a StoreError."""
    version, newest = find_version(connection), steps[-1].version
    if version > newest:
        raise StoreError(
            f"{path} was made by a newer version of Dateline (tables {version}, this one knows "
            f"{newest}): update Dateline"
        )
    if version < newest:
        raise StoreError(
            f"{path} was made by an older version of Dateline (tables {version}, this one has "
            f"{newest}): open it for writing once, as with `dateline rebuild`"
        )


def migrate(
    connection: sqlite3.Connection, path: Path, steps: Sequence[Migration] = MIGRATIONS
) -> tuple[int, ...]:
    """Bring a record to the newest version; gives the versions it went through.

    Each step is committed with its row in the table `migration`, so that a process killed between
    two steps goes on with the next one. A newer record is refused.
    """
    done = []
    for step in steps:
        if step.version <= find_version(connection):
            continue
        with transaction(connection):
            if step.version > find_version(connection):
                step.apply(connection)
                row = (step.version, step.what)
                connection.execute("INSERT INTO migration (version, what) VALUES (?, ?)", row)
                connection.execute(f"PRAGMA user_version = {step.version:d}")
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID:d}")
                done.append(step.version)
    check_version(connection, path, steps)
    return tuple(done)


def run_script(connection: sqlite3.Connection, name: str) -> None:
    """Run the statements of a .sql file of this folder inside the transaction that is open."""
    script = (files("dateline.store") / name).read_text(encoding="utf-8")
    for statement in split_script(script):
        connection.execute(statement)


def find_statements(name: str, made: tuple[str, ...]) -> Iterator[str]:
    """Give the statements of a .sql file that make what begins so, unless it is there already."""
    script = (files("dateline.store") / name).read_text(encoding="utf-8")
    for statement in split_script(script):
        found = _MADE.search(statement)
        if found is not None and found[2].startswith(made):
            yield _MADE.sub(r"\1 IF NOT EXISTS \2", statement, count=1)


def split_script(script: str) -> Iterator[str]:
    """Give the statements of a script one by one; triggers stay whole."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
