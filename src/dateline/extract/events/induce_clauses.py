"""Patterns for a deed that a clause tells ("order RECIPIENT to VERB{pay}"), and rows for some.

Part of induce.py, which says what patterns are for.
"""

from collections.abc import Iterator

from dateline.extract.events.agents import load_nouns
from dateline.extract.events.roles import Predicate, read_verb
from dateline.extract.events.sketches import Sketch, Words
from dateline.extract.events.slots import Sought, is_noun, names
from dateline.extract.syntax import child, children, is_negated, is_passive
from dateline.text import Sentence, Token

CLAUSE = ("xcomp", "ccomp")
"""An infinitive by these relations says what is asked, threatened; by others a purpose."""


def clause_of(sentence: Sentence, predicate: Predicate) -> tuple[Words | str, ...]:
    """The verb of the clause beside an object: "order RECIPIENT to VERB{pay}"."""
    if predicate.clause is None:
        return ()
    kind, inner = predicate.clause
    if sentence.tokens[inner].dep not in CLAUSE or kind not in ("to", "that"):
        return ()
    if is_negated(sentence, inner) or (kind == "that" and is_passive(sentence, inner)):
        return ()
    return kind, Words(frozenset((sentence.tokens[inner].lemma,)), before="VERB")


def with_clause(
    sentence: Sentence,
    head: tuple[Words | str, ...],
    predicate: Predicate,
    recipient: Sought,
) -> Iterator[tuple[int, Sketch]]:
    """Give patterns with the recipient inside a clause: "threaten to VERB{cut} RECIPIENT"."""
    if predicate.clause is None:
        return
    kind, number = predicate.clause
    inner = sentence.tokens[number]
    if inner.dep not in CLAUSE or kind not in ("to", "that") or is_negated(sentence, number):
        return
    below = read_verb(sentence, number)
    verb = Words(frozenset((inner.lemma,)), before="VERB")
    alone = predicate.object is None
    if kind == "to" and alone and recipient is None:
        yield 0, Sketch(noun=False, pieces=(*head, "to", verb))
    if recipient is None:
        return
    if kind == "to" and alone and _is_inside(sentence, below, recipient):
        yield 0, Sketch(noun=False, pieces=(*head, "to", verb, "RECIPIENT"))
    subject = child(sentence, number, "nsubj", "nsubjpass")
    if kind == "that" and subject is not None and names(sentence, subject.i, recipient):
        helpers = {one.lemma for one in children(sentence, number, "aux")}
        if helpers & {"must", "should"}:
            yield 0, Sketch(noun=False, pieces=(*head, "that", "RECIPIENT", "must", "VERB"))
        yield 0, Sketch(noun=False, pieces=(*head, "that", "RECIPIENT", verb))


def _is_inside(sentence: Sentence, below: Predicate, recipient: frozenset[int]) -> bool:
    numbers = [below.object, *(i for _, i in below.phrases)]
    return any(i is not None and names(sentence, i, recipient) for i in numbers)


def rows_of(
    sentence: Sentence, token: Token, predicate: Predicate, recipient: Sought
) -> Iterator[Sketch]:
    """Give a row where only the object in the clause tells: "*urge RECIPIENT to release water".

    A frame has no place for that object, a row (rows.py) has; its words stand as they are written.
    """
    if predicate.clause is None or predicate.passive:
        return
    kind, number = predicate.clause
    inner = sentence.tokens[number]
    below = read_verb(sentence, number)
    if kind != "to" or inner.dep not in CLAUSE or not is_noun(sentence, below.object):
        return
    noun = sentence.tokens[below.object or 0]
    if noun.lemma.lower() in load_nouns().acting:
        return  # whom the clause is about is chance: "to pay the farmers"
    thing = noun.text.lower()
    start = Words(frozenset((token.lemma,)), before="*", bare=True)
    end = (
        Words(frozenset((inner.text.lower(),)), bare=True),
        Words(frozenset((thing,)), bare=True),
    )
    object_ = predicate.object
    if recipient is None and object_ is None:
        yield Sketch(noun=False, pieces=(start, "to", *end))
    elif recipient is not None and object_ is not None and names(sentence, object_, recipient):
        yield Sketch(noun=False, pieces=(start, "RECIPIENT", "to", *end))
    elif recipient is not None and object_ is None:
        for name, i in below.phrases:
            if names(sentence, i, recipient) and i > (below.object or 0):
                yield Sketch(noun=False, pieces=(start, "to", *end, name, "RECIPIENT"))
