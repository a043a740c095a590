"""Reading into a folder with Ray: shards go as a Ray Data job to a pool of actors.

Each actor has one process below it that reads (workers.py), with the models loaded once; so a
report that ends its process does not end the actor, and is named as on one machine. When an actor
or its machine dies, Ray starts another, and the shard that it was at is read again; its files are
there whole or not at all. Only names of shards and what came of them pass through Ray.

The one file that knows Ray.
"""

import json
import logging
import os
import secrets
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from types import FrameType
from typing import Any

from dateline import __version__, errors
from dateline.codec import decode, dumps
from dateline.errors import DatelineError, UsageError
from dateline.run.manifest import Manifest
from dateline.run.minder import MARK, Minder
from dateline.run.shard_reader import Job
from dateline.run.sharded import finish, start_workers
from dateline.run.shards import Shard

STORE_BYTES = 80 * 2**20
"""Memory for what passes between processes of a local cluster: Ray takes no less, we need little.

It lies in the cluster's folder and not in /dev/shm, which is small in many containers.
"""

_LOCAL = {
    "RAY_USAGE_STATS_ENABLED": "0",  # tells nobody that it is used
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",  # listens on 127.0.0.1 alone, on Linux too
    "RAY_AUTH_MODE": "token",  # other users of this machine are not let in
    "RAY_BACKEND_LOG_LEVEL": "fatal",
    "RAY_DISABLE_IMPORT_WARNING": "1",
}
"""What the environment tells a local cluster, before Ray is imported."""

PATIENCE = 15.0
"""Seconds in which a cluster must answer; Ray itself waits for minutes."""

PLACE = Path("/tmp")  # noqa: S108 (its sockets need a short path; the folder in it is ours alone)


