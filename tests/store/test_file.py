"""The file itself: what is refused and what is said, processes that die or wait, migrations."""

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.store.connection import connect
from dateline.store.migrations import (
    MIGRATIONS,
    Migration,
    find_statements,
    find_version,
    make_shared,
    migrate,
    split_script,
)
from dateline.store.views import OPEN
from dateline.store.writing import find_keys, list_documents
from tests.store.builders import NOW, brussels, open_test_record, unnamed

ROOT = Path(__file__).parents[2]

ADDING = """
import sys
from pathlib import Path
from tests.store.builders import NOW, brussels, open_test_record
with open_test_record(Path(sys.argv[1])) as record:
    told = (brussels(url=f"https://a.example/{n}").pair for n in range(100_000))
    for added in record.add_all(told, clock=lambda: NOW, every=7):
        print(added.document, flush=True)
"""


def test_a_file_that_is_no_record_is_refused(tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("not a database, but long enough to be read as the header of one " * 9)
    with pytest.raises(StoreError, match="no record of Dateline"):
        open_test_record(text)
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="no record of Dateline"):
            open_test_record(other, read_only=read_only)


def test_what_is_missing_or_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no record"):
        open_test_record(tmp_path / "none.db", read_only=True)
    with pytest.raises(StoreError, match="is a folder"):
        open_test_record(tmp_path)
    with pytest.raises(StoreError, match="a folder you may use"):
        open_test_record(tmp_path / "none" / "none.db")
    assert not (tmp_path / "none.db").exists()


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as record:
        record.add(*brussels().pair, recorded=NOW)
    (tmp_path / "a.db").chmod(0o444)
    tmp_path.chmod(0o555)
    with open_test_record(tmp_path / "a.db", read_only=True) as record:
        assert len(record.documents()) == 1
    with pytest.raises(StoreError, match="cannot be"):
        open_test_record(tmp_path / "b.db")


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    open_test_record(path).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for read_only in (True, False):
        with pytest.raises(StoreError, match="newer version of Dateline"):
            open_test_record(path, read_only=read_only)


