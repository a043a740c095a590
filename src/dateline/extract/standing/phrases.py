"""The preposition of a phrase, with the words that belong to it."""

from dateline.extract.standing.words import LESS_REAL, NOT_REAL, Effect, load_words
from dateline.extract.syntax import child
from dateline.findings import Status
from dateline.text import Sentence, Token

_BEFORE_OF = {"instead": "instead of", "ahead": "ahead of", "case": "in case of"}


def find_preposition(sentence: Sentence, head: Token) -> str:
    """Give the preposition at `head` in lower case: "at", "instead of", "in the event of"."""
    word = head.text.lower()
    if word == "of":
        above = sentence.tokens[head.head].text.lower()
        if above == "event":
            return "in the event of"
        return _BEFORE_OF.get(above, word)
    if word in ("rather", "instead", "ahead"):
        first = child(sentence, head.i, "pcomp", "advmod", "prep")
        return f"{word} {first.text.lower()}" if first is not None else word
    return word


def without_fact(effect: Effect, main: Status | None) -> Effect:
    """Give the effect of a preposition, open where "without" goes with what is not so itself.

    "Left without paying" says that nobody paid, "cannot leave without paying" does not.
    """
    is_open = effect.certainty == -3 and main in (*LESS_REAL, *NOT_REAL)
    return Effect("possible", 0) if is_open else effect


def is_denied_claim(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun of saying is what a verb denies: "rejected reports"."""
    if noun.lemma not in load_words().claims:
        return False
    above = sentence.tokens[noun.head]
    if noun.dep == "pobj" and above.text.lower() == "as" and _is_judged(sentence, noun):
        above = sentence.tokens[above.head]
    elif noun.dep not in ("dobj", "nsubjpass"):
        return False
    verb = above.lemma
    effect = load_words().noun.get(verb)
    return verb in load_words().dismiss or (effect is not None and effect.status in NOT_REAL)


def _is_judged(sentence: Sentence, noun: Token) -> bool:
    """Tell whether an adjective stands before the article: "dismissed as baseless a report"."""
    article = child(sentence, noun.i, "det")
    adjective = child(sentence, noun.i, "amod")
    return article is not None and adjective is not None and adjective.i < article.i
