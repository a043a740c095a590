"""Names that the tagger has not seen, which the words around them show.

A title before them or what follows shows people ("Interior Minister Orin Tolm", "Rasa Jonaitis,
who arrived", "his brother Donal"), ", which" a body ("Orvex, which runs the line, said").
"""

from collections.abc import Iterator

from dateline.extract.mentions.kinds import tells_person, widen_left
from dateline.extract.mentions.words import Words
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import NAMED_SUBJECTS
from dateline.text import Sentence, Token

_LONGEST = 3
_OWNED = ("PRP$", "POS")


def find_unmarked(sentence: Sentence, covered: set[int], words: Words) -> Iterator[tuple[int, int]]:
    """Give names of people that the tagger has not seen."""
    found = set(covered)
    for finder in (_find_titled, _find_kin, _find_told):
        for first, last in finder(sentence, found, words):
            if found.isdisjoint(range(first, last)):
                found.update(range(first, last))
                yield first, last


def find_bodies_told(
    sentence: Sentence, covered: set[int], words: Words
) -> Iterator[tuple[int, int]]:
    """Give names of bodies that act and go on with ", which": people go on with ", who"."""
    tokens = sentence.tokens
    for comma in tokens[1:-1]:
        if comma.text != "," or tokens[comma.i + 1].text.lower() != "which":
            continue
        first = comma.i
        while first > 0 and _can_be_name(tokens[first - 1], words) and first - 1 not in covered:
            first -= 1
        head = tokens[comma.i - 1]
        if first < comma.i <= first + _LONGEST and head.dep in NAMED_SUBJECTS:
            frames = load_lexicon().frames("VERB", tokens[head.head].lemma) or {}
            if "clause" in frames and first - 1 not in covered:
                yield first, comma.i


def _find_titled(sentence: Sentence, covered: set[int], words: Words) -> Iterator[tuple[int, int]]:
    """Read "Interior Minister Orin Tolm said": two names or three behind the end of a title."""
    tokens = sentence.tokens
    for title in tokens[:-2]:
        if title.text.lower() not in words.title_heads or not title.text[0].isupper():
            continue
        last = _end_of_name(sentence, title.i + 1, covered, words)
        if 1 < last - title.i - 1 <= _LONGEST and tokens[last - 1].tag in ("NNP", "NNPS"):
            yield title.i + 1, last


def _find_kin(sentence: Sentence, covered: set[int], words: Words) -> Iterator[tuple[int, int]]:
    """Read "his brother Donal": names behind what somebody is to somebody."""
    tokens = sentence.tokens
    for noun in tokens[1:-1]:
        if noun.text not in words.pronoun_titles or tokens[noun.i - 1].tag not in _OWNED:
            continue
        last = _end_of_name(sentence, noun.i + 1, covered, words)
        if noun.i + 1 < last <= noun.i + 1 + _LONGEST:
            yield noun.i + 1, last


def _find_told(sentence: Sentence, covered: set[int], words: Words) -> Iterator[tuple[int, int]]:
    """Read "Rasa Jonaitis, who arrived" and "Rasa Jonaitis, 34,"."""
    tokens = sentence.tokens
    for last in range(2, len(tokens) - 1):
        if tokens[last].text != "," or tokens[last - 1].tag != "NNP" or last - 1 in covered:
            continue
        first = widen_left(sentence, last - 1, last, words, known=False)
        name = tokens[first:last]
        if (
            len(name) > 1
            and not covered.intersection(range(first, last))
            and name[-1].text.istitle()
            and name[-1].text.lower() not in words.title_words
            and name[-1].text not in words.tails
            and tells_person(sentence, first, last, words)
        ):
            yield first, last


def _end_of_name(sentence: Sentence, first: int, covered: set[int], words: Words) -> int:
    last = first
    while (
        last < len(sentence.tokens)
        and last not in covered
        and _can_be_name(sentence.tokens[last], words)
    ):
        last += 1
    after = sentence.tokens[last] if last < len(sentence.tokens) else None
    cut = last in covered or (after is not None and after.tag in ("NNP", "NNPS", "NN", "NNS"))
    return first if cut else last


def _can_be_name(token: Token, words: Words) -> bool:
    lower = token.text.lower()
    return (
        token.tag in ("NNP", "NNPS")
        and token.text[0].isupper()
        and token.text.replace("-", "").replace("\u2019", "").replace("'", "").isalpha()
        and lower not in words.title_words
        and lower not in words.back
        and token.text not in words.tails
        and token.text not in words.not_names
        and token.text not in words.agencies
    )
