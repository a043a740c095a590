"""What is read cut into shards, so that each can be read by anybody, and none twice.

A shard is some files, or a part of the reports of one file that holds many: every `parts`-th of
them, from `part` on. Who reads a part goes through the whole file, which takes a hundredth of the
time of reading its reports. Borders between files are where their names say so (by a digest), so
that a file that is added, changed or removed changes its own shard and no other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from dateline.errors import UsageError
from dateline.identity import ID_LENGTH, make_id
from dateline.parquet.folders import is_remote
from dateline.parquet.inputs import Input, list_stored
from dateline.read import list_files
from dateline.read.formats import MANY, may_be_report
from dateline.read.items import is_url
from dateline.text import Failure

SHARDS = 64
"""Shards that there are at least, as far as the files allow: enough for some machines."""

FILES, MOST_FILES = 256, 1024
"""Files that a shard has in the mean, and at most, where there are very many."""

PART, MOST_PART = 1 << 16, 1 << 22
"""Bytes of a file that are a part's: at least, and, as far as MOST_PARTS allows, at most."""

MOST_PARTS = 128
"""Parts of one file, at most: each costs going through the whole of it once more."""


@dataclass(frozen=True, slots=True)
class Shard:
    """Reports that are read together: of all `inputs`, every `parts`-th from `part` on.

    `id` comes from the names of its inputs. `mark` changes when an input does, or anything that
    readings depend on; `mark_failed` also when a limit does.
    """

    id: str
    mark: str
    mark_failed: str
    inputs: tuple[Input, ...]
    part: int = 0
    parts: int = 1


@dataclass(frozen=True, slots=True)
class Made:
    """What readings depend on, as digests: `how` they are made, and within which `limits`."""

    how: str
    limits: str


def find_inputs(sources: Sequence[str]) -> tuple[tuple[Input, ...], tuple[Failure, ...]]:
    """Give the files that sources name, each once, and why others cannot be looked into.

    UsageError for sources that are no files: a page may be another when it is asked for again.
    """
    inputs: dict[str, Input] = {}
    failures: list[Failure] = []
    for source in sources:
        if source == "-" or is_url(source):
            raise UsageError(
                f"{source!r} cannot be read into a folder, where a run can go on after a stop: "
                "save it as a file first"
            )
        for found in _find(source):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                inputs.setdefault(found.name, found)
    return tuple(inputs.values()), tuple(failures)


def _find(source: str) -> Iterable[Input | Failure]:
    if is_remote(source):
        yield from list_stored(source, wanted=may_be_report)
        return
    for path in list_files(source):
        if isinstance(path, Failure):
            yield path
        else:
            stat = path.stat()
            where = str(path.absolute())
            yield Input(path.as_posix(), where, stat.st_size, stat.st_mtime_ns)


def cut(inputs: Sequence[Input], made: Made) -> tuple[Shard, ...]:
    """Cut inputs into shards, in their order."""
    share = _power(sum(one.size for one in inputs) // (4 * SHARDS), PART, MOST_PART)
    parts = {one.name: _count_parts(one, share) for one in inputs}
    whole = sum(number == 1 for number in parts.values())
    every = _power(whole // SHARDS, 1, FILES)
    shards: list[Shard] = []
    group: list[Input] = []
    size = 0  # of the group's files that hold many reports

    def close() -> None:
        nonlocal size
        if group:
            shards.append(_shard(tuple(group), made))
            group.clear()
        size = 0

    for one in inputs:
        if parts[one.name] > 1:
            number = parts[one.name]
            shards += [_shard((one,), made, part, number) for part in range(number)]
            continue
        group.append(one)
        size += one.size if _holds_many(one) else 0
        if size >= share or _digest(one.name) % every == every - 1 or len(group) == MOST_FILES:
            close()
    close()
    return tuple(shards)


def _count_parts(one: Input, share: int) -> int:
    return min(MOST_PARTS, max(1, -(-one.size // share))) if _holds_many(one) else 1


def begin_name(name: str) -> str:
    """Give what the ids of all shards begin with whose first input has this name."""
    return make_id("shard", name).removeprefix("shard-")[: ID_LENGTH // 2]


def _shard(inputs: tuple[Input, ...], made: Made, part: int = 0, parts: int = 1) -> Shard:
    names = [one.name for one in inputs]
    rest = make_id("inputs", *names)[-ID_LENGTH // 2 :]
    what = [f"{one.name}\x1f{one.size}\x1f{one.modified}" for one in inputs]
    content = (made.how, f"{part}/{parts}", *what)
    return Shard(
        id=f"{begin_name(names[0])}{rest}-{part:03}",
        mark=make_id("mark", *content),
        mark_failed=make_id("mark", made.limits, *content),
        inputs=inputs,
        part=part,
        parts=parts,
    )


def _holds_many(one: Input) -> bool:
    return PurePosixPath(one.name.lower()).suffix in MANY


def _power(number: int, least: int, most: int) -> int:
    """Give the power of two up to a number, so that it changes seldom; within bounds."""
    return min(most, max(least, 1 << max(0, number.bit_length() - 1)))


def _digest(name: str) -> int:
    return int(make_id("name", name)[-8:], 16)


def digest_folders(folders: Sequence[Path]) -> str:
    """Give a digest of all files in folders, by name within them and content."""
    parts = [
        f"{path.relative_to(folder).as_posix()}\x1f{path.read_bytes().hex()}"
        for folder in folders
        for path in sorted(folder.rglob("*.y*ml"))
    ]
    return make_id("files", *parts)
