"""Leads that pass on: "took over command of the mission", "handed the lead to Denmark"."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import (
    find_actor,
    find_operation,
    first_operation,
    name_of,
    only_operation,
)
from dateline.extract.syntax import behind, child, children, is_passive, name_verb, subject
from dateline.findings import Participant, State
from dateline.text import Sentence, Token


def find_handing(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the leads that verb `i` passes on, and that the operation is handed over."""
    if sentence.tokens[i].pos != "VERB":
        return
    words, verb = scope.words.handing, name_verb(sentence, i)
    if verb in words.takes:
        yield from _find_taken(scope, sentence, i)
    elif verb in words.gives:
        yield from _find_given(scope, sentence, i)
    elif verb in words.replaces:
        yield from _find_replaced(scope, sentence, i)


def _find_taken(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    doer = subject(sentence, i)
    told = _find_led(scope, sentence, i)
    if doer is None or told is None or is_passive(sentence, i):
        return
    yield from _make_lead(scope, sentence, i, doer, told)
    if _first_under(sentence, i, "from") is not None:
        yield _make_handed(scope, sentence, i, told)


def _find_given(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    told = _find_led(scope, sentence, i)
    if told is None:
        return
    taker = _first_under(sentence, i, "to")
    if taker is not None:
        yield from _make_lead(scope, sentence, i, taker, told)
    yield _make_handed(scope, sentence, i, told)


def _find_replaced(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """ "Denmark replaced Canada as the lead of the mission" """
    doer = subject(sentence, i)
    told = _first_under(sentence, i, "as", "in")
    operation = _led_by_noun(scope, sentence, told, i) if told is not None else None
    if doer is None or operation is None:
        return
    passive = is_passive(sentence, i)
    agent = child(sentence, i, "agent")
    taker = child(sentence, agent.i, "pobj") if passive and agent is not None else doer
    if taker is not None and not (passive and agent is None):
        yield from _make_lead(scope, sentence, i, taker, operation)


def _find_led(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """The operation whose command is the object: "command of the mission", or the mission itself.

    The object of "take" and "pass" must name the command; "take over the mission" needs no noun.
    """
    things = list(children(sentence, i, "dobj"))
    if not things and is_passive(sentence, i):
        undergoer = subject(sentence, i)
        things = [undergoer] if undergoer is not None else []
    for thing in things:
        found = _led_by_noun(scope, sentence, thing, i)
        if found is None and child(sentence, i, "prt") is not None:
            found = find_operation(scope, sentence, thing.i)
        if found is not None:
            return found
    commander = _first_under(sentence, i, "as")
    return _led_by_noun(scope, sentence, commander, i) if commander is not None else None


def _led_by_noun(scope: Scope, sentence: Sentence, noun: Token, verb: int) -> Participant | None:
    """The operation that a noun such as "command" is of; "of" may hang on the verb beside it."""
    leads = {f"{stem}er" for stem in scope.words.lead} | scope.words.handing.nouns
    if noun.lemma not in leads:
        return None
    owners = [one.i for one in children(sentence, noun.i, "poss", "compound", "nmod")]
    for holder in (noun.i, verb):
        owners += [one.i for one in behind(sentence, holder, "of", "over")]
    if not owners and any(one.lemma == "the" for one in children(sentence, noun.i, "det")):
        return only_operation(scope, sentence, noun)
    return first_operation(scope, sentence, owners)


def _first_under(sentence: Sentence, i: int, *prepositions: str) -> Token | None:
    under = list(children(sentence, i, "prep", "dative"))
    under += [
        prep
        for thing in children(sentence, i, "dobj")
        for prep in children(sentence, thing.i, "prep")
    ]
    found = (
        child(sentence, prep.i, "pobj") for prep in under if prep.lemma.lower() in prepositions
    )
    return next((one for one in found if one is not None), None)


def _make_handed(scope: Scope, sentence: Sentence, i: int, operation: Participant) -> State:
    span = scope.reading.document.span(sentence.tokens[i].start, sentence.tokens[i].end)
    return scope.make_state("status", "handed over", operation, span, sentence, i)


def _make_lead(
    scope: Scope, sentence: Sentence, i: int, leader: Token, operation: Participant
) -> Iterator[State]:
    who = find_actor(scope, sentence, leader.i)
    if who is None:
        return
    tokens = sentence.tokens
    span = scope.reading.document.span(
        min(who.span.start, tokens[i].start),
        max(who.span.end, tokens[i].end, operation.span.end),
    )
    yield scope.make_state("lead", name_of(scope, who), operation, span, sentence, i)
