"""Who comes to an operation and who goes: "joined the mission", "withdrew from the mission".

The state is the operation's: `member` is who joined or belongs, `former_member` who left.
"""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_actor, first_operation, name_of
from dateline.extract.syntax import behind, child, children, conjuncts, is_passive, subject
from dateline.findings import Participant, State, StateField
from dateline.text import Sentence, Token


def find_members(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the members of operations that token `i` tells to join, to belong or to leave."""
    token = sentence.tokens[i]
    if token.pos == "VERB" and not is_passive(sentence, i):
        doer = subject(sentence, i)
        if doer is None:
            return
        if token.lemma in scope.words.join:
            things = [one.i for one in children(sentence, i, "dobj")]
            yield from _make(scope, sentence, i, "member", doer, things)
        else:
            yield from _make(scope, sentence, i, "former_member", doer, _left(scope, sentence, i))
    elif token.pos == "NOUN" and token.lemma in scope.words.member and token.dep == "attr":
        doer = subject(sentence, token.head)
        whole = [one.i for one in behind(sentence, i, "of", "in")]
        if doer is not None:
            yield from _make(scope, sentence, token.head, "member", doer, whole)


def _left(scope: Scope, sentence: Sentence, i: int) -> list[int]:
    """What a verb says is left: its object, or what stands after "from" and "out of"."""
    lemma = sentence.tokens[i].lemma
    if lemma in scope.words.leave:
        return [one.i for one in children(sentence, i, "dobj")]
    if lemma not in scope.words.leave_from:
        return []
    holders = [i, *(one.i for one in children(sentence, i, "dobj"))]
    found = []
    for holder in holders:
        for prep in children(sentence, holder, "prep"):
            inner = child(sentence, prep.i, "prep")
            last = inner if prep.lemma == "out" and inner is not None else prep
            if prep.lemma in ("from", "out"):
                found += [one.i for one in children(sentence, last.i, "pobj")]
    return found


def _make(
    scope: Scope, sentence: Sentence, i: int, field: StateField, doer: Token, things: list[int]
) -> Iterator[State]:
    whom = first_operation(scope, sentence, things)
    if whom is None:
        return
    for number in conjuncts(sentence, doer.i):
        who = find_actor(scope, sentence, number)
        if who is not None and _is_apart(who, whom):
            span = scope.reading.document.span(
                min(doer.start, who.span.start, sentence.tokens[i].start),
                max(who.span.end, sentence.tokens[i].end, whom.span.end),
            )
            yield scope.make_state(field, name_of(scope, who), whom, span, sentence, i)


def _is_apart(who: Participant, whom: Participant) -> bool:
    """An operation is no member of itself."""
    return who.mention != whom.mention and (who.actor is None or who.actor != whom.actor)
