"""Many reports on one machine: in this process, or in several, with the same result.

The parent opens the inputs and hands out batches; workers clean, annotate and extract. Results
come back in the order of the inputs, and at most two batches a worker wait, so that memory stays
flat however many reports there are.
"""

import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing.connection import wait
from threading import Thread
from typing import BinaryIO

from dateline.annotate.sums import require_model
from dateline.errors import ReadError
from dateline.extract.events.codebook import load_codebook
from dateline.findings import Reading
from dateline.limits import Timer, TimeUp, no_timer
from dateline.pipeline import Pipeline, make_pipeline
from dateline.run.inputs import FROM_FILES, Way, find_reports
from dateline.run.interrupts import hold_interrupts
from dateline.run.timing import make_timer
from dateline.settings import Settings
from dateline.text import Failure, Report

Result = tuple[Report, Reading] | Failure
Batch = list[Report | Failure]

_WAITING_PER_WORKER = 2
_pipeline: Pipeline | None = None
"""The pipeline of a worker process, made once when the process starts."""

_seconds = 0
"""The time that one report may take in a worker process."""


def read_reports(
    sources: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    skip: Callable[[Report], bool] | None = None,
    way: Way = FROM_FILES,
) -> Iterator[Result]:
    """Read all that `sources` name, in their order: each report with its reading, or a Failure.

    The same inputs give the same readings whatever `settings.jobs` is. A report for which `skip`
    says True is left out before any work is done on it. `way` says what columns are called and
    which pages are fetched.
    """
    found = find_reports(sources, settings, stdin=stdin, way=way)
    wanted = (one for one in found if isinstance(one, Failure) or not (skip and skip(one)))
    batches = iter(lambda: list(islice(wanted, settings.batch)), [])
    if settings.jobs == 1:
        timer = make_timer(settings.max_seconds)
        pipeline: Pipeline | None = None
        for batch in batches:
            if pipeline is None:  # loaded when there is work for it
                with hold_interrupts():
                    pipeline = make_pipeline(settings)
            yield from read_batch(pipeline, batch, timer=timer, seconds=settings.max_seconds)
    else:
        yield from _read_parallel(batches, settings)


def read_batch(
    pipeline: Pipeline,
    batch: Sequence[Report | Failure],
    *,
    timer: Timer = no_timer,
    seconds: float = 0,
) -> list[Result]:
    """Read one batch; what could not be read stays in its place.

    A report that breaks the pipeline in a way nobody foresaw, or takes longer than `timer` gives
    it, is set aside by name, and the others of its batch are read one by one.
    """
    reports = [one for one in batch if isinstance(one, Report)]
    try:
        with timer():
            results = iter(list(pipeline.read(reports)))
    except (Exception, TimeUp):  # the one that broke it is found again below, by name
        results = iter([_read_alone(pipeline, report, timer, seconds) for report in reports])
    return [one if isinstance(one, Failure) else next(results) for one in batch]


def _read_alone(pipeline: Pipeline, report: Report, timer: Timer, seconds: float) -> Result:
    try:
        with timer():
            return next(pipeline.read([report]))
    except TimeUp:
        why = f"reading it takes more than {seconds:g} s: raise DATELINE_MAX_SECONDS to wait"
        return Failure(report.source, ReadError.__name__, why)
    except Exception as error:  # one report must not end the reading of an archive
        why = f"reading it broke Dateline: {type(error).__name__}: {error}. Please file it as a bug"
        return Failure(report.source, type(error).__name__, why)


class _Workers:
    """Worker processes, started anew when one of them has died."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._strangers = frozenset(one.pid for one in multiprocessing.active_children())
        self._pool = self._start()

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")
        settings = self._settings
        return ProcessPoolExecutor(settings.jobs, context, _start_worker, (settings,))

    def submit(self, batch: Batch) -> "Future[list[Result]]":
        """Hand out one batch."""
        with _deaf_children():
            try:
                return self._pool.submit(_work, batch)
            except BrokenProcessPool:
                self.stop()
                self._pool = self._start()
                return self._pool.submit(_work, batch)

    def stop(self) -> None:
        """Let the processes end after what they are at."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def end(self) -> None:
        """End the processes at once: nobody waits for what they are at."""
        self.stop()
        for process in multiprocessing.active_children():
            if process.pid not in self._strangers:
                process.terminate()


@contextmanager
def _deaf_children() -> Iterator[None]:
    """Let processes started inside not hear Ctrl-C, which is for their parent to act upon.

    They inherit that the signal is held back, from their first moment on; the parent hears what
    came meanwhile right after.
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows; there workers learn it at their start
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _read_parallel(batches: Iterable[Batch], settings: Settings) -> Iterator[Result]:
    require_model(settings.model)  # here it is one clear error, in a worker a broken pool
    load_codebook(settings.codebooks)
    workers = _Workers(settings)
    waiting: deque[tuple[Batch, Future[list[Result]]]] = deque()
    try:
        for batch in batches:
            waiting.append((batch, workers.submit(batch)))
            if len(waiting) > _WAITING_PER_WORKER * settings.jobs:
                yield from _collect(*waiting.popleft())
        while waiting:
            yield from _collect(*waiting.popleft())
    except BaseException:  # Ctrl-C, or nobody wants more: what is being read is read for nothing
        workers.end()
        raise
    workers.stop()


def _collect(batch: Batch, work: "Future[list[Result]]") -> list[Result]:
    """Wait for one batch; when its process died, name every report that went down with it."""
    try:
        return work.result()
    except BrokenProcessPool:
        why = "the process that read it died; read it again alone, with --jobs 1"
        return [
            one if isinstance(one, Failure) else Failure(one.source, "BrokenProcessPool", why)
            for one in batch
        ]


def _start_worker(settings: Settings) -> None:
    global _pipeline, _seconds  # noqa: PLW0603 (a worker's own; there is no other hand-over)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    _pipeline = make_pipeline(settings)
    _seconds = settings.max_seconds


def _end_with_parent() -> None:
    """End this process when its parent is gone, killed even, which no pipe tells it."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _work(batch: Batch) -> list[Result]:
    if _pipeline is None:  # a worker whose start failed takes no work
        raise RuntimeError("this process was not started by read_reports")
    return read_batch(_pipeline, batch, timer=make_timer(_seconds), seconds=_seconds)
