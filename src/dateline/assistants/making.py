"""From rows of the record to what is answered: happenings, tellings, statements, plans."""

from collections.abc import Iterable
from typing import TypeVar

from dateline.answers import SourceRow, TimelineRow
from dateline.assistants.citing import Citer
from dateline.assistants.shapes import (
    Figure,
    Happening,
    Outcome,
    Plan,
    Quotation,
    Reporter,
    Said,
    Telling,
    Who,
)
from dateline.disputes import Voice
from dateline.lives import Ground
from dateline.plans import AgendaRow, Announcement, Proof
from dateline.record import EventRow, Party, Source, StatementRow, StateRow

T = TypeVar("T", EventRow, Announcement, Voice, Ground)

QUOTES = 2
"""Quotations that a row of a list has; what is asked for by id has them all."""

MANY = 30
"""People, reasons and the like of one row, at most."""


def make_who(one: Party) -> Who:
    """Give one who takes part."""
    return Who(one.id, one.name, one.words or None)


def make_all(parties: Iterable[Party]) -> tuple[Who, ...]:
    """Give those who take part, the first of them where they are very many."""
    return tuple(make_who(one) for one in parties)[:MANY]


def make_one(one: Party | None) -> Who | None:
    """Give one who takes part, or none."""
    return None if one is None else make_who(one)


def first_of_texts(told: Iterable[T]) -> list[T]:
    """Give the first that rests on each text: those of independent reports."""
    first: dict[str, T] = {}
    for one in told:
        first.setdefault(one.source.text_id, one)
    return list(first.values())


def cite_telling(citer: Citer, one: EventRow | StateRow | Voice) -> Quotation:
    """Quote the sentence that tells an event, a state or one side of a dispute."""
    return citer.cite(one.source, one.start, one.end, said_by=one.said_by)


def make_happening(citer: Citer, row: TimelineRow, *, quotes: int = QUOTES) -> Happening:
    """Give a happening with quotations of its first independent reports, the clearest one first."""
    lead = [one for one in row.events if one.sentence == row.sentence]
    tellings = first_of_texts((*lead, *row.events))
    certainty = row.certainty
    return Happening(
        id=row.id,
        type=row.type,
        status=row.status,
        earliest=row.earliest,
        latest=row.latest,
        actor=make_all(row.actor),
        recipient=make_all(row.recipient),
        place=make_one(row.place),
        certainty=certainty.level if certainty else None,
        certainty_why=certainty.reasons[:MANY] if certainty else (),
        independent=row.independent,
        reports=len(row.sources),
        evidence=tuple(cite_telling(citer, one) for one in tellings[:quotes]),
    )


def make_telling(citer: Citer, row: EventRow) -> Telling:
    """Give an event as one report tells it."""
    return Telling(
        id=row.id,
        type=row.type,
        status=row.status,
        certainty=row.certainty,
        background=row.background,
        earliest=row.earliest,
        latest=row.latest,
        actor=make_all(row.actor),
        recipient=make_all(row.recipient),
        place=make_one(row.place),
        mode=row.mode,
        context=row.context,
        figures=tuple(
            Figure(one.what, one.low, one.high, one.words) for one in row.quantities[:MANY]
        ),
        evidence=(cite_telling(citer, row),),
    )


def make_said(citer: Citer, row: StatementRow, reporters: Iterable[SourceRow]) -> Said:
    """Give a statement; `reporters` are the reports that give it."""
    told = tuple(reporters)
    speaker = (row.speaker,) if row.speaker is not None else ()
    return Said(
        id=row.id,
        kind=row.kind,
        speaker=make_one(row.speaker),
        cue=row.cue,
        earliest=row.earliest,
        latest=row.latest,
        independent=max(1, sum(one.independent for one in told)),
        reports=max(1, len(told)),
        evidence=(citer.cite(row.source, row.start, row.end, said_by=speaker),),
        speaks_for=make_one(row.speaks_for),
        audience=make_one(row.audience),
        place=make_one(row.place),
        anonymity=row.anonymity,
        within=row.within,
    )


def make_plan(citer: Citer, row: AgendaRow, *, quotes: int = QUOTES) -> Plan:
    """Give a plan with what came of it."""
    source = row.announced[0].source if row.announced else row.sources[0]
    with_condition = [one for one in row.announced if one.condition == row.condition]
    with_deadline = [one for one in row.announced if one.deadline == row.deadline]
    return Plan(
        id=row.id,
        kind=row.kind,
        what=row.what,
        status=row.status,
        earliest=row.earliest,
        latest=row.latest,
        actor=make_all(row.actor),
        recipient=make_all(row.recipient),
        place=make_one(row.place),
        words=row.words,
        outcome=Outcome(
            row.outcome.kind,
            row.outcome.why,
            tuple(_cite_plan(citer, one) for one in row.outcome.told[:quotes]),
        ),
        independent=row.independent,
        reports=len(row.sources),
        evidence=tuple(_cite_plan(citer, one) for one in first_of_texts(row.announced)[:quotes]),
        condition=citer.cite_passage(row.condition, _source_of(with_condition, source)),
        deadline=citer.cite_passage(row.deadline, _source_of(with_deadline, source)),
    )


def _cite_plan(citer: Citer, one: Announcement | Proof) -> Quotation:
    return citer.cite(one.source, one.start, one.end, said_by=one.by)


def _source_of(announced: list[Announcement], other: Source) -> Source:
    return announced[0].source if announced else other


def make_reporter(citer: Citer, row: SourceRow, names: Iterable[str] = ()) -> Reporter:
    """Give one report that tells a thing; where it merely names it, the sentence that does."""
    quoted = citer.find(row.source, row.words) if row.words else citer.find_name(row.source, names)
    return Reporter(
        independent=row.independent,
        evidence=(quoted,),
        copy_of=row.original.document if row.original else None,
        changed=row.changed,
        copies=row.copies or None,
        wire=row.wire,
        family=row.family,
        parts_from=tuple(part.source.document for part in row.parts) or None,
    )
