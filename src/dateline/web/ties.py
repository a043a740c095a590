"""Who acts with and against whom, drawn: those with much in common near each other.

Places are found by springs (Fruchterman and Reingold 1991) from a circle in the order of the
happenings, so that the same counts give the same drawing.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.web.asked import Asked
from dateline.web.lanes import OWN, name_class
from dateline.web.network import Edge, NetworkPage, Node
from dateline.web.shapes import Dot, Drawing, Label, Line, Mark, Room, Shape, write_path
from dateline.web.words import count

WIDTH, HEIGHT = 1_000.0, 640.0
MARGIN = 60.0
ROUNDS = 300
_BEND = 9.0
"""How far lines of several classes between two lie apart."""

Points = NDArray[np.float64]


def lay_out(nodes: Sequence[Node], edges: Sequence[Edge]) -> Points:
    """Give a place between 0 and 1 for each node, a row each."""
    count = len(nodes)
    if count == 0:
        return np.empty((0, 2))
    angle = np.arange(count) * 2.399963  # the golden angle: a sunflower, the busiest in the middle
    away = np.sqrt((np.arange(count) + 0.5) / count) * 0.5
    at = np.stack([0.5 + away * np.cos(angle), 0.5 + away * np.sin(angle)], axis=1)
    pull = _weigh(nodes, edges)
    ideal = 0.75 / math.sqrt(count)
    for number in range(ROUNDS):
        step = 0.1 * (1 - number / ROUNDS) ** 1.5
        off = at[:, None, :] - at[None, :, :]
        far = np.maximum(np.hypot(off[..., 0], off[..., 1]), 1e-4)
        force = (ideal**2 / far**2 - pull * far / ideal)[..., None] * off / far[..., None]
        moved = force.sum(axis=1) + (0.5 - at) * 0.35
        long = np.maximum(np.hypot(moved[:, 0], moved[:, 1]), 1e-9)[:, None]
        at = at + moved / long * np.minimum(long, step)
    return _spread(at)


def _spread(at: Points) -> Points:
    """Stretch places over the drawing, half by their order, to give room where many are."""
    if len(at) < 2:
        return at
    low, high = at.min(axis=0), at.max(axis=0)
    plain = (at - low) / np.maximum(high - low, 1e-6)
    order = np.argsort(np.argsort(at, axis=0, kind="stable"), axis=0) / (len(at) - 1)
    return np.asarray((plain + order * 2) / 3)


def _weigh(nodes: Sequence[Node], edges: Sequence[Edge]) -> Points:
    """Give how strongly each pulls each other."""
    order = {node.party.id: number for number, node in enumerate(nodes)}
    pull = np.zeros((len(nodes), len(nodes)))
    for edge in edges:
        one, other = order[edge.one], order[edge.other]
        weight = 0.4 + math.log1p(edge.happenings) / 3
        pull[one, other] = pull[other, one] = pull[one, other] + weight
    return pull


def draw_network(view: NetworkPage, asked: Asked) -> Drawing | None:
    """Draw who acts as large as their happenings, lines by class and count; None without any."""
    if not view.nodes:
        return None
    most = max(node.happenings for node in view.nodes)
    wide, high = WIDTH - 2 * MARGIN - 100, HEIGHT - 2 * MARGIN
    spots = {
        node.party.id: (MARGIN + 20 + float(x) * wide, MARGIN + float(y) * high)
        for node, (x, y) in zip(view.nodes, lay_out(view.nodes, view.edges), strict=True)
    }
    names = {node.party.id: node.party.name for node in view.nodes}
    room = Room(WIDTH)
    for node in view.nodes:
        x, y = spots[node.party.id]
        radius = _size(node, most)
        room.take(x - radius, y - radius, x + radius, y + radius)
    lines = tuple(_draw_edges(view.edges, spots, names))
    dots = tuple(_draw_node(node, spots[node.party.id], most, asked) for node in view.nodes)
    labels = tuple(_name_nodes(view.nodes, spots, most, room))
    shapes: tuple[Shape, ...] = (*lines, *dots, *labels)
    about = (
        f"{len(view.nodes)} of those who act, with {len(view.edges)} ties by class. The tables "
        "hold them all."
    )
    return Drawing("network", "Who acts with and against whom", about, WIDTH, HEIGHT, shapes)


def _size(node: Node, most: int) -> float:
    return 5 + 15 * math.sqrt(node.happenings / most)


def _draw_edges(
    edges: Sequence[Edge],
    spots: Mapping[str, tuple[float, float]],
    names: Mapping[str, str],
) -> Iterator[Mark]:
    """Draw the thin lines over the thick ones; those of several classes bend apart."""
    seen: dict[tuple[str, str], int] = {}
    most = max((edge.happenings for edge in edges), default=1)
    for edge in edges:
        place = seen[edge.one, edge.other] = seen.get((edge.one, edge.other), -1) + 1
        bend = _BEND * ((place + 1) // 2) * (1 if place % 2 else -1)
        wide = 1 + math.ceil(4 * math.sqrt(edge.happenings / most))
        kind = f"tie {name_class(edge.quad or OWN)} wide-{wide}"
        path = _bend(spots[edge.one], spots[edge.other], bend)
        types = ", ".join(f"{name} {count}" for name, count in edge.types)
        title = f"{names[edge.one]} – {names[edge.other]}, {edge.quad or OWN}: {types}"
        yield Mark((Line(path, kind),), title)


def _bend(start: tuple[float, float], end: tuple[float, float], bend: float) -> str:
    if bend == 0:
        return write_path((start, end))
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    away_x, away_y = end[1] - start[1], start[0] - end[0]
    long = math.hypot(away_x, away_y) or 1.0
    middle = (x + away_x / long * bend * 2, y + away_y / long * bend * 2)
    return f"{write_path((start,))}Q{write_path((middle, end))[1:]}"


def _draw_node(node: Node, spot: tuple[float, float], most: int, asked: Asked) -> Mark:
    dot = Dot(*spot, _size(node, most), "node")
    many = count(node.happenings, "happening")
    return Mark((dot,), f"{node.party.name}: {many}", asked.link("/dossier", name=node.party.id))


def _name_nodes(
    nodes: Sequence[Node], spots: Mapping[str, tuple[float, float]], most: int, room: Room
) -> Iterator[Label]:
    for node in nodes:
        x, y = spots[node.party.id]
        label = room.put(node.party.name, x, y, _size(node, most) + 4, "halo")
        if label is not None:
            yield label
