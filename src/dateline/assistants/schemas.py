"""JSON Schemas of what tools take and give, made from the types and made short.

A model reads all of them at once: so titles and the chance of null are left out. Null is taken
all the same, as if the argument were not there.
"""

from collections.abc import Hashable, Mapping
from functools import cache
from typing import Any, cast

from pydantic import TypeAdapter, ValidationError

from dateline.assistants.arguments import Asked
from dateline.errors import UsageError

Schema = dict[str, Any]

LAST = ("limit", "cursor", "advice")
"""What all have, and comes after what is a tool's own."""


def make_schema(kind: type[Any]) -> Schema:
    """Give the schema of a type of arguments or of an answer."""
    found: Schema = _tidy(_adapter(cast(Hashable, kind)).json_schema())
    found.pop("description", None)
    parts = found["properties"]
    found["properties"] = parts | {name: parts.pop(name) for name in LAST if name in parts}
    return found


def read_arguments(kind: type[Any], given: Mapping[str, Any]) -> Asked:
    """Give the arguments as one value; UsageError says of each that does not fit why."""
    try:
        asked: Asked = _adapter(cast(Hashable, kind)).validate_python(_drop_null(given))
    except ValidationError as error:
        flaws = {_say(one) for one in error.errors(include_url=False, include_input=False)}
        known = ", ".join(make_schema(kind)["properties"])
        raise UsageError(f"{'; '.join(sorted(flaws))}. It takes: {known}") from error
    return asked


def _drop_null(given: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in given.items() if value is not None}


@cache
def _adapter(kind: Hashable) -> TypeAdapter[Any]:
    return TypeAdapter(cast(type[Any], kind))


def _say(flaw: Any) -> str:
    where, what = flaw["loc"], str(flaw["msg"])
    if flaw["type"] == "unexpected_keyword_argument":
        what = "there is no such argument"
    return f"{where[0] if where else 'arguments'}: {what}"


def _tidy(schema: Any, *, named: bool = False) -> Any:
    """Drop titles and nulls; `named` is true of a table of names, whose names are kept."""
    if isinstance(schema, list):
        return [_tidy(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if named:
        return {name: _tidy(one) for name, one in schema.items()}
    kept = {
        name: _tidy(value, named=name in ("properties", "$defs"))
        for name, value in schema.items()
        if name != "title" and not (name == "default" and value is None)
    }
    needless = "default" in schema and schema["default"] is None
    return _without_null(kept) if needless else kept


def _without_null(schema: Schema) -> Schema:
    """Take null from the choices of what need not be there."""
    choices = schema.get("anyOf")
    if not choices or {"type": "null"} not in choices:
        return schema
    left = [one for one in choices if one != {"type": "null"}]
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**left[0], **rest} if len(left) == 1 else {"anyOf": left, **rest}
