"""The parameters of questions, as OpenAPI describes them."""

import re
from dataclasses import fields
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic.json_schema import SkipJsonSchema

from dateline.answers import Filter
from dateline.findings import EventType, StateField, Status
from dateline.plans import AgendaPart
from dateline.questions import LONGEST, MOST

MANY = 50
"""Rows of a page where no limit is given."""

Unsaid = SkipJsonSchema[None]
"""That a parameter may be left out; nobody can send null."""


def _require_day(value: object) -> object:
    """Let nothing but a written day through: numbers would be taken for seconds since 1970."""
    if isinstance(value, str) and not _DAY.fullmatch(value):
        raise ValueError("a day is written 2020-02-14")
    return value


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
Day = Annotated[date, BeforeValidator(_require_day)]
Text = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST)]
Words = Text | Unsaid

AsOf = Annotated[Day | Unsaid, Field(description="See nothing published later than this day.")]
From = Annotated[Day | Unsaid, Field(alias="from", description="On this day or later.")]
To = Annotated[Day | Unsaid, Field(description="On this day or earlier.")]
Actor = Annotated[Words, Field(description="Who did it: a name or id.")]
Recipient = Annotated[Words, Field(description="To whom it was done: a name or id.")]
Subject = Annotated[Words, Field(description="Who or what takes part in any role.")]
Place = Annotated[Words, Field(description="Where: a place or country, name or id.")]
Type = Annotated[EventType | Unsaid, Field(description="PLOVER type.")]
Happened = Annotated[Status | Unsaid, Field(description="What is said of whether it happened.")]
"""Parameters that several questions have."""


class Strict(BaseModel):
    """No parameters but those that are named."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)


class Paged(Strict):
    """Parameters that all lists have."""

    limit: int = Field(MANY, ge=1, le=MOST, description="Rows of one page.")
    after: Words = Field(None, description="The cursor that the page before gave as `next`.")

    def question(self) -> str:
        """Give what stands for all that is asked for, whichever page of it."""
        return repr(self.model_copy(update={"limit": MANY, "after": None}))


class Asked(Paged):
    """Parameters of lists of what is known on a day."""

    as_of: AsOf = None

    def filter(self) -> Filter:
        """Give the filter that the parameters say; their names are those of Filter."""
        known = {one.name for one in fields(Filter)}
        return Filter(**{name: value for name, value in dict(self).items() if name in known})


class Days(Asked):
    """Days that rows must overlap."""

    from_: From = None
    to: To = None
    text: Words = Field(None, description='Words that all occur; "a phrase" in double quotes.')


class AskedEvents(Days):
    """Which events."""

    actor: Actor = None
    recipient: Recipient = None
    subject: Subject = None
    speaker: Words = Field(None, description="Who says it.")
    place: Place = None
    type: Type = None
    status: Happened = None
    background: bool | Unsaid = Field(None, description="Whether it is history retold.")


class AskedStatements(Days):
    """Which statements."""

    speaker: Words = Field(None, description="Who speaks: a name or id.")


class AskedStates(Days):
    """Which states."""

    subject: Words = Field(None, description="Whose state it is: a name or id.")
    field: StateField | Unsaid = Field(None, description="The field of the state.")
    status: Status | Unsaid = Field(None, description="What is said of whether it holds.")


class AskedReports(Days):
    """Which reports."""

    report: Words = Field(None, description="A report's id, url or path.")


class AskedTimeline(Asked):
    """Which happenings."""

    actor: Actor = None
    recipient: Recipient = None
    subject: Subject = None
    place: Place = None
    type: Type = None
    status: Happened = None
    from_: From = None
    to: To = None


class AskedStories(Asked):
    """Which stories."""

    actor: Words = Field(None, description="Who must be named in one of its reports.")
    place: Words = Field(None, description="Where: named in one of its reports.")
    from_: From = None
    to: To = None


class AskedDisputes(Asked):
    """Which disputes."""

    subject: Words = Field(None, description="Who or what it is about: a name or id.")
    type: EventType | Unsaid = Field(None, description="PLOVER type of the happening.")
    field: Words = Field(None, description="The field, or what is counted, such as killed.")
    from_: From = None
    to: To = None
    only_open: bool = Field(default=False, description="Leave out ranges and what was settled.")


class AskedAgenda(AskedTimeline):
    """Which plans."""

    part: AgendaPart = Field("to_come", description="What is to come, overdue, or all plans.")


class AskedChanges(Paged):
    """Between which days, of whom."""

    from_: Day = Field(alias="from", description="What was known on this day is no change.")
    to: Day = Field(description="What was known on this day counts, and nothing later.")
    name: Words = Field(None, description="An actor, place or operation; all without it.")


class AskedDossier(Strict):
    """Of whom, as of when."""

    name: Text = Field(description="A name as written, or an id.")
    as_of: AsOf = None


class AskedThing(Strict):
    """Of which thing, as of when."""

    what: Text = Field(description="An id or its start, a report's url or path, or a name.")
    as_of: AsOf = None


class AskedId(Strict):
    """Of which thing."""

    id: Text = Field(description="An id of anything on record, or its start.")


class AskedDay(Strict):
    """As of when."""

    as_of: AsOf = None
