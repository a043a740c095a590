"""Words that tell of places: short forms of states, kinds of places, publishers' words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.gazetteer import RowKind, fold_name
from dateline.knowledge.fields import Where, read_list, read_mapping, read_text

Area = tuple[str, str]
"""A country (ISO3) and the code of a first-level division in it, empty for the country itself."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists of data/gazetteer.

    `short` are short forms that may stand alone, `behind` those that count behind a comma only;
    `clues` finds the words that are said of one country (ISO3) more than of others; `codes` are the
    first digits of telephone numbers, `adjectives` give the places of adjectives that no entry of
    the knowledge files has. `officials` tell a kind as `kinds` do, but are no part of a name;
    before `courts` a kind is none.
    """

    short: Mapping[str, Area]
    behind: Mapping[str, Area]
    kinds: Mapping[str, RowKind]
    parts: frozenset[str]
    compass: frozenset[str]
    things: frozenset[str]
    sites: frozenset[str]
    heads: tuple[str, ...]
    tails: tuple[str, ...]
    media: tuple[str, ...]
    papers: tuple[str, ...]
    domains: Mapping[str, str]
    generic: frozenset[str]
    clues: Mapping[str, re.Pattern[str]]
    codes: Mapping[str, Area]
    adjectives: Mapping[str, str]
    officials: Mapping[str, RowKind]
    courts: frozenset[str]


def join_letters(name: str) -> str:
    """Give a short form without stops and spaces, capitals kept: "W. Va." as "WVa"."""
    return name.replace(".", "").replace(" ", "")


def cut_tail(name: str, words: Words) -> str:
    """Give a name folded and without "Province", "Township" and the like behind it."""
    first, _, last = name.rpartition(" ")
    return fold_name(first if first and last.lower() in words.tails else name)


@cache
def load_words() -> Words:
    """Read the lists; KnowledgeError when one is not as it should be."""
    short = read_mapping(_load("abbreviations.yaml"), Where("abbreviations.yaml", "all"))
    where = Where("phrases.yaml", "all")
    lists = read_mapping(_load("phrases.yaml"), where)
    compass = read_list(lists.get("compass"), where)
    domains = read_mapping(lists.get("domains"), where)
    return Words(
        short=_read_short(short.get("always")),
        behind=_read_short(short.get("behind")),
        kinds=_read_kinds(lists.get("kinds"), where),
        officials=_read_kinds(lists.get("officials"), where),
        courts=frozenset(read_list(lists.get("courts"), where)),
        parts=frozenset((*compass, *read_list(lists.get("parts"), where))),
        compass=frozenset(compass),
        sites=frozenset(read_list(lists.get("sites"), where)),
        things=frozenset(read_list(lists.get("things"), where)),
        heads=read_list(lists.get("heads"), where),
        tails=read_list(lists.get("tails"), where),
        media=read_list(lists.get("media"), where),
        papers=read_list(lists.get("papers"), where),
        domains={name: read_text(code, where) for name, code in domains.items()},
        generic=frozenset(read_list(lists.get("generic"), where)),
        clues={
            country: _compile(read_list(plain, where))
            for country, plain in read_mapping(lists.get("clues"), where).items()
        },
        adjectives={
            word: name
            for name, plain in read_mapping(lists.get("adjectives"), where).items()
            for word in read_list(plain, where)
        },
        codes=_read_short(_load("telephones.yaml"), "telephones.yaml"),
    )


def _compile(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in words)})\b")


def _read_kinds(plain: Plain, where: Where) -> dict[str, RowKind]:
    return {
        word: kind  # type: ignore[misc]  # the keys of the file are kinds
        for kind, words in read_mapping(plain, where).items()
        for word in read_list(words, where)
    }


def _load(name: str) -> Plain:
    return load_yaml(data_folder("gazetteer") / name)


def _read_short(plain: Plain, file: str = "abbreviations.yaml") -> dict[str, Area]:
    where = Where(file, "states")
    return {
        join_letters(word): (area.partition(".")[0], area.partition(".")[2])
        for area, words in read_mapping(plain, where).items()
        for word in read_list(words, where)
    }
