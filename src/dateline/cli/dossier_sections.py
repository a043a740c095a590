"""The sections of a dossier: what is known of one actor, place or operation, as lines of a page.

Every line is a value, the words that it rests on, and the report they stand in. Where reports
disagree, both sides are given. What is one thing in several reports is one line.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.answers import AgendaRow, Dispute, Dossier, Fact, Side
from dateline.cli.days import say_days
from dateline.cli.marks import one_line
from dateline.cli.output import start_near
from dateline.cli.rows import say_names, say_source, say_sources
from dateline.findings import StateField
from dateline.record import EventRow, Party, Source, StatementRow, StateRow

SHOWN: Mapping[str, int] = {"facts": 8, "events": 6, "statements": 3, "next": 5}
"""Lines of each section, unless all are asked for."""

SECTIONS: tuple[tuple[StateField, str], ...] = (
    ("status", "life"),
    ("strength", "strength"),
    ("lead", "lead"),
    ("consent", "consent"),
    ("task", "tasks"),
    ("office", "offices"),
    ("member", "members"),
    ("partner", "partners"),
    ("part_of", "part of"),
    ("located_in", "located in"),
)
"""The fields in the order of the page, with the words that name them there."""


WORDS_ENOUGH = 2
"""Words up to which a state is shown with the sentence around it."""

_HOLDS = ("happened", "ongoing")
_NOT_SO = {"did_not_happen": "not so"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the page: when, what, the words it rests on, and where these stand."""

    when: str
    what: str
    words: str = ""
    where: str = ""
    style: str = ""

    def __post_init__(self) -> None:
        for name in ("when", "what", "words", "where"):
            object.__setattr__(self, name, one_line(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one name; `more` says how many were left out and how to see them."""

    name: str
    entries: tuple[Entry, ...]
    more: str = ""


def make_sections(dossier: Dossier, *, show_all: bool = False) -> Iterator[Section]:
    """Give the sections of a dossier in the order of the page; some are empty."""
    for field, name in SECTIONS:
        facts = [fact for fact in dossier.facts if fact.field == field]
        disputes = [one for one in dossier.disputes if one.about == field]
        corrected = [one for one in dossier.corrected if one.field == field]
        yield _section_of_facts(name, facts, disputes, corrected, show_all=show_all)
    others = [one for one in dossier.disputes if one.about not in {field for field, _ in SECTIONS}]
    yield Section("disputed", tuple(_entry_of_dispute(one) for one in others))
    about = dossier.actor.name
    yield _section_of_events("events", dossier.events, about, show_all=show_all)
    yield _section_of_events("named in", dossier.named_in, about, show_all=show_all)
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


def _section_of_facts(
    name: str,
    facts: Sequence[Fact],
    disputes: Sequence[Dispute],
    corrected: Sequence[StateRow],
    *,
    show_all: bool,
) -> Section:
    entries = tuple(_entry_of_fact(fact) for fact in facts)
    shown = _cut(name, entries, "facts", "--all", show_all=show_all)
    against = tuple(_entry_of_dispute(one) for one in disputes)
    taken_back = tuple(_entry_of_correction(one) for one in corrected)
    return Section(name, (*shown.entries, *taken_back, *against), shown.more)


def _section_of_events(
    name: str, events: Sequence[EventRow], about: str, *, show_all: bool
) -> Section:
    """Give the happenings, each once, the most recent last."""
    happenings: dict[str, list[EventRow]] = {}
    for event in events:
        happenings.setdefault(event.happening, []).append(event)
    entries = tuple(_entry_of_happening(tuple(rows)) for rows in happenings.values())
    where = f'dateline timeline --about "{about}"' if name == "events" else "--all"
    return _cut(name, entries, "events", where, show_all=show_all, last=True)


def _section_of_statements(
    name: str, statements: Sequence[StatementRow], *, show_speaker: bool, show_all: bool
) -> Section:
    """Give the statements, each wording once, the most recent last."""
    same: dict[tuple[str, str], list[StatementRow]] = {}
    for one in sorted(statements, key=_known_on):
        speaker = one.speaker.name if one.speaker else "somebody"
        same.setdefault((speaker, one_line(one.content)), []).append(one)
    entries = tuple(
        Entry(
            say_days(rows[0].earliest, rows[0].latest),
            speaker if show_speaker else "",
            _quoted(content),
            say_sources(_sources(rows)),
        )
        for (speaker, content), rows in same.items()
    )
    return _cut(name, entries, "statements", "--all", show_all=show_all, last=True)


def _known_on(row: StatementRow) -> date:
    return row.latest or row.source.published or date.min


def _section_of_sources(sources: Sequence[Source], copies: Sequence[tuple[Source, ...]]) -> Section:
    """Give the publishers, those with most reports first, and the reports that print one text.

    A text counts once, for the first that printed it.
    """
    texts = {source.text_id: source for source in reversed(sources)}
    counts = Counter(source.publisher or "publisher unknown" for source in texts.values())
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    said = ", ".join(f"{name} {count}" for name, count in ranked)
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
    status = "" if fact.status in _HOLDS else f" ({_NOT_SO.get(fact.status, _words(fact.status))})"
    where = _told(first.said_by, _sources((first, *fact.states)))
    when = say_days(fact.earliest, fact.latest)
    return Entry(when, fact.value + status, _words_of(first), where, "bold")


def _entry_of_correction(state: StateRow) -> Entry:
    """Give what a report said until it was corrected."""
    when = say_days(state.earliest, state.latest)
    where = _told(state.said_by, (state.source,))
    return Entry(when, f"{state.value} (corrected since)", _words_of(state), where, "dim")


def _words_of(state: StateRow) -> str:
    """Give the words of a state; a word or two ("set up") say little without their sentence."""
    if len(state.words.split()) > WORDS_ENOUGH:
        return _quoted(state.words)
    return _quoted(start_near(state.sentence, state.words))


def _entry_of_dispute(dispute: Dispute) -> Entry:
    values: dict[str, list[Side]] = {}
    for side in dispute.sides:
        values.setdefault(side.value, []).append(side)
    sides = " ≠ ".join(
        f"{value} ({_told(told[0].said_by, _once(side.source for side in told))})"
        for value, told in values.items()
    )
    about = "" if dispute.about in dict(SECTIONS) else f"{_words(dispute.about)}: "
    return Entry("disputed", f"{about}{sides}", style="yellow")


def _entry_of_happening(rows: tuple[EventRow, ...]) -> Entry:
    """Give one line for the events of one happening; the one with most who and when speaks."""
    best = max(rows, key=lambda row: (bool(row.actor), bool(row.recipient), bool(row.place)))
    whom = f" → {say_names(best.recipient)}" if best.recipient else ""
    place = f" in {best.place.name}" if best.place else ""
    status = "" if best.status == "happened" else f" ({_words(best.status)})"
    what = f"{best.type}{status} {say_names(best.actor) or '?'}{whom}{place}"
    where = _told(best.said_by, _sources((best, *rows)))
    return Entry(
        say_days(best.earliest, best.latest),
        what,
        _quoted(start_near(best.sentence, best.trigger)),
        where,
    )


def _entry_of_agenda(row: AgendaRow) -> Entry:
    when = say_days(row.earliest, row.latest) or "no day given"
    moved = ", moved" if row.outcome.kind == "moved" else ""
    on = f", {row.condition.text}" if row.condition is not None else ""
    what = f"{row.words} ({_words(row.status)}{moved}{on})"
    return Entry(when, what, _quoted(row.sentence), _told(row.said_by, row.sources))


def _sources(rows: Iterable[EventRow | StateRow | StatementRow]) -> tuple[Source, ...]:
    """Give the reports of rows, each once, in the order of the rows."""
    return _once(row.source for row in rows)


def _once(sources: Iterable[Source]) -> tuple[Source, ...]:
    return tuple({one.document: one for one in sources}.values())


def _told(said_by: tuple[Party, ...], sources: Sequence[Source]) -> str:
    """Say through whom and in which report: "Ann Lee in Harbour Wire +2, 2020-02-13".

    The speakers are those of the first report.
    """
    speakers = say_names(said_by)
    return f"{speakers} in {say_sources(sources)}" if speakers else say_sources(sources)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _quoted(words: str) -> str:
    text = words.strip()
    return text if text.startswith(("“", '"', "…")) else f"“{text}”"
