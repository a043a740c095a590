"""Questions about much at once: dossiers, the agenda, disputes, what was known on a day."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any, cast

from dateline.answers import Dossier, Filter
from dateline.assistants.arguments import AskAgenda, AskAsOf, AskDisputes, AskDossier
from dateline.assistants.asking import NOTHING, Desk, check_type, each_said, say
from dateline.assistants.making import (
    MANY,
    QUOTES,
    make_happening,
    make_plan,
    make_reporter,
)
from dateline.assistants.making_lives import (
    make_became,
    make_contact,
    make_disputed,
    make_fact,
    make_level,
    make_phase,
    make_spell,
)
from dateline.assistants.paging import Page, find_end, make_page, say_more
from dateline.assistants.replies import (
    AgendaReply,
    AsOfReply,
    Count,
    DisputesReply,
    DossierReply,
)
from dateline.assistants.shapes import Became, Plan, Who
from dateline.errors import UsageError
from dateline.plans import AgendaRow
from dateline.questions import parse_day
from dateline.record import EventRow
from dateline.versions import ChangeRow

PLANS = 100
"""Plans that pages are cut from: which plans without a day come first depends on that number."""

WHOLE = 5
"""Quotations of each side of a dispute that is shown whole."""

BESIDE = 5
"""Plans and disputes that stand beside the events of a day."""


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of a dossier: its rows, how each is made, and how many an overview shows."""

    rows: tuple[Any, ...]
    make: Callable[[Any, int], Any]
    shown: int


def ask_dossier(desk: Desk, asked: AskDossier) -> DossierReply:
    """Give the first rows of every part of a dossier, or one part page by page."""
    as_of = asked.wanted.as_of
    found = desk.record.dossier(asked.name, as_of=as_of)
    parts = _find_parts(desk, found)
    whole = asked.part != "overview"
    if not whole and asked.cursor is not None:
        raise UsageError("an overview has one page: ask for one `part` to go on in it")
    page: Page[Any] = Page((), None)
    shown: dict[str, Any] = {}
    if whole:
        part = _find_sources(desk, found) if asked.part == "sources" else parts[asked.part]
        page = make_page(part.rows, lambda row: part.make(row, QUOTES), asked)
        shown[asked.part] = page.rows
    else:
        shown = {
            name: tuple(part.make(row, 1) for row in part.rows[: part.shown])
            for name, part in parts.items()
            if part.rows
        }
    return DossierReply(
        id=found.actor.id,
        name=found.actor.name,
        kind=found.actor.kind,
        names=tuple(dict.fromkeys((*found.actor.names, *found.actor.known_names)))[:MANY],
        as_of=as_of,
        independent=found.independent,
        reports=len(found.sources),
        parts=tuple(Count(name, len(part.rows)) for name, part in parts.items()),
        cursor=page.cursor,
        advice=say_more(page) if whole else _say_overview(parts),
        **shown,
    )


def _say_overview(parts: Mapping[str, _Part]) -> str | None:
    more = [name for name, part in parts.items() if len(part.rows) > part.shown]
    if not more:
        return None
    return f"there is more in {', '.join(more)}: ask again with that `part`"


def _find_parts(desk: Desk, found: Dossier) -> dict[str, _Part]:
    """Give the parts of a dossier; what has a day comes newest first, lives and series in order."""
    citer, as_of = desk.citer, found.as_of
    life = (*found.life.phases, *found.life.beside) if found.life else ()

    def tell(row: Any, quotes: int) -> Any:
        whole = desk.record.happening(row.id, as_of=as_of)
        return make_happening(citer, whole, quotes=quotes)

    def quote(row: Any, _: int) -> Any:
        return say(desk, row, as_of)

    def many(make: Callable[..., Any]) -> Callable[[Any, int], Any]:
        return lambda row, quotes: make(citer, row, quotes=quotes)

    return {
        "life": _Part(life, many(make_phase), 12),
        "strength": _Part(found.strength, many(make_level), 6),
        "people": _Part(found.spells, many(make_spell), 8),
        "facts": _Part(found.facts, many(make_fact), 6),
        "events": _Part(_each_happening(found.events), tell, 4),
        "named_in": _Part(_each_happening(found.named_in), tell, 2),
        "statements": _Part(each_said(found.statements)[::-1], quote, 3),
        "statements_about": _Part(each_said(found.mentioned_in)[::-1], quote, 3),
        "disputes": _Part(found.disputes, many(make_disputed), 3),
        "next": _Part(found.next, many(make_plan), 3),
        "contacts": _Part(found.ties, lambda row, _: make_contact(citer, row, found.events), 4),
        "sources": _Part(found.sources, tell, 0),  # counted; _find_sources looks them up
    }


def _find_sources(desk: Desk, found: Dossier) -> _Part:
    """Give who reports it: looked up for this part alone, since it reads all these reports."""
    rows = desk.record.sources(found.actor.id, as_of=found.as_of)
    names = (found.actor.name, *found.actor.names)
    return _Part(rows, lambda row, _: make_reporter(desk.citer, row, names), 0)


