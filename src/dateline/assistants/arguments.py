"""What each tool can be asked: the arguments, as types from which their schemas are made."""

from dataclasses import dataclass, fields
from typing import Annotated, Any, ClassVar, Literal

from pydantic import ConfigDict, Field, StringConstraints

from dateline.answers import Filter
from dateline.findings import EventType, Status
from dateline.plans import AgendaPart
from dateline.questions import parse_day

LIMIT, MOST = 20, 100
"""Rows of one answer, unless fewer or more are asked for; and the most."""

LONGEST = 300
"""Characters of a name or of words to look for."""

_DAY = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_OWN_TYPE = r"^[A-Z][A-Z0-9_-]*$"

Name = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Thing = Annotated[str, Field(min_length=1, max_length=2_000)]
Day = Annotated[str, Field(pattern=_DAY, examples=["2020-02-14", "2020-02", "2020"])]
OwnType = Annotated[str, Field(pattern=_OWN_TYPE, max_length=60)]

About = Annotated[
    Name | None,
    Field(description="Who or what takes part in any role, or where: a name or an id."),
]
Actor = Annotated[
    Name | None,
    Field(
        description="Who did it: a name as reports write it (NATO), or an id (organisation/nato)."
    ),
]
Recipient = Annotated[Name | None, Field(description="To whom it was done: a name or an id.")]
Speaker = Annotated[Name | None, Field(description="Who says so: a name or an id.")]
Place = Annotated[
    Name | None, Field(description="Where: a place or a country, by name or id (country/IRQ).")
]
Type = Annotated[
    EventType | OwnType | None,
    Field(description="PLOVER type of the event, or one of an own codebook."),
]
StatusOf = Annotated[
    Status | None,
    Field(description="What the wording says of it: happened, planned, denied ..."),
]
From = Annotated[
    Day | None,
    Field(alias="from", description="On this day, month or year or later."),
]
To = Annotated[Day | None, Field(description="On this day, month or year or earlier.")]
Text = Annotated[
    Name | None,
    Field(description='Words that must all occur in the telling sentence; "a phrase" in quotes.'),
]
AsOf = Annotated[
    Day | None,
    Field(
        description="Answer as if it were this day: nothing that was published later is seen.",
    ),
]
Limit = Annotated[int, Field(ge=1, le=MOST, description=f"Rows of one answer, at most {MOST}.")]
Cursor = Annotated[
    Annotated[str, Field(max_length=80)] | None,
    Field(description="Goes on after an earlier answer to the same question: its `cursor`."),
]


_EDGES: dict[str, Literal["first", "last"]] = {"from_": "first", "to": "last", "as_of": "last"}
"""Which day of a month or year is meant."""

_FILTERS = {one.name: one.name for one in fields(Filter) if one.name != "limit"} | {
    "about": "subject"
}
"""Arguments that are handed on, and what they are called in the question."""


def _read(name: str, value: str) -> Any:
    return parse_day(value, _EDGES[name]) if name in _EDGES else value


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What all tools share: no argument that they do not know, a limit, a way to go on."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")
    limit: Limit = LIMIT
    cursor: Cursor = None

    @property
    def wanted(self) -> Filter:
        """The question to the record, without its limit; UsageError for a day that is none."""
        names = (one.name for one in fields(self) if one.name in _FILTERS)
        given = {_FILTERS[name]: getattr(self, name) for name in names}
        return Filter(
            **{name: _read(name, value) for name, value in given.items() if value is not None}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchEvents(Asked):
    """Which events are wanted."""

    about: About = None
    actor: Actor = None
    recipient: Recipient = None
    speaker: Speaker = None
    place: Place = None
    type: Type = None
    status: StatusOf = None
    from_: From = None
    to: To = None
    text: Text = None
    as_of: AsOf = None
    order: Annotated[
        Literal["newest", "oldest"],
        Field(description="By the day on which it was or is to be; without a day last."),
    ] = "newest"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchStatements(Asked):
    """Which statements are wanted."""

    speaker: Speaker = None
    from_: From = None
    to: To = None
    text: Annotated[
        Name | None, Field(description='Words that must all occur in it; "a phrase" in quotes.')
    ] = None
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GetEvent(Asked):
    """One happening."""

    id: Annotated[Thing, Field(description="The id of an event, or its start (event-3f2a91).")]
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GetEvidence(Asked):
    """What is to be proved."""

    id: Annotated[
        Thing,
        Field(
            description="The id of an event, statement, state, tally, actor, document, claim or "
            "link, or its start."
        ),
    ]


DossierPart = Literal[
    "overview",
    "life",
    "strength",
    "people",
    "facts",
    "events",
    "named_in",
    "statements",
    "statements_about",
    "disputes",
    "next",
    "contacts",
    "sources",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDossier(Asked):
    """Whose dossier."""

    name: Annotated[
        Name, Field(description="An actor, place or operation: a name as reports write it, or id.")
    ]
    part: Annotated[
        DossierPart,
        Field(
            description="overview: the first few rows of every part, with how many there are; or "
            "one part in full, page by page."
        ),
    ] = "overview"
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAgenda(Asked):
    """Which plans are wanted."""

    part: Annotated[
        AgendaPart,
        Field(
            description="to_come: what is still to come; overdue: whose day has passed while no "
            "report tells what came of it; all: all plans with what came of each."
        ),
    ] = "to_come"
    about: About = None
    actor: Annotated[Name | None, Field(description="Who is to do it: a name or an id.")] = None
    recipient: Recipient = None
    place: Place = None
    type: Type = None
    status: StatusOf = None
    from_: From = None
    to: To = None
    text: Text = None
    as_of: Annotated[
        Day | None,
        Field(
            description="The day to look from, without it today: what was to come on that day by "
            "the reports published until then."
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDisputes(Asked):
    """Which disputes are wanted."""

    about: About = None
    id: Annotated[
        Thing | None,
        Field(description="The id of a dispute, event or state: its disputes whole, alone."),
    ] = None
    type: Type = None
    field: Annotated[
        Annotated[str, StringConstraints(max_length=60, to_lower=True)] | None,
        Field(
            description="What is in dispute: status, actor, place, day, strength, lead, consent, "
            "office, member, or what is counted: killed, wounded, rockets, crowd ..."
        ),
    ] = None
    from_: From = None
    to: To = None
    only_open: Annotated[
        bool,
        Field(description="Leave out what was settled, and numbers that do not exclude each other"),
    ] = False
    as_of: AsOf = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskAsOf(Asked):
    """Of which day the knowledge is wanted."""

    date: Annotated[Day, Field(description="The day to look from; of a month or year the last.")]
    name: Annotated[
        Name | None,
        Field(description="Only what an actor, place or operation takes part in: a name or id."),
    ] = None
    since: Annotated[
        Day | None,
        Field(
            description="An earlier day: gives what became known after it until `date`, in place "
            "of what was known."
        ),
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSources(Asked):
    """Whose reports are wanted."""

    what: Annotated[
        Thing,
        Field(
            description="The id of an event, statement, state or document, or its start; a "
            "report's url or path; or a name, for the reports that name it."
        ),
    ]
    as_of: AsOf = None
