"""Who leads, who belongs, who is partner: ties between actors and operations."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_actor, find_operation, name_of
from dateline.extract.syntax import (
    behind,
    child,
    children,
    conjuncts,
    is_negated,
    is_passive,
    subject,
)
from dateline.findings import Participant, State, StateField
from dateline.text import Sentence, Token


def find_lead(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the leads that token `i` tells: "US-led coalition", "led by", "leads the mission"."""
    token = sentence.tokens[i]
    if token.lemma not in scope.words.lead or token.pos not in ("VERB", "ADJ"):
        return
    agent = child(sentence, i, "agent")
    leaders = list(children(sentence, i, "npadvmod", "nmod", "compound"))
    if agent is not None:
        leaders = list(children(sentence, agent.i, "pobj"))
    things = [token.head] if token.dep in ("amod", "acl", "relcl") else []
    lasting = bool(things)
    if agent is not None and not things:
        undergoer = subject(sentence, i)
        things = [undergoer.i] if undergoer is not None else []
    elif not leaders and not is_passive(sentence, i):
        doer = subject(sentence, i)
        leaders = [doer] if doer is not None else []
        things = [token.i for token in children(sentence, i, "dobj")]
        lasting = False
    for leader in leaders:
        yield from _tie_lead(scope, sentence, i, leader.i, things, lasting=lasting)


def _tie_lead(
    scope: Scope, sentence: Sentence, i: int, leader: int, things: list[int], *, lasting: bool
) -> Iterator[State]:
    who = find_actor(scope, sentence, leader)
    for thing in things:
        operation = find_operation(scope, sentence, thing)
        if who is None or operation is None:
            continue
        start, end = sentence.tokens[leader].start, sentence.tokens[i].end
        span = scope.reading.document.span(
            min(start, sentence.tokens[i].start), max(end, who.span.end)
        )
        if lasting:
            why = "said of the operation as its mark"
            yield scope.make_lasting("lead", name_of(scope, who), operation, span, why)
        else:
            yield scope.make_state("lead", name_of(scope, who), operation, span, sentence, i)


def find_ties(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give memberships and partnerships: "is a member of", "NATO member Turkey", "joined"."""
    token = sentence.tokens[i]
    if token.pos == "VERB" and token.lemma in scope.words.join:
        yield from _find_joining(scope, sentence, i)
    field = _field_of(scope, token.lemma)
    if field is None or token.pos != "NOUN":
        return
    who = _find_described(scope, sentence, i)
    if who is None or child(sentence, i, "nummod") is not None:
        return
    for other in _find_others(sentence, i):
        whom = find_operation(scope, sentence, other) or find_actor(scope, sentence, other)
        if whom is None or whom.actor is None or whom.actor == who.actor:
            continue
        span = scope.reading.document.span(
            min(token.start, whom.span.start), max(token.end, whom.span.end)
        )
        name, verb = name_of(scope, whom), _find_be(sentence, token)
        if verb is None:
            yield scope.make_lasting(field, name, who, span, f"called a {token.lemma}")
        else:
            yield scope.make_held(field, name, who, span, sentence, verb)


def _find_be(sentence: Sentence, token: Token) -> int | None:
    """The "is" or "was" that a noun is told with, alone or coordinated."""
    head = sentence.tokens[token.head]
    if token.dep == "conj":
        return _find_be(sentence, head)
    return head.i if token.dep == "attr" and head.lemma == "be" else None


def _field_of(scope: Scope, lemma: str) -> StateField | None:
    if lemma in scope.words.member:
        return "member"
    return "partner" if lemma in scope.words.partner else None


def _find_described(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """Who is called a member or partner: the subject of "is", the name beside it, or the "as"."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep == "conj":
        return _find_described(scope, sentence, head.i)
    if token.dep == "attr" and head.lemma == "be" and not is_negated(sentence, head.i):
        doer = subject(sentence, head.i)
        return find_actor(scope, sentence, doer.i) if doer is not None else None
    if token.dep == "appos" or (token.dep in ("compound", "nmod") and head.pos == "PROPN"):
        return find_actor(scope, sentence, head.i)
    name = child(sentence, i, "appos")
    return find_actor(scope, sentence, name.i) if name is not None else None


def _find_others(sentence: Sentence, i: int) -> list[int]:
    """Of whom: "partner of NATO", "NATO's partner", "NATO member"."""
    found = [token.i for token in children(sentence, i, "poss", "compound", "nmod")]
    for token in behind(sentence, i, "of", "in", "to"):
        found += conjuncts(sentence, token.i)
    return found


def _find_joining(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    doer = subject(sentence, i)
    who = find_actor(scope, sentence, doer.i) if doer is not None else None
    for thing in children(sentence, i, "dobj"):
        whom = find_operation(scope, sentence, thing.i)
        if who is not None and whom is not None:
            span = scope.reading.document.span(sentence.tokens[i].start, whom.span.end)
            yield scope.make_state("member", name_of(scope, whom), who, span, sentence, i)
