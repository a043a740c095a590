"""One actor, place or operation over time, or who has such a page."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

from dateline.answers import Dossier
from dateline.counts import Named, NamedCount
from dateline.dossiers import is_followed, say_fact, say_level, say_phase, say_spell
from dateline.errors import AmbiguousError, UnknownError, UsageError
from dateline.lives import Days, Ground
from dateline.phrasing import say_names
from dateline.record import Party, Source
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.web.lists import SOURCE_TITLES, list_source
from dateline.web.scales import Window, make_window

EACH = 12
"""How many of each kind are listed where no name is asked for."""

_MARGIN = 12
"""The share of the drawn days that is added before and after them: one in so many."""


@dataclass(frozen=True, slots=True)
class DossierPage:
    """A dossier with the days over which it is drawn, and `whole`, all days that it tells of.

    Without a name, `named` says who is named most; of a name that several bear, or nobody as it is
    written, `near` says whom it can mean.
    """

    found: Dossier | None
    window: Window | None
    whole: Window | None
    named: Named | None
    near: tuple[Party, ...] = ()


def make_dossier(record: Record, asked: Asked) -> DossierPage:
    """Ask for a dossier by name or id; without any, for who is named most."""
    name = asked.word("name").strip()
    if not name:
        wanted = replace(asked.filter, limit=EACH)
        return DossierPage(None, None, None, record.count_named(wanted))
    try:
        found = record.dossier(name, as_of=asked.as_of)
    except AmbiguousError as error:
        near = tuple(Party(one, called, name) for one, called in error.near)
        return _offer(near, error)
    except UnknownError as error:
        return _offer(record.find_near_names(name, as_of=asked.as_of), error)
    whole = find_whole(found)
    return DossierPage(found, _choose_window(found, asked, whole), whole, None)


def _offer(near: tuple[Party, ...], error: UsageError) -> DossierPage:
    """Give the page that says whom a name can mean, or the error where that is nobody."""
    if not near:
        raise error
    return DossierPage(None, None, None, None, near)


def find_whole(dossier: Dossier) -> Window | None:
    """Give all days between which something of a dossier began, held or is to come."""
    days = [day for one in _each_days(dossier) for day in (one.earliest, one.latest) if day]
    days += _published(dossier)
    return make_window(min(days), max(days)) if days else None


def _each_days(dossier: Dossier) -> Iterator[Days]:
    if dossier.life is not None:
        for phase in (*dossier.life.phases, *dossier.life.beside):
            yield phase.begins
            yield phase.ends or phase.begins
    for spell in dossier.spells:
        yield spell.begins
        yield spell.ends or spell.begins
    for level in dossier.strength:
        yield level.day


def _published(dossier: Dossier) -> list[date]:
    return [one.published for one in dossier.sources if one.published is not None]


def _choose_window(dossier: Dossier, asked: Asked, whole: Window | None) -> Window | None:
    """Give the days that are asked for, or else those over which the reports were published.

    Not all days that a dossier tells of: one year long past would leave the others no room.
    """
    if whole is None:
        return None
    days = _published(dossier)
    first = asked.filter.from_ or min(days, default=whole.first)
    last = asked.filter.to or max(days, default=whole.last)
    if asked.filter.from_ or asked.filter.to:
        return make_window(min(first, last), max(first, last))
    margin = timedelta(days=(last - first).days // _MARGIN + 1)
    return make_window(first - margin, last + margin)


def group_named(named: Named) -> tuple[tuple[str, tuple[NamedCount, ...]], ...]:
    """Give who is named by kind, the kinds that act before those where it is."""
    order = ("operation", "person", "organisation", "group", "country", "place", "other")
    ranked = sorted(named.counts, key=lambda one: order.index(one.kind))
    return tuple((kind, tuple(ones)) for kind, ones in groupby(ranked, key=lambda one: one.kind))


def group_texts(dossier: Dossier) -> tuple[tuple[Source, ...], ...]:
    """Give the reports by text, each independent one followed by its copies, as published."""
    found: dict[str, list[Source]] = {}
    ordered = sorted(dossier.sources, key=lambda one: (one.published or date.max, one.document))
    for one in ordered:
        found.setdefault(one.text_id, []).append(one)
    return tuple(tuple(ones) for ones in found.values())


def list_dossier(view: DossierPage) -> Table:
    """Give the table of a dossier, a row for each value as one report tells it; or who is named."""
    if view.found is None:
        named = view.named.counts if view.named is not None else ()
        near = (("", one.id, one.name, "") for one in view.near)
        rows = ((one.kind, one.actor.id, one.actor.name, one.reports) for one in named)
        return ("kind", "id", "name", "reports"), (*rows, *near)
    columns = ("section", "value", "from", "to", "status", "said_by", "words", "sentence")
    return (*columns, *SOURCE_TITLES), (
        _list_ground(*told) for told in (*_each_followed(view.found), *_each_fact(view.found))
    )


def _each_followed(dossier: Dossier) -> Iterator[tuple[str, str, Ground]]:
    life = dossier.life
    for phase in (*life.phases, *life.beside) if life is not None else ():
        yield from (("life", say_phase(phase), one) for one in phase.grounds)
        yield from (("life", f"against {phase.kind}", one) for one in phase.against)
    for level in dossier.strength:
        yield from (("strength", say_level(level), one) for one in level.grounds)
    for spell in dossier.spells:
        said = say_spell(spell, dossier.actor.id)
        yield from ((spell.field, said, one) for one in spell.grounds)


def _each_fact(dossier: Dossier) -> Iterator[tuple[str, str, Ground]]:
    for fact in dossier.facts:
        if not is_followed(dossier, fact.field):
            for one in fact.states:
                days = Days(one.earliest, one.latest)
                told = (one.status, days, one.said_by, one.source)
                yield fact.field, say_fact(fact), Ground(one.id, one.words, one.sentence, *told)


def _list_ground(section: str, value: str, one: Ground) -> tuple[object, ...]:
    return (
        *(section, value, one.days.earliest, one.days.latest, one.status),
        *(say_names(one.said_by), one.words, one.sentence, *list_source(one.source)),
    )
