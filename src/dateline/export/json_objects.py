"""One JSON object whose lists can be longer than memory: written member by member."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.export.tables import gather, json_line


@dataclass(frozen=True, slots=True)
class Each:
    """A list that is written item by item, each on a line of its own."""

    items: Iterable[object]


@dataclass(frozen=True, slots=True)
class Pairs:
    """An object that is written name by name; no name may come twice."""

    items: Iterable[tuple[str, object]]


Member = tuple[str, object]


def write_object(members: Iterable[Member]) -> Iterator[bytes]:
    """Write an object; the values of members are plain, or Each, or Pairs."""
    yield from gather(_object(members))


def _object(members: Iterable[Member]) -> Iterator[str]:
    lead = "{\n"
    for name, value in members:
        yield f"{lead}{json_line(name)}: "
        lead = ",\n"
        if isinstance(value, Each):
            yield from _series("[", map(json_line, value.items), "]")
        elif isinstance(value, Pairs):
            lines = (f"{json_line(key)}: {json_line(item)}" for key, item in value.items)
            yield from _series("{", lines, "}")
        else:
            yield json_line(value)
    yield "\n}\n" if lead == ",\n" else "{}\n"


def _series(first: str, lines: Iterable[str], last: str) -> Iterator[str]:
    yield first
    lead = "\n"
    for line in lines:
        yield lead + line
        lead = ",\n"
    yield last
