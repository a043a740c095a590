"""Knowledge in the form that is read at work: a trie of keys and a file of records, both mapped.

A key is a letter for what it is and the thing itself; its values are numbers of records:

    n NAME      entries that bear a name, alias or adjective (see `fold`), in order of the files
    u NAME      the same for the name in capitals, as headlines set it
    i ID        the entry of an id
    k KIND      all entries of a kind
    p ID        the offices of a person
    o ID        the offices of a country, organisation ...

A record is a line of JSON: the entries, then the offices. Nothing is decoded before it is asked
for, and processes share the mapped pages.
"""

import json
import mmap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np

from dateline.knowledge.entries import Body, Entry, Office
from dateline.knowledge.spelling import fold

FORMAT = 2
"""Raised with every change of what is written, so that older files are made anew."""

_INDEX, _RECORDS, _ENDS, _ABOUT = "index.trie", "records.jsonl", "ends.npy", "about.json"
_NUMBER = ">I"  # big-endian, so that the values of a key come in the order of the files
_SHOUTED = 3
"""Names of more letters than these are also found in capitals."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the whole: counts, bodies, capitals, the two letters of odd beginnings.

    `longest` is the length of the longest key, `small_starts` how names begin that have no capital
    letter first ("al-", "17"); `capitals` are pairs of ids, the capital and its state.
    """

    entries: int
    offices: int
    names: int
    longest: int
    bodies: tuple[Body, ...]
    capitals: tuple[tuple[str, str], ...]
    small_starts: frozenset[str]


class Compiled:
    """The index and the records of one body of knowledge; see `write_compiled`."""

    def __init__(
        self,
        index: marisa_trie.RecordTrie,
        records: bytes | mmap.mmap,
        ends: np.ndarray,
        about: About,
    ) -> None:
        self._index, self._records, self._ends = index, records, ends
        self.about = about
        self._entries: dict[int, Entry] = {}
        self._offices: dict[int, Office] = {}

    def numbers(self, kind: str, key: str) -> list[int]:
        """Give the numbers of the records that a key leads to, in order."""
        return [number for (number,) in self._index.get(kind + key) or ()]

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is such a key."""
        return kind + key in self._index

    def keys(self, kind: str) -> Iterator[str]:
        """Give all keys of a kind, in the order of the trie."""
        return (key[1:] for key in dict.fromkeys(self._index.iterkeys(kind)))

    def starts(self, kind: str, text: str) -> list[str]:
        """Give the keys of a kind with which `text` begins, longest first."""
        found = self._index.prefixes(kind + text[: self.about.longest])
        return [key[1:] for key in reversed(found)]

    def entry(self, number: int) -> Entry:
        """Give an entry by its number, decoded at first use."""
        found = self._entries.get(number)
        if found is None:
            found = self._entries[number] = Entry(**_revive(self._record(number)))
        return found

    def office(self, number: int) -> Office:
        """Give an office by the number of its record."""
        found = self._offices.get(number)
        if found is None:
            found = self._offices[number] = Office(**_revive(self._record(number)))
        return found

    def _record(self, number: int) -> bytes:
        start = int(self._ends[number - 1]) if number else 0
        return self._records[start : int(self._ends[number])]


def compile_parts(
    entries: Sequence[Entry], offices: Sequence[Office], bodies: Iterable[Body]
) -> Compiled:
    """Compile what the files say, in memory."""
    keys = list(_make_keys(entries, offices))
    lines = [*map(_freeze, entries), *map(_freeze, offices)]
    ends = np.cumsum([len(line) for line in lines], dtype=np.uint32)
    names = {name for entry in entries for name in names_of(entry)}
    about = About(
        entries=len(entries),
        offices=len(offices),
        names=len(names),
        longest=max((len(name) + 1 for name in names), default=0),
        bodies=tuple(bodies),
        capitals=tuple((one.capital, one.id) for one in entries if one.capital is not None),
        small_starts=frozenset(name[:2] for name in names if not name[0].isupper()),
    )
    index = marisa_trie.RecordTrie(_NUMBER, [(key, (number,)) for key, number in keys])
    return Compiled(index, b"".join(lines), ends, about)


def names_of(entry: Entry) -> tuple[str, ...]:
    """Give all names of an entry once, as they are compared."""
    return tuple(
        dict.fromkeys(fold(one) for one in (entry.name, *entry.aliases, *entry.adjectives))
    )


def _make_keys(entries: Sequence[Entry], offices: Sequence[Office]) -> Iterator[tuple[str, int]]:
    for number, entry in enumerate(entries):
        yield f"i{entry.id}", number
        yield f"k{entry.kind}", number
        names = names_of(entry)
        for name in names:
            yield f"n{name}", number
        for name in dict.fromkeys(name.upper() for name in names if len(name) > _SHOUTED):
            yield f"u{name}", number
    for number, office in enumerate(offices, len(entries)):
        yield f"p{office.person}", number
        yield f"o{office.of}", number


def write_compiled(compiled: Compiled, folder: Path) -> None:
    """Write the four files of `open_compiled` into an empty folder."""
    compiled._index.save(str(folder / _INDEX))
    (folder / _RECORDS).write_bytes(compiled._records)
    np.save(folder / _ENDS, compiled._ends)
    about = {part.name: getattr(compiled.about, part.name) for part in fields(About)}
    about["bodies"] = [[one.slug, one.nouns, one.kind, one.sector] for one in about["bodies"]]
    about["small_starts"] = sorted(about["small_starts"])
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def open_compiled(folder: Path) -> Compiled:
    """Map the files that `write_compiled` wrote; OSError or ValueError when they are not whole."""
    about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    bodies = tuple(Body(slug, tuple(nouns), *rest) for slug, nouns, *rest in about.pop("bodies"))
    capitals = tuple((capital, state) for capital, state in about.pop("capitals"))
    starts = frozenset(about.pop("small_starts"))
    ends = np.load(folder / _ENDS, mmap_mode="r")
    with (folder / _RECORDS).open("rb") as file:
        records = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if len(ends) else b""
    index = marisa_trie.RecordTrie(_NUMBER).mmap(str(folder / _INDEX))
    return Compiled(
        index, records, ends, About(**about, bodies=bodies, capitals=capitals, small_starts=starts)
    )


def _freeze(one: Entry | Office) -> bytes:
    """Write what differs from the default as a line of JSON."""
    values = {}
    for part in fields(one):
        value = getattr(one, part.name)
        if value != part.default:
            values[part.name] = value.isoformat() if isinstance(value, date) else value
    return json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _revive(line: bytes) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(line)
    for name, value in values.items():
        if isinstance(value, list):
            values[name] = tuple(value)
        elif name in ("earliest", "latest"):
            values[name] = date.fromisoformat(str(value))
    return values
