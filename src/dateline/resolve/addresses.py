"""The address of a report: what is left of its url when what names no other report is left out.

Publishers and readers hand one report on under many urls: http or https, with "www." or "amp.",
with a slash at the end, with parameters that say where the reader came from. What counts for
nothing is in data/versions/addresses.yaml.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.record import Source
from dateline.resolve.wire import split_words

FILE = "file:"
"""How the address of a report begins that has no url and stands alone in a file."""

_LINE = re.compile(r":\d+$")
_PORTS = (":80", ":443")


@dataclass(frozen=True, slots=True)
class _Customs:
    """What addresses.yaml says: names and beginnings of parameters, forms of pages for phones."""

    names: frozenset[str]
    beginnings: tuple[str, ...]
    values: Mapping[str, frozenset[str]]
    folders: frozenset[str]
    endings: tuple[str, ...]
    hosts: frozenset[str]


def find_address(source: Source) -> str | None:
    """Give the address that all versions of a report share, or None where it has none of its own.

    A url is folded (fold_url). Without one the path of the file is the address: a file that is read
    again holds a new version. A line of a file and standard input are no address, since the next
    report stands there as well.
    """
    if source.url is not None:
        return fold_url(source.url)
    if source.found_at == "-" or _LINE.search(source.found_at):
        return None
    return f"{FILE}{source.found_at}"


def find_heading(source: Source) -> str | None:
    """Give the key of a headline of one publisher, by which a notice names a report; or None."""
    words = split_words(source.title or "")
    owner = " ".join(split_words(source.publisher or "")) or _host_of(source.url)
    return f"{' '.join(words)} | {owner}" if words and owner else None


@lru_cache(maxsize=4096)
def fold_url(url: str) -> str | None:
    """Give the address of a url; None for one that is no more than a host, or cannot be read.

    The front page of a site holds one report today and another tomorrow. What has no host is an
    address by itself: the caller's own name for the report.
    """
    try:
        parts = urlsplit(url.strip())
        host = _fold_host(parts.netloc)
        query = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return None
    path = _fold_path(parts.path)
    if not host:
        return path if path.strip("/") else None
    kept = sorted((name, value) for name, value in query if not _is_tracking(name, value))
    if not path and not kept:
        return None
    ending = f"?{urlencode(kept)}" if kept else ""
    return f"{host}{path}{ending}"


def _host_of(url: str | None) -> str:
    try:
        return _fold_host(urlsplit(url or "").netloc)
    except ValueError:
        return ""


def _fold_host(netloc: str) -> str:
    host = netloc.rpartition("@")[2].casefold().rstrip(".")
    for port in _PORTS:
        host = host.removesuffix(port)
    first, dot, rest = host.partition(".")
    while dot and "." in rest and first in _customs().hosts:
        host = rest
        first, dot, rest = host.partition(".")
    return host


def _fold_path(path: str) -> str:
    customs = _customs()
    parts = [one for one in unquote(path).split("/") if one]
    while parts and parts[-1].casefold() in customs.folders:
        parts.pop()
    while len(parts) > 1 and parts[0].casefold() in customs.folders:
        parts.pop(0)
    if not parts:
        return ""
    for ending in customs.endings:
        if parts[-1].casefold().endswith(ending) and len(parts[-1]) > len(ending):
            tail = ".html" if ending.endswith(".html") else ""
            parts[-1] = parts[-1][: -len(ending)] + tail
            break
    return "/" + "/".join(parts)


def _is_tracking(name: str, value: str) -> bool:
    customs, low = _customs(), name.casefold()
    allowed = customs.values.get(low)
    if allowed is not None:
        return value.casefold() in allowed
    return low in customs.names or low.startswith(customs.beginnings)


@cache
def _customs() -> _Customs:
    path = data_folder("versions") / "addresses.yaml"
    loaded: Any = load_yaml(path)
    try:
        names = [str(one) for one in loaded["parameters"]]
        return _Customs(
            frozenset(one for one in names if not one.endswith("*")),
            tuple(one.removesuffix("*") for one in names if one.endswith("*")),
            {name: frozenset(map(str, values)) for name, values in loaded["values"].items()},
            frozenset(map(str, loaded["amp_folders"])),
            tuple(map(str, loaded["amp_endings"])),
            frozenset(map(str, loaded["amp_hosts"])),
        )
    except (TypeError, KeyError, AttributeError) as error:
        raise KnowledgeError(
            f"{path}: needs parameters, values, amp_folders, amp_endings and amp_hosts. "
            "Mend the file."
        ) from error
