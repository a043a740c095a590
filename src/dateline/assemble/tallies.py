"""Claims about how many there were: the number, of whom, and the occasion it is of."""

from collections.abc import Iterable, Iterator
from datetime import date

from dateline.assemble.forms import format_figure
from dateline.assemble.parties import Cast
from dateline.assemble.writing import Subject, Writer
from dateline.findings import Tally
from dateline.record import Claim


def claim_tallies(tallies: Iterable[Tally], cast: Cast, writer: Writer) -> Iterator[Claim]:
    """Give the claims of each tally; its days are those of the occasion."""
    for one in tallies:
        when = one.when
        subject = Subject(one.id, "tally", one.said_by, when.earliest, when.latest, "happened")
        yield writer.claim(subject, "count", format_figure(one.what, one.low, one.high), one.span)
        for value in one.of:
            yield writer.claim(subject, "of", value, one.span)
        yield writer.claim(subject, "occasion", f"{one.occasion} {one.sort}".strip(), one.trigger)
        if one.event is not None:
            yield writer.claim(subject, "event", one.event, one.trigger)
        for place in one.places:
            yield writer.claim(subject, "place", cast.party_of(place), place.span)
        if one.by is not None:
            yield writer.claim(subject, "by", cast.party_of(one.by), one.by.span)
        if one.as_of is not None:
            yield writer.claim(subject, "as_of", one.as_of.isoformat(), one.span)


def read_as_of(value: str | None) -> date | None:
    """Read the day that a claim of the field `as_of` holds."""
    return None if value is None else date.fromisoformat(value)
