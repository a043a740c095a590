"""From a dossier's parts, disputes, claims and changes to what is answered."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dateline.answers import ClaimRow, Fact, LinkRow, TimelineRow
from dateline.assemble.timeline import count_texts
from dateline.assistants.citing import Citer
from dateline.assistants.making import (
    MANY,
    QUOTES,
    cite_telling,
    first_of_texts,
    make_one,
    make_who,
)
from dateline.assistants.shapes import (
    Became,
    Contact,
    Decision,
    Disputed,
    Number,
    Proved,
    Quotation,
    Settled,
    Side,
    Value,
)
from dateline.disputes import Count, Dispute
from dateline.disputes import Side as DisputeSide
from dateline.lives import Days, Ground, Level, Phase, Spell, Tie
from dateline.record import EventRow, Source
from dateline.versions import ChangeRow

SIDES = 12
"""Sides of one dispute, at most."""


def make_disputed(
    citer: Citer, row: Dispute, *, quotes: int = QUOTES, whole: bool = False
) -> Disputed:
    """Give a dispute; only of a `whole` one the series of numbers."""
    return Disputed(
        id=row.id,
        about=row.about,
        subject=row.subject,
        standing=row.standing,
        earliest=row.earliest,
        latest=row.latest,
        independent=count_texts(source for side in row.sides for source in _sources(side)),
        sides=tuple(_make_side(citer, side, quotes) for side in row.sides[:SIDES]),
        numbers=tuple(_make_number(citer, one) for one in row.counts[:MANY]) if whole else (),
        settled=Settled(row.settled.how, row.settled.on, row.settled.value)
        if row.settled
        else None,
    )


def _sources(side: DisputeSide) -> Iterator[Source]:
    yield side.source
    yield from (voice.source for voice in side.voices)


def _make_side(citer: Citer, side: DisputeSide, quotes: int) -> Side:
    quoted = tuple(cite_telling(citer, one) for one in first_of_texts(side.voices)[:quotes])
    return Side(
        value=side.value,
        said_by=tuple(one.name for one in side.said_by),
        since=side.since,
        independent=side.independent,
        evidence=quoted or (citer.find(side.source, side.words, said_by=side.said_by),),
        until=side.until,
    )


def _make_number(citer: Citer, one: Count) -> Number:
    return Number(
        one.what, one.low, one.high, one.of[:MANY], one.as_of, (cite_telling(citer, one.voice),)
    )


def make_phase(citer: Citer, row: Phase, *, quotes: int = QUOTES) -> Value:
    """Give a phase of a life: the day it began on, and the one it ended on."""
    return Value(
        field="phase",
        value=row.kind,
        status=row.status,
        earliest=row.begins.earliest,
        latest=row.begins.latest,
        independent=row.independent,
        evidence=_cite_grounds(citer, row.grounds, quotes),
        ended=_last(row.ends),
        standing=row.standing,
        contradicted=_cite_grounds(citer, row.against, quotes) or None,
    )


def make_level(citer: Citer, row: Level, *, quotes: int = QUOTES) -> Value:
    """Give a strength as told for a day."""
    return Value(
        field="strength",
        value=row.value,
        status=row.status,
        earliest=row.day.earliest,
        latest=row.day.latest,
        independent=row.independent,
        evidence=_cite_grounds(citer, row.grounds, quotes),
        corrected=True if row.corrected else None,
    )


def make_spell(citer: Citer, row: Spell, *, quotes: int = QUOTES) -> Value:
    """Give a lead, an office or a membership from the day on which it began."""
    return Value(
        field=row.field,
        value=row.value,
        status=row.status,
        earliest=row.begins.earliest,
        latest=row.begins.latest,
        independent=row.independent,
        evidence=_cite_grounds(citer, row.grounds, quotes),
        who=make_one(row.who),
        ended=_last(row.ends),
    )


def make_fact(citer: Citer, row: Fact, *, quotes: int = QUOTES) -> Value:
    """Give a value of a field with the states that tell it."""
    first = {one.source.text_id: one for one in reversed(row.states)}
    told = list(reversed(first.values()))
    return Value(
        field=row.field,
        value=row.value,
        status=row.status,
        earliest=row.earliest,
        latest=row.latest,
        independent=len(first),
        evidence=tuple(cite_telling(citer, one) for one in told[:quotes]),
    )


def make_contact(citer: Citer, row: Tie, events: Iterable[EventRow]) -> Contact:
    """Give with whom something passed, and quote the last time; `events` are in order of time."""
    with_them = [
        one for one in events if row.other.id in {who.id for who in (*one.actor, *one.recipient)}
    ]
    return Contact(
        other=make_who(row.other),
        happenings=row.events,
        types=tuple(f"{type_} {often}" for type_, often in row.types),
        independent=row.independent,
        last=row.last,
        evidence=tuple(cite_telling(citer, one) for one in with_them[-1:]),
    )


def _last(days: Days | None) -> date | None:
    return None if days is None else (days.latest or days.earliest)


def _cite_grounds(citer: Citer, grounds: Iterable[Ground], quotes: int) -> tuple[Quotation, ...]:
    return tuple(
        citer.find(one.source, one.sentence, one.words, said_by=one.said_by)
        for one in first_of_texts(grounds)[:quotes]
    )


def make_proved(citer: Citer, row: ClaimRow, sources: Mapping[str, Source]) -> Proved:
    """Give a claim with the sentence that its words stand in."""
    claim, proof = row.claim, row.claim.evidence
    quoted = citer.cite(sources[proof.document], proof.start, proof.end, said_by=row.said_by)
    return Proved(
        id=claim.id,
        field=claim.field,
        value=claim.value,
        status=claim.status,
        earliest=claim.earliest,
        latest=claim.latest,
        rule=proof.by,
        recorded=row.recorded,
        evidence=(quoted,),
    )


def make_decision(row: LinkRow) -> Decision:
    """Give a link with its reason."""
    link = row.link
    return Decision(
        link.left,
        link.right,
        link.judgement,
        round(link.score, 3),
        link.reason,
        link.author,
        row.withdrawn,
    )


def make_became(citer: Citer, row: ChangeRow, told: TimelineRow | None, independent: int) -> Became:
    """Give a change; of a happening `told` is this as it was known by then, else None.

    `independent` counts the reports that tell what it is of by then.
    """
    events = told.events if told else ()
    telling = (
        one
        for one in events
        if one.source.document == row.source.document and one.sentence == row.words
    )
    event = next(telling, None)
    quoted = citer.find(row.source, row.words) if event is None else cite_telling(citer, event)
    return Became(
        kind=row.kind,
        day=row.day,
        id=row.id,
        what=row.what,
        before=row.before,
        after=row.after,
        independent=independent,
        evidence=(quoted,),
    )
