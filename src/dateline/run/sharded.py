"""Reading into a folder on one machine: shards one after the other, or several at once.

A process that reads a shard may die of a report. The shard is then read once more, alone in a
process, and when that dies too, report by report: the one that does it is named, the rest is read.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial

from dateline.annotate.sums import require_model
from dateline.extract.events.codebook import load_codebook
from dateline.parquet.folders import open_folder, sweep
from dateline.parquet.inputs import Input
from dateline.parquet.library import load
from dateline.run.manifest import AGAIN, Manifest, Plan, make_manifest, make_plan, write_manifest
from dateline.run.shard_reader import Job, ShardReader, describe_job
from dateline.run.shards import Shard, cut
from dateline.run.workers import Workers
from dateline.text import Failure

AHEAD = 16
"""Shards for each process that may be read before an earlier one is: they take unequal times."""

TRIED = "tried"
"""The folder that says which shards are being read with care."""


@dataclass(frozen=True, slots=True)
class Died:
    """That two processes died of a shard, the second one alone with it."""

    shard: Shard
    how: str


def plan_job(job: Job, inputs: Sequence[Input]) -> tuple[tuple[Shard, ...], Plan]:
    """Cut inputs into shards, and tell which are to be read."""
    load()
    require_model(job.settings.model)  # known at once, before processes start or files are made
    load_codebook(job.settings.codebooks)
    shards = cut(inputs, describe_job(job))
    return shards, make_plan(open_folder(job.folder), shards)


def read_shards(job: Job, shards: Sequence[Shard]) -> Iterator[Manifest]:
    """Read shards in as many processes as the settings say, and tell of each that is done."""
    jobs = min(job.settings.jobs, len(shards))
    if jobs <= 1:
        with ShardReader(job) as reader:
            yield from map(reader.read, shards)
        return
    workers = start_workers(job, jobs)
    for done in workers.run([one] for one in shards):
        yield finish(job, done)


@contextmanager
def swept(job: Job, shards: Sequence[Shard]) -> Iterator[None]:
    """Remove before and after what processes that died left half written in the job's folder.

    When all goes well, also what those of other machines left of these shards, which are done then.
    """
    sweep(job.folder, here=_is_running)
    done: tuple[str, ...] = ()
    try:
        yield
        done = tuple(f"shard={one.id}" for one in shards)
    finally:
        sweep(job.folder, here=_is_running, done=done)


def start_workers(job: Job, jobs: int) -> Workers[Shard, Manifest | Died]:
    """Give processes that read shards."""
    return Workers(
        partial(_make_work, replace(job, settings=replace(job.settings, jobs=1))),
        jobs,
        fail=Died,
        ahead=AHEAD,
    )


def finish(job: Job, done: Manifest | Died) -> Manifest:
    """Give what came of a shard; one of which processes died is read once more, with care.

    Who does that notes it. Where the note is there already, its process died too, of opening the
    shard's files: then that is what came of it.
    """
    if isinstance(done, Manifest):
        return done
    folder, shard = open_folder(job.folder), done.shard
    note = f"{TRIED}/{shard.id}"
    if folder.size(note) is None:
        with folder.create(note):
            pass
        with ShardReader(job, apart=True) as reader:
            manifest = reader.read(shard)
    else:
        why = f"the process that opened it {done.how}. The rest was read; please file it as a bug"
        failures = tuple(Failure(one.name, "WorkerDied", why) for one in shard.inputs)
        manifest = make_manifest(shard, AGAIN, (), (0, 0), failures)
        write_manifest(folder, manifest)
    folder.remove(note)
    return manifest


def _make_work(job: Job) -> Callable[[list[Shard]], list[Manifest | Died]]:
    reader = ShardReader(job)
    return lambda shards: [reader.read(one) for one in shards]


def _is_running(number: int) -> bool:
    """Tell whether a process of this machine runs, ours or somebody else's."""
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
