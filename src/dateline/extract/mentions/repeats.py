"""What the names of a document tell about each other: their kinds, and last names left unmarked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.drafts import Draft, find_head, join_words
from dateline.extract.mentions.kinds import widen_left
from dateline.extract.mentions.words import Words
from dateline.findings import MentionKind
from dateline.text import Sentence

_PROPER = ("NNP", "NNPS")
_SURE = 100
"""What a place that tells its kind counts against places that do not."""


def agree_on_kinds(drafts: list[Draft]) -> list[Draft]:
    """Give every unknown name one kind: that of the full name it ends, else the most frequent."""
    votes: dict[str, Counter[MentionKind]] = {}
    last_names = set()
    for draft in drafts:
        if draft.tagged:
            votes.setdefault(draft.words, Counter())[draft.kind] += _SURE if draft.told else 1
        if draft.kind == "person" and " " in draft.words:
            last_names.update(draft.words.split(" ")[-2 if draft.words.count(" ") == 2 else -1 :])
    kinds: dict[str, MentionKind] = {
        words: "person"
        if words in last_names or (count["person"] and words.rsplit(" ", 1)[-1] in last_names)
        else count.most_common(1)[0][0]
        for words, count in votes.items()
    }
    return [replace(draft, kind=kinds[draft.words]) if draft.tagged else draft for draft in drafts]


def add_repeats(drafts: list[Draft], sentences: Sequence[Sentence], words: Words) -> list[Draft]:
    """Add last names of people named elsewhere that the tagger left unmarked."""
    full: dict[str, list[str]] = {}
    for draft in drafts:
        if draft.kind == "person" and " " in draft.words:
            last = draft.words.rsplit(" ", 1)[1]
            full.setdefault(last.split("-")[0], []).append(last)
    if not full:
        return drafts
    covered = {(d.sentence, i) for d in drafts for i in range(d.first, d.last)}
    added = [
        Draft(
            number,
            first,
            last,
            find_head(sentence, first, last),
            "person",
            "name",
            join_words(sentence, first, last),
            tagged=True,
        )
        for number, sentence in enumerate(sentences)
        for first, last in _find_last_names(sentence, full, words)
        if not any((number, i) in covered for i in range(first, last))
    ]
    return sorted((*drafts, *added), key=lambda draft: (draft.sentence, draft.first))


def _find_last_names(
    sentence: Sentence, full: dict[str, list[str]], words: Words
) -> Iterator[tuple[int, int]]:
    """Give where last names stand, those of several parts ("Asare-Toure") whole."""
    tokens = sentence.tokens
    for token in tokens:
        if token.text not in full or token.tag not in _PROPER or token.text in words.tails:
            continue
        for name in full[token.text]:
            last = token.i + 1
            while last < len(tokens) and tokens[last].end - token.start <= len(name):
                last += 1
            if join_words(sentence, token.i, last) == name:
                yield widen_left(sentence, token.i, last, words), last
                break
