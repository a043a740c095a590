"""The sections of a dossier: what is known of one actor, place or operation, as lines of a page.

Every line is a value, the words that it rests on, and the report they stand in. Where reports
disagree, both sides are given. What is one thing in several reports is one line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.answers import Dossier, Fact
from dateline.cli.dossier_entries import Entry, Section, quote, quote_near, say_told
from dateline.cli.dossier_life import (
    show_life,
    show_spells,
    show_strength,
    show_ties,
    show_whole,
)
from dateline.cli.output import start_near
from dateline.counts import rank
from dateline.disputes import Dispute, Side
from dateline.dossiers import (
    SECTIONS,
    group_happenings,
    group_wordings,
    pick_telling,
    say_fact,
    say_happening,
)
from dateline.findings import StateField
from dateline.phrasing import (
    each_report,
    say_days,
    say_published,
    say_publisher,
    say_source,
    say_sources,
    say_status,
)
from dateline.plans import AgendaRow
from dateline.record import EventRow, Source, StatementRow, StateRow

SHOWN: Mapping[str, int] = {
    "facts": 8,
    "events": 6,
    "statements": 3,
    "next": 5,
    "ties": 3,
    "named": 3,
}
"""Lines of each section, unless all are asked for."""


def make_sections(dossier: Dossier, *, show_all: bool = False) -> Iterator[Section]:
    """Give the sections of a dossier in the order of the page; some are empty."""
    for field, name in SECTIONS:
        yield _section_of_field(dossier, field, name, show_all=show_all)
    others = [one for one in dossier.disputes if one.about not in {field for field, _ in SECTIONS}]
    yield Section("disputed", tuple(replace(_entry_of_dispute(one), when="") for one in others))
    about = dossier.actor.name
    yield _section_of_events("events", dossier.events, about, show_all=show_all)
    yield _section_of_events("named in", dossier.named_in, about, show_all=show_all)
    place = dossier.actor.kind in ("place", "country")
    yield _cut(
        "who acts there" if place else "with",
        show_ties(dossier.ties),
        "ties",
        "--all",
        show_all=show_all,
    )
    person = dossier.actor.kind == "person"
    yield _section_of_statements(
        "says" if person else "it says", dossier.statements, show_speaker=False, show_all=show_all
    )
    yield _section_of_statements(
        "said of" if person else "said of it",
        dossier.mentioned_in,
        show_speaker=True,
        show_all=show_all,
    )
    entries = tuple(_entry_of_agenda(one) for one in dossier.next)
    yield _cut("next", entries, "next", "dateline agenda", show_all=show_all)
    yield _section_of_sources(dossier.sources, dossier.copies)
    withdrawn = tuple(
        Entry(say_published(one), one.title or "", "", say_publisher(one))
        for one in dossier.withdrawn
    )
    yield Section("withdrawn reports", withdrawn)
    yield Section("note", show_whole(dossier.whole))


def _section_of_field(dossier: Dossier, field: StateField, name: str, *, show_all: bool) -> Section:
    """Give a field as it went, or else its facts with what was taken back; then its disputes."""
    entries = _show_over_time(dossier, field, show_all=show_all)
    beside: list[Entry] = []
    if not entries:
        entries = tuple(_entry_of_fact(one) for one in dossier.facts if one.field == field)
        gone = {source.document for source in dossier.withdrawn}
        beside.extend(
            _entry_of_correction(one)
            for one in dossier.corrected
            if one.field == field and one.source.document not in gone
        )
    beside.extend(_entry_of_dispute(one) for one in dossier.disputes if one.about == field)
    shown = _cut(name, entries, "facts", "--all", show_all=show_all)
    return Section(name, (*shown.entries, *beside), shown.more)


def _show_over_time(dossier: Dossier, field: StateField, *, show_all: bool) -> tuple[Entry, ...]:
    """Give the lines of a field that the dossier follows over time; none of others."""
    if field == "status" and dossier.life is not None:
        return show_life(dossier.life, show_all=show_all)
    if field == "strength":
        return show_strength(dossier.strength)
    fields = (field, "former_member") if field == "member" else (field,)
    spells = [one for one in dossier.spells if one.field in fields]
    return show_spells(spells, about=dossier.actor.id, show_all=show_all)


def _section_of_events(
    name: str, events: Sequence[EventRow], about: str, *, show_all: bool
) -> Section:
    """Give the happenings, each once, the most recent last."""
    entries = tuple(_entry_of_happening(rows) for rows in group_happenings(events))
    if name == "events":
        where = f'dateline timeline --about "{about}"'
        return _cut(name, entries, "events", where, show_all=show_all, last=True)
    return _cut(name, entries, "named", "--all", show_all=show_all, last=True)


def _section_of_statements(
    name: str, statements: Sequence[StatementRow], *, show_speaker: bool, show_all: bool
) -> Section:
    """Give the statements, each wording once, the most recent last."""
    entries = tuple(
        Entry(
            say_days(rows[0].earliest, rows[0].latest),
            speaker if show_speaker else "",
            quote(content),
            say_sources(_sources(rows)),
        )
        for speaker, content, rows in group_wordings(statements)
    )
    return _cut(name, entries, "statements", "--all", show_all=show_all, last=True)


def _section_of_sources(sources: Sequence[Source], copies: Sequence[tuple[Source, ...]]) -> Section:
    """Give the publishers, those with most reports first, and the reports that print one text.

    A text counts once, for the first that printed it.
    """
    texts = {source.text_id: source for source in reversed(sources)}
    counts = Counter(source.publisher or "publisher unknown" for source in texts.values())
    said = ", ".join(f"{name} {count}" for name, count in rank(counts))
    alike = (
        Entry("", f"the same text, counted once: {', '.join(say_source(one) for one in group)}")
        for group in copies
    )
    return Section("sources", (Entry("", said), *alike) if said else ())


def _cut(
    name: str,
    entries: tuple[Entry, ...],
    kind: str,
    where: str,
    *,
    show_all: bool,
    last: bool = False,
) -> Section:
    """Leave out what is too much for one screen, and say so."""
    most = SHOWN[kind]
    if show_all or len(entries) <= most:
        return Section(name, entries)
    kept = entries[-most:] if last else entries[:most]
    left = len(entries) - most
    return Section(name, kept, f"{left} {'earlier' if last else 'more'}: {where}")


def _entry_of_fact(fact: Fact) -> Entry:
    first = min(fact.states, key=lambda state: bool(state.said_by))
    where = say_told(first.said_by, _sources((first, *fact.states)))
    when = say_days(fact.earliest, fact.latest)
    words = quote_near(first.words, first.sentence)
    return Entry(when, say_fact(fact), words, where, "bold")


def _entry_of_correction(state: StateRow) -> Entry:
    """Give what a report said until it was corrected."""
    when = say_days(state.earliest, state.latest)
    where = say_told(state.said_by, (state.source,))
    words = quote_near(state.words, state.sentence)
    return Entry(when, f"{state.value} (corrected since)", words, where, "dim")


def _entry_of_dispute(dispute: Dispute) -> Entry:
    values: dict[str, list[Side]] = {}
    for side in dispute.sides:
        values.setdefault(side.value, []).append(side)
    sides = " ≠ ".join(
        f"{value} ({say_told(told[0].said_by, each_report(_sources_of(told)))})"
        for value, told in values.items()
    )
    about = "" if dispute.about in dict(SECTIONS) else f"{say_status(dispute.about)}: "
    settled = f", settled {dispute.settled.on}" if dispute.settled is not None else ""
    return Entry("disputed", f"{about}{sides}{settled}", style="yellow")


def _sources_of(sides: Iterable[Side]) -> Iterator[Source]:
    for side in sides:
        yield side.source
        yield from (voice.source for voice in side.voices)


def _entry_of_happening(rows: tuple[EventRow, ...]) -> Entry:
    """Give one line for the events of one happening; the one with most who and when speaks."""
    best = pick_telling(rows)
    where = say_told(best.said_by, _sources((best, *rows)))
    return Entry(
        say_days(best.earliest, best.latest),
        say_happening(best),
        quote(start_near(best.sentence, best.trigger)),
        where,
    )


def _entry_of_agenda(row: AgendaRow) -> Entry:
    when = say_days(row.earliest, row.latest) or "no day given"
    moved = ", moved" if row.outcome.kind == "moved" else ""
    on = f", {row.condition.text}" if row.condition is not None else ""
    what = f"{row.words} ({say_status(row.status)}{moved}{on})"
    return Entry(when, what, quote(row.sentence), say_told(row.said_by, row.sources))


def _sources(rows: Iterable[EventRow | StateRow | StatementRow]) -> tuple[Source, ...]:
    """Give the reports of rows, each once, in the order of the rows."""
    return each_report(row.source for row in rows)
