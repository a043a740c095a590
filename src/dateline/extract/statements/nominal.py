"""Cues that the parser took for nouns where the form of a report tells that they are verbs.

Those are the first word of a sentence ("“Out!” | thunders Moe"), the last of a headline ("Ferry
must stop, court rules") and the one that leads to quoted words ("Mrs Lind of Ostby emails: “...”").
"""

from dataclasses import replace

from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import (
    OF_NOUNS,
    SUBJECTS,
    child,
    children,
    find_root,
    leads_by_colon,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_TENSES = {"NNS": "VBZ", "VBN": "VBD"}
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ"))
_ONE = frozenset(("a", "an", "each", "every", "another"))
_BESIDE = frozenset((*OF_NOUNS, "advcl", "acl"))


def mend_opening(sentence: Sentence) -> Sentence:
    """Give a sentence that begins with its cue, which the parser tore off the words before: those
    of "“Out!” | thunders Moe" and "“Why?” | asked, from the back, a guest"."""
    verb = sentence.tokens[0]
    tag = _TENSES.get(verb.tag)
    if tag is None or not verb.text[0].islower() or not speech_frames(sentence, verb):
        return sentence
    name, top = child(sentence, 0, *SUBJECTS, "appos", "npadvmod"), find_root(sentence)
    if name is None and verb.dep in _BESIDE and top.pos in _NOMINAL:
        name = top
    if name is None or top not in (verb, name):
        return sentence
    said = replace(verb, head=0, dep="ROOT", pos="VERB", tag=tag)
    return with_tokens(sentence, said, replace(name, head=0, dep="nsubj"))


def mend_ending(sentence: Sentence) -> Sentence:
    """Give a headline that ends in its cue behind who speaks: "Ferry must stop, court rules"."""
    if [one.text for one in sentence.tokens[-3:-2]] != [","]:
        return sentence
    comma, name, verb = sentence.tokens[-3:]
    beside = name.head == verb.i and name.dep == "compound" and name.tag in ("NN", "NNP")
    top = find_root(sentence)
    if verb.tag != "NNS" or not beside or top.i > name.i or not speech_frames(sentence, verb):
        return sentence
    return with_tokens(
        sentence,
        replace(verb, head=verb.i, dep="ROOT", pos="VERB", tag="VBZ"),
        replace(name, dep="nsubj"),
        replace(top, head=verb.i, dep="ccomp"),
        *(replace(one, head=top.i) for one in children(sentence, verb.i) if one.i < comma.i),
    )


def mend_leading(sentence: Sentence) -> Sentence:
    """Give a sentence whose cue behind who speaks leads to quoted words, or cannot be his thing.

    So in "Mrs Lind emails: “...”" and "“Too high,” a voice intones."
    """
    for verb in sentence.tokens[1:]:
        if verb.tag != "NNS":
            continue
        part, above = sentence.tokens[verb.i - 1], sentence.tokens[verb.head]
        name = sentence.tokens[above.head] if above.dep == "prep" else part
        named = part.dep == "compound" and part.head == verb.i
        if not named or name.i > part.i:
            continue
        told = leads_by_colon(sentence, verb.i) or _is_one(sentence, verb)
        if told and speech_frames(sentence, verb):
            return _with_verb(sentence, verb, name)
    return sentence


def _is_one(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a word seems the plural of what an article says is one: "a voice intones"."""
    article = child(sentence, noun.i, "det")
    return article is not None and article.text.lower() in _ONE


def _with_verb(sentence: Sentence, verb: Token, name: Token) -> Sentence:
    """Give a sentence in which a seeming noun is what a name with all before it says."""
    part, top = sentence.tokens[verb.i - 1], find_root(sentence)
    inside = (one for one in children(sentence, verb.i) if one.i < part.i)
    whole = with_tokens(
        sentence,
        replace(verb, head=verb.i, dep="ROOT", pos="VERB", tag="VBZ"),
        *(replace(one, head=part.i) for one in inside if one.dep in OF_NOUNS),
        *(() if name is part else (replace(part, head=verb.head, dep=verb.dep),)),
        replace(name, head=verb.i, dep="nsubj"),
    )
    if top in (verb, name):
        return whole
    asked = top.i < verb.i and child(sentence, top.i, *SUBJECTS) is None  # "Asked why, he shrugs"
    ahead = (one for one in children(whole, top.i) if top.i > verb.i and one.i < part.i)
    return with_tokens(
        whole,
        replace(top, head=verb.i, dep="advcl" if asked else "ccomp"),
        *(replace(one, head=verb.i) for one in ahead),
    )


def mend_set_in(sentence: Sentence) -> Sentence:
    """Give a sentence in which a seeming plural between commas says the rest: "He had, its letter
    states, “left the course”"."""
    for verb in sentence.tokens[2:-1]:
        part = sentence.tokens[verb.i - 1]
        if verb.tag != "NNS" or part.head != verb.i or part.tag != "NN" or verb.head == verb.i:
            continue
        inside = subtree(sentence, verb.i)
        first = next((i for i in inside if sentence.tokens[i].pos != "PUNCT"), verb.i)
        opens = sentence.tokens[first].dep in ("det", "poss") and first < part.i
        around = [sentence.tokens[first - 1].text, sentence.tokens[verb.i + 1].text]
        if opens and around == [",", ","] and "clause" in speech_frames(sentence, verb):
            names = (one for one in children(sentence, verb.i, *OF_NOUNS) if one.i < part.i)
            return with_tokens(
                sentence,
                replace(verb, head=find_root(sentence).i, dep="parataxis", pos="VERB", tag="VBZ"),
                replace(part, dep="nsubj"),
                *(replace(one, head=part.i) for one in names),
            )
    return sentence


def mend_behind(sentence: Sentence) -> Sentence:
    """Give a sentence in which who says quoted words is no object of theirs: "“We won,” the captain
    offered by way of comfort"."""
    for verb in sentence.tokens[3:]:
        if verb.dep != "acl" or verb.tag != "VBN":
            continue
        name, top = sentence.tokens[verb.head], find_root(sentence)
        if not top.i < name.i < verb.i:
            continue
        inside = subtree(sentence, name.i, without=frozenset((verb.i,)))
        before = sentence.tokens[inside[0] - 2 : inside[0]]
        closed = {one.text for one in before if one.tag != "''"} == {","} and len(before) > 1
        if closed and inside[-1] == verb.i - 1 and speech_frames(sentence, verb):
            return with_tokens(
                sentence,
                replace(verb, head=verb.i, dep="ROOT", tag="VBD"),
                replace(name, head=verb.i, dep="nsubj"),
                replace(top, head=verb.i, dep="ccomp"),
                *(replace(one, dep="prep") for one in children(sentence, verb.i, "agent")),
            )
    return sentence


def mend_beside(sentence: Sentence) -> Sentence:
    """Give a headline in which who says what stands before also is what happens then: "Wall will
    hold, says engineer as surge nears"."""
    for verb, noun, mark in zip(
        sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False
    ):
        if mark.text != "as" or mark.head != noun.i or noun.dep != "nsubj" or verb.pos != "VERB":
            continue
        doing = sentence.tokens[noun.head]
        if doing.head == verb.i and _is_told(sentence, verb) and speech_frames(sentence, verb):
            return with_tokens(
                sentence,
                replace(noun, head=verb.i),
                replace(mark, head=doing.i, dep="mark"),
                replace(doing, dep="advcl"),
                *(
                    replace(one, head=doing.i, dep="nsubj")
                    for one in children(sentence, mark.i, "pobj")
                ),
            )
    return sentence


def _is_told(sentence: Sentence, verb: Token) -> bool:
    return any(one.i < verb.i for one in children(sentence, verb.i, "ccomp"))
