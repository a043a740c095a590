"""Readings, claims and rows to JSON and back, from the fields of their types.

A field whose metadata says `single` is written as its only element, or null when it is empty, and
as a list from two elements up. Dates are ISO strings. Spans are checked against the document
again when they are read back.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dateline.findings import Reading
from dateline.text import Span

T = TypeVar("T")
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]


def encode(thing: object) -> Plain:
    """Turn a value of our types into what JSON can hold."""
    if thing is None or isinstance(thing, bool | int | float | str):
        return thing
    if isinstance(thing, tuple):
        return [encode(item) for item in thing]
    if isinstance(thing, date):
        return thing.isoformat()
    if is_dataclass(thing):
        return {
            name: _encode_field(getattr(thing, name), single)
            for name, single in _shape(cast(Hashable, type(thing)))
        }
    raise TypeError(f"{type(thing).__name__} has no JSON form")


def _encode_field(value: object, single: bool) -> Plain:  # noqa: FBT001 (a column of _shape)
    if single and isinstance(value, tuple) and len(value) < 2:
        return encode(value[0]) if value else None
    return encode(value)


@cache
def _shape(kind: Any) -> tuple[tuple[str, bool], ...]:
    return tuple((part.name, bool(part.metadata.get("single"))) for part in fields(kind))


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

    def build(plain: Any, source: str) -> Any:
        return kind(
            **{
                name: decode_part(_listed(plain[name]) if single else plain[name], source)
                for name, decode_part, single in parts
            }
        )

    return build


def _listed(plain: Any) -> Any:
    if plain is None:
        return []
    return plain if isinstance(plain, list) else [plain]
