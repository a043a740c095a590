"""A reading made by hand, with every kind of finding, some of them overlapping."""

from datetime import date

from dateline.findings import (
    Event,
    EventDate,
    EventPlace,
    Interval,
    Mention,
    Participant,
    Place,
    Quantity,
    Reading,
    Skipped,
    State,
    Statement,
    Time,
)
from dateline.text import Document, Published, Reason, Removed, Span

TEXT = (
    "Envoys of the Lake League met in Torvik on Monday\n"
    "“We met the governor on Monday and agreed to send 40 observers,” League chief Ada Moen said "
    "in Torvik. The observer mission, about 40 strong, may start in June.\n"
    "She did not rule out that it “will be suspended” if the river closes."
)

NOT_TOLD_AGAIN = False
MONDAY = date(2021, 3, 8)


def make_reading() -> Reading:
    """A reading of TEXT; spans are found by their words and how often these came before."""
    document = Document(
        text=TEXT,
        report="report-test",
        source="reports/lake.txt",
        publisher="Torvik Post",
        title="Envoys of the Lake League met in Torvik on Monday",
        published=Published(
            "2021-03-09",
            "inferred",
            date(2021, 3, 9),
            date(2021, 3, 9),
            (Reason(None, "the Monday before the report was March 8"),),
        ),
        removed=(Removed("Share this story\nLeave a comment", "page furniture"),),
    )

    def at(words: str, count: int = 0) -> Span:
        start = -1
        for _ in range(count + 1):
            start = document.text.index(words, start + 1)
        return document.span(start, start + len(words))

    def mention(number: int, span: Span, kind: str, entity: str, actor: str | None) -> Mention:
        form = "pronoun" if span.text in ("We", "She", "it") else "name"
        return Mention(
            f"mention-{number}",
            span,
            kind,  # type: ignore[arg-type]
            form,  # type: ignore[arg-type]
            entity,
            actor,
            "chief of the Lake League" if span.text == "Ada Moen" else None,
            span.start,
        )

    mentions = (
        mention(1, at("the Lake League"), "organisation", "a", "organisation/lake-league"),
        mention(2, at("Torvik"), "place", "b", "place/torvik"),
        mention(3, at("We"), "organisation", "a", "organisation/lake-league"),
        mention(4, at("the governor"), "person", "c", None),
        mention(5, at("Ada Moen"), "person", "d", None),
        mention(6, at("Torvik", 1), "place", "b", "place/torvik"),
        mention(7, at("The observer mission"), "operation", "e", None),
        mention(8, at("She"), "person", "d", None),
        mention(9, document.span(at("it “").start, at("it “").start + 2), "operation", "e", None),
    )
    times = (
        Time(
            "time-1",
            at("Monday"),
            "DATE",
            "2021-03-08",
            None,
            MONDAY,
            MONDAY,
            "2021-03-08",
            "the Monday before publication",
        ),
        Time(
            "time-2",
            at("Monday", 1),
            "DATE",
            "2021-03-08",
            None,
            MONDAY,
            MONDAY,
            "2021-03-08",
            "the Monday before it was said",
        ),
        Time(
            "time-3",
            at("June"),
            "DATE",
            "2021-06",
            None,
            date(2021, 6, 1),
            date(2021, 6, 30),
            "2021-06",
            "the next June",
        ),
    )
    moen = Participant(mentions[4].span, "mention-5", None)
    quoted = at("We met the governor on Monday and agreed to send 40 observers,")
    statements = (
        Statement(
            "st-1",
            "direct",
            (quoted,),
            (at("said"),),
            moen,
            Interval(MONDAY, date(2021, 3, 9)),
            None,
        ),
        Statement(
            "st-2",
            "mixed",
            (at("it “will be suspended” if the river closes"),),
            (at("did not rule out"),),
            Participant(mentions[7].span, "mention-8", None),
            None,
            None,
        ),
    )
    league = Participant(mentions[0].span, "mention-1", "organisation/lake-league")
    we = Participant(mentions[2].span, "mention-3", "organisation/lake-league")
    governor = Participant(mentions[3].span, "mention-4", None)
    torvik = EventPlace(mentions[1].span, "mention-2", "place/torvik", "NOR")
    when = EventDate(MONDAY, MONDAY, times[0].span, "its own time expression")
    events = (
        Event(
            "ev-1",
            "CONSULT",
            ("meet",),
            (),
            at("met"),
            (league,),
            (),
            when,
            torvik,
            "happened",
            3,
            NOT_TOLD_AGAIN,
            (),
            (),
            (),
            0.9,
            (Reason(at("met"), "verb meet"),),
        ),
        Event(
            "ev-2",
            "CONSULT",
            (),
            (),
            at("met", 1),
            (we,),
            (governor,),
            EventDate(MONDAY, MONDAY, times[1].span, ""),
            None,
            "happened",
            3,
            NOT_TOLD_AGAIN,
            ("st-1",),
            (),
            (),
            0.8,
            (),
        ),
        Event(
            "ev-3",
            "AGREE",
            (),
            ("military",),
            at("agreed"),
            (we,),
            (),
            when,
            None,
            "happened",
            3,
            NOT_TOLD_AGAIN,
            ("st-1",),
            ("ev-2",),
            (Quantity("observers", 40, 40, at("40 observers")),),
            0.7,
            (),
        ),
    )
    mission = Participant(mentions[6].span, "mention-7", None)
    states = (
        State(
            "state-1",
            mission,
            "strength",
            "about 40",
            at("about 40 strong"),
            MONDAY,
            MONDAY,
            (),
            "happened",
            3,
            (),
        ),
        State(
            "state-2",
            mission,
            "status",
            "suspended",
            at("will be suspended"),
            None,
            None,
            ("st-2",),
            "conditional",
            1,
            (Reason(at("if"), "depends on a condition"),),
        ),
    )
    places = (Place(mentions[1].span, "mention-2", 3133880, "Torvik", "NOR", None, 63.4, 10.4, 4),)
    skipped = (Skipped(at("if the river closes"), "a condition, not an event"),)
    return Reading(document, mentions, times, statements, events, states, places, skipped)
