"""Places that a document names, with country, coordinates and precision from knowledge."""

from dateline.findings import Mention, Place
from dateline.knowledge import Knowledge
from dateline.text import Document


def find_places(
    document: Document,  # noqa: ARG001 (all finders take the document first)
    mentions: tuple[Mention, ...],
    knowledge: Knowledge,
) -> tuple[Place, ...]:
    """Give the names of places and countries among the mentions, in order.

    Coordinates and precision (PLOVER's resolution: 1 country or wider, 2 province, 3 district,
    4 city, 5 site) are from knowledge; a place it does not know has no coordinates and counts as a
    city. Adjectives ("Iraqi") name people, not places, and are left out.
    """
    places = []
    for mention in mentions:
        if mention.form != "name" or mention.kind not in ("place", "country"):
            continue
        entry = knowledge.entries.get(mention.actor) if mention.actor else None
        if entry is not None and mention.span.text in entry.adjectives:
            continue
        places.append(
            Place(
                span=mention.span,
                mention=mention.id,
                geonames=entry.geonames if entry else None,
                name=entry.name if entry else mention.span.text,
                country=entry.country if entry else None,
                admin1=entry.name if entry and entry.precision == 2 else None,
                lat=entry.lat if entry else None,
                lon=entry.lon if entry else None,
                precision=entry.precision if entry and entry.precision else 4,
            )
        )
    return tuple(places)
