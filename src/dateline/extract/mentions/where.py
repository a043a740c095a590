"""Names that the gazetteer knows: how far they reach, and which of the tagger's others are places.

The tagger calls many a town a person or a body. Where the words around a name say that it is a
place ("in Kendal", "Marietta, Ohio", "the village of Zybyne", "SALEM —") and the gazetteer has a
town or an area of that name, it is one.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.drafts import Draft, join_words, make_name
from dateline.extract.mentions.words import Words
from dateline.extract.places.candidates import lies_in
from dateline.extract.places.toponyms import find_areas
from dateline.extract.places.words import join_letters, load_words
from dateline.gazetteer import Gazetteer, Row, load_gazetteer
from dateline.knowledge import Knowledge
from dateline.text import Sentence, Token

_WHERE = frozenset(
    ("in", "near", "outside", "around", "across", "throughout", "downtown", "within")
)
_ARTICLES = ("A", "An", "The")
_NAMES = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
_DASHES = frozenset(("-", "–", "—", "--", "―"))
_PROPER = ("NNP", "NNPS")
_LONGEST = 3
_SHORTEST_CAPITALS = 4


def fit_place(sentence: Sentence, first: int, last: int, knowledge: Knowledge) -> tuple[int, int]:
    """Give how far the name of a place reaches that the tagger marked from `first` to `last`.

    Words of its kind in small letters are left out ("Salem city"), and so are "City of" and
    compass points before a name that the gazetteer has without them alone; words that belong to it
    are taken in ("[West] Jordan", "Winston[-Salem]", "Pa[.]").
    """
    gazetteer, words = load_gazetteer(), load_words()
    tokens = sentence.tokens
    while last - first > 1 and tokens[last - 1].text in words.kinds:
        last -= 1
    if last - first > 1 and tokens[first].text in _ARTICLES:
        first += 1
    first = _leave_out(sentence, first, last, gazetteer, knowledge)
    first = _take_in(sentence, first, last, gazetteer)
    for joined in (last + 2, last + 1):
        if _is_joined(tokens, last, joined) and _knows(sentence, first, joined, gazetteer):
            return first, joined
    short = join_letters(join_words(sentence, first, last)) in words.short
    if short and last < len(tokens) and tokens[last].text == ".":
        return first, last + 1
    return first, last


def _leave_out(
    sentence: Sentence, first: int, last: int, gazetteer: Gazetteer, knowledge: Knowledge
) -> int:
    words, tokens = load_words(), sentence.tokens
    if last - first < 2 or _knows(sentence, first, last, gazetteer):
        return first
    if join_words(sentence, first, last) in knowledge.names:
        return first
    start = tokens[first].text.lower()
    rest = gazetteer.find(join_words(sentence, first + 1, last))
    # "Northeast Texas" is a part of Texas, "West Nile" none of a town called Nile.
    area = any(row.kind in ("country", "admin1") for row in rest)
    if (
        start in words.parts
        and rest
        and (area or start not in words.compass or start == tokens[first].text)
    ):
        return first + 1
    if last - first > 2 and start in words.kinds and tokens[first + 1].text == "of":
        return first + 2
    return first


def _take_in(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> int:
    """Take in words before a name with which the gazetteer has it."""
    tokens = sentence.tokens
    for start in (first - 2, first - 1):
        if start < 0 or any(tokens[i].tag not in _PROPER for i in range(start, first)):
            continue
        taken = any(one.first <= i < one.last for one in sentence.entities for i in (start,))
        if not taken and _knows(sentence, start, last, gazetteer):
            return start
    return first


def _is_joined(tokens: Sequence[Token], last: int, joined: int) -> bool:
    """Tell whether the tokens from `last` to `joined` go on a name after a hyphen."""
    if joined > len(tokens) or joined - last != 2:
        return False
    return (
        tokens[last].text == "-"
        and tokens[last].start == tokens[last - 1].end
        and tokens[last + 1].start == tokens[last].end
        and tokens[last + 1].text[0].isupper()
    )


def _knows(sentence: Sentence, first: int, last: int, gazetteer: Gazetteer) -> bool:
    return any(_is_sizable(row) for row in gazetteer.find(join_words(sentence, first, last)))


def _is_sizable(row: Row) -> bool:
    """Tell a town or an area from spots, of which some bear any name there is."""
    return row.population > 0 or row.kind == "admin2"


def settle_places(
    drafts: list[Draft], sentences: Sequence[Sentence], knowledge: Knowledge, words: Words
) -> list[Draft]:
    """Make places of the names that stand as places do, and add those that the tagger left out."""
    placer = _Placer(knowledge, words)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    settled = []
    for number, sentence in enumerate(sentences):
        settled += placer.settle(number, sentence, by_sentence.get(number, []))
    return settled


class _Placer:
    """Settles the places of one document."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self._knowledge = knowledge
        self._words = words
        self._places = load_words()
        self._gazetteer = load_gazetteer()

    def settle(self, number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """Give the drafts of one sentence, those of places mended and added."""
        covered = {i for draft in drafts for i in range(draft.first, draft.last)}
        others = (one for one in sentence.entities if one.label not in _NAMES)
        covered.update(i for one in others for i in range(one.first, one.last))
        added = [
            make_name(number, sentence, span, "place", told=True)
            for span in self._find_unmarked(sentence, covered)
        ]
        found: list[Draft] = []
        for draft in sorted((*drafts, *added), key=lambda one: one.first):
            before = found[-1] if found else None
            found.append(self._settle_one(sentence, draft, before))
        return found

    def _settle_one(self, sentence: Sentence, draft: Draft, before: Draft | None) -> Draft:
        if not draft.tagged or draft.told or draft.ids or draft.form != "name":
            return draft
        if draft.kind not in ("person", "organisation", "group"):
            return draft
        span = draft.first, draft.last
        listed = (
            before is not None and before.kind == "place" and self._follows(sentence, before, draft)
        )
        stands = listed or self._stands_as_place(sentence, *span)
        named = draft.kind != "person" and _is_named_kind(
            sentence.tokens, draft.first, self._places.kinds
        )
        if (stands and self._can_be_place(sentence, *span)) or named:
            return replace(draft, kind="place", told=True)
        return draft

    def _find_unmarked(self, sentence: Sentence, covered: set[int]) -> Iterator[tuple[int, int]]:
        """Give names that no one marked and that stand as places do."""
        tokens = sentence.tokens
        first = 0
        while first < len(tokens):
            last = first
            while last < len(tokens) and tokens[last].tag in _PROPER and last not in covered:
                last += 1
            if last == first:
                first += 1
                continue
            alone = last not in covered and first - 1 not in covered
            named = _is_named_kind(tokens, first, self._places.kinds)
            stands = alone and self._stands_as_place(sentence, first, last)
            if stands and (named or self._can_be_place(sentence, first, last)):
                yield first, last
            first = last

    def _can_be_place(self, sentence: Sentence, first: int, last: int) -> bool:
        inside = sentence.tokens[first:last]
        name = join_words(sentence, first, last)
        if last - first > _LONGEST or any(one.tag not in (*_PROPER, "HYPH") for one in inside):
            return False
        if name in self._knowledge.names or inside[0].text.lower() in self._words.title_words:
            return False
        if name.isupper() and len(name) < _SHORTEST_CAPITALS:
            return False
        return _knows(sentence, first, last, self._gazetteer)

    def _stands_as_place(self, sentence: Sentence, first: int, last: int) -> bool:
        return (
            self._is_located(sentence, first, last)
            or self._is_inside(sentence, first, last)
            or is_dateline(sentence.tokens, first, last)
        )

    def _is_located(self, sentence: Sentence, first: int, last: int) -> bool:
        """Tell whether a preposition of place, or "the village of", stands before a name."""
        tokens = sentence.tokens
        before = tokens[first - 1].text.lower() if first else ""
        after = tokens[last] if last < len(tokens) else None
        if after is not None and (after.tag == "POS" or after.tag in _PROPER or after.text == "-"):
            return False
        return before in _WHERE or _is_named_kind(tokens, first, self._places.kinds)

    def _is_inside(self, sentence: Sentence, first: int, last: int) -> bool:
        """Tell whether an area stands behind a comma in which there is such a place."""
        tokens = sentence.tokens
        if last + 1 >= len(tokens) or tokens[last].text != ",":
            return False
        rows = self._gazetteer.find(join_words(sentence, first, last))
        for end in (last + 3, last + 2):
            if end > len(tokens) or tokens[last + 1].tag not in _PROPER:
                continue
            name = join_words(sentence, last + 1, end)
            areas = find_areas(name, self._knowledge, self._gazetteer, behind=True)
            if areas:
                inside = frozenset(areas)
                return any(_is_sizable(row) and lies_in(row, inside) for row in rows)
        return False

    @staticmethod
    def _follows(sentence: Sentence, before: Draft, draft: Draft) -> bool:
        """Tell whether a name goes on a list of places: "Oslo, Bergen and Moss"."""
        between = sentence.tokens[before.last : draft.first]
        if not 0 < len(between) < 3 or any(one.text not in (",", "and", "or") for one in between):
            return False
        token = sentence.tokens[draft.head]
        return token.dep == "conj"


def _is_named_kind(tokens: Sequence[Token], first: int, kinds: Container[str]) -> bool:
    """Tell whether "the village of" or the like stands before a name."""
    if first < 2 or tokens[first - 1].text != "of":
        return False
    return tokens[first - 2].text in kinds


def is_dateline(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Tell whether a name opens a report: "SALEM —", "MOUNT VERNON (AP) --"."""
    if first > 0 or last >= len(tokens) - 1:
        return False
    if not all(one.text.isupper() or not one.text.isalpha() for one in tokens[first:last]):
        return False
    return tokens[last].text in _DASHES or tokens[last].tag == "-LRB-"
