"""Quoted words that whoever speaks sets in parts: what a verb in the first half governs is in the
second.

In "“I think,” he said, “that we should go.”" the parser hangs what is thought on who says so.
"""

from dataclasses import replace

from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import SUBJECTS, child, children, subtree, with_tokens
from dateline.text import Sentence, Token

_GOVERNED = ("ccomp", "xcomp", "dobj", "acomp", "prep", "attr")


def join_halves(sentence: Sentence) -> Sentence:
    """Give a sentence in which what goes on behind an aside hangs on the verb that waits for it."""
    for mark in sentence.tokens[2:]:
        verb = _find_waiting(sentence, mark) if mark.tag == "''" else None
        clause = _find_second(sentence, verb) if verb is not None else None
        if verb is not None and clause is not None:
            return with_tokens(sentence, replace(clause, head=verb.i))
    return sentence


def _find_waiting(sentence: Sentence, mark: Token) -> Token | None:
    """Give the verb of thinking or telling at the end of a first half, which governs nothing."""
    comma, verb = sentence.tokens[mark.i - 1], sentence.tokens[mark.i - 2]
    if comma.text != "," or verb.dep != "ccomp" or child(sentence, verb.i, *SUBJECTS) is None:
        return None
    bare = child(sentence, verb.i, *_GOVERNED) is None
    return verb if bare and "clause" in verb_frames(sentence, verb) else None


def _find_second(sentence: Sentence, verb: Token) -> Token | None:
    """Give the clause that opens the second half, which hangs on who says both."""
    for clause in children(sentence, verb.head, "ccomp"):
        first = subtree(sentence, clause.i)[0] if clause.i > verb.head else 0
        if (
            first
            and sentence.tokens[first - 1].tag == "``"
            and sentence.tokens[first].text.islower()
        ):
            return clause
    return None
