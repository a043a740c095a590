"""The words of one language: everything a folder of data/times holds but its patterns.

A language is a folder: words.yaml (classes of words), shapes.yaml (how numbers are written),
macros.yaml, cues.yaml, holidays.yaml, and any number of files of patterns. Nothing else in this
room knows a word of a language, except that tense is read from an English parse (clause).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources.abc import Traversable
from pathlib import Path

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.times.holidays import read_names
from dateline.extract.times.numbers import Value, Values

ENGLISH = "en"
Folder = Traversable | Path

_LEXEME = r"""
      (?P<abbr>{abbreviations})
    | (?P<quarter_code>{quarter}[1-4](?!\w))
    | (?P<half_code>{half}[12](?!\w))
    | (?P<word>[^\W\d_]+)
    | (?=[\d'’‘$€£\#])(?:
        (?P<iso>(?<![\w/-])\d{{4}}-\d{{2}}-\d{{2}}
          (?:t\d\d:\d\d(?::\d\d(?:\.\d{{1,6}})?)?(?:z|[+-]\d\d(?::?\d\d)?)?)?(?![\w/-]))
      | (?P<slash>(?<![\w/.-])
          (?:\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}
            |\d{{4}}/\d{{1,2}}/\d{{1,2}})(?![\w/]))
      | (?P<clock>(?<![\w:.,$€£])\d{{1,2}}:\d\d(?::\d\d)?(?![\w:]|{meridiems}))
      | (?P<clockm>(?<![\w:.,$€£])
          \d{{1,2}}(?::\d\d(?={meridiems})|\.\d\d(?=\s?{meridiems}\b)))
      | (?P<half_part>(?<![\w/])[123]/[234](?![\w/]))
      | (?P<short>(?<![\w'’‘])['’‘]\d\d(?![\w'’]))
      | (?P<decade>(?<![\w$€£.,])(?:\d{{4}}|\d{{2}}0|['’‘]?\d0){decade_endings}(?!\w))
      | (?P<ordinal>(?<![\w$€£.,])\d{{1,3}}{ordinal_endings}(?!\w))
      | (?P<hourm>(?<![\w$€£.,:])\d{{1,2}}(?={meridiems}\b))
      | (?P<money>[$€£\#]\s?\d[\d,.]*+|\d[\d,]{{0,12}}+(?:\.\d{{1,6}}+)?+(?=\s?%))
      | (?P<number>(?<![\w.])\d{{1,3}}(?:,\d{{3}}){{1,3}}(?![,\d]?\d)
          |(?<![\w$€£])(?<!\d[.,])\d{{1,9}}(?:\.\d{{1,3}}(?!\d))?(?!\w|[.,/]\d))
      | (?P<chain>\d++(?:[,.:/-]\d++)++)
      | (?P<possessive>{possessives}\b|(?<={bare_possessives})['’](?!\w)))
    | (?P<comma>,)
    | (?P<dash>[-–—‐‑])
    | (?P<dot>\.)
    | (?P<other>\w+|\n|[^\w\s,.'’‘$€£\#–—‐‑-]+|[^\w\s])
    """
_SHAPES = ("abbreviations", "meridiems", "decade_endings", "ordinal_endings", "possessives",
           "bare_possessives", "quarter", "half")  # fmt: skip


@dataclass(frozen=True)
class Words:
    """The words of a language: their classes with values, names of holidays, macros and cues."""

    classes: Mapping[str, Values]
    capital_only: frozenset[str]
    shapes: Mapping[str, tuple[str, ...]]
    holidays: Mapping[str, str]
    macros: Mapping[str, str]
    cues: Mapping[str, frozenset[str]]

    @cached_property
    def lexeme(self) -> re.Pattern[str]:
        """The expression that cuts a text into words and numbers, by the shapes of the language."""
        parts = {name: _one_of(self.shapes.get(name, ())) for name in _SHAPES}
        return re.compile(_LEXEME.format(**parts), re.VERBOSE)


def _one_of(words: tuple[str, ...]) -> str:
    """Give an expression for one of these words, the longest first; none for no words."""
    if not words:
        return "(?!)"
    listed = sorted(words, key=lambda word: (-len(word), word))
    ends = [r"(?!\w)" if word[-1:].isalpha() and "." in word else "" for word in listed]
    return f"(?:{'|'.join(re.escape(w) + end for w, end in zip(listed, ends, strict=True))})"


def find_folder(language: str) -> Folder:
    """Give the folder of a language, the English one for a language that has none."""
    folder = data_folder("times") / language
    return folder if folder.is_dir() else data_folder("times") / ENGLISH


def read_words(folder: Folder) -> Words:
    """Read all files of a language but its patterns; KnowledgeError names file and entry."""
    plain = _table(folder, "words.yaml")
    capital = plain.get("capital_only")
    return Words(
        classes=_read_classes(folder, plain.get("classes")),
        capital_only=frozenset(_strings(capital)),
        shapes={name: _strings(those) for name, those in _table(folder, "shapes.yaml").items()},
        holidays=read_names(folder / "holidays.yaml"),
        macros={name: str(those) for name, those in _table(folder, "macros.yaml").items()},
        cues={
            name: frozenset(_strings(those)) for name, those in _table(folder, "cues.yaml").items()
        },
    )


def _read_classes(folder: Folder, classes: Plain) -> dict[str, Values]:
    if not isinstance(classes, dict):
        raise KnowledgeError(f"{folder.name}/words.yaml: `classes` must be a table of tables")
    words: dict[str, dict[str, Value]] = {}
    for name, members in classes.items():
        if not isinstance(members, dict):
            raise KnowledgeError(f"{folder.name}/words.yaml: class {name} must be a table of words")
        for word, value in members.items():
            if isinstance(value, bool) or not isinstance(value, int | float | str):
                raise KnowledgeError(f"{folder.name}/words.yaml: {name}/{word} needs a value")
            words.setdefault(str(word), {})[name] = value
    return dict(words)


def _strings(plain: Plain) -> tuple[str, ...]:
    return tuple(str(one) for one in plain) if isinstance(plain, list) else ()


def _table(folder: Folder, name: str) -> dict[str, Plain]:
    plain = load_yaml(folder / name)
    if not isinstance(plain, dict):
        raise KnowledgeError(f"data/times/{folder.name}/{name}: must be a table")
    return plain


@cache
def load_words(language: str) -> Words:
    """Give the words of a language that ships with the package; they are read once."""
    return read_words(find_folder(language))


def cue_words(name: str) -> frozenset[str]:
    """Give a list of English words from cues.yaml, the language in which clauses are parsed."""
    return load_words(ENGLISH).cues[name]
