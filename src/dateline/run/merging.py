"""What lies in a folder of readings, given back shard by shard, to be brought into a record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.errors import DatelineError, ReadError, UsageError
from dateline.findings import Reading
from dateline.parquet.folders import UNFINISHED, Folder, open_folder
from dateline.parquet.tables import read_readings
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
        except DatelineError as error:
            failures.append(Failure(f"{name}/{DONE}/{file}", ReadError.__name__, str(error)))
    failures += _find_unfinished(folder, name, {file.partition(".")[0] for file in files})
    return Finished(
        folder, name, tuple(manifests[one] for one in sorted(manifests)), tuple(failures)
    )


def read_finished(
    finished: Finished, *, skip: Callable[[Report], bool]
) -> Iterator[tuple[Report, Reading] | Failure]:
    """Give the reports of finished shards with their readings; a broken file ends its shard.

    Readings of reports that `skip` says True for are not decoded, and left out.
    """
    for manifest in finished.manifests:
        if not manifest.reports:
            continue
        table = name_table("readings", manifest.shard)
        given = 0
        try:
            with finished.folder.open(table) as stream:
                for kept in read_readings(stream):
                    given += 1
                    if not skip(kept.report):
                        yield kept.report, kept.decode()
        except DatelineError as error:
            whole = f"{given} of its {manifest.reports} reports are whole"
            why = f"{error}; {whole}: read its inputs again"
            yield Failure(f"{finished.name}/{table}", ReadError.__name__, why)


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
