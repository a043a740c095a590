"""Verbs that are one cue with the next: "issued a statement saying", "was heard saying"."""

from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.words import lemma_of
from dateline.extract.syntax import ancestors, child, is_passive, subject
from dateline.text import Sentence, Token

_WIDEST = 9
"""Words between the verb of issuing and the one that says, at most."""

_LINKS = frozenset(("that", "which"))


def find_leader(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb whose subject says by verb `token`, as one cue with it."""
    return _find_issuer(sentence, token, lexicon) or _find_witness(sentence, token, lexicon)


def _find_witness(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """Give the passive of "was heard saying" and "was quoted as saying", by nobody named."""
    above = sentence.tokens[token.head]
    if token.dep == "pcomp" and above.text.lower() == "as":
        above = sentence.tokens[above.head]
    elif token.dep != "xcomp":
        return None
    if token.tag != "VBG" or above.i > token.i or not is_passive(sentence, above.i):
        return None
    witnessed = lemma_of(sentence, above, lexicon) in lexicon.witnessing
    named = child(sentence, above.i, "agent") is not None
    return above if witnessed and not named else None


def _find_issuer(sentence: Sentence, token: Token, lexicon: Lexicon) -> Token | None:
    """Give the verb by which somebody issues the paper that verb `token` says something in."""
    if not _is_of_paper(sentence, token):
        return None
    verb = next((one for one in ancestors(sentence, token.i) if one.pos == "VERB"), None)
    if verb is None or lemma_of(sentence, verb, lexicon) not in lexicon.issuing:
        return None
    paper = child(sentence, verb.i, "dobj")
    if paper is None or paper.lemma.lower() not in lexicon.issued:
        return None
    between = sentence.tokens[verb.i + 1 : token.i]
    if paper not in between or len(between) > _WIDEST or any(one.text == "," for one in between):
        return None
    told = not is_passive(sentence, verb.i) and subject(sentence, verb.i) is not None
    return verb if told else None


def _is_of_paper(sentence: Sentence, token: Token) -> bool:
    """Tell whether a verb can be what a paper does: "saying", "that said"."""
    own = child(sentence, token.i, "nsubj")
    if token.tag == "VBG":
        return own is None
    return token.dep == "relcl" and own is not None and own.text.lower() in _LINKS
