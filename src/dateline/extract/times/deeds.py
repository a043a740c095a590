"""Times that stand by a noun: "Friday's ruling", "the clashes on Friday", "his victory Tuesday".

What they name is mostly known, whatever the clause around it looks to; the exceptions are deeds
that stand in calendars ("Friday's vote").
"""

from dateline.extract.syntax import auxiliaries, find_token
from dateline.extract.times.languages import cue_words
from dateline.text import Sentence, Token

_APART = 5
"""Words between a noun and the day that follows it, at most."""


def find_deed(sentence: Sentence, start: int, end: int, top: Token) -> Token | None:
    """Give the noun that the phrase from `start` to `end` dates, where it tells of something known.

    `top` is the word above the phrase.
    """
    noun = find_modified(sentence, start, end, top)
    if noun is None:
        noun = _dated_after(sentence, start, top) or _described(sentence, top)
    return None if noun is None or noun.lemma.lower() in cue_words("scheduled") else noun


def find_modified(sentence: Sentence, start: int, end: int, top: Token) -> Token | None:
    """Give the noun that the phrase stands before as a modifier, if it does."""
    below = find_token(sentence, max(start, end - 1))
    if below is None or top.start < end or top.pos not in ("NOUN", "PROPN"):
        return None
    return top if below.dep in ("poss", "compound", "nmod", "nummod", "npadvmod", "amod") else None


def _dated_after(sentence: Sentence, start: int, top: Token) -> Token | None:
    """ "His victory Tuesday": a day that follows its noun without a preposition."""
    token = find_token(sentence, start)
    if token is None or top.pos != "NOUN" or not 0 < token.i - top.i <= _APART:
        return None
    return top if token.dep in ("npadvmod", "tmod", "nmod", "appos") else None


def _described(sentence: Sentence, link: Token) -> Token | None:
    """Give the known deed that a phrase with a preposition stands by ("the clashes on Friday").

    A deed that stands in calendars is known where it has an owner or an article and an infinitive
    speaks of it, as in "to mark its entry on Friday".
    """
    noun = sentence.tokens[link.head]
    if link.dep != "prep" or noun.pos != "NOUN" or noun.i == link.i:
        return None
    if noun.lemma in cue_words("sudden"):
        return noun
    if noun.dep != "dobj" or not _is_spoken_of(sentence, sentence.tokens[noun.head]):
        return None
    below = [sentence.tokens[number] for number in sentence.children[noun.i]]
    known = any(one.dep == "poss" or one.lemma == "the" for one in below)
    return noun if known else None


def _is_spoken_of(sentence: Sentence, verb: Token) -> bool:
    """Tell whether an infinitive that is no plan has the deed as its object."""
    plans = cue_words("ahead")
    if verb.tag != "VB" or verb.lemma in plans or sentence.tokens[verb.head].lemma in plans:
        return False
    return any(one.tag == "TO" for one in auxiliaries(sentence, verb.i))
