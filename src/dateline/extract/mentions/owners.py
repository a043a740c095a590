"""Whose a body is that bears a name which the bodies of many states bear: "Supreme Court".

Such a name leads to the body that is known best for it, and so wrongly where the words beside it
name another owner: "Kenya's Supreme Court", "the Senate of Nigeria", and "Marland's Supreme Court",
whose state nobody knows. A name that owns what only states have is that of a state, known or not.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.mentions.drafts import STRANGER, Draft, join_words, make_name
from dateline.extract.mentions.homes import LEAD
from dateline.extract.mentions.where import is_dateline
from dateline.extract.mentions.words import Words
from dateline.extract.syntax import has_label
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import Entry, Knowledge
from dateline.text import Sentence, Token

_PROPER = ("NNP", "NNPS")
_LONGEST = 5
"""Words of an owner's name at most."""
_LONGEST_WORD = 60
"""Signs before a name that are looked at for a first name."""
_PROVINCE = 2
"""The precision of an area that has bodies of its own."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The name of the owner of a body, tokens `first` up to `last`, and the entries of the name."""

    first: int
    last: int
    entries: tuple[Entry, ...]


class Owners:
    """Finds the owners of what a document names; `text` is the document's, folded."""

    def __init__(self, knowledge: Knowledge, words: Words, text: str) -> None:
        self._knowledge, self._words, self._text = knowledge, words, text
        self._surnames: dict[str, bool] = {}

    def give_holder(self, sentence: Sentence, draft: Draft) -> Draft:
        """Give a known name with the holder that the words beside it name, where it is another's.

        The name of a body whose owner nobody knows leads to nothing that is known.
        """
        if not draft.ids:
            return draft
        entry = self._knowledge.entries[draft.ids[0]]
        if not is_shared(draft.words, entry, self._knowledge, self._words):
            return draft
        owner = self.find(sentence, draft.first, draft.last)
        if owner is None:
            return draft
        holder = _choose(owner, entry, self._knowledge)
        if holder is None:
            return draft
        if holder != STRANGER:
            return replace(draft, holder=holder)
        first, last = min(owner.first, draft.first), max(owner.last, draft.last)
        whole = join_words(sentence, first, last)
        return replace(
            draft, ids=(), words=whole, base=draft.words, holder=STRANGER, tagged=True, told=True
        )

    def find(self, sentence: Sentence, first: int, last: int) -> Owner | None:
        """Give the owner that is named beside a body's name, by its name as far as it is known."""
        for start, end in (_before(sentence, first, last), _behind(sentence, last)):
            if start < end:
                return self._read(sentence, start, end)
        return None

    def _read(self, sentence: Sentence, first: int, last: int) -> Owner | None:
        for start in range(first, last):
            ids = self._knowledge.names.get(join_words(sentence, start, last))
            if ids:
                return Owner(start, last, tuple(self._knowledge.entries[one] for one in ids))
        if self._can_be_state(sentence, first, last):
            return Owner(first, last, ())
        return None

    def _can_be_state(self, sentence: Sentence, first: int, last: int) -> bool:
        """Tell whether an unknown name can be that of a state: no person's, no time, no title."""
        tokens = sentence.tokens[first:last]
        lists = self._words
        if any(has_label(sentence, one.i, "DATE", "TIME") for one in tokens):
            return False
        if any(
            one.text in lists.not_names
            or one.text in lists.honorifics
            or one.text.lower() in lists.title_words
            or one.text.lower() in lists.title_times
            for one in tokens
        ):
            return False
        if not has_label(sentence, tokens[-1].i, "PERSON"):
            return True
        if len(tokens) > 1:
            return False
        name = tokens[0].text
        if name not in self._surnames:
            self._surnames[name] = self._is_surname(name)
        return not self._surnames[name]

    def _is_surname(self, name: str) -> bool:
        """Tell whether the text has a name that ends in this one: "Ada Berg" of "Berg's"."""
        at = self._text.find(f" {name}")
        while at > 0:
            before = self._text[max(0, at - _LONGEST_WORD) : at].rsplit(None, 1)[-1:]
            if before and before[0].isalpha() and before[0].istitle():
                return True
            at = self._text.find(f" {name}", at + 1)
        return name in self._words.first_names

    def find_states(self, number: int, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """Mark names that own what only states have as those of states, and add unmarked ones."""
        found = [
            owner
            for first, last in self._find_bodies(sentence, drafts)
            if (owner := self.find(sentence, first, last)) is not None and not owner.entries
        ]
        found.extend(self._find_datelines(number, sentence))
        for owner in found:
            inside = [one for one in drafts if one.first < owner.last and one.last > owner.first]
            if any(one.ids or (one.first, one.last) != (owner.first, owner.last) for one in inside):
                continue
            drafts = [one for one in drafts if one not in inside]
            span = owner.first, owner.last
            made = make_name(number, sentence, span, "place", told=True)
            adjective = sentence.tokens[owner.last - 1].tag == "JJ"
            drafts.append(replace(made, holder=STRANGER, adjective=adjective))
        return drafts

    def _find_datelines(self, number: int, sentence: Sentence) -> Iterator[Owner]:
        """Give the town from which a report comes, where no list of places has it."""
        tokens = sentence.tokens
        last = 0
        while last < len(tokens) and last < _LONGEST and tokens[last].tag in _PROPER:
            last += 1
        name = join_words(sentence, 0, last) if last else ""
        if number > LEAD or not name.isupper() or not is_dateline(tokens, 0, last):
            return
        if name.title() not in self._knowledge.names and not load_gazetteer().find(name):
            yield Owner(0, last, ())

    def _find_bodies(self, sentence: Sentence, drafts: list[Draft]) -> Iterator[tuple[int, int]]:
        """Give the names and nouns of a sentence that only what states have is called by."""
        for draft in drafts:
            if draft.holder == STRANGER:
                yield draft.first, draft.last
        covered = {i for one in drafts for i in range(one.first, one.last)}
        nouns = self._words.of_states
        for token in sentence.tokens:
            if token.i in covered or token.tag[0] != "N" or not token.lemma:
                continue
            for first in (token.i - 2, token.i - 1, token.i):
                if first >= 0 and join_words(sentence, first, token.i + 1).lower() in nouns:
                    yield first, token.i + 1
                    break


def is_shared(name: str, entry: Entry, knowledge: Knowledge, words: Words) -> bool:
    """Tell whether many states have bodies of the name of one that is known: "Supreme Court"."""
    if entry.kind not in ("organisation", "group") or entry.country is None:
        return False
    return knowledge.body_called(name) is not None and name not in words.own_names


def _before(sentence: Sentence, first: int, last: int) -> tuple[int, int]:
    """Give the capitals before a body's name that own it or say of which state it is."""
    tokens = sentence.tokens
    end = first
    while (
        end > 0
        and tokens[end - 1].tag in ("JJ", "JJS", "NN", "RB", "CD")
        and (tokens[end - 1].text.islower() and first <= tokens[end - 1].head < last)
    ):
        end -= 1
    owns = end > 1 and tokens[end - 1].tag == "POS"
    end -= owns
    start = end
    while start > 0 and end - start < _LONGEST and _is_named(tokens[start - 1]):
        start -= 1
    if start == end or not _hangs_on(sentence, end - 1, first, last):
        return first, first
    if not owns and not _is_of_place(sentence, end - 1):
        return first, first
    return start, end


def _is_named(token: Token) -> bool:
    return token.text[0].isupper() and (token.tag in _PROPER or token.tag == "JJ")


def _hangs_on(sentence: Sentence, i: int, first: int, last: int) -> bool:
    """Tell whether a word belongs to a body's name, not to a noun behind: "Berg's Senate staff"."""
    head = sentence.tokens[i].head
    return first <= head < last


def _is_of_place(sentence: Sentence, i: int) -> bool:
    """Tell whether a word before a body's name is of a place or people: "the Nigerian Senate"."""
    return has_label(sentence, i, "GPE", "LOC", "NORP") or (
        sentence.tokens[i].tag in _PROPER and has_label(sentence, i, "ORG") and i > 0
    )


def _behind(sentence: Sentence, last: int) -> tuple[int, int]:
    """Give the capitals behind "of" after a body's name: "the Supreme Court of Marland"."""
    tokens = sentence.tokens
    start = last + 1
    if last >= len(tokens) or tokens[last].text != "of":
        return last, last
    if start < len(tokens) and tokens[start].text.lower() == "the":
        start += 1
    end = start
    while end < len(tokens) and end - start < _LONGEST and tokens[end].tag in _PROPER:
        end += 1
    return start, end


def _choose(owner: Owner, entry: Entry, knowledge: Knowledge) -> str | None:
    """Give the id of the state or place whose body is meant, STRANGER for an unknown one.

    None where the name before says nothing: "Trump's Supreme Court", "America's Supreme Court".
    """
    if not owner.entries:
        return STRANGER
    places = [one for one in owner.entries if one.kind == "country" or one.precision is not None]
    if len(places) < len(owner.entries):
        return None
    home = f"country/{entry.country}"
    if any(home in (one.id, knowledge.capitals.get(one.id)) for one in places):
        return None
    wide = [one for one in places if one.kind == "country" or one.precision == _PROVINCE]
    if wide:
        return wide[0].id if len(wide) == 1 else STRANGER  # "Georgia's Supreme Court"
    country = places[0].country
    return STRANGER if country in (None, entry.country) else f"country/{country}"


def agree_on_states(drafts: list[Draft]) -> list[Draft]:
    """Make one state of its names in capitals and in small letters: "TAVOA", "Tavoa"."""
    strange = [one.words for one in drafts if one.holder == STRANGER and one.kind == "place"]
    states = {words.casefold(): words for words in strange}
    for draft in drafts:
        if draft.words.casefold() in states and not draft.words.isupper():
            states[draft.words.casefold()] = draft.words
    return [
        replace(draft, words=states[draft.words.casefold()], kind="place")
        if draft.tagged and not draft.ids and draft.words.casefold() in states
        else draft
        for draft in drafts
    ]


def find_owned(drafts: Sequence[Draft]) -> dict[str, str]:
    """Give the names of bodies with the only full name of an unknown owner's that has them.

    "The Supreme Court" is Marland's where a report names Marland's Supreme Court.
    """
    found: dict[str, set[str]] = {}
    for draft in drafts:
        if draft.holder == STRANGER and draft.kind != "place":
            found.setdefault(draft.base, set()).add(draft.words)
    return {base: full.pop() for base, full in found.items() if len(full) == 1}
