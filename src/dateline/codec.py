"""Readings, claims and rows to JSON and back, from the fields of their types.

A field whose metadata says `single` is written as its only element, or null when it is empty, and
as a list from two elements up; a `rare` field is left out where it is None. Dates are ISO strings.
Spans are checked against the document again when they are read back.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache, cached_property
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.findings import Event, Mention, Place, Reading
from dateline.text import Span

T = TypeVar("T")
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def encode(thing: object) -> Plain:
    """Turn a value of our types into what JSON can hold."""
    kind = type(thing)
    if kind in _AS_THEY_ARE:
        return cast(Plain, thing)
    if isinstance(thing, tuple):
        return [encode(item) for item in thing]
    if isinstance(thing, date):
        return thing.isoformat()
    if is_dataclass(kind):
        return cast(Plain, _encoder(cast(Hashable, kind))(thing))
    raise TypeError(f"{kind.__name__} has no JSON form")


def iso_day(day: date | None) -> str | None:
    """Give a day as ISO 8601 writes it, None for none."""
    return None if day is None else day.isoformat()


_AS_THEY_ARE = frozenset((NoneType, bool, int, float, str))


@cache
def _encoder(kind: Any) -> Callable[[Any], Any]:
    """Give the function that encodes values of a type, made once from what its fields say."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in _AS_THEY_ARE or origin is Literal:
        return _same
    if origin in (Union, UnionType):
        return _either(inner)
    if origin is tuple and inner[-1] is Ellipsis:
        below = _encoder(inner[0])
        return list if below is _same else lambda items: [below(item) for item in items]
    if kind is date:
        return date.isoformat
    if is_dataclass(kind):
        return _class_encoder(kind)
    return encode


def _same(thing: Any) -> Any:
    return thing


def _either(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Encode what may be None; of several types that need encoding, each value says its own."""
    below = {_encoder(one) for one in kinds}
    if below == {_same}:
        return _same
    busy = below - {_same}
    if len(busy) > 1 or len(kinds) != 2 or NoneType not in kinds:
        return encode
    (work,) = busy
    return lambda thing: None if thing is None else work(thing)


def _class_encoder(kind: Any) -> Callable[[Any], Any]:
    """Take all fields at once, and then encode those that are not plain already."""
    hints = get_type_hints(kind)
    names = tuple(part.name for part in fields(kind))
    take = attrgetter(*names) if len(names) > 1 else lambda one: (getattr(one, names[0]),)
    busy: list[tuple[str, Callable[[Any], Any]]] = []
    for part in fields(kind):
        below = _encoder(hints[part.name])
        if part.metadata.get("single"):
            below = _single(below)
        if below is not _same:
            busy.append((part.name, below))

    rare = [part.name for part in fields(kind) if part.metadata.get("rare")]

    def encode_fields(one: Any) -> dict[str, Any]:
        plain = dict(zip(names, take(one), strict=True))
        for name in rare:
            if plain[name] is None:
                del plain[name]
        for name, below in busy:
            if name in plain:
                plain[name] = below(plain[name])
        return plain

    return encode_fields


def _single(below: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def encode_single(items: tuple[Any, ...]) -> Any:
        encoded = below(items)
        return encoded if len(encoded) > 1 else encoded[0] if encoded else None

    return encode_single


def dumps(thing: object) -> str:
    """Write a value of our types as one line of JSON, the same bytes every time."""
    return json.dumps(encode(thing), ensure_ascii=False, separators=(", ", ": "))


def dump_reading(reading: Reading, *, version: str) -> str:
    """Write a reading as one line of JSON, with the version of Dateline that made it first."""
    parts = encode(reading)
    return json.dumps({"dateline": version, **parts}, ensure_ascii=False)  # type: ignore[dict-item]


def load_reading(line: str) -> Reading:
    """Read a line that dump_reading wrote; SpanError when a span does not give back its words."""
    plain = json.loads(line)
    source = plain["document"]["text"]
    return decode(
        Reading, {key: value for key, value in plain.items() if key != "dateline"}, source
    )


class Excerpt:
    """A written reading of which only what is asked for is decoded: for many, a few things of each.

    Spans are checked as in load_reading.
    """

    def __init__(self, line: str) -> None:
        self._plain = json.loads(line)
        self.text: str = self._plain["document"]["text"]
        self.language: str = self._plain["document"]["language"]
        self.version: str = self._plain["dateline"]
        self._events = {one["id"]: one for one in self._plain["events"]}

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """All mentions."""
        return decode(tuple[Mention, ...], self._plain["mentions"], self.text)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places."""
        return decode(tuple[Place, ...], self._plain["places"], self.text)

    def event(self, one: str) -> Event | None:
        """Give an event by its id; None where the reading has none of this id."""
        plain = self._events.get(one)
        return None if plain is None else decode(Event, plain, self.text)


def decode(kind: type[T], plain: Any, source: str = "") -> T:
    """Build a value of `kind` from its JSON form; `source` is the text that spans must match."""
    built: T = _decoder(cast(Hashable, kind))(plain, source)
    return built


@cache
def _decoder(kind: Any) -> Callable[[Any, str], Any]:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        (one,) = [part for part in inner if part is not NoneType]
        below = _decoder(one)
        return lambda plain, source: None if plain is None else below(plain, source)
    if origin is tuple:
        below = _decoder(inner[0])
        return lambda plain, source: tuple(below(item, source) for item in plain)
    if kind is date:
        return lambda plain, _: date.fromisoformat(plain)
    if kind is Span:
        return lambda plain, source: Span(plain["start"], plain["end"], plain["text"], source)
    if is_dataclass(kind):
        return _class_decoder(kind)
    return lambda plain, _: plain


def _class_decoder(kind: Any) -> Callable[[Any, str], Any]:
    hints = get_type_hints(kind)
    parts = [
        (part.name, _decoder(hints[part.name]), bool(part.metadata.get("single")))
        for part in fields(kind)
        if part.init
    ]
    may_lack = frozenset(part.name for part in fields(kind) if part.default is not MISSING)

    def build(plain: Any, source: str) -> Any:
        return kind(
            **{
                name: decode_part(_listed(plain[name]) if single else plain[name], source)
                for name, decode_part, single in parts
                if name in plain or name not in may_lack
            }
        )

    return build


def _listed(plain: Any) -> Any:
    if plain is None:
        return []
    return plain if isinstance(plain, list) else [plain]
