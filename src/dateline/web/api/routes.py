"""Every question of the record as one address."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Annotated, cast

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from dateline.answers import (
    DocumentRow,
    Dossier,
    Explanation,
    Extent,
    SourceRow,
    SpeakerRow,
    TimelineRow,
)
from dateline.disputes import Dispute
from dateline.plans import AgendaRow
from dateline.questions import LONGEST
from dateline.record import EventRow, StatementRow, StateRow
from dateline.store import Record
from dateline.stories import StoryRow
from dateline.versions import ChangeRow, VersionRow
from dateline.web.api.answers import Listing, page, page_by_filter, page_by_position, send
from dateline.web.api.asked import (
    AskedAgenda,
    AskedChanges,
    AskedDay,
    AskedDisputes,
    AskedDossier,
    AskedEvents,
    AskedId,
    AskedReports,
    AskedStatements,
    AskedStates,
    AskedStories,
    AskedThing,
    AskedTimeline,
)

ROUTES = APIRouter()


def lend(request: Request) -> Iterator[Record]:
    """Lend a record to one question."""
    with request.app.state.records.lend() as record:
        yield record


Lent = Annotated[Record, Depends(lend)]
Id = Annotated[
    str,
    Path(
        min_length=1,
        max_length=LONGEST,
        pattern="^[A-Za-z0-9][A-Za-z0-9_-]*$",
        description="An id or its start.",
    ),
]


def _today(request: Request) -> date:
    return cast(Callable[[], date], request.app.state.today)()


@ROUTES.get("/extent", response_model=Extent)
def get_extent(request: Request, record: Lent) -> Response:
    """The days that the record reaches over, and how much it holds."""
    return send(request, record.extent())


@ROUTES.get("/events", response_model=Listing[EventRow])
def list_events(request: Request, record: Lent, asked: Annotated[AskedEvents, Query()]) -> Response:
    """Events as reports tell them, by day and id, those without a day last."""
    return send(request, page(record.events, asked))


@ROUTES.get("/statements", response_model=Listing[StatementRow])
def list_statements(
    request: Request, record: Lent, asked: Annotated[AskedStatements, Query()]
) -> Response:
    """Statements by the day they were made."""
    return send(request, page(record.statements, asked))


@ROUTES.get("/states", response_model=Listing[StateRow])
def list_states(request: Request, record: Lent, asked: Annotated[AskedStates, Query()]) -> Response:
    """States (offices, strengths, memberships ...) by their first day."""
    return send(request, page(record.states, asked))


@ROUTES.get("/reports", response_model=Listing[DocumentRow])
def list_reports(
    request: Request, record: Lent, asked: Annotated[AskedReports, Query()]
) -> Response:
    """Reports, first published first."""
    return send(request, page(record.documents, asked))


@ROUTES.get("/timeline", response_model=Listing[TimelineRow])
def list_happenings(
    request: Request, record: Lent, asked: Annotated[AskedTimeline, Query()]
) -> Response:
    """Happenings by day: events judged to be the same stand in one row."""
    return send(request, page_by_filter(record.timeline, asked))


@ROUTES.get("/happenings/{item}", response_model=TimelineRow)
def get_happening(
    request: Request, record: Lent, item: Id, asked: Annotated[AskedDay, Query()]
) -> Response:
    """The happening of one event, with all that tell it."""
    return send(request, record.happening(item, as_of=asked.as_of))


@ROUTES.get("/speakers", response_model=Listing[SpeakerRow])
def list_speakers(
    request: Request, record: Lent, asked: Annotated[AskedStatements, Query()]
) -> Response:
    """Who is quoted, most quoted first."""
    return send(request, page_by_filter(record.speakers, asked))


@ROUTES.get("/stories", response_model=Listing[StoryRow])
def list_stories(
    request: Request, record: Lent, asked: Annotated[AskedStories, Query()]
) -> Response:
    """Stories by their first day: the reports about one happening."""
    return send(request, page_by_filter(record.stories, asked))


@ROUTES.get("/stories/{item}", response_model=StoryRow)
def get_story(
    request: Request, record: Lent, item: Id, asked: Annotated[AskedDay, Query()]
) -> Response:
    """One story, by its id or that of a report in it."""
    return send(request, record.story(item, as_of=asked.as_of))


@ROUTES.get("/dossier", response_model=Dossier)
def get_dossier(
    request: Request, record: Lent, asked: Annotated[AskedDossier, Query()]
) -> Response:
    """One actor, place or operation over time."""
    return send(request, record.dossier(asked.name, as_of=asked.as_of))


@ROUTES.get("/agenda", response_model=Listing[AgendaRow])
def list_plans(request: Request, record: Lent, asked: Annotated[AskedAgenda, Query()]) -> Response:
    """What was planned, promised, threatened or demanded, with what came of it."""
    find = partial(record.agenda, today=_today(request), part=asked.part)
    return send(request, page_by_filter(find, asked))


@ROUTES.get("/agenda/{item}", response_model=AgendaRow)
def get_plan(
    request: Request, record: Lent, item: Id, asked: Annotated[AskedDay, Query()]
) -> Response:
    """One plan whole."""
    return send(request, record.plan(item, today=_today(request), as_of=asked.as_of))


@ROUTES.get("/disputes", response_model=Listing[Dispute])
def list_disputes(
    request: Request, record: Lent, asked: Annotated[AskedDisputes, Query()]
) -> Response:
    """What reports disagree on, of the last days first."""
    find = partial(record.disputes, only_open=asked.only_open)
    return send(request, page_by_filter(find, asked))


@ROUTES.get("/disputes/{item}", response_model=Listing[Dispute])
def get_disputes(
    request: Request, record: Lent, item: Id, asked: Annotated[AskedDay, Query()]
) -> Response:
    """The disputes of an id, or that an event or state is part of."""
    return send(request, Listing(record.dispute(item, as_of=asked.as_of), None))


@ROUTES.get("/changes", response_model=Listing[ChangeRow])
def list_changes(
    request: Request, record: Lent, asked: Annotated[AskedChanges, Query()]
) -> Response:
    """What was known on the later day and had not been known on the earlier one."""
    first, last = sorted((asked.from_, asked.to))
    find = partial(record.changes, first, last, asked.name)
    return send(request, page_by_position(lambda rows: find(limit=rows), asked))


@ROUTES.get("/versions", response_model=Listing[VersionRow])
def list_versions(
    request: Request, record: Lent, asked: Annotated[AskedThing, Query()]
) -> Response:
    """The versions of a report, by its id or that of a thing it tells, with what each changed."""
    return send(request, Listing(record.versions(asked.what, as_of=asked.as_of), None))


@ROUTES.get("/sources", response_model=Listing[SourceRow])
def list_sources(request: Request, record: Lent, asked: Annotated[AskedThing, Query()]) -> Response:
    """Every report that tells a thing, each independent one followed by its copies."""
    return send(request, Listing(record.sources(asked.what, as_of=asked.as_of), None))


@ROUTES.get("/why", response_model=Explanation)
def explain(request: Request, record: Lent, asked: Annotated[AskedId, Query()]) -> Response:
    """What a thing on record rests on: claims with their words, reasons, decisions."""
    return send(request, record.why(asked.id))
