"""Cues set in between: "The rope, he said, was bought", "..., monitors said, though ...".

A parser ties such a verb to the clause around it in many ways. What counts here is how it stands
in the line: the verb with its subject and nothing else between commas, or at the end.
"""

from collections.abc import Sequence

from dateline.extract.syntax import child, subtree
from dateline.text import Sentence, Token

_MOST = 12
"""Words of a subject and its verb, at most."""

_ADVERBIAL = frozenset(("advmod", "npadvmod", "aux", "neg", "dative", "prt"))
_GOES_ON = frozenset(("and", "but", "because", "so", "or", "nor"))


def find_aside(sentence: Sentence, verb: Token, hidden: frozenset[int]) -> tuple[int, ...]:
    """Give the content of a verb of saying that stands between commas or at the end; () for none.

    That is what stands before it, with what comes after it where the clause goes on. Tokens in
    `hidden` are spoken words.
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
    if len(group) > _MOST or last - first + 1 != len(group) or first < 2:
        return ()
    tokens = sentence.tokens
    if tokens[first - 1].text != ",":
        return ()
    ends = last + 1 == len(tokens) or tokens[last + 1].text in ",.;"
    if not ends:
        return ()
    before = _clause_before(sentence, first - 1)
    after = _clause_after(sentence, last + 1, before)
    if len(before) + len(after) < 2 or _is_of_quotes(sentence, before, last, hidden):
        return ()
    return (*before, *after)


def _is_of_quotes(
    sentence: Sentence, before: Sequence[int], last: int, hidden: frozenset[int]
) -> bool:
    """Tell whether what an aside stands in is a quotation, not a clause that ends in one.

    Quoted words open it, stand right before it, or begin a sentence of their own behind it.
    """
    words = [i for i in before if _is_word(sentence.tokens[i])] or [before[0]]
    after = next((one for one in sentence.tokens[last + 1 :] if _is_word(one)), None)
    opens = after is not None and after.i in hidden and after.text[0].isupper()
    return opens or not hidden.isdisjoint((words[0], words[-1]))


def _is_word(token: Token) -> bool:
    return token.text[0].isalnum()


def _clause_before(sentence: Sentence, end: int) -> tuple[int, ...]:
    """The words before the aside, back to the last stop of thought."""
    start = 0
    for token in sentence.tokens[:end]:
        if token.text in (";", "—", ":"):
            start = token.i + 1
    return tuple(range(start, end))


def _clause_after(sentence: Sentence, start: int, before: tuple[int, ...]) -> tuple[int, ...]:
    """The words after the aside, where they go on with the clause before it."""
    tokens = sentence.tokens
    if start + 1 >= len(tokens) or tokens[start].text != ",":
        return ()
    whole = any(_is_finite_clause(sentence, tokens[i]) for i in before)
    if whole and tokens[start + 1].text.lower() not in _GOES_ON:
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
