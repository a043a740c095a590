"""Cues that let something be known: "let it be understood that ...", "made it clear that ..."."""

from dateline.extract.statements.groups import find_group
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.syntax import child, children, subtree
from dateline.text import Sentence, Token

_RESULTS = ("ccomp", "xcomp", "acomp", "oprd")


def find_known(
    sentence: Sentence, verb: Token, lexicon: Lexicon
) -> tuple[int, tuple[int, ...], tuple[int, ...]] | None:
    """Give the word that says that a thing is known, all words of the cue, and its content."""
    made = lexicon.made_known.get(verb.lemma.lower())
    if made is None:
        return None
    for word in children(sentence, verb.i, *_RESULTS):
        content = _clause_behind(sentence, word)
        if word.i > verb.i and word.lemma.lower() in made and content:
            tokens = {*find_group(sentence, verb.i), *range(verb.i, word.i + 1)}
            return word.i, tuple(sorted(tokens)), content
    return None


def _clause_behind(sentence: Sentence, word: Token) -> tuple[int, ...]:
    """The words of the clause with "that" which a word governs, or which is loosely hung on it."""
    for clause in children(sentence, word.i, "ccomp", "advcl"):
        mark = child(sentence, clause.i, "mark")
        if mark is not None and mark.text.lower() == "that" and mark.i > word.i:
            return tuple(subtree(sentence, clause.i))
    return ()
