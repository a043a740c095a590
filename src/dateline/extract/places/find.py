"""Places that a document names, with id, country, coordinates, precision and the reasons."""

import re
from collections.abc import Sequence
from functools import cache

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.clues import find_states
from dateline.extract.places.resolve import Resolver, describe
from dateline.extract.places.resolved import Resolved
from dateline.extract.places.toponyms import Reader, Toponym, find_placed
from dateline.extract.places.words import Area, load_words
from dateline.findings import Mention, Place
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import Entry, Knowledge
from dateline.text import Document, Span

_NEXT = re.compile(r"\s+(\w+)")
_WIDER = {"admin1": 2, "admin2": 3}
"""Precision of what the words make a province or district."""

_WHERE = frozenset(
    (
        "in",
        "near",
        "at",
        "from",
        "to",
        "outside",
        "around",
        "across",
        "through",
        "toward",
        "towards",
    )
)


def find_places(
    document: Document, mentions: tuple[Mention, ...], knowledge: Knowledge
) -> tuple[Place, ...]:
    """Give the names of places and countries among the mentions, in order.

    Precision is PLOVER's resolution: 1 country or wider, 2 province, 3 district, 4 city, 5 less
    than a city. A name that the gazetteer and the knowledge do not have, or for which too little
    speaks, has no coordinates and counts as a city. Adjectives ("Iraqi") name people, not places,
    and are left out.
    """
    named = [one for one in mentions if _is_place(one, document, knowledge)]
    spans = [one.span for one in named]
    resolved = resolve_spans(document, spans, mentions, knowledge)
    return tuple(
        _make_place(one, mention)
        for one, mention in zip(resolved, named, strict=True)
        if one.found is not None or one.open or one.unlisted or _stands_as_place(document, mention)
    )


def resolve_spans(
    document: Document,
    spans: Sequence[Span],
    mentions: Sequence[Mention],
    knowledge: Knowledge,
    *,
    guess: bool = False,
) -> list[Resolved]:
    """Give what each of these names means; the mentions tell which entries they are.

    A span that is no mention, or one of something else, is taken to be a place all the same. The
    places among the mentions are evidence, asked for or not. Where the evidence is too weak nothing
    is found, but with `guess` the likeliest is, marked as `guessed`.
    """
    gazetteer = load_gazetteer()
    reader = Reader(document, knowledge, gazetteer)
    actors = {(one.span.start, one.span.end): one.actor for one in mentions}
    others = [
        one.span
        for one in mentions
        if _is_place(one, document, knowledge) and not any(map(one.span.overlaps, spans))
    ]
    others += find_states(document, mentions, gazetteer)
    ordered = sorted({*spans, *others}, key=lambda one: (one.start, one.end))
    toponyms = [
        reader.read(one, _find_entries(one, actors.get((one.start, one.end)), knowledge))
        for one in ordered
    ]
    named = _find_named(mentions, knowledge)
    resolved = _load_resolver().resolve(document, toponyms, named, guess=guess)
    by_span = dict(zip(ordered, resolved, strict=True))
    return [by_span[one] for one in spans]


@cache
def _load_resolver() -> Resolver:
    return Resolver(load_gazetteer())


def _is_place(mention: Mention, document: Document, knowledge: Knowledge) -> bool:
    after = _NEXT.match(document.text, mention.span.end)
    if after is not None and after[1].lower() in load_words().things:
        return False
    if mention.form != "name" or mention.kind not in ("place", "country"):
        return False
    entry = knowledge.entries.get(mention.actor) if mention.actor else None
    return entry is None or mention.span.text not in entry.adjectives


def _stands_as_place(document: Document, mention: Mention) -> bool:
    """Tell whether the words show a place, which the gazetteer has not: "in X", "12 X Street"."""
    if len(mention.span.text.split()) > 1 and mention.span.text.split()[-1] in load_words().sites:
        return True
    before = document.text[max(0, mention.span.start - 30) : mention.span.start].split()
    if not before:
        return False
    return before[-1].lower() in _WHERE or (
        before[-1] == "of" and len(before) > 1 and before[-2] in load_words().kinds
    )


def _find_entries(span: Span, actor: str | None, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Give the countries and places that bear the words at a span, the mention's own first.

    A capital that stands for its state ("Moscow plans") is still the place that it is.
    """
    words = " ".join(span.text.replace("’", "'").split())
    known = knowledge.entries.get(actor) if actor else None
    found = find_placed(words, knowledge)
    if not found and known is not None and known.lat is not None and known.lon is not None:
        return (known,)
    return tuple(sorted(found, key=lambda one: one is not known))


def _find_named(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Area]:
    """Give the countries that adjectives name, each time: "Iraqi forces"."""
    entries = (knowledge.entries.get(one.actor) for one in mentions if one.actor)
    pairs = zip((one for one in mentions if one.actor), entries, strict=True)
    return [
        (entry.country, "")
        for one, entry in pairs
        if entry is not None and entry.country and one.span.text in entry.adjectives
    ]


def _make_place(resolved: Resolved, mention: Mention) -> Place:
    toponym, found = resolved.toponym, resolved.found
    if found is None:
        return _make_open(resolved, mention)
    row = found.row
    return Place(
        span=mention.span,
        mention=mention.id,
        geonames=row.geonames,
        name=row.name,
        country=row.country,
        admin1=row.division.name if row.division else row.name if row.kind == "admin1" else None,
        lat=row.lat,
        lon=row.lon,
        precision=_find_precision(toponym, found),
        why=_explain(found),
    )


def _make_open(resolved: Resolved, mention: Mention) -> Place:
    """Make a place without a point, with what all it can be have in common."""
    rows = [one.row for one in resolved.open]
    countries = {row.country for row in rows}
    divisions = {row.division.name if row.division else None for row in rows}
    why = f"open between {' and '.join(describe(row) for row in rows)}" if rows else ""
    if resolved.unlisted:
        why = "no such place is known where the others are"
    return Place(
        span=mention.span,
        mention=mention.id,
        geonames=None,
        name=mention.span.text,
        country=countries.pop() if len(countries) == 1 else resolved.country,
        admin1=divisions.pop() if len(divisions) == 1 else None,
        lat=None,
        lon=None,
        precision=_WIDER.get(resolved.toponym.kind or "", 4) if resolved.unlisted else 4,
        why=why,
    )


def _find_precision(toponym: Toponym, found: Candidate) -> int:
    """Give PLOVER's resolution; a part of an area is no finer than the area."""
    row = found.row
    wider = _WIDER.get(toponym.kind or "")
    return min(row.precision, wider) if wider else row.precision


def _explain(found: Candidate) -> str:
    return "; ".join(f"{why} {weight:+.1f}" for why, weight in found.reasons)
