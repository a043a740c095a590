"""Who acts with and against whom in a stretch of time."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from dateline.counts import PairCount, Pairs, rank
from dateline.plover import Quad, quad_of
from dateline.record import Party
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table
from dateline.web.scales import Window, make_window

NODES = 40
"""Who is drawn at most: those with most happenings."""

EDGES = 160
"""Ties that are drawn at most: those of most happenings."""

DAYS = 3_650
"""Days that are offered at most to look back, where the record reaches over more."""


@dataclass(frozen=True, slots=True)
class Node:
    """Someone who acts or is acted on, and in how many happenings with others."""

    party: Party
    happenings: int


@dataclass(frozen=True, slots=True)
class Edge:
    """What passes between two, in one quad class: both ways together, `back` being the second's.

    `quad` is None for types of a user's own codebook. `types` come most first.
    """

    one: str
    other: str
    quad: Quad | None
    happenings: int
    back: int
    types: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """Those with most happenings and what passes between them, in a window of days.

    `pairs` are all counts, also of those who are not drawn. `whole` are the days that the record
    reaches over.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    pairs: Pairs
    window: Window | None
    whole: Window | None


def make_network(record: Record, asked: Asked) -> NetworkPage:
    """Ask who acts towards whom, and pick those with most happenings."""
    wanted = asked.filter
    pairs = record.count_pairs(wanted)
    known = [day for one in pairs.counts for day in (one.first, one.last) if day is not None]
    days = [day for day in (asked.extent.first, asked.extent.last, *known) if day is not None]
    whole = window = None
    if days:
        whole = make_window(max(min(days), max(days) - timedelta(days=DAYS)), max(days))
        window = make_window(wanted.from_ or whole.first, wanted.to or whole.last, least=1)
    nodes, edges = pick_network(pairs)
    return NetworkPage(nodes, edges, pairs, window, whole)


def pick_network(pairs: Pairs, most: int = NODES) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """Give those with most happenings, and what passes between them by class."""
    sums: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for one in pairs.counts:
        for party in (one.actor, one.recipient):
            parties[party.id] = party
            sums[party.id] += one.happenings
    ranked = rank(sums)[:most]
    nodes = tuple(Node(parties[one], count) for one, count in ranked)
    shown = {one for one, _ in ranked}
    inside = (one for one in pairs.counts if {one.actor.id, one.recipient.id} <= shown)
    edges = _join(inside)[:EDGES]
    tied = {one for edge in edges for one in (edge.one, edge.other)}
    return tuple(node for node in nodes if node.party.id in tied), edges


def _join(pairs: Iterable[PairCount]) -> tuple[Edge, ...]:
    """Put the types of one class between two together, whoever acts."""
    types: dict[tuple[str, str, Quad | None], Counter[str]] = {}
    back: Counter[tuple[str, str, Quad | None]] = Counter()
    for pair in pairs:
        one, other = sorted((pair.actor.id, pair.recipient.id))
        key = (one, other, quad_of(pair.type))
        types.setdefault(key, Counter())[pair.type] += pair.happenings
        if pair.actor.id == other and not pair.mutual:
            back[key] += pair.happenings
    edges = (Edge(*key, counts.total(), back[key], rank(counts)) for key, counts in types.items())
    return tuple(
        sorted(edges, key=lambda one: (-one.happenings, one.one, one.other, one.quad or ""))
    )


def list_network(view: NetworkPage) -> Table:
    """Give the table of all pairs, a row for each type."""
    titles = ("actor", "actor_name", "recipient", "recipient_name", "type", "class")
    more = ("happenings", "mutual", "first", "last")
    return (*titles, *more), (
        (
            *(one.actor.id, one.actor.name, one.recipient.id, one.recipient.name, one.type),
            *(quad_of(one.type), one.happenings, one.mutual, one.first, one.last),
        )
        for one in view.pairs.counts
    )
