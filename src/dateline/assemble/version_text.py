"""Two versions of a text, sentence by sentence: what was added, withdrawn, moved, changed.

Sentences that are the same but for quotation marks and spaces are one. In what was replaced between
two sentences that stayed, the sentences that have most words in common are one sentence changed;
one sentence that took the place of one is that sentence rewritten.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dateline.assemble.sentences import split_sentences
from dateline.text import Span
from dateline.versions import Change, TextChange, WordChange

ALIKE = 0.4
"""Share of their words from which on two sentences are one that was changed."""

MOST = 160
"""Sentences on either side of a replaced stretch up to which each is compared with each."""

_TOKEN = re.compile(r"\w+(?:[.,:’'-]\w+)*|[^\w\s]")
_WORD = re.compile(r"\w+(?:[.,’'-]\w+)*")
_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence in two versions; `change` is None where it stayed as it was."""

    change: Change | None
    before: Span | None
    after: Span | None


def align(before: str, after: str) -> tuple[Pair, ...]:
    """Give the sentences of two versions in pairs, in the order of the later one.

    What was withdrawn stands where it stood.
    """
    old, new = _split(before), _split(after)
    olds, news = [_fold(one.text) for one in old], [_fold(one.text) for one in new]
    pairs: list[Pair] = []
    for tag, i, i_end, j, j_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag == "equal":
            pairs += [Pair(None, *both) for both in zip(old[i:i_end], new[j:j_end], strict=True)]
        else:
            pairs += _pair_replaced(old[i:i_end], new[j:j_end])
    return tuple(_join_moved(pairs))


def compare_texts(pairs: Sequence[Pair], before: str, after: str) -> Iterator[TextChange]:
    """Give the changes among the aligned sentences of two texts, each as not noted."""
    for one in pairs:
        if one.change is not None:
            words: tuple[WordChange, ...] = ()
            if one.change == "changed" and one.before is not None and one.after is not None:
                words = tuple(compare_words(one.before, one.after, before, after))
            yield TextChange(one.change, one.before, one.after, words, noted=False)


def compare_words(before: Span, after: Span, old_text: str, new_text: str) -> Iterator[WordChange]:
    """Give the words in which sentences of two texts differ, neighbours together."""
    old, new = list(_TOKEN.finditer(before.text)), list(_TOKEN.finditer(after.text))
    olds, news = [_fold(one[0]) for one in old], [_fold(one[0]) for one in new]
    for tag, i, i_end, j, j_end in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        if tag != "equal":
            yield WordChange(
                _cut(before, old[i:i_end], old_text), _cut(after, new[j:j_end], new_text)
            )


def list_words(text: str) -> tuple[str, ...]:
    """Give the words of a text without case, numbers as they are written."""
    return tuple(_WORD.findall(text.casefold().translate(_MARKS)))


def share_words(text: str, other: str) -> float:
    """Give the share of their words that two texts have in common (Dice's coefficient)."""
    ours, theirs = Counter(list_words(text)), Counter(list_words(other))
    every = ours.total() + theirs.total()
    return 2 * (ours & theirs).total() / every if every else 0.0


def _split(text: str) -> list[Span]:
    return [Span(start, end, text[start:end], text) for start, end in split_sentences(text)]


def _fold(text: str) -> str:
    return " ".join(text.translate(_MARKS).split())


def _cut(sentence: Span, tokens: Sequence[re.Match[str]], text: str) -> Span | None:
    if not tokens:
        return None
    start, end = sentence.start + tokens[0].start(), sentence.start + tokens[-1].end()
    return Span(start, end, text[start:end], text)


def _pair_replaced(old: Sequence[Span], new: Sequence[Span]) -> list[Pair]:
    """Pair what was replaced so that the words in common are most, each in its order."""
    if len(old) == len(new) == 1:
        return [Pair("changed", old[0], new[0])]
    matches = _match_in_order(old, new) if max(len(old), len(new)) <= MOST else []
    pairs: list[Pair] = []
    i = j = 0
    for at, to in (*matches, (len(old), len(new))):
        pairs += [Pair("withdrawn", one, None) for one in old[i:at]]
        pairs += [Pair("added", None, one) for one in new[j:to]]
        if at < len(old):
            pairs.append(Pair("changed", old[at], new[to]))
        i, j = at + 1, to + 1
    return pairs


def _match_in_order(old: Sequence[Span], new: Sequence[Span]) -> list[tuple[int, int]]:
    """Give the pairs of a best alignment in order, none of which is less alike than ALIKE."""
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    score = [[share_words(one.text, other.text) for other in new] for one in old]
    for i in range(len(old) - 1, -1, -1):
        for j in range(len(new) - 1, -1, -1):
            both = best[i + 1][j + 1] + score[i][j] if score[i][j] >= ALIKE else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new) and best[i][j] > 0:
        if score[i][j] >= ALIKE and best[i][j] == best[i + 1][j + 1] + score[i][j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found


def _join_moved(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Make one of a sentence that was withdrawn in one place and added in another."""
    gone: dict[str, list[Span]] = {}
    for one in pairs:
        if one.change == "withdrawn" and one.before is not None:
            gone.setdefault(_fold(one.before.text), []).append(one.before)
    moved: set[int] = set()
    found = []
    for one in pairs:
        if one.change == "added" and one.after is not None and gone.get(_fold(one.after.text)):
            before = gone[_fold(one.after.text)].pop(0)
            moved.add(before.start)
            found.append(Pair("moved", before, one.after))
        else:
            found.append(one)
    for one in found:
        if one.change != "withdrawn" or one.before is None or one.before.start not in moved:
            yield one
