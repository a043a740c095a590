"""A JSON file that is read whole: one report, a list of them, lines by another name, a feed."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.feeds import is_json_feed, read_json_feed
from dateline.read.fields import make_found
from dateline.read.items import Found, How, Item, fail, read_whole, rejoin
from dateline.read.lines import as_object, load_json, load_object, read_lines


def read_json(item: Item, how: How) -> Iterator[Found]:
    """Give the report of one object, of each object of a list, or of each line."""
    if item.ending != ".json":
        first = item.stream.readline(how.limits.max_bytes + 1)
        item = replace(item, stream=rejoin(first, item.stream))
        if first.endswith(b"\n") and is_object(_try_decode(first)):
            yield from read_lines(item, how)
            return
    data = read_whole(item, how)
    text = decode_bytes(data, html=False)
    if not text.strip():
        raise ReadError("the file holds nothing but spaces: nothing is read from it")
    try:
        loaded = load_json(text)
    except ReadError:
        if is_object(text.lstrip("\ufeff").split("\n", 1)[0]):
            yield from read_lines(replace(item, stream=BytesIO(data)), how)
            return
        raise
    if is_json_feed(loaded):
        yield from read_json_feed(as_object(loaded), item)
    elif not isinstance(loaded, list):
        yield make_found(as_object(loaded), source=item.source, columns=how.columns)
    else:
        yield from _read_list(loaded, item, how)


def _read_list(loaded: list[object], item: Item, how: How) -> Iterator[Found]:
    if not loaded:
        raise ReadError("the list is empty: nothing is read from it")
    for number, one in enumerate(loaded, 1):
        where = f"{item.source}:{number}"
        try:
            yield make_found(as_object(one), source=where, columns=how.columns)
        except ReadError as error:
            yield fail(where, str(error))


def _try_decode(line: bytes) -> str:
    try:
        return decode_bytes(line, html=False)
    except ReadError:
        return ""


def is_object(line: str) -> bool:
    """Tell whether a text is one JSON object."""
    try:
        load_object(line)
    except ReadError:
        return False
    return True
