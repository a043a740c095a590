"""gzip, Zstandard and bzip2: one stream of bytes in a smaller one.

backports.zstd is the module that Python has from 3.14 on. xz is left out: its data decide how much
memory unpacking takes, and Python's stream does not bound it.
"""

import bz2
import gzip
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from backports import zstd

from dateline.read.budget import unpacked
from dateline.read.items import Found, How, Item

_WINDOW_LOG = 27
"""Zstandard's own bound: windows of up to 128 MiB."""

_TAR = {".tgz": ".tar", ".tbz2": ".tar", ".tzst": ".tar"}


def read_gzip(item: Item, how: How) -> Iterator[Found]:  # noqa: ARG001 (as all readers)
    """Give what a gzip file holds."""
    yield _unpack(item, cast("BinaryIO", gzip.GzipFile(fileobj=item.stream)), "the gzip data")


def read_bzip2(item: Item, how: How) -> Iterator[Found]:  # noqa: ARG001 (as all readers)
    """Give what a bzip2 file holds."""
    yield _unpack(item, cast("BinaryIO", bz2.BZ2File(item.stream)), "the bzip2 data")


def read_zstd(item: Item, how: How) -> Iterator[Found]:  # noqa: ARG001 (as all readers)
    """Give what a Zstandard file holds."""
    options = {int(zstd.DecompressionParameter.window_log_max): _WINDOW_LOG}
    opened = zstd.ZstdFile(item.stream, options=options)
    yield _unpack(item, cast("BinaryIO", opened), "the Zstandard data")


def _unpack(item: Item, opened: BinaryIO, what: str) -> Item:
    path = PurePosixPath(item.name)
    name = path.with_suffix(_TAR.get(path.suffix.lower(), "")).name or "data"
    return item.inner(name, unpacked(opened, item.budget, what=what))
