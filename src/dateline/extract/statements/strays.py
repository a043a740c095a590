"""Subjects that the parser hung elsewhere: found by where they stand, before the verb or behind it.

"In Oslo Ada Berg, the mayor, has warned", "The union, told of the closure, has asked".
"""

from collections.abc import Iterator, Sequence

from dateline.extract.participants import MentionIndex
from dateline.extract.statements.edges import tells_age
from dateline.extract.syntax import (
    FINITE,
    NAMED_SUBJECTS,
    ancestors,
    child,
    children,
    is_of_time,
    subtree,
)
from dateline.text import Sentence, Token

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_CLAUSES = ("advcl", "ccomp", "csubj", "parataxis")
_SET_APART = frozenset(("appos", "relcl", "acl"))
_INSIDE = frozenset(("advmod", "neg", "aux", "auxpass"))
_ASIDE = frozenset(("not", "never"))
"""What begins so tells what the speaker is not: "Berg, not a friend of dams, said"."""


def find_stray(sentence: Sentence, verb: int, content: Sequence[int]) -> Token | None:
    """Give the subject of a finite verb whose subject the parser shows elsewhere, if one stands so.

    `content` are the tokens that the verb governs, which hold no subject of its own.
    """
    if not is_finite(sentence, verb):
        return None
    token = sentence.tokens[verb]
    if token.dep in ("conj", "dep") and sentence.tokens[token.head].pos == "VERB":
        return find_stray(sentence, token.head, content)
    return (
        _in_clause_before(sentence, verb)
        or _right_before(sentence, verb, content)
        or _right_behind(sentence, verb, content)
    )


def is_finite(sentence: Sentence, verb: int) -> bool:
    """Tell whether a verb or its first auxiliary is finite."""
    helped = child(sentence, verb, "aux", "auxpass")
    return (helped or sentence.tokens[verb]).tag in FINITE


def is_reflexive(token: Token) -> bool:
    """Tell whether a word is "himself" or the like."""
    return token.pos == "PRON" and token.text.lower().endswith(("self", "selves"))


def _in_clause_before(sentence: Sentence, verb: int) -> Token | None:
    """The subject of "The union, told of the closure, has asked", hung on the participle."""
    first = _first(sentence, verb)
    if first == 0 or sentence.tokens[first - 1].text != ",":
        return None
    for clause in children(sentence, verb, *_CLAUSES):
        found = child(sentence, clause.i, *NAMED_SUBJECTS) if clause.i < verb else None
        if found is not None and _is_behind_comma(sentence, found, clause.i):
            return found
    return None


def _is_behind_comma(sentence: Sentence, subject: Token, verb: int) -> bool:
    """Tell whether a comma stands between a subject and the verb that it hangs on."""
    between = sentence.tokens[subject.i + 1 : verb]
    return any(one.text == "," for one in between) or stands_apart(sentence, subject, verb)


def is_aside(sentence: Sentence, branch: Sequence[int]) -> bool:
    """Tell whether an apposition does not name the speaker: "Berg, not a diver, said"."""
    first, second = sentence.tokens[branch[0]], sentence.tokens[branch[0] + 1 :][:1]
    return first.text.lower() in _ASIDE and (not second or second[0].text != "-")


def stands_apart(sentence: Sentence, subject: Token, verb: int) -> bool:
    """Tell whether a comma parts a subject from the verb that it hangs on: it is another's."""
    if subject.i >= verb:
        return False
    last = max(_first(sentence, verb) - 1, subject.i)
    return "," in (sentence.tokens[subject.i + 1].text, sentence.tokens[last].text)


def _right_before(sentence: Sentence, verb: int, content: Sequence[int]) -> Token | None:
    """The name that ends before the verb: "In Oslo Ada Berg, the mayor, has warned".

    What is told of it may stand in between: "It began after Berg, who was there, said".
    """
    last = _first(sentence, verb) - 1
    closed = last > 0 and sentence.tokens[last].text == ","
    last -= closed
    if last < 0 or last in content:
        return None
    found: Token | None = None
    for token in _upwards(sentence, last, verb):
        if token.i in content:
            break
        if token.pos in _NOMINAL or tells_age(sentence, token):
            found = token
        if token.dep == "appos" and not closed:
            break
        if token.dep in _SET_APART:
            closed = False
    if found is None or found.i in content or is_of_time(sentence, found.i):
        return None
    return None if closed else found


def _upwards(sentence: Sentence, i: int, verb: int) -> Iterator[Token]:
    """A word and what it hangs on, up to the verb or the preposition that leads to the phrase."""
    yield sentence.tokens[i]
    for token in ancestors(sentence, i):
        if token.i == verb:
            return
        yield token


def _right_behind(sentence: Sentence, verb: int, content: Sequence[int]) -> Token | None:
    """The speaker of "The dam will hold, predicts the analyst Ada Berg", read as an object."""
    if (
        not content
        or max(content) > verb
        or sentence.tokens[_first(sentence, verb) - 1].text != ","
    ):
        return None
    found = child(sentence, verb, "dobj", "attr", "npadvmod")
    if found is None or min(subtree(sentence, found.i)) != verb + 1:
        return None
    return None if is_of_time(sentence, found.i) else found


def _first(sentence: Sentence, verb: int) -> int:
    """The first word of a verb with its auxiliaries and adverbs, "himself" among them."""
    first = verb
    while first > 0 and (
        sentence.tokens[first - 1].dep in _INSIDE or is_reflexive(sentence.tokens[first - 1])
    ):
        first -= 1
    return first


def find_swallowed(sentence: Sentence, i: int, mentions: MentionIndex) -> Token | None:
    """Give the last word of a place that the parser took into the name after it, at token `i`.

    In "In Ostby Ada Berg said" it reads "Ostby Ada Berg".
    """
    if i >= len(sentence.tokens):
        return None
    mention = mentions.at(sentence.tokens[i].start)
    if mention is None or mention.form != "name" or mention.kind not in ("place", "country"):
        return None
    if mention.span.start != sentence.tokens[i].start:
        return None
    last = next(one for one in sentence.tokens[i:] if one.end >= mention.span.end)
    return last if last.dep in ("compound", "nmod") else None
