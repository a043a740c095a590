"""Many reports on one machine: in this process, or in several, with the same result.

The parent opens the inputs and hands out batches; workers clean, annotate and extract. Results
come back in the order of the inputs, and at most two batches a worker wait, so that memory stays
flat however many reports there are.
"""

import gc
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import islice
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
from dateline.run.workers import Workers, freeze
from dateline.settings import Settings
from dateline.text import Failure, Report

Result = tuple[Report, Reading] | Failure
Batch = list[Report | Failure]


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
    with Reader(settings) as reader:
        yield from reader.read(wanted)


class Reader:
    """Reads reports in one process or several, which stay ready from one call to the next.

    `apart` keeps the work out of this process even where `settings.jobs` is 1, so that a report
    that ends its process does not end this one. Use it as a context manager.
    """

    def __init__(self, settings: Settings, *, apart: bool = False) -> None:
        self._settings = settings
        self._apart = apart or settings.jobs > 1
        self._work: Callable[[Batch], list[Result]] | None = None
        self._workers: Workers[Report | Failure, Result] | None = None

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, found: Iterable[Report | Failure]) -> Iterator[Result]:
        """Read what is found, in its order; failures stay in their places."""
        one_by_one = iter(found)
        batches = iter(lambda: list(islice(one_by_one, self._settings.batch)), [])
        if self._apart:
            yield from self._start().serve(batches)
            return
        for batch in batches:
            if self._work is None:  # loaded when there is something to do
                with hold_interrupts():
                    self._work = make_work(self._settings)
                    freeze()
            yield from self._work(batch)

    def close(self) -> None:
        """End the processes that read, and let go of what was loaded."""
        if self._work is not None:
            self._work = None
            gc.unfreeze()
        if self._workers is not None:
            self._workers.close()

    def _start(self) -> "Workers[Report | Failure, Result]":
        if self._workers is None:
            require_model(self._settings.model)  # at once: in a worker, only after its start
            load_codebook(self._settings.codebooks)
            make = partial(make_work, self._settings)
            self._workers = Workers(make, self._settings.jobs, fail=_set_aside)
        return self._workers


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


def make_work(settings: Settings) -> Callable[[Sequence[Report | Failure]], list[Result]]:
    """Load what reads, and give its work: a batch in, as many results out."""
    timer = make_timer(settings.max_seconds)
    return partial(read_batch, make_pipeline(settings), timer=timer, seconds=settings.max_seconds)


def _set_aside(one: Report | Failure, how: str) -> Failure:
    if isinstance(one, Failure):
        return one
    why = f"the process that read it {how}, twice. The rest was read; please file it as a bug"
    return Failure(one.source, "WorkerDied", why)
