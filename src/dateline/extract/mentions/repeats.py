"""What the names of a document tell about each other: their kinds, and last names left unmarked."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.drafts import Draft, join_words, make_name
from dateline.extract.mentions.kinds import widen_left
from dateline.extract.mentions.words import Words
from dateline.extract.syntax import NAMED_SUBJECTS, child
from dateline.findings import MentionKind
from dateline.text import Sentence, Token

_PROPER = ("NNP", "NNPS")
_SURE = 100
"""What a place that tells its kind counts against places that do not."""


def find_surnames(drafts: list[Draft], sentences: Sequence[Sentence], words: Words) -> list[Draft]:
    """Make people of the names that go on by their last word alone: "Joses Malakai", "Malakai"."""
    wanted = {
        draft.words.rsplit(" ", 1)[1]
        for draft in drafts
        if draft.tagged and draft.kind != "person" and _is_like_person(draft, sentences, words)
    }
    if not wanted:
        return drafts
    single = {(d.sentence, d.first): d for d in drafts if d.last - d.first == 1}
    covered = {(d.sentence, i) for d in drafts for i in range(d.first, d.last)} - single.keys()
    alone = {
        token.text
        for number, sentence in enumerate(sentences)
        for token in sentence.tokens
        if token.text in wanted
        and token.tag == "NNP"
        and (number, token.i) not in covered
        and ((number, token.i) not in single or single[number, token.i].kind == "person")
        and (token.i == 0 or sentence.tokens[token.i - 1].tag not in ("DT", "NNP", "IN"))
    }
    return [
        replace(draft, kind="person", told=True)
        if draft.tagged
        and draft.kind != "person"
        and draft.words.rsplit(" ", 1)[-1] in alone
        and _is_like_person(draft, sentences, words)
        else draft
        for draft in drafts
    ]


def _is_like_person(draft: Draft, sentences: Sequence[Sentence], words: Words) -> bool:
    """Tell whether a name of two words can be a person's, by its words and what stands before."""
    tokens = sentences[draft.sentence].tokens
    inside = tokens[draft.first : draft.last]
    last = inside[-1].text
    return (
        len(inside) == 2
        and draft.kind in ("organisation", "group", "place")
        and all(one.tag == "NNP" and one.text.istitle() and one.text.isalpha() for one in inside)
        and (draft.first == 0 or tokens[draft.first - 1].tag != "DT")
        and last not in words.tails | words.place_ends
        and last.lower() not in words.back.keys() | words.named_heads
    )


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
    return [
        replace(draft, kind=kinds[draft.words])
        if draft.tagged and draft.kind != kinds[draft.words]
        else draft
        for draft in drafts
    ]


def add_repeats(drafts: list[Draft], sentences: Sequence[Sentence], words: Words) -> list[Draft]:
    """Add what the tagger left unmarked of what is named elsewhere: whole names, last names."""
    drafts = sorted(
        (*drafts, *_find_wholes(drafts, sentences)), key=lambda draft: (draft.sentence, draft.first)
    )
    full: dict[str, list[str]] = {}
    for draft in drafts:
        if draft.kind == "person" and " " in draft.words:
            last = draft.words.rsplit(" ", 1)[1]
            full.setdefault(last.split("-")[0], []).append(last)
    if not full:
        return drafts
    covered = {(d.sentence, i) for d in drafts for i in range(d.first, d.last)}
    added = [
        make_name(number, sentence, (first, last), "person")
        for number, sentence in enumerate(sentences)
        for first, last in _find_last_names(sentence, full, words)
        if not any((number, i) in covered for i in range(first, last))
    ]
    return sorted((*drafts, *added), key=lambda draft: (draft.sentence, draft.first))


def _find_wholes(drafts: Sequence[Draft], sentences: Sequence[Sentence]) -> Iterator[Draft]:
    """Give names that stand elsewhere as they are; of one word only those that the text tells."""
    wholes: dict[str, list[Draft]] = {}
    for draft in drafts:
        if draft.tagged and draft.words[0].isupper() and (" " in draft.words or draft.told):
            wholes.setdefault(draft.words.split(" ", 1)[0], []).append(draft)
    covered = {(d.sentence, i) for d in drafts for i in range(d.first, d.last)}
    for number, sentence in enumerate(sentences):
        for token in sentence.tokens:
            for draft in wholes.get(token.text, ()):
                first, last = token.i, token.i + draft.last - draft.first
                proper = token.tag in _PROPER or (draft.told and token.dep == "nsubj")
                if not proper or covered & {(number, i) for i in range(first, last)}:
                    continue
                if last > len(sentence.tokens) or join_words(sentence, first, last) != draft.words:
                    continue
                if _is_longer(sentence, first, last):
                    continue
                covered.update((number, i) for i in range(first, last))
                yield make_name(number, sentence, (first, last), draft.kind)


def _is_longer(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether another capital stands beside a name and makes a longer one of it."""
    beside = (*sentence.tokens[max(0, first - 1) : first], *sentence.tokens[last : last + 1])
    return any(one.tag in _PROPER and one.text[0].isupper() for one in beside)


def _can_be_last(sentence: Sentence, token: Token) -> bool:
    """Tell whether a last name can stand at a token; taggers take "Kuipers" for a plural."""
    if token.tag in _PROPER:
        return True
    speaks = token.dep in NAMED_SUBJECTS and sentence.tokens[token.head].tag != "VBP"
    alone = child(sentence, token.i) is None and token.text[0].isupper()
    return token.tag in ("NN", "NNS") and alone and speaks


def _find_last_names(
    sentence: Sentence, full: dict[str, list[str]], words: Words
) -> Iterator[tuple[int, int]]:
    """Give where last names stand, those of several parts ("Asare-Toure") whole."""
    tokens = sentence.tokens
    for token in tokens:
        if token.text not in full or token.text in words.tails or not _can_be_last(sentence, token):
            continue
        for name in full[token.text]:
            last = token.i + 1
            while last < len(tokens) and tokens[last].end - token.start <= len(name):
                last += 1
            if join_words(sentence, token.i, last) == name:
                yield widen_left(sentence, token.i, last, words), last
                break
