"""Many reports on one machine: in this process, or in several, with the same result.

The parent opens the inputs and hands out batches; workers clean, annotate and extract. Results
come back in the order of the inputs, and at most two batches a worker wait, so that memory stays
flat however many reports there are.
"""

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
from dateline.run.workers import Workers
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
    batches = iter(lambda: list(islice(wanted, settings.batch)), [])
    if settings.jobs == 1:
        work: Callable[[Batch], list[Result]] | None = None
        for batch in batches:
            if work is None:  # loaded when there is something to do
                with hold_interrupts():
                    work = _make_work(settings)
            yield from work(batch)
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


def _read_parallel(batches: Iterable[Batch], settings: Settings) -> Iterator[Result]:
    require_model(settings.model)  # here it is known at once, in a worker after its start
    load_codebook(settings.codebooks)
    workers = Workers(partial(_make_work, settings), settings.jobs, fail=_set_aside)
    yield from workers.run(batches)


def _make_work(settings: Settings) -> Callable[[Batch], list[Result]]:
    timer = make_timer(settings.max_seconds)
    return partial(read_batch, make_pipeline(settings), timer=timer, seconds=settings.max_seconds)


def _set_aside(one: Report | Failure, how: str) -> Failure:
    if isinstance(one, Failure):
        return one
    why = f"the process that read it {how}, twice. The rest was read; please file it as a bug"
    return Failure(one.source, "WorkerDied", why)
