"""Which way a time looks in its clause: back or ahead, by tense, cue and syntax.

Reichenbach's point of reference in short: a finite past looks back, "will", "would", a plan verb or
an infinitive look ahead.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.extract.syntax import auxiliaries, child, find_sentence, find_token
from dateline.extract.times.deeds import find_deed, find_modified
from dateline.extract.times.languages import cue_words
from dateline.text import Sentence, Token


@dataclass(frozen=True, slots=True)
class Direction:
    """-1 back, 1 ahead, 0 not told; and why.

    `is_open` says that both sides remain possible; else what is not told is taken to look back.
    """

    sign: int
    why: str
    is_open: bool = False


UNTOLD = Direction(0, "no tense tells more", is_open=True)
_PAST = Direction(-1, "past tense")
_FUTURE = Direction(1, "future tense")
_PLAN = Direction(1, "a plan")
_PRESENT = Direction(1, "present tense")
_HEADLINE = Direction(0, "the present tense of a headline", is_open=True)
_AHEAD = Direction(1, "a word that looks ahead")
_STEPS = 12
_END = re.compile(r"[.!?…”\"’')\]]")


def find_direction(
    sentences: Sequence[Sentence], start: int, end: int, *, of_deeds: bool = True
) -> Direction:
    """Tell which way the time phrase from `start` to `end` looks in its clause.

    A time that modifies a noun ("Friday's ruling") looks ahead only when its clause does and the
    noun is of a kind that stands in calendars, unless `of_deeds` is false: "the March ruling" can
    be a ruling to come, since months reach farther than what is known.
    """
    sentence = find_sentence(sentences, start)
    token = _top(sentence, start, end) if sentence else None
    if sentence is None or token is None:
        return UNTOLD
    found = _climb(sentence, token)
    if found == UNTOLD:
        found = _read_around(sentence, find_token(sentence, max(start, end - 1)))
    if found.sign >= 0 and _is_soonest(sentence, start):
        return _AHEAD
    if found in (_PRESENT, _HEADLINE) and _is_of_picture(sentences, sentence):
        return Direction(-1, "the present tense of a picture")
    if found.sign <= 0 or not of_deeds:
        return found
    noun = find_deed(sentence, start, end, token)
    return Direction(-1, f"of a {noun.lemma} that is known") if noun else found


def _read_around(sentence: Sentence, token: Token | None) -> Direction:
    """Where no word above tells a side: the participle before it, else all verbs of the sentence.

    "A poll released Monday" looks back; so does a day in a sentence that tells of the past alone.
    """
    before = sentence.tokens[token.i - 1] if token and token.i else None
    if before is not None and before.lemma.lower() in cue_words("origins"):
        return Direction(-1, f"of what is {before.lemma.lower()} then")
    if before is not None and before.tag in ("VBD", "VBN"):
        return _PLAN if before.lemma in cue_words("ahead") else _PAST
    tags = {one.tag for one in sentence.tokens if one.pos in ("VERB", "AUX")}
    if "VBD" in tags and not tags & {"MD", "VBZ", "VBP"}:
        return Direction(-1, "a sentence of the past")
    return UNTOLD


def _is_of_picture(sentences: Sequence[Sentence], sentence: Sentence) -> bool:
    """Tell whether the sentence, or the next of its paragraph, names who took a picture."""
    at = bisect_left(sentences, sentence.start, key=lambda one: one.start)
    words = (
        token.text.lower()
        for one in sentences[at : at + 2]
        if one.paragraph == sentence.paragraph
        for token in one.tokens
    )
    return any(word in cue_words("credits") for word in words)


def _is_soonest(sentence: Sentence, start: int) -> bool:
    token = find_token(sentence, start)
    if token is None or token.i < 3:
        return False
    first, word, last = (one.text.lower() for one in sentence.tokens[token.i - 3 : token.i])
    return first == last == "as" and word in cue_words("soonest")


def is_modifier(sentences: Sequence[Sentence], start: int, end: int) -> bool:
    """Tell whether the phrase stands before a noun as its modifier ("the 1988 bombing")."""
    sentence = find_sentence(sentences, start)
    token = _top(sentence, start, end) if sentence else None
    if sentence is None or token is None:
        return False
    return find_modified(sentence, start, end, token) is not None


def _climb(sentence: Sentence, token: Token) -> Direction:
    """Read the first word above a phrase that tells a side, and what "until" and "to" add to it."""
    links: set[str] = set()
    for _ in range(_STEPS):
        if token.pos in ("ADP", "SCONJ"):
            links.add(token.lemma.lower())
        told = _read_token(sentence, token)
        if told is not None:
            return _PLAN if told.sign < 0 and _puts_ahead(sentence, token, links) else told
        if token.head == token.i:
            break
        token = sentence.tokens[token.head]
    return UNTOLD


def _puts_ahead(sentence: Sentence, verb: Token, links: set[str]) -> bool:
    """ "Gave them until Friday" and "moved the talks to Friday" look ahead from a past."""
    if links & cue_words("limits"):
        granted = verb.lemma in cue_words("grants")
        return granted and (verb.lemma != "have" or child(sentence, verb.i, "xcomp") is not None)
    return bool(links & cue_words("aims")) and verb.lemma in cue_words("moves")


def _top(sentence: Sentence, start: int, end: int) -> Token | None:
    """Give the word above all words of the phrase, outside of it, or its own head at the root."""
    token = find_token(sentence, max(start, end - 1)) or find_token(sentence, start)
    for _ in range(_STEPS):
        if token is None or token.head == token.i or not start <= token.start < end:
            return token
        token = sentence.tokens[token.head]
    return token


def _read_token(sentence: Sentence, token: Token) -> Direction | None:
    if token.lemma in cue_words("before"):
        return _AHEAD
    if token.lemma in cue_words("since"):
        return Direction(-1, "since")
    if token.lemma in cue_words("origins") and sentence.tokens[token.head].pos == "NOUN":
        return Direction(-1, f"of what is {token.lemma} then")
    if token.lemma in cue_words("ahead") and (token.pos != "VERB" or token.tag == "VBN"):
        return _PLAN
    if token.pos in ("VERB", "AUX"):
        return _read_verb(sentence, token)
    return None


def _read_verb(sentence: Sentence, token: Token) -> Direction | None:
    helpers = auxiliaries(sentence, token.i)
    if any(one.tag == "MD" for one in helpers):
        return _read_modal(sentence, token, helpers)
    if token.tag == "VBD" or any(one.tag == "VBD" for one in helpers):
        return _read_past(sentence, token)
    reader = _BY_TAG.get(token.tag)
    return reader(sentence, token, helpers) if reader else None


def _read_modal(sentence: Sentence, verb: Token, helpers: list[Token]) -> Direction:
    """ "Could not be reached" looks back, "could meet" either way."""
    ahead = any(one.lemma in ("will", "shall") for one in helpers)
    if any(one.lemma == "have" for one in helpers):
        return _FUTURE if ahead else _PAST
    if any(one.text.lower() in cue_words("open") for one in helpers):
        denied = _is_denied(sentence, verb)
        return Direction(0, "a modal that looks either way", is_open=not denied)
    return _FUTURE if ahead else Direction(1, "a modal that looks ahead")


def _is_denied(sentence: Sentence, verb: Token) -> bool:
    subject = child(sentence, verb.i, "nsubj", "nsubjpass")
    below = [*sentence.children[verb.i], *(sentence.children[subject.i] if subject else ())]
    words = (sentence.tokens[number] for number in below)
    return any(one.lemma.lower() in cue_words("negations") for one in words)


def _read_gerund(sentence: Sentence, token: Token, helpers: list[Token]) -> Direction | None:
    """ "Accuses them of killing him in December" looks back, "is meeting him in March" ahead."""
    link = sentence.tokens[token.head]
    verb = sentence.tokens[link.head]
    if token.dep == "pcomp" and link.lemma in cue_words("blames") and verb.pos == "VERB":
        return _PAST if verb.lemma not in cue_words("ahead") else None
    return _PLAN if any(one.tag in ("VBZ", "VBP") for one in helpers) else None


def _read_present(sentence: Sentence, token: Token, helpers: list[Token]) -> Direction:
    """ "Meets on Friday" is a plan, under a picture it was seen, in a headline it is either."""
    subject = child(sentence, token.i, "nsubj")
    set_down = subject is not None and subject.lemma in cue_words("scheduled")
    if token.lemma in cue_words("states") and not (token.lemma == "be" and set_down):
        return Direction(0, "present tense")
    if any(one.lemma == "have" for one in helpers):
        return _PAST
    if not _END.match(sentence.tokens[-1].text):
        return _HEADLINE
    return _PRESENT


def _read_past(sentence: Sentence, token: Token) -> Direction:
    """ "Was going to meet" and "was planned for" look ahead from a past."""
    going = token.lemma == "go" and token.tag == "VBG" and child(sentence, token.i, "xcomp")
    plans = cue_words("ahead") if token.tag == "VBN" else cue_words("plans")
    planned = token.lemma in plans
    return _PLAN if planned or going else _PAST


def _read_participle(_: Sentence, token: Token, helpers: list[Token]) -> Direction | None:
    if token.lemma in cue_words("ahead"):
        return _PLAN
    if any(one.lemma == "have" for one in helpers):
        return _PAST
    if any(one.tag in ("VBZ", "VBP") for one in helpers):
        return _PRESENT
    if token.dep in ("acl", "amod", "advcl"):
        return _PAST
    return _PLAN if any(one.text == "to" for one in helpers) else _PAST


def _read_infinitive(sentence: Sentence, token: Token, helpers: list[Token]) -> Direction | None:
    if not any(one.tag == "TO" for one in helpers):
        if any(one.lemma == "do" and one.tag != "VBD" for one in helpers):
            return Direction(0, "present tense")
        return None
    head = sentence.tokens[token.head]
    if token.dep in ("relcl", "acl") and _is_ranked(sentence, head):
        return None
    if token.dep in ("advcl", "acl", "relcl") and token.lemma in cue_words("purposes"):
        return None
    if head.lemma in cue_words("behind") and head.i != token.i:
        return _read_verb(sentence, head) if head.tag not in ("VB",) else _PAST
    return Direction(1, "an infinitive that looks ahead")


def _is_ranked(sentence: Sentence, noun: Token) -> bool:
    """ "The first states to join on Friday": of when they joined the clause above tells."""
    below = [sentence.tokens[number] for number in sentence.children[noun.i]]
    return any(one.lemma.lower() in cue_words("ranks") for one in (noun, *below))


_BY_TAG: dict[str, Callable[[Sentence, Token, list[Token]], Direction | None]] = {
    "VBN": _read_participle,
    "VBG": _read_gerund,
    "VB": _read_infinitive,
    "VBZ": _read_present,
    "VBP": _read_present,
}
