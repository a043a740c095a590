"""What polls show: where somebody stands ("has Berg at 40 percent", "gives the party a lead")."""

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.syntax import child, children, subject, subtree
from dateline.text import Sentence, Token

_STANDING = ("dobj", "dative", "prep", "advmod", "npadvmod", "oprd", "advcl", "conj", "ccomp")
_VERBS = ("VERB", "AUX")


def read_standing(sentence: Sentence, token: Token, lexicon: Lexicon) -> tuple[int, ...]:
    """Give the tokens of where a poll puts somebody, who is the object of its verb.

    A thing alone is none ("has a margin of error"), nor is what is put to those who are asked.
    """
    if token.lemma.lower() not in lexicon.measuring or child(sentence, token.i, "dobj") is None:
        return ()
    poll = subject(sentence, token.i)
    if poll is None or poll.i > token.i or poll.lemma.lower() not in lexicon.polls:
        return ()
    found = [one for one in children(sentence, token.i, *_STANDING) if one.i > token.i]
    told = [one for one in found if one.pos not in _VERBS]
    if len(told) < 2 or any(one.text.lower() == "to" for one in told):
        return ()
    return tuple(range(token.i + 1, max(subtree(sentence, told[-1].i)) + 1))
