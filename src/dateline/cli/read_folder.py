"""`dateline read ... --to DIR/`: readings and claims into a folder of Parquet files, by shards."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from dateline.cli.progress import Display, Tally
from dateline.errors import UsageError
from dateline.parquet.folders import is_remote, open_folder
from dateline.phrasing import say_many
from dateline.run.inputs import Way
from dateline.run.interrupts import hold_interrupts
from dateline.settings import Settings
from dateline.text import Failure

if TYPE_CHECKING:
    from dateline.run.manifest import Manifest
    from dateline.run.shard_reader import Job
    from dateline.run.shards import Shard

    Engine = Callable[[Job, Sequence[Shard]], Iterator[Manifest]]

ENGINES = ("local", "ray")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be read into a folder: by which engine, by how many processes where it says so."""

    paths: Sequence[str]
    to: str
    engine: str
    jobs: int | None
    address: str | None


def want_folder(
    paths: Sequence[str],
    to: str | None,
    engine: str,
    jobs: int | None,
    environment: Mapping[str, str],
) -> Wanted | None:
    """Tell whether readings go into a folder: one that is there, that ends as one, or is remote.

    UsageError when they must and do not. Without `jobs` the environment may say how many.
    """
    folder = to is not None and (to.endswith(("/", os.sep)) or is_remote(to) or os.path.isdir(to))
    if to is None or not folder:
        if engine != "local":
            raise UsageError(f"--engine {engine} reads into a folder: name one with --to DIR/")
        remote = next((one for one in paths if is_remote(one)), None)
        if remote is not None:
            raise UsageError(
                f"{remote} is read into a folder: add --to DIR/, and bring it into a record with "
                "`dateline merge DIR/`"
            )
        return None
    if jobs is None and "DATELINE_JOBS" in environment:
        jobs = int(environment["DATELINE_JOBS"])  # looked at by make_settings
    return Wanted(paths, to, engine, jobs, environment.get("RAY_ADDRESS") or None)


def fill_folder(
    wanted: Wanted, settings: Settings, way: Way, tally: Tally, display: Display
) -> tuple[int, int]:
    """Read what is not done yet, each shard counted once it is on the disk.

    Gives how many shards were read, and how many were done before.
    """
    if way.follow:
        raise UsageError("--follow fetches into a record: fetch first, then read into a folder")
    with hold_interrupts():  # loads the language model's library
        from dateline.run.manifest import remove_stale  # noqa: PLC0415
        from dateline.run.shard_reader import Job  # noqa: PLC0415
        from dateline.run.sharded import plan_job, swept  # noqa: PLC0415
        from dateline.run.shards import find_inputs  # noqa: PLC0415

    job = Job(wanted.to, settings, way)
    inputs, failures = find_inputs(wanted.paths)
    _miss(failures, tally, display)
    shards, plan = plan_job(job, inputs)
    names = set[str]()
    with swept(job, plan.todo):
        for done in _pick_engine(wanted)(job, plan.todo):
            names.add(done.name)
            _count(done, tally, display)
    remove_stale(open_folder(wanted.to), plan, shards, names)
    return len(plan.todo), plan.done


def _count(done: "Manifest", tally: Tally, display: Display) -> None:
    tally.read += done.reports
    tally.events += done.events
    tally.statements += done.statements
    _miss(done.failures, tally, display)
    display.show(tally)


def _miss(failures: Sequence[Failure], tally: Tally, display: Display) -> None:
    for failure in failures:
        tally.miss(failure)
        display.fail(failure)


def describe_folder(wanted: Wanted, read: int, before: int) -> str:
    """Say where what was read lies, and how much of it was there."""
    parts = [say_many(read, "shard")] if read or not before else []
    if before:
        parts.append(f"{say_many(before, 'shard')} done before")
    return f" -> {wanted.to} ({', '.join(parts)})"


def _pick_engine(wanted: Wanted) -> "Engine":
    if wanted.engine == "local":
        from dateline.run.sharded import read_shards  # noqa: PLC0415 (loads the model's library)

        return read_shards
    from dateline.run.cluster import Cluster, read_shards_with_ray  # noqa: PLC0415 (as above)

    return partial(read_shards_with_ray, cluster=Cluster(wanted.address, wanted.jobs))
