"""One shard in, its tables and its manifest out; whoever reads it, the bytes are the same."""

from collections import deque
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import BinaryIO

from dateline import __version__
from dateline.assemble.claims import make_claims
from dateline.errors import LanguageError, ReadError
from dateline.findings import Reading
from dateline.identity import make_id
from dateline.parquet.folders import Folder, is_remote, open_folder
from dateline.parquet.inputs import Input, open_stored
from dateline.parquet.tables import Kind, Row, Table, make_claim_row, make_reading_row
from dateline.read import parse_columns, read_opened
from dateline.run.inputs import FROM_FILES, Way
from dateline.run.local import Reader, Result
from dateline.run.manifest import (
    AGAIN,
    Manifest,
    Written,
    make_manifest,
    name_table,
    write_manifest,
)
from dateline.run.shards import Made, Shard, digest_folders
from dateline.run.timing import make_timer
from dateline.settings import Settings
from dateline.text import Failure, Report


@dataclass(frozen=True, slots=True)
class Job:
    """How shards are read: into which folder, by which settings, with which columns."""

    folder: str
    settings: Settings
    way: Way = FROM_FILES
    version: str = __version__


def describe_job(job: Job) -> Made:
    """Give digests of all that readings depend on but the reports."""
    settings, limits = job.settings, job.settings.limits
    how = (
        *(job.version, settings.model, settings.cue_threshold, settings.relation_threshold),
        digest_folders(settings.codebooks),
        digest_folders(settings.knowledge_folders),
        job.way.columns,
    )
    bounds = (limits.max_bytes, limits.max_ratio, limits.max_depth, limits.max_seconds)
    return Made(make_id("how", *how), make_id("limits", *bounds))


class ShardReader:
    """Reads shards one after the other; the models are loaded once. A context manager.

    `apart` as in Reader: a report that ends the process that reads it is named, the rest is read.
    """

    def __init__(self, job: Job, *, apart: bool = False) -> None:
        self._job = job
        self._folder = open_folder(job.folder)
        self._reader = Reader(job.settings, apart=apart)

    def __enter__(self) -> "ShardReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._reader.close()

    def read(self, shard: Shard) -> Manifest:
        """Read a shard; when this returns, all of it is on the disk."""
        found = _Found(self._job, shard)
        with ExitStack() as files:
            draft = _Draft(self._folder, shard.id, files)
            for result in self._reader.read(found.all()):
                draft.add(result, found.numbers.popleft())
            tables = draft.end()
        if found.unopened:
            mark = AGAIN
        elif any(one.error != LanguageError.__name__ for one in draft.failures):
            mark = shard.mark_failed
        else:
            mark = shard.mark
        counted = (draft.events, draft.statements)
        done = make_manifest(shard, mark, tables, counted, tuple(draft.failures))
        write_manifest(self._folder, done)
        return done


class _Found:
    """The reports of a shard; `unopened` once an input of it could not be opened, or read on.

    `numbers` are those of the reports that were given, counted through the shard's inputs.
    """

    def __init__(self, job: Job, shard: Shard) -> None:
        self._job = job
        self._shard = shard
        self.numbers: deque[int] = deque()
        self.unopened = False

    def all(self) -> Iterator[Report | Failure]:
        """Give the reports that are the shard's, in order."""
        number = 0
        for one in self._shard.inputs:
            for found in self._open(one):
                if number % self._shard.parts == self._shard.part:
                    self.numbers.append(number)
                    yield found
                number += 1

    def _open(self, one: Input) -> Iterator[Report | Failure]:
        settings = self._job.settings
        try:
            stream = _open(one.where)
        except OSError as error:
            self.unopened = True
            why = f"it cannot be opened ({error}): check its name and permissions"
            yield Failure(one.name, ReadError.__name__, why)
            return
        with _Watched(stream) as watched:
            yield from read_opened(
                one.name,
                BufferedReader(watched),
                one.size,
                limits=settings.limits,
                columns=parse_columns(self._job.way.columns),
                timer=make_timer(settings.max_seconds),
            )
            self.unopened |= watched.broke


def _open(where: str) -> BinaryIO:
    return open_stored(where) if is_remote(where) else Path(where).open("rb")


class _Draft:
    """The tables of a shard as they are written: a file is begun with its first row.

    The files close with `files`, which takes them away after an error.
    """

    def __init__(self, folder: Folder, shard: str, files: ExitStack) -> None:
        self._folder = folder
        self._shard = shard
        self._files = files
        self.failures: list[Failure] = []
        self.events = self.statements = 0
        self._tables: dict[Kind, tuple[Table, BinaryIO]] = {}

    def add(self, result: Result, number: int) -> None:
        """Add what was read, or why it was not."""
        if isinstance(result, Failure):
            self.failures.append(result)
            return
        report, reading = result
        try:
            tables = _make_rows(report, reading, number)
        except Exception as error:  # one report must not end the reading of an archive
            why = f"it broke Dateline: {type(error).__name__}: {error}. Please file it as a bug"
            self.failures.append(Failure(report.source, type(error).__name__, why))
            return
        self.events += len(reading.events)
        self.statements += len(reading.statements)
        for kind, rows in tables:
            if kind not in self._tables:
                name = name_table(kind, self._shard)
                out = self._files.enter_context(self._folder.create(name))
                self._tables[kind] = (Table(kind, out), out)
            for row in rows:
                self._tables[kind][0].add(row)

    def end(self) -> tuple[Written, ...]:
        """Write what waits, and tell what was written."""
        for table, _ in self._tables.values():
            table.end()
        return tuple(
            Written(kind, table.rows, out.tell()) for kind, (table, out) in self._tables.items()
        )


def _make_rows(
    report: Report, reading: Reading, number: int
) -> tuple[tuple[Kind, tuple[Row, ...]], ...]:
    claims = make_claims(reading, version=__version__)
    return (
        ("readings", (make_reading_row(report, reading, number),)),
        ("claims", tuple(map(make_claim_row, claims))),
    )


class _Watched(RawIOBase):
    """A file that remembers when it could not be read on: what is wrong is not the report then."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.broke = False

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self._stream.seekable()

    def readinto(self, buffer: "memoryview") -> int:  # type: ignore[override]
        try:
            return self._stream.readinto(buffer)  # type: ignore[attr-defined,no-any-return]
        except OSError:
            self.broke = True
            raise

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()
