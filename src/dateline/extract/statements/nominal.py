"""Cues that the parser took for nouns where the form of a report tells that they are verbs.

Those are the first word of a sentence ("“Out!” | thunders Moe"), the last of a headline ("Ferry
must stop, court rules") and the one that leads to quoted words ("Mrs Lind of Ostby emails: “...”").
"""

from dataclasses import replace

from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import SUBJECTS, child, children, find_root, with_tokens
from dateline.text import Sentence, Token

_TENSES = {"NNS": "VBZ", "VBN": "VBD"}
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "ADJ"))
_BESIDE = frozenset(("det", "poss", "amod", "nummod", "compound", "nmod", "advcl", "acl"))


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
    """Give a sentence whose cue behind a name leads to quoted words: "Mrs Lind emails: “...”"."""
    for verb, colon, mark in zip(
        sentence.tokens[1:], sentence.tokens[2:], sentence.tokens[3:], strict=False
    ):
        if colon.text != ":" or mark.tag != "``" or verb.tag != "NNS":
            continue
        part, above = sentence.tokens[verb.i - 1], sentence.tokens[verb.head]
        name = sentence.tokens[above.head] if above.dep == "prep" else part
        named = part.pos == "PROPN" and part.dep == "compound" and part.head == verb.i
        if not named or not speech_frames(sentence, verb) or name.i > part.i:
            continue
        top = find_root(sentence)
        said = replace(verb, head=verb.i, dep="ROOT", pos="VERB", tag="VBZ")
        parts = (one for one in children(sentence, verb.i, "compound") if one.i < part.i)
        whole = with_tokens(
            sentence,
            said,
            *(replace(one, head=part.i) for one in parts),
            *(() if name is part else (replace(part, head=above.i, dep=verb.dep),)),
            replace(name, head=verb.i, dep="nsubj"),
        )
        behind = verb.i < top.i and top is not name
        return with_tokens(whole, replace(top, head=verb.i, dep="ccomp")) if behind else whole
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