NOT_INSTALLED = (
    "--engine ray needs Ray, which cannot be loaded ({}): pip install 'dateline[ray]', or leave "
    "--engine out and shard by hand"
)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Where shards are read: at `address`, or on this machine where that is None.

    Without `actors` there are as many as the cluster has processors.
    """

    address: str | None = None
    actors: int | None = None


def read_shards_with_ray(job: Job, shards: Sequence[Shard], cluster: Cluster) -> Iterator[Manifest]:
    """Read shards with Ray, and tell of each that is done, in any order.

    A cluster of this machine is started for this run, and ended with it. Machines of another one
    must have this version of Dateline, and find folders and inputs by the same paths. UsageError
    where Ray is not installed.
    """
    if not shards:
        return
    with _connected(cluster) as processors:
        from ray.exceptions import RayError  # noqa: PLC0415 (an extra)

        actors = min(cluster.actors or processors, len(shards))
        try:
            yield from _run(job, shards, actors)
        except RayError as error:
            raise DatelineError(
                f"Ray gave up ({_last_line(error)}). What is done stays done: the same command "
                "goes on"
            ) from error


def _run(job: Job, shards: Sequence[Shard], actors: int) -> Iterator[Manifest]:
    import ray.data  # noqa: PLC0415 (an extra)

    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.execution_no_progress_timeout_s = -1  # a shard takes the time that it takes
    logging.getLogger("ray.data").setLevel(logging.CRITICAL)
    wanted = [{"shard": dumps(one)} for one in shards]
    dataset = ray.data.from_items(wanted, override_num_blocks=len(wanted)).map_batches(
        _Actor,
        fn_constructor_args=(job,),
        batch_size=1,
        batch_format="numpy",
        compute=ray.data.ActorPoolStrategy(size=actors),
        num_cpus=1,
    )
    for row in dataset.iter_rows():
        if row["error"]:
            _raise_again(row["error"], row["why"])
        yield decode(Manifest, json.loads(row["done"]))


class _Actor:
    """Lives in a process of Ray's; the process that reads is started with the first shard."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._workers = start_workers(job, 1)
        # A process that is started here would import the program of Ray's that this one runs.
        if hasattr(sys.modules["__main__"], "__file__"):
            del sys.modules["__main__"].__file__

    def __call__(self, rows: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
        """Read shards; an error of ours goes back as words, since Ray wraps it in its own."""
        told = [self._read(decode(Shard, json.loads(one))) for one in rows["shard"]]
        return {name: [one[at] for one in told] for at, name in enumerate(("done", "error", "why"))}

    def _read(self, shard: Shard) -> tuple[str, str, str]:
        try:
            if self._job.version != __version__:
                raise UsageError(
                    f"a machine of the cluster has Dateline {__version__}, and this run is of "
                    f"{self._job.version}: install the same everywhere"
                )
            (done,) = self._workers.serve([[shard]])
            return dumps(finish(self._job, done)), "", ""
        except DatelineError as error:
            return "", type(error).__name__, str(error)


def _raise_again(name: str, why: str) -> None:
    raise getattr(errors, name, DatelineError)(why)


@contextmanager
def _connected(cluster: Cluster) -> Iterator[int]:
    """Give the number of processors of a cluster, to which this process is connected inside."""
    if cluster.address is None:
        with _local_cluster(cluster.actors or os.cpu_count() or 1) as processors:
            yield processors
        return
    ray = _load_ray()
    options = {"address": cluster.address, "log_to_driver": False, "configure_logging": False}
    with _quiet(Path(os.devnull)):
        error = _do_in_thread(partial(ray.init, **options), seconds=PATIENCE)
    if error is not None:
        raise UsageError(
            f"there is no Ray cluster at {cluster.address} ({_last_line(error)}): check RAY_ADDRESS"
        ) from error
    try:
        yield int(ray.cluster_resources().get("CPU", 1))
    finally:
        ray.shutdown()


@contextmanager
def _local_cluster(processors: int) -> Iterator[int]:
    """Run a cluster on this machine; at the end nothing of it is left, however that comes."""
    os.environ.update(_LOCAL)
    os.environ["RAY_AUTH_TOKEN"] = secrets.token_hex(32)
    os.environ[MARK] = secrets.token_hex(16)
    ray = _load_ray()
    folder = Path(tempfile.mkdtemp(prefix="dateline-ray-", dir=PLACE))
    minder = Minder(os.environ[MARK], folder)
    try:
        _start(ray, processors, folder)
        try:
            yield processors
        finally:
            # Still connected, Ray's threads end this process without a word, with status 1, once
            # those on the other side are gone.
            _do_in_thread(ray.shutdown, seconds=PATIENCE)
    finally:
        minder.tidy_up()


def _start(ray: Any, processors: int, folder: Path) -> None:
    options = {
        "address": "local",
        "num_cpus": processors,
        "include_dashboard": False,
        "object_store_memory": STORE_BYTES,
        "log_to_driver": False,
        "configure_logging": False,
        "_node_ip_address": "127.0.0.1",
        "_temp_dir": str(folder / "ray"),
        "_plasma_directory": str(folder),
    }
    with _quiet(folder / "start.log"):
        error = _do_in_thread(partial(ray.init, **options))
    if isinstance(error, OSError | ValueError | RuntimeError):
        raise DatelineError(
            f"Ray could not be started on this machine: {_last_line(error)}. Without --engine ray "
            "it reads as well"
        ) from error
    if error is not None:
        raise error


def _do_in_thread(
    work: Callable[[], object], *, seconds: float | None = None
) -> BaseException | None:
    """Do work that waits in C, while this thread hears Ctrl-C; give what it raised.

    After `seconds` that is a TimeoutError, and the work goes on for nothing. The thread stays,
    asleep: what the system ties to the life of a process's parent, it ties to that of the thread
    that started it.
    """
    ended: SimpleQueue[BaseException | None] = SimpleQueue()

    def run() -> None:
        try:
            work()
        except BaseException as error:  # raised where somebody can act upon it
            ended.put(error)
            return
        ended.put(None)
        threading.Event().wait()

    threading.Thread(target=run, daemon=True, name="keeps Ray").start()
    try:
        return ended.get(timeout=seconds)
    except Empty:
        return TimeoutError(f"no answer within {seconds:g} seconds")


def _load_ray() -> Any:
    try:
        import ray.data  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise UsageError(NOT_INSTALLED.format(error)) from error
    _hold_its_tongue(ray)
    return ray


def _hold_its_tongue(ray: Any) -> None:
    """Keep Ray from telling on stdout, which is for data, that a process of its own died.

    There is no setting for that; where its parts have other names, it goes on telling.
    """
    worker: Any = getattr(ray._private, "worker", None)
    if hasattr(worker, "print_to_stdstream"):
        worker.print_to_stdstream = lambda *_, **__: None


@contextmanager
def _quiet(file: Path) -> Iterator[None]:
    """Send what Ray's libraries in C write to stderr as they start into a file.

    A signal puts stderr back first, since whoever acts upon it may have something to say.
    """
    sys.stderr.flush()
    before = os.dup(2)

    def hear(number: int, frame: FrameType | None) -> None:
        os.dup2(before, 2)
        act = acts[signal.Signals(number)]
        if callable(act):
            act(number, frame)

    acts = {one: signal.getsignal(one) for one in (signal.SIGINT, signal.SIGTERM)}
    heard = [one for one, act in acts.items() if callable(act) and _is_first_thread()]
    for one in heard:
        signal.signal(one, hear)
    with file.open("wb") as out:
        os.dup2(out.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(before, 2)
        for one in heard:
            signal.signal(one, acts[one])
        os.close(before)


def _is_first_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


def _last_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines() or [type(error).__name__]
    return lines[-1].strip()[:300]
