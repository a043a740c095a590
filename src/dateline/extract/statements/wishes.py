"""Wishes told by helping verbs alone: "would rather stay", "would not be named"."""

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.syntax import SUBJECTS, child, children, is_passive, subject, subtree
from dateline.text import Sentence, Token

_WILLING = frozenset(("will", "would", "'d", "’d"))
_PERSONS = frozenset(("who", "i", "we", "he", "she", "they", "neither"))
"""Those whose name it can be: "the bridge will not be named" wishes nothing."""

_LOOSE = frozenset(("PUNCT", "CCONJ"))


def read_wish(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the tokens of what somebody would rather do, or would not have done with his name."""
    helpers = children(sentence, token.i, "aux")
    will = next((one for one in helpers if one.lemma in _WILLING), None)
    if will is None:
        return ()
    word = _find_last(sentence, token, lexicon)
    if word is None or not will.i < word.i < token.i:
        return ()
    beside = frozenset(one.i for one in children(sentence, token.i, "conj"))
    last = max(subtree(sentence, token.i, without=beside))
    while sentence.tokens[last].pos in _LOOSE:
        last -= 1
    return tuple(range(word.i + 1, last + 1))


def _find_last(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """The last word of the cue: "rather", or the "not" before being named."""
    for one in children(sentence, token.i, "advmod"):
        if one.text.lower() in lexicon.preferring:
            return one
    who = find_wishing(sentence, token.i)
    named = token.lemma.lower() in lexicon.naming and is_passive(sentence, token.i)
    if not named or who is None or who.text.lower() not in _PERSONS:
        return None
    return child(sentence, token.i, "neg")


def find_wishing(sentence: Sentence, i: int) -> Token | None:
    """Give who has a wish, as the word that stands there."""
    return child(sentence, i, *SUBJECTS) or subject(sentence, i)
