"""What a folder of readings says of each shard that is done: a small file of JSON, written last.

    DIR/readings/shard=ID/part.parquet     a row for each report
    DIR/claims/shard=ID/part.parquet       a row for each claim
    DIR/done/ID.MARK.json                  what they were made of; it is there when they are whole

The mark in the name tells without a look inside whether a shard is still what would be made now.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from dateline import __version__
from dateline.codec import decode, dumps
from dateline.errors import DatelineError, ReadError
from dateline.parquet.folders import Folder
from dateline.parquet.tables import KINDS, Kind
from dateline.run.shards import Shard, begin_name
from dateline.text import Failure

DONE = "done"

AGAIN = "again"
"""The mark of a shard of which some inputs could not be opened: it is read, and will be again."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An input as it was when it was read."""

    name: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Written:
    """A table that a shard wrote, with its rows and bytes."""

    kind: Kind
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What came of one shard; `events` and `statements` count those of its readings."""

    dateline: str
    shard: str
    mark: str
    inputs: tuple[Seen, ...]
    part: int
    parts: int
    tables: tuple[Written, ...]
    events: int
    statements: int
    failures: tuple[Failure, ...]

    @property
    def name(self) -> str:
        """The name of its file, less the ending."""
        return f"{self.shard}.{self.mark}"

    @property
    def reports(self) -> int:
        """How many reports were read."""
        return sum(table.rows for table in self.tables if table.kind == "readings")


def name_table(kind: Kind, shard: str) -> str:
    """Give the name of a shard's table in its folder."""
    return f"{kind}/shard={shard}/part.parquet"


def make_manifest(
    shard: Shard,
    mark: str,
    tables: tuple[Written, ...],
    counted: tuple[int, int],
    failures: tuple[Failure, ...],
) -> Manifest:
    """Give the manifest of a shard; `counted` are its events and statements."""
    return Manifest(
        dateline=__version__,
        shard=shard.id,
        mark=mark,
        inputs=tuple(Seen(one.name, one.size, one.modified) for one in shard.inputs),
        part=shard.part,
        parts=shard.parts,
        tables=tables,
        events=counted[0],
        statements=counted[1],
        failures=failures,
    )


def write_manifest(folder: Folder, manifest: Manifest) -> None:
    """Say that a shard is done."""
    with folder.create(f"{DONE}/{manifest.name}.json") as out:
        out.write(f"{dumps(manifest)}\n".encode())


def read_manifest(folder: Folder, shard: str, mark: str) -> Manifest:
    """Read a manifest; ReadError when it is none, or one of another version of Dateline."""
    try:
        plain = json.loads(folder.read(f"{DONE}/{shard}.{mark}.json"))
        version = plain["dateline"]
        if version != __version__:
            raise ReadError(
                f"it was made by Dateline {version}, and this is {__version__}: read the reports "
                "again, or merge with that version"
            )
        return decode(Manifest, plain)
    except DatelineError:
        raise
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReadError(f"it is broken ({type(error).__name__}: {error})") from error


@dataclass(frozen=True, slots=True)
class Plan:
    """What is `todo`, how many shards are `done` as they would be now, and what is `stale` then.

    Stale are (shard, mark) of shards that were made otherwise, once they are done anew, and of
    those that were cut otherwise, all inputs of which lie in other shards now. What else lies in
    the folder is somebody else's.
    """

    todo: tuple[Shard, ...]
    done: int
    stale: tuple[tuple[str, str], ...]


def make_plan(folder: Folder, shards: Sequence[Shard]) -> Plan:
    """Compare the shards that are wanted with those that are done."""
    found: dict[str, set[str]] = {}
    for name in folder.names(DONE):
        shard, _, mark = name.removesuffix(".json").partition(".")
        found.setdefault(shard, set()).add(mark)
    right = {one.id: found.get(one.id, set()) & {one.mark, one.mark_failed} for one in shards}
    todo = tuple(one for one in shards if not right[one.id])
    stale = [
        (name, mark) for name, marks in right.items() for mark in found.get(name, set()) - marks
    ]
    names = {one.name for shard in shards for one in shard.inputs}
    beginnings = {begin_name(name) for name in names}
    for name, marks in found.items():
        if name not in right and name[: len(begin_name(""))] in beginnings:
            stale += [(name, mark) for mark in marks if _covers(folder, names, (name, mark))]
    return Plan(todo, len(shards) - len(todo), tuple(sorted(stale)))


def _covers(folder: Folder, names: set[str], done: tuple[str, str]) -> bool:
    try:
        return {one.name for one in read_manifest(folder, *done).inputs} <= names
    except ReadError:
        return False


def remove_stale(folder: Folder, plan: Plan, shards: Sequence[Shard], done: set[str]) -> None:
    """Remove what a plan found stale, once all is done that takes its place, under these names."""
    wanted = {one.id for one in shards}
    for shard, mark in plan.stale:
        if shard not in wanted or f"{shard}.{mark}" not in done:
            folder.remove(f"{DONE}/{shard}.{mark}.json")
        for kind in KINDS if shard not in wanted else ():
            folder.remove(name_table(kind, shard))
