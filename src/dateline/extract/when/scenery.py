"""Relative clauses that tell what was done at the place or occasion just named.

"In May she visited Oslo, where she signed an accord": the signing is of the visit. A clause that
says what the place is known for ("where he was born", "where he had studied") is not.
"""

from dateline.extract.syntax import auxiliaries, child, children
from dateline.extract.when.relations import load_words
from dateline.extract.when.tense import is_narrative
from dateline.text import Sentence, Token

_AT = ("at", "during")
_LIMIT = 6


def find_scene_verb(sentence: Sentence, token: Token) -> Token | None:
    """Give the verb whose time the relative clause of verb `token` shares, None where none does."""
    if token.dep != "relcl" or token.lemma in load_words().lasting:
        return None
    noun = sentence.tokens[token.head]
    if not (_is_where(sentence, token, noun) or _is_at_which(sentence, token, noun)):
        return None
    verb = _find_verb(sentence, noun)
    return verb if verb is not None and _are_of_one_tense(sentence, token, verb) else None


def _is_where(sentence: Sentence, token: Token, noun: Token) -> bool:
    """ "Visited Oslo, where she met them": by those who came there, so not what others did."""
    where = next((t for t in children(sentence, token.i, "advmod") if t.text == "where"), None)
    if where is None or where.i == 0:
        return False
    if noun.lemma in load_words().occasions:
        return True
    aside = sentence.tokens[where.i - 1].text == ","
    return aside and _is_by_them(sentence, token)


def _is_by_them(sentence: Sentence, token: Token) -> bool:
    """Whether who does it is one of those who came: "she", "he and the mayor", "the two"."""
    who = child(sentence, token.i, "nsubj", "nsubjpass")
    if who is None:
        return False
    words = [who, *children(sentence, who.i)]
    counted = any(one.text.lower() in ("two", "both") for one in words)
    return counted or any(one.tag == "PRP" for one in words)


def _is_at_which(sentence: Sentence, token: Token, noun: Token) -> bool:
    """ "Held a meeting at which they signed", "made a visit during which they signed"."""
    names = (
        prep.text.lower()
        for prep in children(sentence, token.i, "prep")
        if any(one.text.lower() == "which" for one in children(sentence, prep.i, "pobj"))
    )
    found = next((name for name in names if name in _AT), None)
    above = sentence.tokens[noun.head]
    held = noun.dep in ("dobj", "nsubjpass") and above.lemma in load_words().held
    return found == "during" or (found == "at" and (held or noun.lemma in load_words().occasions))


def _find_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb that says who came to, or held, what a noun names: through phrases of place."""
    for _ in range(_LIMIT):
        above = sentence.tokens[noun.head]
        if noun.dep in ("dobj", "nsubjpass"):
            words = load_words()
            came = above.lemma in words.coming or above.lemma in words.held
            return above if came else None
        if noun.dep not in ("pobj", "prep", "conj", "appos") or above.i == noun.i:
            return None
        if above.pos == "VERB":
            return above
        noun = above
    return None


def _are_of_one_tense(sentence: Sentence, one: Token, other: Token) -> bool:
    """Whether both are told as the story goes on, or both as what will be."""
    if is_narrative(sentence, one) and is_narrative(sentence, other):
        return True
    helpers = [auxiliaries(sentence, verb.i) for verb in (one, other)]
    return all(any(aux.lemma == "will" for aux in found) for found in helpers)
