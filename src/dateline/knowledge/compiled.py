"""Knowledge in the form that is read at work: a trie of keys, tables and records, all mapped.

A key is a letter for what it is and the thing itself; its values are numbers of records:

    n NAME      entries that bear a name, alias or adjective (see `fold`), in order of the files
    u NAME      the same for the name in capitals, as headlines set it
    i ID        the entry of an id
    k KIND      all entries of a kind
    p ID        the offices of a person
    o ID        the offices of a country, organisation ...

The trie numbers the keys, `slots` says where the numbers of a key's records begin in `numbers`. A
record is a line of JSON: the entries, then the offices. Nothing is decoded before it is asked
for, and processes share the mapped pages.
"""

import json
import mmap
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import marisa_trie
import numpy as np
from numpy.typing import NDArray

from dateline.knowledge.entries import Body, Entry, Office
from dateline.knowledge.spelling import fold

FORMAT = 4
"""Raised with every change of what is written, so that older files are made anew."""

_KEYS, _RECORDS, _ABOUT = "keys.trie", "records.jsonl", "about.json"
_TABLES = ("slots", "numbers", "ends")
_WORD = re.compile(r"\w+")
_KEPT = 4096
_SHOUTED = 3
"""Names of more letters than these are also found in capitals."""


@dataclass(frozen=True, slots=True)
class About:
    """What is known of the whole: counts, bodies, capitals, and how names begin.

    `longest` is the length of the longest key, `first_words` are those of all names, as
    `first_word` gives them; `capitals` are pairs of ids, the capital and its state.
    """

    entries: int
    offices: int
    names: int
    longest: int
    bodies: tuple[Body, ...]
    capitals: tuple[tuple[str, str], ...]
    first_words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tables:
    """Where the numbers of each key begin, the numbers, and where each record ends in its file."""

    slots: NDArray[np.uint32]
    numbers: NDArray[np.uint32]
    ends: NDArray[np.uint32]


class Compiled:
    """The index and the records of one body of knowledge; see `write_compiled`.

    `entry` and `office` decode a record by its number, `entry_of` finds one by its id; the latest
    ones are kept.
    """

    def __init__(
        self, keys: marisa_trie.Trie, tables: Tables, records: bytes | mmap.mmap, about: About
    ) -> None:
        self._keys, self._tables, self._records = keys, tables, records
        self.about = about
        self.entry = lru_cache(maxsize=_KEPT)(self._entry)
        self.entry_of = lru_cache(maxsize=_KEPT)(self._entry_of)
        self.office = lru_cache(maxsize=_KEPT)(self._office)

    def numbers(self, kind: str, key: str) -> list[int]:
        """Give the numbers of the records that a key leads to, in order."""
        slot = self._keys.get(kind + key)
        if slot is None:
            return []
        slots = self._tables.slots
        found: list[int] = self._tables.numbers[slots[slot] : slots[slot + 1]].tolist()
        return found

    def has(self, kind: str, key: str) -> bool:
        """Tell whether there is such a key."""
        return kind + key in self._keys

    def keys(self, kind: str) -> Iterator[str]:
        """Give all keys of a kind, in the order of the trie."""
        return (key[1:] for key in self._keys.iterkeys(kind))

    def starts(self, kind: str, text: str) -> list[str]:
        """Give the keys of a kind with which `text` begins, longest first."""
        found = self._keys.prefixes(kind + text[: self.about.longest])
        return [key[1:] for key in reversed(found)]

    def _entry(self, number: int) -> Entry:
        """Give an entry by its number."""
        return Entry(**_revive(self._record(number)))

    def _entry_of(self, identity: str) -> Entry | None:
        """Give the entry of an id, None where there is none."""
        numbers = self.numbers("i", identity)
        return self.entry(numbers[0]) if numbers else None

    def _office(self, number: int) -> Office:
        """Give an office by the number of its record."""
        return Office(**_revive(self._record(number)))

    def _record(self, number: int) -> bytes:
        ends = self._tables.ends
        return self._records[int(ends[number - 1]) if number else 0 : int(ends[number])]


