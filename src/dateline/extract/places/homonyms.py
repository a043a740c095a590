"""Mentions of homonyms: a name that means another place than its entry of the knowledge files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.findings import Mention, Place
from dateline.identity import make_part_id
from dateline.knowledge import Entry, Knowledge

_SAME_DEGREES = 1.0


def settle_homonyms(
    mentions: tuple[Mention, ...], places: Sequence[Place], knowledge: Knowledge
) -> tuple[Mention, ...]:
    """Give the mentions with the actor that their places tell.

    "London" in a paper of Ontario is not place/london: it gets the entry that bears the name and
    lies where the place was found, and none where there is no such entry; a name that no entry had
    yet, as several bear it, gets its own. Capitals that stand for
    their states keep those. Two places of one name that no entry has are two entities as well:
    "Springfield, Illinois, and Springfield, Massachusetts".
    """
    found = {place.mention: place for place in places if place.lat is not None}
    settled = (
        _settle(mention, found[mention.id], knowledge) if mention.id in found else mention
        for mention in mentions
    )
    return _part_namesakes(settled, found)


def _part_namesakes(
    mentions: Iterable[Mention], places: Mapping[str, Place]
) -> tuple[Mention, ...]:
    """Give mentions of one entity that lie apart an entity for each place but the first."""
    first: dict[str, Place] = {}
    parted = []
    for one in mentions:
        place = places.get(one.id) if one.actor is None else None
        if place is not None and not _is_near(first.setdefault(one.entity, place), place):
            meant = make_part_id("entity", one.entity, _say_place(place))
            parted.append(replace(one, entity=meant))
        else:
            parted.append(one)
    return tuple(parted)


def _say_place(place: Place) -> str:
    return f"{place.name}/{place.country}/{place.admin1}"


def _is_near(one: Place, other: Place) -> bool:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return True
    return abs(one.lat - other.lat) + abs(one.lon - other.lon) < _SAME_DEGREES


def _settle(mention: Mention, place: Place, knowledge: Knowledge) -> Mention:
    bearers = knowledge.find(" ".join(mention.span.text.replace("’", "'").split()))
    entry = next((one for one in bearers if one.id == mention.actor), None)
    if entry is not None and _is_at(entry, place):
        return mention
    if entry is None and mention.actor is not None:
        return mention
    other = next((one for one in bearers if _is_at(one, place)), None)
    if other is None and entry is None:
        return mention
    meant = other.id if other else _say_place(place)
    return replace(
        mention,
        actor=other.id if other else None,
        kind=other.kind if other else "place",
        entity=make_part_id("entity", mention.entity, meant),
        country=place.country,
        why=f"the one that the places of the report tell: {place.why}",
    )


def _is_at(entry: Entry, place: Place) -> bool:
    if entry.kind not in ("country", "place") or entry.lat is None or entry.lon is None:
        return False
    if entry.kind == "country":
        return place.precision == 1 and place.country == entry.country
    if place.lat is None or place.lon is None:
        return False
    return abs(entry.lat - place.lat) + abs(entry.lon - place.lon) < _SAME_DEGREES
