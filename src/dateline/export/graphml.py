"""GraphML: who acts towards whom, a node for each actor, an edge for each pair and type."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from dateline.answers import Filter, TimelineRow
from dateline.codec import iso_day
from dateline.export.kept import each_kept_row
from dateline.export.markup import escape_attribute, escape_text
from dateline.export.request import Request
from dateline.export.tables import gather
from dateline.record import UNKNOWN, Party
from dateline.store import Record

Value = str | int | None

KEYS = (
    ("name", "node", "string"),
    ("kind", "node", "string"),
    ("happenings", "node", "int"),
    ("type", "edge", "string"),
    ("way", "edge", "string"),
    ("count", "edge", "int"),
    ("reports", "edge", "int"),
    ("first", "edge", "string"),
    ("last", "edge", "string"),
)

TOWARDS, TOGETHER = "towards", "together"


Pair = tuple[str, str, str, str]
"""Source, target, type, and whether the one acts towards the other or both together."""


@dataclass(slots=True)
class _Edge:
    """What is counted of one pair and type."""

    count: int = 0
    reports: int = 0
    first: date | None = None
    last: date | None = None

    def add(self, row: TimelineRow) -> None:
        """Count one happening."""
        self.count += 1
        self.reports += row.independent
        self.first = _outer(min, self.first, row.earliest or row.latest)
        self.last = _outer(max, self.last, row.latest or row.earliest)


def _outer(pick: Callable[[date, date], date], one: date | None, other: date | None) -> date | None:
    return pick(one, other) if one and other else one or other


def write_graphml(record: Record, request: Request) -> Iterator[bytes]:
    """Write all pairs of actors; those whom one report knows only when everything is asked for."""
    with record.hold():
        yield from gather(_document(record, request))


def _document(record: Record, request: Request) -> Iterator[str]:
    nodes, edges = _count(record, request)
    kinds = {
        row.id: row.kind
        for row, _ in record.each_actor(Filter(as_of=request.asked.as_of))
        if row.id in nodes
    }
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="'
        "http://graphml.graphdrawing.org/xmlns "
        'http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    )
    for name, of, kind in KEYS:
        yield f'<key id="{of}-{name}" for="{of}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="actors" edgedefault="directed">\n'
    for one in sorted(nodes):
        name, count = nodes[one]
        values = {"name": name, "kind": kinds.get(one), "happenings": count}
        yield f'<node id="{escape_attribute(one)}">{_data("node", values)}</node>\n'
    for number, pair in enumerate(sorted(edges)):
        yield _write_edge(number, pair, edges[pair])
    yield "</graph>\n</graphml>\n"


def _write_edge(number: int, pair: Pair, edge: _Edge) -> str:
    source, target, kind, way = pair
    values: dict[str, Value] = {
        "type": kind,
        "way": way,
        "count": edge.count,
        "reports": edge.reports,
        "first": iso_day(edge.first),
        "last": iso_day(edge.last),
    }
    ends = f'source="{escape_attribute(source)}" target="{escape_attribute(target)}"'
    return f'<edge id="e{number}" {ends}>{_data("edge", values)}</edge>\n'


def _data(of: str, values: Mapping[str, Value]) -> str:
    return "".join(
        f'<data key="{of}-{name}">{escape_text(str(value))}</data>'
        for name, value in values.items()
        if value is not None
    )


def _count(
    record: Record, request: Request
) -> tuple[dict[str, tuple[str, int]], dict[Pair, _Edge]]:
    """Give names and happenings of those who take part, and what passed between each two."""
    nodes: dict[str, tuple[str, int]] = {}
    edges: dict[Pair, _Edge] = {}
    for row in each_kept_row(record, request):
        actors = _known(row.actor, request)
        recipients = _known(row.recipient, request)
        for one, name in {**actors, **recipients}.items():
            nodes[one] = (name, nodes.get(one, (name, 0))[1] + 1)
        for pair in _pairs(row.type, actors, recipients):
            edges.setdefault(pair, _Edge()).add(row)
    return nodes, edges


def _known(parties: Iterable[Party], request: Request) -> dict[str, str]:
    """Give names by id; ids that hold in one report only join nothing."""
    return {
        one.id: one.name for one in parties if request.everything or not one.id.startswith(UNKNOWN)
    }


def _pairs(kind: str, actors: Iterable[str], recipients: Collection[str]) -> Iterator[Pair]:
    """Give who acts towards whom; those who act with nobody to act upon act together."""
    if recipients:
        for one, other in product(actors, recipients):
            if one != other:
                yield one, other, kind, TOWARDS
        return
    for one, other in combinations(sorted(actors), 2):
        yield one, other, kind, TOGETHER
