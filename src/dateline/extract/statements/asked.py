"""Who is asked, whom the parser takes for who asks: "The mayor, asked about it, left"."""

from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import (
    SUBJECTS,
    TENSED,
    child,
    children,
    put_on_top,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_PAST = ("VBD", "VBN")


def hang_asked(sentence: Sentence) -> Sentence:
    """Give a sentence in which who is asked is not who asks: "The mayor, asked about it, left".

    Parsers take the participle between commas for the verb of the sentence, or for its past tense.
    """
    asking = load_setting_words().asking
    for asked in sentence.tokens[2:]:
        put_in = asked.tag in _PAST and sentence.tokens[asked.i - 1].text == ","
        if not put_in or asked.lemma not in asking:
            continue
        if _leads_to_colon(sentence, asked):
            return _hang_before_colon(sentence, asked)
        verb = _verb_after_comma(sentence, asked)
        if verb is None or verb.head not in (verb.i, asked.i):
            continue
        noun = child(sentence, asked.i, *SUBJECTS) or child(sentence, verb.i, *SUBJECTS)
        if noun is None or not _ends_before(sentence, noun, asked):
            continue
        tag = "VBD" if verb.tag == "VBN" else verb.tag
        ahead = (one for one in children(sentence, asked.i) if one.i < noun.i)
        return with_tokens(
            sentence,
            *(replace(one, head=verb.i) for one in ahead),
            replace(asked, head=noun.i, dep="acl", tag="VBN"),
            replace(noun, head=verb.i, dep="nsubj"),
            replace(verb, head=verb.i, dep="ROOT", tag=tag)
            if asked.i in (asked.head, verb.head)
            else verb,
        )
    return sentence


def _leads_to_colon(sentence: Sentence, asked: Token) -> bool:
    """Tell whether a colon ends what a participle governs: "Ms Moe, asked about it: “No.”"."""
    last = max(i for i in subtree(sentence, asked.i) if sentence.tokens[i].pos != "PUNCT")
    return [one.text for one in sentence.tokens[last + 1 : last + 2]] == [":"]


def _hang_before_colon(sentence: Sentence, asked: Token) -> Sentence:
    noun = child(sentence, asked.i, "nsubj")
    if noun is None or not _ends_before(sentence, noun, asked):
        return sentence
    above = noun.i if asked.head == asked.i else asked.head
    return with_tokens(
        sentence,
        replace(noun, head=above, dep=asked.dep),
        replace(asked, head=noun.i, dep="acl", tag="VBN"),
    )


def _ends_before(sentence: Sentence, noun: Token, asked: Token) -> bool:
    """Tell whether a noun phrase without an apposition ends at the comma before a participle."""
    inside = subtree(sentence, noun.i, without=frozenset((asked.i,)))
    words = [i for i in inside if sentence.tokens[i].pos != "PUNCT" and i < asked.i]
    commas = any(sentence.tokens[i].text == "," for i in inside if i < asked.i - 1)
    return noun.pos in ("NOUN", "PROPN") and words[-1:] == [asked.i - 2] and not commas


def _verb_after_comma(sentence: Sentence, asked: Token) -> Token | None:
    """The verb that a comma parts from what somebody was asked, without a subject of its own."""
    for comma, verb in pairwise(sentence.tokens[asked.i + 1 :]):
        if comma.text == "," and verb.pos == "VERB" and verb.tag in (*TENSED, "VBN"):
            own = child(sentence, verb.i, *SUBJECTS)
            return verb if own is None or own.i < asked.i else None
    return None


def hang_answer(sentence: Sentence) -> Sentence:
    """Give a sentence in which who answers does not hang on what he was asked.

    In "Asked what it looks like, Berg replied: “...”" parsers take the participle for the verb.
    """
    asked = sentence.tokens[0]
    if asked.head != asked.i or asked.lemma.lower() not in load_setting_words().asking:
        return sentence
    for verb in sentence.tokens[1:]:
        own = child(sentence, verb.i, "nsubj") if verb.tag in TENSED else None
        first = subtree(sentence, own.i)[0] if own is not None and own.i < verb.i else 0
        if (
            first == 0
            or sentence.tokens[first - 1].text != ","
            or not speech_frames(sentence, verb)
        ):
            continue
        return with_tokens(
            sentence,
            *put_on_top(sentence, asked, verb),
            replace(asked, head=verb.i, dep="advcl", tag="VBN"),
        )
    return sentence
