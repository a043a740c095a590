"""The record as one object: opened once, asked (reader.py) and added to by its methods."""

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from dateline.answers import Added, LinkRow
from dateline.corrections import Correction, CorrectionRow, Missed
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.record import Link
from dateline.rules import Rules
from dateline.store import correcting, writing
from dateline.store.connection import WAIT, connect, explain_errors, transaction
from dateline.store.growing import write_time
from dateline.store.judging import judge, withdraw_judgement
from dateline.store.linking import read_links
from dateline.store.migrations import check_version, migrate
from dateline.store.outlines import forget_outlines
from dateline.store.reader import RecordReader
from dateline.text import Report

EVERY = 200
"""Reports that are written in one go."""

SECONDS = 2.0
"""Seconds that a report waits to be written."""


class Record(RecordReader):
    """Reports, documents, claims and links in one SQLite file, and the views made from them.

    Use it as a context manager. Many may read while one writes; several that write wait for each
    other. Errors are those of RecordReader.
    """

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        read_only: bool = False,
        rules: Rules | None = None,
        wait: float = WAIT,
        tell: Callable[[str], None] | None = None,
        seconds: float | None = None,
    ) -> "Record":
        """Open a record, or make an empty one where there is no file.

        `read_only` never changes or makes a file. `wait` is how many seconds to wait for another
        writer, `tell` is told who that is. A question that takes longer than `seconds` raises
        TookTooLongError; None sets no limit. `rules` are needed by all that makes or judges rows
        (dateline.recording.open_record gives them); without them, only stored rows can be listed.
        StoreError when the file is no record, is damaged, was made by a newer Dateline, or may not
        be written.
        """
        connection = connect(path, read_only=read_only, wait=wait, tell=tell)
        try:
            with explain_errors(path):
                if read_only:
                    check_version(connection, path)
                else:
                    migrate(connection, path)
        except BaseException:
            connection.close()
            raise
        return cls(connection, path, rules, seconds)

    # Adding

    def add(self, report: Report, reading: Reading, *, recorded: datetime) -> bool:
        """Add a report and all that it says; False, and no change, when it is there already.

        It is on the disk when this returns. `recorded` is when it became known here.
        """
        (added,) = self._write([(report, reading, recorded)])
        return added.new

    def add_all(
        self,
        items: Iterable[tuple[Report, Reading]],
        *,
        clock: Callable[[], datetime],
        recorded: datetime | None = None,
        every: int = EVERY,
        seconds: float = SECONDS,
    ) -> Generator[Added, None, None]:
        """Add many reports, and name each one once it is on the disk, in their order.

        They are written together, at the latest after `every` reports or, when the next one
        comes, `seconds` by `clock`, which also gives the time that is recorded, unless one is
        given for all: what is read together became known together. When `items` fails, what it
        gave before is written first.
        """
        waiting: list[tuple[Report, Reading, datetime]] = []
        since = datetime.min
        try:
            for report, reading in items:
                now = clock()
                since = since if waiting else now
                waiting.append((report, reading, recorded or now))
                late = not 0 <= (now - since).total_seconds() < seconds  # back: the clock
                if late or len(waiting) >= every:
                    batch, waiting = waiting, []
                    yield from self._write(batch)
        except BaseException:
            batch, waiting = waiting, []
            self._write(batch)
            raise
        yield from self._write(waiting)

    def add_link(self, link: Link, *, recorded: datetime) -> bool:
        """Add a judgement on two events, actors or documents (by ids), and follow it in the views.

        A person's latest judgement on a pair wins over the machine's. False when the same link is
        there and in force.
        """
        rules = self._need_rules()
        with self._writing():
            for end in (link.left, link.right):
                self._check_linkable(end)
            return writing.add_judgement(self._connection, link, write_time(recorded), rules)

    def withdraw_link(self, link: str, *, author: str, recorded: datetime) -> bool:
        """Withdraw a link by its id; it stays on record with who took it back.

        False when it is not in force; UsageError when there never was such a link.
        """
        rules = self._need_rules()
        with self._writing():
            if not any(read_links(self._connection, "id = ?", (link,))):
                raise UsageError(
                    f"there is no link {link!r}: `dateline why` lists the links of a thing"
                )
            when = write_time(recorded)
            return writing.withdraw(self._connection, link, author, when, rules)

    def judge(self, link: Link, *, recorded: datetime) -> LinkRow:
        """Add a person's judgement and give it as recorded; nothing changes when it counts already.

        As add_link, but what a later judgement overruled is judged again.
        """
        rules = self._need_rules()
        with self._writing():
            for end in (link.left, link.right):
                self._check_linkable(end)
            return judge(self._connection, link, write_time(recorded), rules)

    def withdraw_judgement(
        self, left: str, right: str, *, author: str, recorded: datetime
    ) -> LinkRow:
        """Take back the latest judgement of a person on a pair; UsageError when there is none."""
        rules = self._need_rules()
        with self._writing():
            when = write_time(recorded)
            return withdraw_judgement(self._connection, (left, right), author, when, rules)

    def correct(self, asked: Correction, *, recorded: datetime) -> CorrectionRow:
        """Add what a person says of an event, statement or state; all views honour it at once.

        UsageError for what cannot be corrected, or a value that makes no sense.
        """
        rules = self._need_rules()
        with self._writing():
            return correcting.correct(self._connection, asked, write_time(recorded), rules)

    def add_missed(self, asked: Missed, *, recorded: datetime) -> CorrectionRow:
        """Add an event that a person found in a document."""
        rules = self._need_rules()
        with self._writing():
            return correcting.add_missed(self._connection, asked, write_time(recorded), rules)

    def undo_correction(self, start: str, *, author: str, recorded: datetime) -> CorrectionRow:
        """Take back the latest correction of a thing, by its id; UsageError when there is none."""
        rules = self._need_rules()
        with self._writing():
            when = write_time(recorded)
            return correcting.undo(self._connection, start, author, when, rules)

    def rebuild(self) -> None:
        """Drop the views and make them again from documents, claims and links."""
        rules = self._need_rules()
        with self._writing():
            writing.rebuild_views(self._connection, rules)

    # Inside

    def _write(self, batch: list[tuple[Report, Reading, datetime]]) -> list[Added]:
        if not batch:
            return []
        rules = self._need_rules()
        added = []
        with self._writing():
            for report, reading, recorded in batch:
                when = write_time(recorded)
                new = writing.add_reading_of(self._connection, report, reading, when, rules)
                added.append(Added(report.id, reading.document.id, new))
        return added

    def _check_linkable(self, end: str) -> None:
        found = self._connection.execute(
            "SELECT EXISTS (SELECT 1 FROM event WHERE id = ?) "
            "OR EXISTS (SELECT 1 FROM actor WHERE id = ? OR canonical = ?) "
            "OR EXISTS (SELECT 1 FROM document WHERE id = ?)",
            (end,) * 4,
        ).fetchone()
        if not found[0]:
            raise UsageError(f"{end!r} is neither an event, an actor nor a document of this record")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with explain_errors(self._path), transaction(self._connection):
            try:
                yield
            except BaseException:
                forget_outlines(self._connection)  # what it read is undone
                raise
