"""Columns that several of our own tables have: of whom, of what report."""

from collections.abc import Iterable

from dateline.export.tables import Cell, join_values
from dateline.record import Party, Source

SOURCE = (
    "document",
    "same_text",
    "published",
    "publisher",
    "title",
    "url",
    "found_at",
)
"""The report a row rests on; rows with one `same_text` print one text."""


def source_cells(source: Source) -> tuple[Cell, ...]:
    """Give the cells of SOURCE."""
    return (
        source.document,
        source.same_text,
        source.published,
        source.publisher,
        source.title,
        source.url,
        source.found_at,
    )


def names(parties: Iterable[Party]) -> str:
    """Give what parties are called."""
    return join_values(party.name for party in parties)


def ids(parties: Iterable[Party]) -> str:
    """Give the ids of parties, in the order of their names."""
    return join_values(party.id for party in parties)


def only(party: Party | None) -> tuple[Party, ...]:
    """Give a party that may be missing as a row of parties."""
    return () if party is None else (party,)
