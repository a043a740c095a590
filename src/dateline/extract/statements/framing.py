"""Clauses that only frame what is said: "What Moe said was that it rained", "as Moe put it".

Parsers take the speaker of the first for the subject of "was", and hang the second on a verb in
the words in marks before it.
"""

from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.limits import OF_THE_DEED
from dateline.extract.statements.words import speech_frames, verb_frames
from dateline.extract.syntax import (
    NAMED_SUBJECTS,
    ancestors,
    child,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_ARTICLES = frozenset(("a", "an"))
_SEEN = frozenset(("as", "thing as", "passive as", "passive subject"))
"""Frames of verbs that tell as what somebody sees a thing."""


def hang_cleft(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks behind "what" is the subject of speaking.

    So in "What the minister told reporters was that nobody was hurt".
    """
    for verb in sentence.tokens[2:]:
        if verb.dep not in ("acl", "relcl") or sentence.tokens[verb.head].dep != "nsubj":
            continue
        speaker, what = sentence.tokens[verb.head], child(sentence, verb.i, "dobj")
        if what is None:
            continue
        first = subtree(sentence, speaker.i)[0]
        copula = sentence.tokens[speaker.head]
        framed = what.tag == "WP" and what.i == first and speaker.i < verb.i < copula.i
        if framed and copula.lemma == "be" and speech_frames(sentence, verb):
            return with_tokens(
                sentence,
                replace(speaker, head=verb.i),
                replace(verb, head=copula.i, dep="csubj", tag="VBD"),
            )
    return sentence


def hang_renamed(sentence: Sentence) -> Sentence:
    """Give a sentence in which who calls something so is no name of it.

    So in "The fund ends in May, a decision Berg describes as “arithmetic”".
    """
    for name, verb in pairwise(sentence.tokens):
        noun = sentence.tokens[name.head]
        if name.dep != "appos" or name.pos != "PROPN" or noun.head != verb.i:
            continue
        told = (
            child(sentence, verb.i, "ccomp") if verb.head == verb.i else sentence.tokens[verb.head]
        )
        if told is None or not _renames(sentence, noun) or not speech_frames(sentence, verb):
            continue
        return with_tokens(
            sentence,
            replace(told, head=told.i, dep="ROOT") if verb.head == verb.i else told,
            replace(noun, head=told.i, dep="npadvmod"),
            replace(name, head=verb.i, dep="nsubj"),
            replace(verb, head=noun.i, dep="relcl"),
        )
    return sentence


def hang_told_of(sentence: Sentence) -> Sentence:
    """Give a sentence in which what somebody says of a thing is no clause of the report.

    So in "He wants no change, a step she said had been promised “to our faces”".
    """
    for verb in sentence.tokens[2:-1]:
        if verb.dep != "relcl":
            continue
        noun = sentence.tokens[verb.head]
        if noun.dep not in NAMED_SUBJECTS or noun.i > verb.i:
            continue
        told = sentence.tokens[noun.head]
        own, below = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "ccomp", "dobj")
        first = subtree(sentence, noun.i)[0]
        near = own is not None and own.i == noun.i + 1 and verb.i == own.i + 1 and below is None
        helper = sentence.tokens[verb.i + 1]
        led = near and (helper.i == told.i or (helper.head == told.i and helper.pos == "AUX"))
        apart = first > 0 and sentence.tokens[first - 1].text == "," and told.head < first
        if led and apart and sentence.tokens[first].text.lower() in _ARTICLES:
            return with_tokens(
                sentence,
                replace(noun, head=told.head, dep="npadvmod"),
                replace(told, head=verb.i, dep="ccomp"),
            )
    return sentence


def _renames(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun that stands as a subject is "a decision" behind a comma."""
    if noun.dep != "nsubj" or noun.lemma.lower() not in load_lexicon().renaming:
        return False
    article = child(sentence, noun.i, "det")
    if article is None or article.text.lower() not in _ARTICLES:
        return False
    return sentence.tokens[article.i - 1].text == ","


def hang_wording(sentence: Sentence) -> Sentence:
    """Give a sentence in which "as Moe put it" is said of all of it, not of its words in marks.

    So in "They mean to stay “until the cows come home”, as one of them put it".
    """
    for verb in sentence.tokens:
        if verb.dep != "advcl" or verb.lemma not in load_lexicon().wording:
            continue
        mark = child(sentence, verb.i, "mark", "advmod")
        if mark is None or mark.text.lower() != "as" or sentence.tokens[mark.i - 1].text != ",":
            continue
        above = _find_outside(sentence, verb, mark)
        if above is not None:
            return with_tokens(sentence, replace(verb, head=above.i))
    return sentence


def hang_all(sentence: Sentence) -> Sentence:
    """Give a sentence in which what somebody would say is all there was: "“No,” was all he said".

    Parsers take "all" for a part of the speaker.
    """
    for be, every, after in zip(
        sentence.tokens, sentence.tokens[1:], sentence.tokens[2:], strict=False
    ):
        if be.lemma != "be" or every.text.lower() != "all" or every.dep == "attr":
            continue
        above = [one for one in ancestors(sentence, after.i) if one.i > after.i]
        verb = next((one for one in above if one.pos == "VERB"), None)
        if verb is None or not speech_frames(sentence, verb) or be.head not in (be.i, verb.i):
            continue
        return with_tokens(
            sentence,
            replace(be, head=be.i, dep="ROOT"),
            replace(every, head=be.i, dep="attr"),
            replace(verb, head=every.i, dep="relcl"),
        )
    return sentence


def hang_seen(sentence: Sentence) -> Sentence:
    """Give a sentence in which "as" tells what a thing is seen as, not where that was said.

    So in "The plan, denounced by Moe in a letter as “a gift”, was dropped".
    """
    for seen in sentence.tokens[3:]:
        if seen.text.lower() != "as" or seen.dep != "prep":
            continue
        setting = sentence.tokens[sentence.tokens[seen.head].head]
        verb = sentence.tokens[setting.head]
        placed = setting.dep == "prep" and setting.text.lower() in OF_THE_DEED
        if placed and verb.pos == "VERB" and not _SEEN.isdisjoint(verb_frames(sentence, verb)):
            return with_tokens(sentence, replace(seen, head=verb.i))
    return sentence


def _find_outside(sentence: Sentence, verb: Token, mark: Token) -> Token | None:
    """Give the verb before the quoted words that an aside hangs on a verb of, None for no such."""
    signs = [one for one in sentence.tokens[verb.head : mark.i] if one.tag in ("``", "''")]
    if [one.tag for one in signs] != ["''"]:
        return None
    opening = max((one.i for one in sentence.tokens[: verb.head] if one.tag == "``"), default=0)
    above = (one for one in ancestors(sentence, verb.head) if one.i < opening)
    return next((one for one in above if one.pos in ("VERB", "AUX")), None)
