"""From an item to its reports, however deep they lie; what is wrong is named, the rest goes on."""

from collections.abc import Iterator
from dataclasses import replace

from dateline.errors import ReadError
from dateline.limits import TimeUp
from dateline.read.budget import BombError
from dateline.read.formats import recognise
from dateline.read.items import Found, How, Item, Link, fail, peek
from dateline.text import Failure, Report


def read_item(item: Item, how: How) -> Iterator[Report | Failure | Link]:
    """Give the reports and links that an item holds, and a failure for each part that has none.

    Each step of a reader runs under `how.timer`. A bomb ends the outermost file, whose members
    share one budget; anything else ends the part that it is in.
    """
    try:
        yield from _read(item, how)
    except BombError as error:
        if item.depth:
            raise
        yield fail(item.source, str(error))


def _read(item: Item, how: How) -> Iterator[Report | Failure | Link]:
    if item.depth > how.limits.max_depth:
        why = f"it lies in more than {how.limits.max_depth} archives within each other"
        yield fail(item.source, f"{why}: unpack them, or raise DATELINE_MAX_DEPTH")
        return
    steps = _steps(item, how)
    while True:
        found = _next(steps, item, how)
        if found is None:
            return
        if isinstance(found, Item):
            yield from read_item(found, how)
        else:
            yield found


def _steps(item: Item, how: How) -> Iterator[Found]:
    head, stream = peek(item.stream)
    if not head:
        raise ReadError("the file is empty: nothing is read from it")
    item = replace(item, stream=stream)
    yield from recognise(item, head).read(item, how)


def _next(steps: Iterator[Found], item: Item, how: How) -> Found | None:
    """Give what a reader gives next; None at its end.

    A reader that raised has ended: its failure is the last that comes of it.
    """
    try:
        with how.timer():
            return next(steps, None)
    except BombError:
        raise
    except ReadError as error:
        return fail(item.source, str(error))
    except Exception as error:  # no library names all that broken data does to it
        kind = type(error).__name__
        why = f"reading it broke Dateline: {kind}: {str(error)[:200]}. Please file it as a bug"
        return Failure(item.source, kind, why)
    except TimeUp:
        why = f"reading it takes more than {how.limits.max_seconds} s"
        return fail(item.source, f"{why}: raise DATELINE_MAX_SECONDS to wait")
