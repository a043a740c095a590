"""JSON lines: one object a line, however large the file, in flat memory."""

import json
from collections.abc import Iterator, Mapping
from itertools import count
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.fields import make_report
from dateline.text import Failure, Report

_CHUNK = 65_536


def read_lines(
    stream: BinaryIO, *, source: str, max_bytes: int, first: bytes = b""
) -> Iterator[Report | Failure]:
    """Give the report of each line of `stream`, or its failure; empty lines are passed over.

    `first` is what was read of the stream already: a whole line. A line longer than `max_bytes`
    is passed over without being held.
    """
    for number in count(1):
        line = first if first and number == 1 else stream.readline(max_bytes + 1)
        if not line:
            return
        where = f"{source}:{number}"
        if len(line.rstrip(b"\r\n")) > max_bytes:
            _skip_line(stream, line)
            yield Failure(where, ReadError.__name__, _describe_long(max_bytes))
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _read_line(line, source=where)


def _read_line(line: bytes, *, source: str) -> Report | Failure:
    try:
        return make_report(load_object(decode_bytes(line, html=False)), source=source)
    except ReadError as error:
        return Failure(source, type(error).__name__, str(error))


def _skip_line(stream: BinaryIO, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = stream.readline(_CHUNK)


def _describe_long(max_bytes: int) -> str:
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
