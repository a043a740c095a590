"""Names of places in a text, with what stands at them: "Paris, Texas", "the Helmand province"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from dateline.extract.places.words import Area, Words, join_letters, load_words
from dateline.gazetteer import Gazetteer, Row, RowKind
from dateline.knowledge import Entry, Knowledge
from dateline.text import Document, Span

_BEHIND = re.compile(r",\s+(?=[A-Z])|\s+\((?=[A-Z])")
_IN = re.compile(
    r",? (?:in|of) (?:the )?(?:(?:[a-z]+(?:ern|-ern)?|[a-z]+) )?(?:(?:state|province|region|"
    r"county|district) of )?(?=[A-Z])"
)
_SEVERAL = re.compile(
    r"(?:, [A-Z][\w.]+)*,? (?:and|or) (?:[A-Z][\w.]+ )+(?:counties|parishes)|"
    r" (?:counties|parishes)"
)
_WORD = re.compile(r"[^\W\d_][\w'’-]*\.?(?:[A-Z]\.)*")
_BESIDE = re.compile(r"(['’]s?)? ([^\W\d_][\w'’-]*\.?) ?")
_GAP = re.compile(r"['’]s? |[ ]")
_LONGEST = 4
_ACRONYM = 3
"""Letters of what is no name in capitals: the EU is not Eu in France."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name to resolve: its words, the knowledge entries that bear it, and what stands at it.

    `span` is None for a name that does not stand in the text, that of the publisher's home.

    `inside` are the areas that the words behind it put it into, `phrase` those of a looser phrase
    ("in northern Mali"), `behind` the words that say so, `kind` what the word beside it makes of
    it. `part` tells that the words mean a part of what the name means ("northern Iraq"). `said_of`
    are the countries of which the words right behind it are said ("Athens City Council"). `told`
    tells that the words behind do not stand here, but at another naming.
    """

    span: Span | None
    name: str
    entries: tuple[Entry, ...] = ()
    inside: frozenset[Area] = frozenset()
    phrase: frozenset[Area] = frozenset()
    behind: str = ""
    kind: RowKind | None = None
    part: bool = False
    said_of: frozenset[str] = frozenset()
    told: bool = False


class Reader:
    """Reads what stands at the names of one document."""

    def __init__(self, document: Document, knowledge: Knowledge, gazetteer: Gazetteer) -> None:
        self._document = document
        self._knowledge = knowledge
        self._gazetteer = gazetteer
        self._words = load_words()

    def read(self, span: Span, entries: tuple[Entry, ...]) -> Toponym:
        """Give the toponym at a span."""
        text = self._document.text
        inside, behind = self._read_behind(text, span.end, _BEHIND)
        phrase, loose = self._read_behind(text, span.end, _IN) if not inside else ((), "")
        name = " ".join(span.text.replace("’", "'").split()).removesuffix("'s")
        if self._is_listed(name, inside):
            inside, behind = [], ""
        if not inside and not entries and name in self._words.adjectives:
            name = self._words.adjectives[name]
            entries = find_placed(name, self._knowledge)
        return Toponym(
            span,
            name,
            entries,
            frozenset(inside),
            frozenset(phrase),
            behind or loose,
            self._read_kind(text, span),
            self._is_part(text, span),
            self._read_said(text, span),
        )

    def _is_listed(self, name: str, inside: list[Area]) -> bool:
        """Tell a list of countries ("China, Japan and Ukraine") from a place in a country."""
        if not inside or any(code for _, code in inside):
            return False
        own = find_areas(name, self._knowledge, self._gazetteer)
        holders = {country for country, _ in inside}
        return any(not code for _, code in own) and not any(
            code and country in holders for country, code in own
        )

    def _read_behind(self, text: str, end: int, mark: re.Pattern[str]) -> tuple[list[Area], str]:
        """Give the areas that the words behind a mark name, longest first, and those words."""
        found = mark.match(text, end)
        if found is None:
            return [], ""
        ends = [word.end() for word in _follow(text, found.end())]
        for last in reversed(ends):
            words = text[found.end() : last]
            areas = find_areas(words, self._knowledge, self._gazetteer, behind=True)
            if areas:
                return areas, words
        return [], ""

    def _read_kind(self, text: str, span: Span) -> RowKind | None:
        """Give the kind that the next word, or "the X of" before the name, tells."""
        kind = self._read_next_kind(text, span.end)
        if kind is not None:
            return kind
        several = _SEVERAL.match(text, span.end)
        if several is not None:
            return "admin2"
        before = text[max(0, span.start - 30) : span.start].split()
        if len(before) > 1 and before[-1] == "of":
            kind = self._words.kinds.get(before[-2]) or self._words.officials.get(before[-2])
            if kind is not None:
                return kind
        last = span.text.rpartition(" ")[2].lower()
        return self._words.kinds.get(last) if " " in span.text else None

    def _read_next_kind(self, text: str, end: int) -> RowKind | None:
        beside = _BESIDE.match(text, end)
        if beside is None:
            return None
        word, after = beside[2].rstrip("."), _WORD.match(text, beside.end())
        whose = beside[1] is not None  # "Syria's capital" is no capital
        of_court = after is not None and after[0] in self._words.courts
        if word in self._words.kinds and not whose and not of_court:
            return self._words.kinds[word]
        return self._words.officials.get(word)

    def _read_said(self, text: str, span: Span) -> frozenset[str]:
        after = _GAP.match(text, span.end)
        if after is None:
            return frozenset()
        clues = self._words.clues
        return frozenset(one for one in clues if clues[one].match(text, after.end()))

    def _is_part(self, text: str, span: Span) -> bool:
        before = text[max(0, span.start - 20) : span.start].split()
        return bool(before) and before[-1].lower() in self._words.parts


def _follow(text: str, start: int) -> Iterator[re.Match[str]]:
    """Give the words of a name from `start` on."""
    for _ in range(_LONGEST):
        found = _WORD.match(text, start)
        if found is None:
            return
        yield found
        start = found.end()
        if text[start : start + 1] != " ":
            return
        start += 1


def find_placed(name: str, knowledge: Knowledge) -> tuple[Entry, ...]:
    """Give the countries and places of our knowledge that bear a name and have a point.

    Where there are none, those are given that have a seat: the White House.
    """
    placed = [one for one in knowledge.find(name) if one.lat is not None and one.lon is not None]
    places = tuple(one for one in placed if one.kind in ("country", "place"))
    return places or tuple(placed)


def find_areas(
    name: str, knowledge: Knowledge, gazetteer: Gazetteer, *, behind: bool = False
) -> list[Area]:
    """Give the countries and first-level divisions that a name can mean.

    `behind` tells that it stands behind a comma, where two capitals are a state.
    """
    words, letters = load_words(), join_letters(name)
    short = words.short.get(letters) or (words.behind.get(letters) if behind else None)
    if short is not None:
        return [short]
    found: dict[Area, None] = {}
    for entry in knowledge.find(name):
        if entry.precision == 1 and entry.kind == "country" and entry.country:
            found[entry.country, ""] = None
    for row in gazetteer.find(name):
        if row.kind == "country" and row.country:
            found[row.country, ""] = None
        elif row.division and (row.kind == "admin1" or (row.kind == "admin2" and behind)):
            found[row.division.country, row.division.code] = None
    return list(found)


def find_rows(toponym: Toponym, gazetteer: Gazetteer, words: Words) -> tuple[str, tuple[Row, ...]]:
    """Give the rows that bear a name, and the words that they bear.

    Where none bears all of it, "City of", "Province" and the like are left out; a name that the
    words make a county is looked up as one too ("Wayne and Holmes counties").
    """
    name = toponym.name
    short = words.short.get(join_letters(name))
    if short is not None:
        rows = tuple(find_division(gazetteer, short))
        return (rows[0].name if rows else name), rows
    if name.isupper() and len(name) <= _ACRONYM:
        return name, ()
    rows = gazetteer.find(name)
    if toponym.kind == "admin2":
        counties = gazetteer.find(f"{name} County") + gazetteer.find(f"{name} Parish")
        rows = (*(replace(row, name=name) for row in counties), *rows)
    if rows:
        return name, rows
    for variant in _vary(name, words):
        rows = tuple(row for row in gazetteer.find(variant) if row.kind != "country")
        if rows:
            return variant, rows
    return name, ()


def find_division(gazetteer: Gazetteer, area: Area) -> Iterable[Row]:
    """Give the row of a first-level division."""
    division = gazetteer.divisions.get(area)
    rows = gazetteer.find(division.name) if division else ()
    return (row for row in rows if row.kind == "admin1" and row.division == division)


def _vary(name: str, words: Words) -> Iterator[str]:
    lower = name.lower()
    for head in words.heads:
        if lower.startswith(head + " "):
            yield name[len(head) + 1 :]
    for tail in words.tails:
        if lower.endswith(" " + tail):
            yield name[: -len(tail) - 1]
    first, _, rest = name.partition(" ")
    if rest and first.lower() in words.parts and rest.split()[0].lower() not in words.compass:
        yield rest
        yield from _vary(rest, words)