def test_a_damaged_record_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = tmp_path / "torn.db"
    with open_test_record(path) as record:
        for n in range(20):
            record.add(*brussels(url=str(n)).pair, recorded=NOW)
    size = path.stat().st_size
    with path.open("r+b") as file:
        for place in range(size // 4, size, size // 50):
            file.seek(place)
            file.write(b"\xff" * 900)
    with pytest.raises(StoreError, match=r"damaged|SQLite"), open_test_record(path) as record:  # noqa: PT012
        problems = record.check()
        raise StoreError(f"SQLite finds {len(problems)} problems" if problems else "unseen")


def test_a_record_being_written_is_waited_for_and_then_named(tmp_path: Path) -> None:
    path = tmp_path / "busy.db"
    with open_test_record(path) as record, open_test_record(path, wait=0.2) as other:
        with record._writing():
            started = time.monotonic()
            with pytest.raises(StoreError, match=r"this process itself.* is writing"):
                other.add(*brussels().pair, recorded=NOW)
            assert time.monotonic() - started > 0.15
            assert other.documents() == ()
        assert other.add(*brussels().pair, recorded=NOW)


def test_a_closed_record_and_one_without_rules_say_so(tmp_path: Path) -> None:
    record = open_test_record(tmp_path / "a.db")
    record.close()
    with pytest.raises(StoreError, match="closed"):
        record.documents()
    with type(record).open(tmp_path / "a.db") as bare:
        assert bare.documents() == ()
        with pytest.raises(StoreError, match="without rules"):
            bare.rebuild()


def test_growing_tables_refuse_change(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
        record.add(*brussels(url="2").pair, recorded=NOW)
        link = record.links()[0].link.id
        record.withdraw_link(link, author="Ann", recorded=NOW)
    connection = sqlite3.connect(path)
    for table in ("report", "document", "reading", "claim", "link", "withdrawal"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            connection.execute(f"UPDATE {table} SET recorded = ''")  # noqa: S608
    connection.close()


def test_a_changed_claim_and_a_stale_view_are_found(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("UPDATE event SET trigger = 'parted' WHERE trigger = 'met'")
        connection.execute("DROP TRIGGER claim_kept")
        connection.execute("UPDATE claim SET quote = 'x' WHERE field = 'cue'")
        connection.execute("UPDATE claim SET value = 'x' WHERE field = 'place'")
    connection.close()
    with open_test_record(path) as record:
        found = " ".join(problem.what for problem in record.check())
        assert "quotes words that do not stand" in found
        assert "was changed" in found
        assert "differs from a fresh making" in found


def test_nothing_reported_is_lost_when_the_process_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-c", ADDING, str(path)], stdout=subprocess.PIPE, cwd=ROOT, text=True
    )
    assert process.stdout is not None
    reported = [process.stdout.readline().strip() for _ in range(60)]
    process.kill()
    reported += process.stdout.read().split()
    process.wait()
    process.stdout.close()
    whole = [one for one in reported if len(one) == len(reported[0])]
    with open_test_record(path) as record:
        assert set(whole) <= {row.id for row in record.documents()}
        assert record.check() == ()
        assert record.add(*brussels(url="https://b.example/").pair, recorded=NOW)


def test_migrations_go_on_where_they_stopped(tmp_path: Path) -> None:
    def add_note(connection: sqlite3.Connection) -> None:
        connection.execute("CREATE TABLE note (text TEXT) STRICT")

    def fail(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE note")
        raise sqlite3.OperationalError("the light went out")

    path = tmp_path / "a.db"
    connection = connect(path, read_only=False)
    assert find_version(connection) == 0
    newest = len(MIGRATIONS)
    notes = Migration(newest + 1, "notes", add_note)
    broken = (*MIGRATIONS, notes, Migration(newest + 2, "breaks", fail))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection, path, broken)
    assert find_version(connection) == newest + 1
    assert connection.execute("SELECT count(*) FROM note").fetchone() == (0,)
    assert migrate(connection, path, (*MIGRATIONS, notes)) == ()
    rows = connection.execute("SELECT version, what FROM migration").fetchall()
    assert rows == [*((one.version, one.what) for one in MIGRATIONS), (newest + 1, "notes")]
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        open_test_record(path)


def test_a_record_without_the_columns_of_sources_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = connect(path, read_only=False)
    migrate(connection, path, MIGRATIONS[:2])
    for column in ("anonymity", "speaker_kind", "number"):
        connection.execute(f"ALTER TABLE statement DROP COLUMN {column}")
    migrate(connection, path)
    connection.close()
    with open_test_record(path) as record:
        record.add(*unnamed().pair, recorded=NOW)
        assert [one.number for one in record.statements()] == [1]
        assert record.check() == ()


def test_a_record_without_editions_of_its_own_gets_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    connection = connect(path, read_only=False)
    migrate(connection, path, MIGRATIONS[:3])
    for name in ("address", "heading", "known_from", "known_until"):
        connection.execute(f"DROP INDEX edition_{name}")
    connection.execute("DROP VIEW agenda")
    for column in ("ended", "heading", "corrected", "withdrawn"):
        connection.execute(f"ALTER TABLE edition DROP COLUMN {column}")
    connection.execute("ALTER TABLE edition RENAME COLUMN address TO url")
    connection.execute("ALTER TABLE document DROP COLUMN changed")
    connection.execute("DROP TABLE notice")
    migrate(connection, path)
    connection.close()
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
        record.add(*brussels(more=" It is late.").pair, recorded=NOW)
        assert len(record.documents()) == 1
        assert record.check() == ()
        record.rebuild()
        assert record.check() == ()


def test_claims_of_an_older_record_are_filed_by_document(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_test_record(path) as record:
        for n in range(3):
            record.add(*brussels(url=str(n)).pair, recorded=NOW)
        claims = list(record.each_claim())
    tables, rows = _describe_claims(path)
    _file_claims_by_id(path)
    assert _describe_claims(path)[0] != tables
    with open_test_record(path) as record:
        assert list(record.each_claim()) == claims
        for one, claim, _ in claims:
            found = record.why(one)
            assert (found.kind, [row.claim for row in found.claims]) == ("claim", [claim])
    assert _describe_claims(path) == (tables, rows)
    with open_test_record(path) as record:
        assert record.add(*brussels(url="4").pair, recorded=NOW)
        assert record.check() == ()


def test_keys_of_an_older_record_become_numbers(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_test_record(path) as record:
        for n in range(3):
            record.add(*brussels(url=str(n), published=f"2020-02-{13 + n}").pair, recorded=NOW)
        rules, connection = record._need_rules(), record._connection
        rows = connection.execute("SELECT * FROM shared").fetchall()
        old = [
            (key, document)
            for document, text, source in list_documents(connection)
            for key in find_keys(text, source.published, rules)
        ]
        connection.execute("DROP TABLE shared")
        make_shared(connection)
        connection.executemany("INSERT OR IGNORE INTO shared VALUES (?, ?)", old)
        _turn_back(connection, 11)
    assert {key[0] for key, _ in old} == {"c", "l", "s"}
    with open_test_record(path) as record:
        assert record._connection.execute("SELECT * FROM shared").fetchall() == rows
        assert record.check() == ()


def test_a_record_from_before_meanings_gets_them_by_a_rebuild(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
        rows = record._connection.execute("SELECT * FROM outline").fetchall()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("ALTER TABLE outline DROP COLUMN meaning")
        _turn_back(connection, 12)
    with open_test_record(path) as record:
        assert [one.what for one in record.check()] == [
            "differs from its text: run `dateline rebuild`"
        ]
        record.rebuild()
        assert record._connection.execute("SELECT * FROM outline").fetchall() == rows
        assert record.check() == ()


def test_no_claim_is_recorded_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    with closing(sqlite3.connect(path)) as connection:
        columns = [row[1] for row in connection.execute("PRAGMA table_info(claim)")]
        listed = ", ".join(f'"{one}"' for one in columns if one != "n")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            connection.execute(f"INSERT INTO claim ({listed}) SELECT {listed} FROM claim")  # noqa: S608


def _describe_claims(path: Path) -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """Give what the table of claims is made of, and its rows."""
    with closing(sqlite3.connect(path)) as connection:
        made = "SELECT type, name, sql FROM sqlite_schema WHERE tbl_name = 'claim' ORDER BY name"
        rows = "SELECT * FROM claim ORDER BY n"
        return connection.execute(made).fetchall(), connection.execute(rows).fetchall()


def _file_claims_by_id(path: Path) -> None:
    """Put the claims of a record back to where version 10 of the tables had them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        table, *others = find_statements("schema.sql", ("claim",))
        old = table.replace("id TEXT NOT NULL,", "id TEXT NOT NULL UNIQUE,")
        connection.execute("ALTER TABLE claim RENAME TO newer")
        connection.execute(old.replace("  UNIQUE (document, id),\n", ""))
        connection.execute("INSERT INTO claim SELECT * FROM newer")
        connection.execute("DROP TABLE newer")
        for made in (*others, "CREATE INDEX claim_document ON claim (document, n)"):
            connection.execute(made)
        _turn_back(connection, 10)


def test_parties_of_an_older_record_get_the_days_of_what_they_take_part_in(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
        rows = record._connection.execute("SELECT * FROM party").fetchall()
    assert {row[-1] for row in rows} - {OPEN}
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP INDEX party_actor")
        connection.execute("ALTER TABLE party DROP COLUMN day")
        connection.execute("CREATE INDEX party_actor ON party (actor, role, subject)")
        _turn_back(connection, 13)
    with open_test_record(path) as record:
        assert record._connection.execute("SELECT * FROM party").fetchall() == rows
        assert record.check() == ()


def _turn_back(connection: sqlite3.Connection, version: int) -> None:
    """Let a record say that its tables are of an earlier version."""
    connection.execute("DELETE FROM migration WHERE version > ?", (version,))
    connection.execute(f"PRAGMA user_version = {version:d}")


def test_versions_of_tables_rise_one_by_one() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(1, len(MIGRATIONS) + 1))


def test_scripts_are_cut_at_statements_not_inside_triggers() -> None:
    script = "CREATE TRIGGER t BEFORE UPDATE ON a\nBEGIN SELECT 1; END;\nSELECT ';';\n"
    assert len(list(split_script(script))) == 2
