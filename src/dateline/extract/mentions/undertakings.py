"""Operations that have a name which no knowledge file holds: "Operation Blue Shield".

The tagger takes such names for bodies, cuts them or misses them; the words at their ends tell.
"""

from collections.abc import Iterator

from dateline.extract.mentions.drafts import Draft, make_name
from dateline.extract.mentions.words import Words
from dateline.text import Sentence

_PROPER = ("NNP", "NNPS")
_LONGEST = 6


def add_undertakings(
    number: int, sentence: Sentence, drafts: list[Draft], words: Words
) -> list[Draft]:
    """Give the drafts with names of operations in the place of those of their parts.

    A name that the knowledge holds stays as it is.
    """
    for first, last in _find(sentence, words):
        beside = [one for one in drafts if one.first < last and one.last > first]
        if any(one.ids or one.first < first or one.last > last for one in beside):
            continue
        drafts = [one for one in drafts if one not in beside]
        drafts.append(make_name(number, sentence, (first, last), "operation"))
    return drafts


def _find(sentence: Sentence, words: Words) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens that name an operation, each once."""
    done = -1
    for first in range(len(sentence.tokens)):
        last = first
        while last < len(sentence.tokens) and last - first < _LONGEST and _is_part(sentence, last):
            last += 1
        if first <= done or last - first < 2 or (first and _is_part(sentence, first - 1)):
            continue
        for start, end in _inside(sentence, first, last, words):
            yield start, end
            done = end - 1
            break


def _inside(sentence: Sentence, first: int, last: int, words: Words) -> Iterator[tuple[int, int]]:
    """Give the parts of a stretch of capitals that name an operation, the surest first."""
    names = [token.text for token in sentence.tokens[first:last]]
    for place in range(len(names) - 1):
        two = " ".join(names[place : place + 2])
        size = 2 if two in words.operation_starts else 1
        if names[place] in words.operation_starts or size == 2:
            if place + size < len(names):
                yield first + place, last
            return
    for place in range(len(names) - 1, 0, -1):
        before = names[:place]
        if names[place] in words.operation_ends and set(before[1:]) & words.operation_work:
            yield first, first + place + 1
            return


def _is_part(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.tag in _PROPER and token.text[0].isupper()