def compile_parts(
    entries: Sequence[Entry], offices: Sequence[Office], bodies: Iterable[Body]
) -> Compiled:
    """Compile what the files say, in memory."""
    borne = [names_of(entry) for entry in entries]
    found: dict[str, list[int]] = {}
    for key, number in _make_keys(entries, borne, offices):
        found.setdefault(key, []).append(number)
    keys = marisa_trie.Trie(found)
    ordered = [found[keys.restore_key(slot)] for slot in range(len(keys))]
    lines = [*map(_freeze, entries), *map(_freeze, offices)]
    tables = Tables(
        slots=np.cumsum([0, *map(len, ordered)], dtype=np.uint32),
        numbers=np.array([number for one in ordered for number in one], dtype=np.uint32),
        ends=np.cumsum([len(line) for line in lines], dtype=np.uint32),
    )
    names = set().union(*borne)
    about = About(
        entries=len(entries),
        offices=len(offices),
        names=len(names),
        longest=max((len(name) + 1 for name in names), default=0),
        bodies=tuple(bodies),
        capitals=tuple((one.capital, one.id) for one in entries if one.capital is not None),
        first_words=frozenset(map(first_word, names)),
    )
    return Compiled(keys, tables, b"".join(lines), about)


def first_word(text: str, at: int = 0) -> str:
    """Give the letters and digits at an offset of a text, "" where there are none."""
    found = _WORD.match(text, at)
    return found.group() if found is not None else ""


def names_of(entry: Entry) -> tuple[str, ...]:
    """Give all names of an entry once, as they are compared."""
    return tuple(
        dict.fromkeys(fold(one) for one in (entry.name, *entry.aliases, *entry.adjectives))
    )


def _make_keys(
    entries: Sequence[Entry], borne: Sequence[tuple[str, ...]], offices: Sequence[Office]
) -> Iterator[tuple[str, int]]:
    for number, (entry, names) in enumerate(zip(entries, borne, strict=True)):
        yield f"i{entry.id}", number
        yield f"k{entry.kind}", number
        for name in names:
            yield f"n{name}", number
        for name in dict.fromkeys(name.upper() for name in names if len(name) > _SHOUTED):
            yield f"u{name}", number
    for number, office in enumerate(offices, len(entries)):
        yield f"p{office.person}", number
        yield f"o{office.of}", number


def write_compiled(compiled: Compiled, folder: Path) -> None:
    """Write the files of `open_compiled` into an empty folder."""
    compiled._keys.save(str(folder / _KEYS))
    (folder / _RECORDS).write_bytes(compiled._records)
    for name in _TABLES:
        np.save(folder / f"{name}.npy", getattr(compiled._tables, name))
    about = {part.name: getattr(compiled.about, part.name) for part in fields(About)}
    about["bodies"] = [[one.slug, one.nouns, one.kind, one.sector] for one in about["bodies"]]
    about["first_words"] = sorted(about["first_words"])
    (folder / _ABOUT).write_text(json.dumps(about), encoding="utf-8")


def open_compiled(folder: Path) -> Compiled:
    """Map the files that `write_compiled` wrote; OSError or ValueError when they are not whole."""
    about = json.loads((folder / _ABOUT).read_text(encoding="utf-8"))
    bodies = tuple(Body(slug, tuple(nouns), *rest) for slug, nouns, *rest in about.pop("bodies"))
    capitals = tuple((capital, state) for capital, state in about.pop("capitals"))
    words = frozenset(about.pop("first_words"))
    mapped = (np.load(folder / f"{name}.npy", mmap_mode="r") for name in _TABLES)
    tables = Tables(*(one.view(np.ndarray) for one in mapped))  # plain ones are quicker
    with (folder / _RECORDS).open("rb") as file:
        records = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if len(tables.ends) else b""
    keys = marisa_trie.Trie().mmap(str(folder / _KEYS))
    known = About(**about, bodies=bodies, capitals=capitals, first_words=words)
    return Compiled(keys, tables, records, known)


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
