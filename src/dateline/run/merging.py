"""What lies in a folder of readings, given back shard by shard, to be brought into a record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from math import inf
from operator import itemgetter

from dateline.errors import ReadError, StoreError, UsageError
from dateline.findings import Reading
from dateline.parquet.folders import UNFINISHED, Folder, open_folder
from dateline.parquet.tables import Kept, read_readings
from dateline.run.manifest import DONE, Manifest, name_table, read_manifest
from dateline.text import Failure, Report


@dataclass(frozen=True, slots=True)
class Finished:
    """The shards of a folder that are done, and why others are not, or cannot be used."""

    folder: Folder
    name: str
    manifests: tuple[Manifest, ...]
    failures: tuple[Failure, ...]

    @property
    def reports(self) -> int:
        """How many reports the shards hold."""
        return sum(one.reports for one in self.manifests)


def find_finished(name: str) -> Finished:
    """Look at what is done in a folder; UsageError when it is no folder of readings.

    What was begun and not finished is told of.
    """
    folder = open_folder(name)
    name = name.rstrip("/") or name
    files = folder.names(DONE)
    if not files and not folder.folders("readings"):
        raise UsageError(
            f"{name} is no folder of readings: `dateline read PATH --to {name.rstrip('/')}/` makes "
            "one"
        )
    manifests: dict[str, Manifest] = {}
    failures: list[Failure] = []
    for file in files:
        shard, _, mark = file.removesuffix(".json").partition(".")
        try:
            manifests[shard] = _read_whole(folder, shard, mark)
        except (ReadError, StoreError) as error:
            failures.append(Failure(f"{name}/{DONE}/{file}", ReadError.__name__, str(error)))
    failures += _find_unfinished(folder, name, {file.partition(".")[0] for file in files})
    found = sorted(manifests.values(), key=_first_input)
    return Finished(folder, name, tuple(found), tuple(failures))


def read_finished(
    finished: Finished, *, skip: Callable[[Report], bool]
) -> Iterator[tuple[Report, Reading] | Failure]:
    """Give the reports of finished shards with their readings; a broken file ends its shard.

    Readings of reports that `skip` says True for are not decoded, and left out.
    """
    for _, parts in groupby(finished.manifests, key=_first_input):
        tables = [_read_table(finished, one) for one in parts if one.reports]
        for _, found in merge(*tables, key=itemgetter(0)):
            if isinstance(found, Failure):
                yield found
            elif not skip(found.report):
                try:
                    yield found.report, found.decode()
                except ReadError as error:
                    yield Failure(found.report.source, ReadError.__name__, str(error))


def _read_table(finished: Finished, manifest: Manifest) -> Iterator[tuple[float, Kept | Failure]]:
    """Give what a shard holds with the numbers of the reports; a failure comes last."""
    table = name_table("readings", manifest.shard)
    given = 0
    try:
        with finished.folder.open(table) as stream:
            for kept in read_readings(stream):
                given += 1
                yield kept.number, kept
    except (ReadError, StoreError) as error:
        whole = f"{given} of its {manifest.reports} reports are whole"
        why = f"{error}; {whole}: read its inputs again"
        yield inf, Failure(f"{finished.name}/{table}", ReadError.__name__, why)


def _first_input(manifest: Manifest) -> tuple[tuple[bool, str], ...]:
    """Give what shards are sorted by: in a folder the files first, then the folders in it.

    This is the order in which `dateline read` would meet them. It shows only where one and the same
    report lies in several files: the record says where it was found first.
    """
    parts = manifest.inputs[0].name.split("/")
    return (*((True, part) for part in parts[:-1]), (False, parts[-1]))


def _read_whole(folder: Folder, shard: str, mark: str) -> Manifest:
    """Read a manifest; ReadError when the tables that it tells of are not there, or others are."""
    manifest = read_manifest(folder, shard, mark)
    for table in manifest.tables:
        name = name_table(table.kind, shard)
        size = folder.size(name)
        if size != table.size:
            found = "is not there" if size is None else f"has {size:,} bytes"
            raise ReadError(
                f"{name} {found}, and had {table.size:,} when it was finished: read its inputs "
                "again into this folder"
            )
    return manifest


def _find_unfinished(folder: Folder, name: str, finished: set[str]) -> Iterator[Failure]:
    for one in folder.folders("readings"):
        if one.removeprefix("shard=") not in finished:
            why = "its shard is not finished: the command that reads into this folder goes on"
            yield Failure(f"{name}/readings/{one}", ReadError.__name__, why)
    for one in folder.folders(UNFINISHED):
        why = "a run writes here, or was stopped: run it again to finish what it began"
        yield Failure(f"{name}/{UNFINISHED}/{one}", ReadError.__name__, why)
