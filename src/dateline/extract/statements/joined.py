"""Subjects that the parser took for two or for none: "her sister-in-law Iva", "The brewer Orlik".

It also gives a verb the noun of the phrase before it, or who speaks as a name to what a sign parts
from him.
"""

from dataclasses import replace

from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    SUBJECTS,
    TENSED,
    child,
    children,
    find_root,
    put_on_top,
    subtree,
    with_tokens,
)
from dateline.text import Sentence

_PARTING = frozenset((":", ";"))
_ARGUMENTS = frozenset(("nsubj", "dobj"))


def join_subjects(sentence: Sentence) -> Sentence:
    """Give a sentence in which each verb has one subject, its own."""
    parted = _hang_behind_label(_hang_behind_preposition(sentence))
    return _join_described(_join_kin(_join_hyphened(_join_name(parted))))


def _hang_behind_preposition(sentence: Sentence) -> Sentence:
    """Give a sentence in which "A paper that speaks for the rebels wrote" has one subject.

    Parsers take the noun behind the preposition for a second one, and leave the preposition bare.
    """
    for noun in sentence.tokens[2:]:
        if noun.dep not in NAMED_SUBJECTS or noun.pos not in ("NOUN", "PROPN"):
            continue
        own = child(sentence, noun.head, *NAMED_SUBJECTS)
        if own is None or own.i == noun.i:
            continue
        link = sentence.tokens[subtree(sentence, noun.i)[0] - 1]
        bare = link.dep == "prep" and not sentence.children[link.i]
        if bare and own.i < link.i < noun.i < noun.head:
            return with_tokens(sentence, replace(noun, head=link.i, dep="pobj"))
    return sentence


def _hang_behind_label(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks is no name of what a sign parts from it.

    So in "A long chain; De Sluis, prudent as ever, calls it a rope" and "“Good speech, Mr Moe,” Ada
    Berg told him".
    """
    for name in sentence.tokens[2:]:
        label = sentence.tokens[name.head]
        if name.dep not in ("appos", "conj") or label.dep != "nsubj":
            continue
        sign = sentence.tokens[subtree(sentence, name.i)[0] - 1]
        before = label.i < sign.i < name.i < label.head
        quoted = sentence.tokens[label.i : sign.i] if before and sign.tag == "''" else ()
        closes = bool(quoted) and all(one.tag != "``" for one in quoted)
        parted = name.dep == "appos" and sign.text in _PARTING
        if (closes or parted) and before:
            return with_tokens(
                sentence,
                replace(name, head=label.head, dep="nsubj"),
                replace(label, dep="dep"),
                replace(sign, head=label.head),
            )
    return sentence


def _join_name(sentence: Sentence) -> Sentence:
    """Give a sentence in which a long name behind its verb is one: "relates Iva Quispe Arana"."""
    for first in sentence.tokens[1:-1]:
        if first.head != first.i - 1 or first.pos != "PROPN" or first.dep not in _ARGUMENTS:
            continue
        if child(sentence, first.head, *SUBJECTS) not in (None, first):
            continue
        behind = (one for one in children(sentence, first.head, "dobj") if one.i > first.i)
        last = next(behind, None)
        if last is None or last.pos != "PROPN" or subtree(sentence, last.i)[0] != first.i + 1:
            continue
        sentence = with_tokens(
            sentence,
            replace(first, head=last.i, dep="compound"),
            replace(last, dep="nsubj"),
        )
    return sentence


def _join_hyphened(sentence: Sentence) -> Sentence:
    """Give a sentence in which "co-founder" is one subject and not two."""
    for hyphen in sentence.tokens[1:-1]:
        first, second = sentence.tokens[hyphen.i - 1], sentence.tokens[hyphen.i + 1]
        joined = hyphen.text == "-" and first.end == hyphen.start and hyphen.end == second.start
        if joined and first.dep in SUBJECTS and second.dep in SUBJECTS:
            parts = [replace(one, head=second.i, dep="compound") for one in (first, hyphen)]
            if second.head in (first.i, hyphen.i):
                parts.append(replace(second, head=first.head, dep=first.dep))
            below = (
                replace(one, head=second.i) for one in children(sentence, first.i, "det", "poss")
            )
            sentence = with_tokens(sentence, *parts, *below)
    return sentence


def _join_kin(sentence: Sentence) -> Sentence:
    """Give a sentence in which "her sister-in-law Iva" is one subject and not two."""
    for name in sentence.tokens[1:]:
        if name.pos != "PROPN" or name.dep not in SUBJECTS:
            continue
        kin = child(sentence, name.head, *SUBJECTS)
        if kin is None or kin.i >= name.i or kin.pos != "NOUN":
            continue
        before = sentence.tokens[subtree(sentence, name.i)[0] - 1]
        if before.text not in _PARTING and subtree(sentence, kin.i)[-1] == before.i:
            return with_tokens(sentence, replace(name, head=kin.i, dep="appos"))
    return sentence


def _join_described(sentence: Sentence) -> Sentence:
    """Give a sentence in which "The brewer Orlik called it" has a verb and is no phrase.

    Parsers take the name for what the verb is told of, and the noun for all there is.
    """
    noun = find_root(sentence)
    verb = child(sentence, noun.i, "relcl")
    name = child(sentence, verb.i, "nsubj") if verb is not None else None
    if verb is None or name is None or verb.tag not in TENSED:
        return sentence
    if noun.pos != "NOUN" or name.pos != "PROPN" or noun.i > name.i:
        return sentence
    if subtree(sentence, name.i)[0] != noun.i + 1 or verb.i != name.i + 1:
        return sentence
    return with_tokens(
        sentence,
        *put_on_top(sentence, noun, verb),
        replace(noun, head=verb.i, dep="nsubj"),
        replace(name, head=noun.i, dep="appos"),
    )
