"""Rows of a record made by hand: a mission that starts, is disputed, and goes on."""

from dataclasses import replace
from datetime import date

from dateline.answers import (
    ClaimRow,
    Dossier,
    Explanation,
    Fact,
    LinkRow,
    PartRow,
    SourceRow,
    TimelineRow,
)
from dateline.disputes import Dispute, Side
from dateline.plans import AgendaRow
from dateline.record import (
    ActorRow,
    Claim,
    EventRow,
    Evidence,
    Link,
    Party,
    Source,
    StatementRow,
    StateRow,
)
from dateline.text import Reason

NOT_TOLD_AGAIN = False

MISSION = Party("operation/torvik", "Torvik Observer Mission", "the mission")
LEAGUE = Party("organisation/lake-league", "Lake League", "the League")
MOEN = Party("person/ada-moen", "Ada Moen", "Moen")
TORVIK = Party("place/torvik", "Torvik", "Torvik")
POST = Source(
    "doc-1", "report-1", "Observers go", "Torvik Post", None, "reports/1.txt", date(2021, 3, 9)
)
ECHO = Source("doc-2", "report-2", None, None, None, "reports/echo.html", date(2021, 6, 2))
SENTENCE = "The League and the governor met on Monday and agreed to send some 40 observers."


STATE = StateRow(
    id="state-1",
    subject=MISSION,
    field="strength",
    value="about 40",
    words="some 40 observers",
    status="happened",
    certainty=3,
    earliest=date(2021, 3, 8),
    latest=date(2021, 3, 8),
    said_by=(),
    sentence=SENTENCE,
    start=0,
    end=5,
    source=POST,
)
EVENT = EventRow(
    "event-0123456789abcdef",
    "happening-1",
    "CONSULT",
    ("meet",),
    "happened",
    3,
    NOT_TOLD_AGAIN,
    (LEAGUE,),
    (),
    date(2021, 3, 8),
    date(2021, 3, 8),
    TORVIK,
    (),
    "met",
    SENTENCE,
    10,
    13,
    POST,
)
PLANNED = EventRow(
    "event-fedcba9876543210",
    "happening-2",
    "AID",
    (),
    "planned",
    1,
    NOT_TOLD_AGAIN,
    (LEAGUE,),
    (MISSION,),
    date(2021, 6, 1),
    date(2021, 6, 30),
    None,
    (MOEN,),
    "send",
    "“We will send 40 observers in June,” said Ada Moen.",
    10,
    14,
    POST,
)
STATEMENT = StatementRow(
    "statement-0123456789ab",
    "direct",
    MOEN,
    "said",
    "We will send 40 observers in June,",
    date(2021, 3, 8),
    date(2021, 3, 9),
    None,
    1,
    30,
    POST,
)
AGENDA = AgendaRow(
    "happening-2",
    "event",
    "AID",
    "planned",
    date(2021, 6, 1),
    date(2021, 6, 30),
    (LEAGUE,),
    (MISSION,),
    None,
    (MOEN,),
    PLANNED.sentence,
    (POST, ECHO),
)
HAPPENING = TimelineRow(
    "happening-1",
    "CONSULT",
    "happened",
    date(2021, 3, 8),
    date(2021, 3, 8),
    (LEAGUE,),
    (),
    TORVIK,
    SENTENCE,
    (EVENT,),
    (POST, ECHO),
)


def make_dossier() -> Dossier:
    other = replace(STATE, value="25", words="25 observers", source=ECHO, said_by=(MOEN,))
    life = replace(
        STATE,
        field="status",
        value="suspended",
        words="has been suspended",
        source=ECHO,
        earliest=date(2021, 5, 28),
        latest=None,
    )
    soon = replace(
        life,
        value="resumed",
        words="will resume as soon as possible",
        status="planned",
        said_by=(MOEN,),
        earliest=None,
    )
    facts = tuple(
        Fact(one.field, one.value, one.status, one.earliest, one.latest, (one,))
        for one in (STATE, other, life, soon)
    )
    sides = (
        Side("about 40", "some 40 observers", (), POST),
        Side("25", "25 observers", (MOEN,), ECHO),
    )
    return Dossier(
        actor=ActorRow(
            "operation/torvik",
            "operation",
            "Torvik Observer Mission",
            ("the observer mission", "TOM"),
            (),
            2,
        ),
        as_of=date(2021, 6, 5),
        facts=facts,
        events=(EVENT, PLANNED),
        statements=(),
        mentioned_in=(STATEMENT,),
        disputes=(Dispute("strength", "", sides),),
        next=(AGENDA,),
        sources=(POST, ECHO),
        independent=2,
    )


def make_sources() -> tuple[SourceRow, ...]:
    """A wire text, its copy under another name, and a report with a part of it."""
    part = PartRow(POST, 0.25, "in part: 3 of its 12 sentences stand in doc-1")
    wire = SourceRow(
        POST,
        independent=True,
        original=None,
        changed=None,
        copies=1,
        wire="Torvik Wire",
        family=None,
        parts=(),
        words=SENTENCE,
    )
    copy = replace(
        wire, source=ECHO, independent=False, original=POST, changed=0.125, family="Echo Group"
    )
    other = replace(ECHO, document="doc-3")
    return (wire, copy, replace(wire, source=other, copies=0, wire=None, parts=(part,), words=""))


def make_explanation() -> Explanation:
    evidence = Evidence("doc-1", 23, 26, "met", (), "events/1")
    claims = tuple(
        ClaimRow(
            Claim(
                EVENT.id,
                "event",
                field,
                value,
                evidence,
                date(2021, 3, 8),
                date(2021, 3, 8),
                date(2021, 3, 9),
                "happened",
                3,
            ),
            SENTENCE,
            (),
            "2021-03-10T09:00:00+00:00",
        )
        for field, value in (("type", "CONSULT"), ("actor", "organisation/lake-league"))
    )
    link = Link("happening-1", "event-2", "same", 0.91, "same day, type and actor", "rules/1")
    return Explanation(
        EVENT.id,
        "event",
        POST,
        claims,
        (Reason(None, "the verb meet"),),
        (LinkRow(link, "2021-03-10T09:00:00+00:00", None),),
    )
