"""JSON lines: one object a line, however large the file, in flat memory."""

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.fields import make_found
from dateline.read.items import Columns, Found, How, Item, fail
from dateline.read.sniff import BLANK

_CHUNK = 65_536


def read_lines(item: Item, how: How) -> Iterator[Found]:
    """Give the report of each line, or its failure; empty lines are passed over.

    A line longer than the largest report is passed over without being held.
    """
    most = how.limits.max_bytes
    for number in count(1):
        line = item.stream.readline(most + 1)
        if not line:
            return
        where = f"{item.source}:{number}"
        if len(line.rstrip(b"\r\n")) > most:
            skip_line(item.stream, line)
            yield fail(where, describe_long(most))
        elif line.strip(BLANK):
            yield _read_line(line, source=where, columns=how.columns)


def _read_line(line: bytes, *, source: str, columns: Columns) -> Found:
    try:
        fields = load_object(decode_bytes(line, html=False))
        return make_found(fields, source=source, columns=columns)
    except ReadError as error:
        return fail(source, str(error))


def skip_line(stream: BinaryIO, line: bytes) -> None:
    """Read past the rest of a line that begins with `line`."""
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)


def describe_long(max_bytes: int) -> str:
    """Say that a line is too long."""
    return (
        f"the line is longer than {max_bytes:,} bytes: raise DATELINE_MAX_BYTES if it is a report"
    )


def load_json(text: str) -> object:
    """Parse JSON; ReadError says where it breaks."""
    try:
        loaded: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = (
            f"line {error.lineno} column {error.colno}"
            if error.lineno > 1
            else (f"character {error.pos + 1}")
        )
        raise ReadError(
            f"it is broken JSON at {place} ({error.msg}): mend it or take it out"
        ) from error
    except (RecursionError, ValueError) as error:
        raise ReadError(f"its JSON cannot be read ({error}): take it out") from error
    return loaded


def load_object(text: str) -> Mapping[str, object]:
    """Parse JSON that must be one object; ReadError when it is something else."""
    return as_object(load_json(text))


def as_object(loaded: object) -> Mapping[str, object]:
    """Take a JSON value as an object; ReadError when it is something else."""
    if not isinstance(loaded, dict):
        raise ReadError(
            f"it is a JSON {_KINDS.get(type(loaded), 'value')}, not an object with fields: "
            "give one object for each report"
        )
    return loaded


_KINDS = {list: "list", str: "string", int: "number", float: "number", bool: "word"}
