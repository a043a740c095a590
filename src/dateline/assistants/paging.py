"""Long answers in pages: as many rows as were asked for and as fit, and a cursor to go on with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from dateline.assistants.arguments import Asked
from dateline.assistants.plain import clean, write_plain
from dateline.codec import encode
from dateline.paging import DEEPEST, find_position, write_position

R = TypeVar("R")
T = TypeVar("T")

ROOM = 40_000
"""Characters of JSON that the rows of one answer may take; one row always fits."""


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of an answer, and the cursor for those that follow, if any do."""

    rows: tuple[T, ...]
    cursor: str | None


def find_start(asked: Asked) -> int:
    """Give how many rows a cursor passes over; UsageError for one that is of another question."""
    return find_position(asked.cursor, _write_question(asked))


def find_end(asked: Asked) -> int:
    """Give how many rows must be known: one more than are shown tells whether there are more."""
    return find_start(asked) + asked.limit + 1


def make_page(
    rows: Sequence[R], make: Callable[[R], T], asked: Asked, *, room: int = ROOM
) -> Page[T]:
    """Make the rows that were asked for from `rows`, which begin with the first of all."""
    start = find_start(asked)
    made: list[T] = []
    for row in rows[start : start + asked.limit]:
        one = make(row)
        room -= len(write_plain(clean(encode(one))))
        if room < 0 and made:
            break
        made.append(one)
    next_ = start + len(made)
    more = next_ < len(rows) and next_ <= DEEPEST
    return Page(tuple(made), write_position(next_, _write_question(asked)) if more else None)


def say_more(page: Page[T]) -> str | None:
    """Say how to get what follows."""
    if page.cursor is None:
        return None
    return "there is more: ask the same again with this `cursor`, or ask for less"


def _write_question(asked: Asked) -> str:
    """Give what stands for a question, whatever the cursor and limit."""
    return repr(replace(asked, cursor=None, limit=1))
