"""How answers of the API go out: rows as the codec writes them, pages of lists, problems.

The schema in the OpenAPI description comes from the types of the rows; what is sent is written by
`codec`, as the command line does it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from dateline.answers import DocumentRow, Filter
from dateline.codec import dumps
from dateline.errors import DatelineError
from dateline.paging import find_position, write_position
from dateline.record import EventRow, StatementRow, StateRow
from dateline.web.api.asked import Asked, Paged
from dateline.web.frame import find_status
from dateline.web.tags import tag

Row = TypeVar("Row")
Told = TypeVar("Told", EventRow, StatementRow, StateRow, DocumentRow)

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """Rows in order; `next` is the cursor of what follows, null at the end."""

    items: tuple[Row, ...]
    next: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong (RFC 9457): the status, its name, what happened and what to do."""

    type: str
    title: str
    status: int
    detail: str


_TITLES = {
    400: "The question makes no sense",
    404: "Nothing on record fits",
    409: "Several things on record fit",
    405: "This address is for reading only",
    503: "The record cannot be read",
}

PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": title}
    for status, title in _TITLES.items()
    if status != 405
}
"""What any question may be answered with besides rows, for the description."""


def send(request: Request, found: object) -> Response:
    """Give a row or listing as JSON, with a tag."""
    return tag(request, Response(dumps(found) + "\n", media_type="application/json"))


def page(ask: Callable[[Filter], Sequence[Told]], asked: Asked) -> Listing[Told]:
    """Give one page of rows and the cursor of what follows; one row more is asked for to know."""
    rows = tuple(ask(replace(asked.filter(), limit=asked.limit + 1)))
    kept = rows[: asked.limit]
    return Listing(kept, kept[-1].id if len(rows) > asked.limit else None)


def page_by_position(ask: Callable[[int], Sequence[Row]], asked: Paged) -> Listing[Row]:
    """Give one page of rows that `ask` gives the first ones of; the cursor counts those before."""
    question = asked.question()
    start = find_position(asked.after, question)
    end = start + asked.limit
    rows = tuple(ask(end + 1))
    return Listing(rows[start:end], write_position(end, question) if len(rows) > end else None)


def page_by_filter(ask: Callable[[Filter], Sequence[Row]], asked: Asked) -> Listing[Row]:
    """Do the same of rows that a filter asks for."""
    wanted = replace(asked.filter(), after=None)
    return page_by_position(lambda rows: ask(replace(wanted, limit=rows)), asked)


def refuse(status: int, detail: str) -> Response:
    """Give a problem."""
    title = _TITLES.get(status, "That did not work")
    problem = Problem("about:blank", title, status, detail)
    return Response(dumps(problem) + "\n", status, media_type=PROBLEM)


def refuse_error(error: DatelineError) -> Response:
    """Give the problem that an error of ours is."""
    return refuse(find_status(error), str(error))
