"""Cues set in between: "The rope, he said, was bought", "..., monitors said, though ...".

A parser ties such a verb to the clause around it in many ways. What counts here is how it stands
in the line: the verb with its subject and nothing else between commas, or at the end.
"""

from dateline.extract.syntax import child, subtree
from dateline.text import Sentence, Token

_MOST = 12
"""Words of a subject and its verb, at most."""

_ADVERBIAL = frozenset(("advmod", "npadvmod", "aux", "neg", "dative"))
_GOES_ON = frozenset(
    ("and", "but", "because", "so", "or", "nor", "that", "for", "if", "unless", "until")
)
"""Not "though" and its like, with which the report answers what was said."""

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def find_aside(sentence: Sentence, verb: Token) -> tuple[int, ...]:
    """Give the content of a verb of saying that stands between commas or at the end; () for none.

    That is what stands before it, with what comes after it where the clause goes on.
    """
    subject = child(sentence, verb.i, "nsubj")
    if subject is None or verb.tag not in ("VBD", "VBZ", "VBP"):
        return ()
    group = set(subtree(sentence, subject.i)) | {verb.i}
    for number in sentence.children[verb.i]:
        token = sentence.tokens[number]
        if token.dep in _ADVERBIAL and abs(token.i - verb.i) < 4:
            group.update(subtree(sentence, token.i))
    first, last = min(group), max(group)
    if len(group) > _MOST or last - first + 1 != len(group) or first < 3:
        return ()
    tokens = sentence.tokens
    if tokens[first - 1].text != ",":
        return ()
    ends = last + 1 == len(tokens) or tokens[last + 1].text in ",.;"
    if not ends:
        return ()
    before = _clause_before(sentence, first - 1)
    after = _clause_after(sentence, last + 1, before)
    return (*before, *after) if len(before) > 1 else ()


def _clause_before(sentence: Sentence, end: int) -> tuple[int, ...]:
    """The words before the aside, back to the last stop of thought."""
    start = 0
    for token in sentence.tokens[:end]:
        if token.text in (";", "—", ":"):
            start = token.i + 1
    return tuple(range(start, end))


def _clause_after(sentence: Sentence, start: int, before: tuple[int, ...]) -> tuple[int, ...]:
    """The words after the aside, where they go on with the clause before it.

    Behind a whole clause a finite verb shows that the clause is but the subject of another: "What
    he fears, he says, is silence".
    """
    tokens = sentence.tokens
    if start + 1 >= len(tokens) or tokens[start].text != ",":
        return ()
    whole = any(_is_finite_clause(sentence, tokens[i]) for i in before)
    behind = tokens[start + 1]
    if whole and behind.text.lower() not in _GOES_ON and behind.tag not in _FINITE:
        return ()
    end = next((one.i for one in tokens[start + 1 :] if one.text in (";", "—")), len(tokens))
    return tuple(range(start + 1, end))


def _is_finite_clause(sentence: Sentence, token: Token) -> bool:
    """Tell whether a token is a finite verb with its subject, not in an "if" clause."""
    if child(sentence, token.i, "mark") is not None or token.dep in ("relcl", "acl"):
        return False
    if token.pos not in ("VERB", "AUX") or child(sentence, token.i, "nsubj", "nsubjpass") is None:
        return False
    helped = child(sentence, token.i, "aux", "auxpass")
    return token.tag in ("VBD", "VBZ", "VBP") or helped is not None
