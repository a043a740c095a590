"""The table of keys by which copies of a text are found: each key as a number, to lie close."""

import sqlite3
from collections.abc import Iterable
from hashlib import blake2b

_BAND = 10
"""Digits of the end of a band's key: 40 bits."""

_LONG = 1 << 60
_OTHER = 1 << 62
"""Where the numbers of long bands begin, and of sentences; those of short bands come first."""


def number_key(key: str) -> int:
    """Give the number of a key of resolve/copies.py or resolve/dating.py, below 2 to the 63rd.

    Bands of one stretch of time lie together, as in their keys. Other keys are drawn by lot: that
    two of a record have one number is as unlikely as that two ids are alike.
    """
    head, tail = key[:-_BAND], key[-_BAND:]
    if head == "l":
        return _LONG | int(tail, 16)
    if head[:1] == "c" and head[1:].isdecimal():
        return int(head[1:]) << 40 | int(tail, 16)
    drawn = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return _OTHER | int.from_bytes(drawn) >> 2


def number_keys(keys: Iterable[str]) -> list[int]:
    """Give the numbers of keys, in their order."""
    return [number_key(key) for key in keys]


def write_keys(connection: sqlite3.Connection, document: str, keys: Iterable[str]) -> None:
    """Add the keys by which a document's copies are found."""
    n = find_number(connection, document)
    connection.executemany(
        "INSERT OR IGNORE INTO shared (key, document) VALUES (?, ?)",
        [(key, n) for key in number_keys(keys)],
    )


def find_number(connection: sqlite3.Connection, document: str) -> int:
    """Give the number of a document that the record holds."""
    (n,) = connection.execute("SELECT n FROM document WHERE id = ?", (document,)).fetchone()
    return int(n)