def _each_happening(rows: Iterable[EventRow]) -> tuple[EventRow, ...]:
    """Give the last event of each happening, the newest first."""
    last = {one.happening: one for one in rows}
    return tuple(sorted(last.values(), key=_day_key, reverse=True))


def _day_key(row: EventRow) -> tuple[bool, date, str]:
    day = row.earliest or row.latest
    return (day is not None, day or date.min, row.id)


def ask_agenda(desk: Desk, asked: AskAgenda) -> AgendaReply:
    """Give plans that fit, page by page."""
    wanted = replace(asked.wanted, limit=PLANS)
    rows = desk.record.agenda(wanted, today=desk.today, part=asked.part)
    if not rows:
        check_type(desk, asked.type)
    page = make_page(rows, partial(make_plan, desk.citer), asked)
    day = wanted.as_of or desk.today
    return AgendaReply(
        day=day,
        plans=page.rows,
        cursor=page.cursor,
        advice=_say_plans(asked, page, rows, day),
    )


def _say_plans(
    asked: AskAgenda, page: Page[Plan], rows: Sequence[AgendaRow], day: date
) -> str | None:
    if page.cursor is not None or len(rows) in range(1, PLANS):
        return say_more(page)
    if rows:
        return f"there may be more than these {PLANS}: ask for fewer days, a name or a type"
    if asked.part == "to_come":
        return (
            f"nothing that fits is still to come after {day}: look from an earlier day with "
            "`as_of`, or ask with part overdue or all"
        )
    return NOTHING


def ask_disputes(desk: Desk, asked: AskDisputes) -> DisputesReply:
    """Give disputes, the last days first; or those of one id, whole."""
    if asked.id is not None:
        rows = desk.record.dispute(asked.id, as_of=asked.wanted.as_of)
        make = partial(make_disputed, desk.citer, quotes=WHOLE, whole=True)
    else:
        wanted = replace(asked.wanted, limit=find_end(asked))
        rows = desk.record.disputes(wanted, only_open=asked.only_open)
        make = partial(make_disputed, desk.citer)
    page = make_page(rows, make, asked)
    return DisputesReply(
        disputes=page.rows,
        cursor=page.cursor,
        advice=say_more(page) if rows else "reports disagree on nothing that fits this",
    )


def ask_as_of(desk: Desk, asked: AskAsOf) -> AsOfReply:
    """Give what was known on a day, or what became known between two."""
    day = parse_day(asked.date, "last")
    about = None
    if asked.name is not None:
        actor = desk.record.actor(asked.name, as_of=day)
        about = Who(actor.id, actor.name)
    if asked.since is not None:
        return _say_changes(desk, asked, about, day)
    wanted = Filter(subject=about.id if about else None, as_of=day)
    rows = desk.record.happenings(replace(wanted, to=day, limit=find_end(asked)), newest_first=True)
    page = make_page(rows, partial(make_happening, desk.citer), asked)
    few = replace(wanted, limit=BESIDE)
    first = asked.cursor is None
    return AsOfReply(
        day=day,
        about=about,
        events=page.rows,
        plans=_make_plans(desk, few, day) if first else None,
        disputes=tuple(
            make_disputed(desk.citer, one) for one in desk.record.disputes(few, only_open=True)
        )
        if first
        else None,
        cursor=page.cursor,
        advice=say_more(page) if rows else f"no event was known on {day}: ask for a later day",
    )


def _make_plans(desk: Desk, wanted: Filter, day: date) -> tuple[Plan, ...]:
    rows: tuple[AgendaRow, ...] = desk.record.agenda(wanted, today=day)
    return tuple(make_plan(desk.citer, one) for one in rows)


def _say_changes(desk: Desk, asked: AskAsOf, about: Who | None, day: date) -> AsOfReply:
    since = parse_day(cast(str, asked.since), "last")
    rows = desk.record.changes(since, day, about.id if about else None, limit=find_end(asked))
    page = make_page(rows, lambda row: _make_change(desk, row), asked)
    return AsOfReply(
        day=day,
        since=since,
        about=about,
        changes=page.rows,
        cursor=page.cursor,
        advice=say_more(page) if rows else f"nothing became known after {since} until {day}",
    )


def _make_change(desk: Desk, row: ChangeRow) -> Became:
    """Make a change with the count of reports that tell its thing on the day it became known."""
    try:
        if row.id.startswith("event-"):
            told = desk.record.happening(row.id, as_of=row.day)
            return make_became(desk.citer, row, told, told.independent)
        rows = desk.record.sources(row.id, as_of=row.day)
    except UsageError:  # withdrawn by then, or a dispute
        rows = ()
    return make_became(desk.citer, row, None, max(1, sum(one.independent for one in rows)))
