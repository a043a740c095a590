"""Bounds from another event of the sentence: "after the ministers met on Thursday, he resigned".

The other event has a time of its own; the word between the two says how they stand to each other.
A noun that names what the paragraph has told before ("after the attack") has the time told there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.syntax import child, children
from dateline.extract.when.clauses import find_marker
from dateline.extract.when.relations import Bound, Relation, find_relation, invert, load_words
from dateline.text import Sentence, Token

_VERBS = ("VERB", "AUX")
_DEFINITE = ("the", "this", "that", "these", "those", "its", "his", "her", "their")


@dataclass(frozen=True, slots=True)
class Other:
    """Another predicate at token `i`, and how the one that was asked for stands to it.

    `far`: it may be named here and told elsewhere. The words say so from token `first` on. `shift`
    is the fewest and most days between the two, where the words count them.
    """

    i: int
    bound: Bound
    first: int
    far: bool = False
    shift: tuple[int, int] | None = None


def find_others(sentence: Sentence, i: int) -> Iterator[Other]:
    """Give the events that the words beside predicate `i` set it before, after or at."""
    for below in (*children(sentence, i, "advcl"), *_find_shared(sentence, i)):
        marker = find_marker(sentence, below.i)
        found = find_relation(sentence, marker.i) if marker is not None else None
        if marker is not None and found is not None:
            yield _make(sentence, below, found, marker)
    for prep in _prepositions(sentence, i):
        found = find_relation(sentence, prep.i)
        thing = child(sentence, prep.i, "pobj", "pcomp")
        if found is None or thing is None:
            continue
        if thing.pos in _VERBS or thing.pos == "NOUN":
            far = thing.pos == "NOUN" and _is_definite(sentence, thing)
            yield _make(sentence, thing, found, prep, far=far)


def _find_shared(sentence: Sentence, i: int) -> Iterator[Token]:
    """The clauses with "when" at the end of verbs side by side: "killed and hurt when it burst"."""
    verb = sentence.tokens[i]
    for other in children(sentence, i, "conj"):
        if other.tag == verb.tag and other.pos in _VERBS:
            for below in children(sentence, other.i, "advcl"):
                marker = find_marker(sentence, below.i)
                if marker is not None and marker.text.lower() == "when" and below.i > other.i:
                    yield below


@dataclass(frozen=True, slots=True)
class Counted:
    """That a predicate is so many days after or before what token `anchor` tells or names.

    The words that count them are tokens `first` to `last`.
    """

    anchor: int
    bound: Bound
    shift: tuple[int, int]
    first: int
    last: int


def find_counted(sentence: Sentence, i: int) -> Counted | None:
    """Give the days that the words in front of a clause or noun count to what is above it.

    "He resigned on Monday, two days after they met": they met two days before he resigned.
    """
    token = sentence.tokens[i]
    if token.dep == "advcl":
        word, above = find_marker(sentence, i), sentence.tokens[token.head]
    elif token.dep in ("pobj", "pcomp"):
        word = sentence.tokens[token.head]
        above = sentence.tokens[word.head]
    else:
        return None
    found = find_relation(sentence, word.i) if word is not None else None
    if word is None or found is None or found.bound not in ("after", "before"):
        return None
    counted = _count_days(sentence, found.first)
    if counted is None:
        return None
    return Counted(above.i, invert(found.bound), counted[1], counted[0], word.i)


def _prepositions(sentence: Sentence, i: int) -> Iterator[Token]:
    """The prepositions under a predicate: "after", the "to" of "prior to"."""
    for below in children(sentence, i):
        if below.dep in ("prep", "advmod"):
            yield below
            yield from children(sentence, below.i, "prep")


def _is_definite(sentence: Sentence, noun: Token) -> bool:
    return any(one.text.lower() in _DEFINITE for one in children(sentence, noun.i, "det", "poss"))


def _make(
    sentence: Sentence, other: Token, found: Relation, word: Token, *, far: bool = False
) -> Other:
    counted = _count_days(sentence, found.first)
    if counted is None:
        return Other(other.i, found.bound, min(found.first, word.i), far)
    return Other(other.i, found.bound, counted[0], far, counted[1])


def _count_days(sentence: Sentence, first: int) -> tuple[int, tuple[int, int]] | None:
    """ "Two days" before "after", "hours" before "before": where it starts, and the days."""
    if first == 0:
        return None
    words, unit = load_words(), sentence.tokens[first - 1]
    if unit.dep not in ("npadvmod", "advmod", "dobj", "nsubj", "appos"):
        return None
    if unit.lemma in words.hours:
        return unit.i, (0, 1)
    days = words.counted.get(unit.lemma) or words.units.get(unit.lemma)
    number = _read_number(sentence.tokens[unit.i - 1], unit) if unit.i else None
    if days is None or number is None:
        return None
    fewest, most = days[0] * number, days[1] * number
    slack, first, off = words.slack.get(unit.lemma, 0), unit.i - 1, _find_side(sentence, unit.i - 1)
    fewest -= slack if off <= 0 else 0
    most += slack if off >= 0 else 0
    return first, (fewest, most)


def _find_side(sentence: Sentence, number: int) -> int:
    """Tell whether the words before a number say that it is less (-1) or more (1), else 0."""
    words = load_words()
    for length in (2, 1):
        text = " ".join(
            one.text.lower() for one in sentence.tokens[max(0, number - length) : number]
        )
        if text in words.less or text in words.more:
            return 1 if text in words.more else -1
    return 0


def _read_number(token: Token, unit: Token) -> int | None:
    """The number before a unit; "the day after" is one day after."""
    text = token.text.lower()
    if text.isascii() and text.isdigit() and len(text) < 4:
        return int(text)
    if text == "the":
        return 1 if unit.text.lower() == unit.lemma else None
    return load_words().numbers.get(text)
