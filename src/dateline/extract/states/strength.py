"""Strength: how many people an operation has, in the words and bounds that the report gives."""

import re

from dateline.extract.states.activities import operation_between
from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_operation, first_operation, predicate_of
from dateline.extract.syntax import ancestors, behind, child, children, conjuncts, subject, subtree
from dateline.findings import Participant, State
from dateline.text import Sentence, Span, Token

_NUMBER = re.compile(r"\d[\d,.]{0,12}\Z")
_STRONG = re.compile(
    r"(\d[\d,.]{0,12})-(?:strong|member|person|man|troop|soldier)\Z", re.IGNORECASE
)


def find_strength(scope: Scope, sentence: Sentence, i: int) -> State | None:
    """Give the strength that number `i` tells ("about 500 advisers take part in the mission")."""
    token = sentence.tokens[i]
    if token.pos != "NUM":
        return None
    people = sentence.tokens[token.head] if token.dep in ("nummod", "compound") else token
    strong = _find_strong(scope, sentence, i)
    if strong is not None:
        span, operation = strong
        return scope.make_lasting("strength", token.text, operation, span, "said of its strength")
    if people.lemma.lower() not in scope.words.personnel or _is_change(scope, sentence, people.i):
        return None
    found = _find_whose(scope, sentence, people.i)
    if found is None:
        return None
    operation, predicate = found
    span = _people_span(scope, sentence, i, people.i)
    if predicate == people.i:
        value = _value(scope, sentence, token)
        return scope.make_lasting("strength", value, operation, span, "said of its strength")
    return scope.make_state(
        "strength", _value(scope, sentence, token), operation, span, sentence, predicate
    )


def _find_strong(scope: Scope, sentence: Sentence, i: int) -> tuple[Span, Participant] | None:
    """ "the 500-strong mission": a number, a hyphen, and a word for strength before the noun."""
    token = sentence.tokens[i]
    for above in ancestors(sentence, i):
        if above.pos in ("NOUN", "PROPN"):
            text = scope.reading.document.text[token.start : above.end]
            if _STRONG.match(text.split(" ", maxsplit=1)[0]) is None:
                continue
            operation = find_operation(scope, sentence, above.i)
            if operation is not None:
                return scope.reading.document.span(token.start, above.end), operation
    return None


def _is_change(scope: Scope, sentence: Sentence, people: int) -> bool:
    """ "200 more soldiers" are a change, not a strength; "more than 200" is one."""
    before = [sentence.tokens[n] for n in subtree(sentence, people) if n <= people]
    return any(
        token.lemma.lower() in scope.words.changes and sentence.tokens[token.i + 1].text != "than"
        for token in before
        if token.i < people
    )


def _find_whose(scope: Scope, sentence: Sentence, people: int) -> tuple[Participant, int] | None:
    """The operation these people are in, and the word that says so."""
    token = sentence.tokens[people]
    for beside in _below_prepositions(sentence, people):
        operation = find_operation(scope, sentence, beside)
        if operation is not None:
            counted = _counts_all(scope, sentence, people)
            return (operation, predicate_of(sentence, people)) if counted else None
    head = sentence.tokens[token.head]
    if token.dep == "pobj" and head.lemma in ("of", "with"):
        operation = find_operation(scope, sentence, head.head)
        if operation is not None and head.head != head.i:
            return operation, people
    if token.dep == "pobj" and head.lemma == "to":
        changed = _find_changed(scope, sentence, head.i)
        if changed is not None:
            return changed
    if token.dep in ("nsubj", "nsubjpass") and head.lemma in scope.words.serving:
        return _first_operation(scope, sentence, head.i)
    if token.dep in ("dobj", "attr", "pobj"):
        verb = head if head.pos in ("VERB", "AUX") else sentence.tokens[head.head]
        if verb.lemma in scope.words.numbering:
            return _find_having(scope, sentence, verb.i)
    return None


def _find_changed(scope: Scope, sentence: Sentence, to: int) -> tuple[Participant, int] | None:
    """The operation that a verb brings to a number: "reduced the mission to 9,000 troops"."""
    verb = next((one for one in ancestors(sentence, to) if one.pos == "VERB"), None)
    if verb is None or verb.lemma not in scope.words.status:
        return None
    things = list(children(sentence, verb.i, "dobj"))
    undergoer = subject(sentence, verb.i)
    if not things and undergoer is not None:
        things = [undergoer]
    operation = first_operation(scope, sentence, (one.i for one in things))
    return (operation, verb.i) if operation is not None else None


def _counts_all(scope: Scope, sentence: Sentence, people: int) -> bool:
    """Whether these are all: "the 500 soldiers of", or in a clause that says how many there are.

    "Three members of the coalition were killed" says what some of them met with.
    """
    token = sentence.tokens[people]
    if any(one.text.lower() in ("the", "its") for one in children(sentence, people, "det", "poss")):
        return True
    verb = sentence.tokens[predicate_of(sentence, people)]
    known = scope.words.serving | scope.words.numbering | {"be", "remain", "stay"}
    return token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "pobj") and verb.lemma in known


def _below_prepositions(sentence: Sentence, i: int) -> list[int]:
    return [
        below.i
        for number in conjuncts(sentence, i)
        for below in behind(sentence, number, "in", "with", "on", "of")
    ]


def _first_operation(scope: Scope, sentence: Sentence, verb: int) -> tuple[Participant, int] | None:
    """The operation in the phrases of a verb such as serve: "take part in the mission"."""
    below = list(children(sentence, verb, "prep"))
    part = child(sentence, verb, "dobj")
    below += list(children(sentence, part.i, "prep")) if part is not None else []
    for prep in below:
        for thing in children(sentence, prep.i, "pobj"):
            operation = find_operation(scope, sentence, thing.i)
            if operation is not None:
                return operation, verb
    return None


def _find_having(scope: Scope, sentence: Sentence, verb: int) -> tuple[Participant, int] | None:
    """The operation that has the people; or of the one who has them where its host is named."""
    doer = subject(sentence, verb)
    if doer is None:
        return None
    operation = find_operation(scope, sentence, doer.i)
    if operation is not None:
        return operation, verb
    owner = scope.mentions.at(doer.start)
    places = [
        mention.actor
        for number in subtree(sentence, verb)
        if sentence.tokens[number].dep == "pobj"
        and (mention := scope.mentions.at(sentence.tokens[number].start)) is not None
        and mention.kind == "country"
    ]
    if owner is None or owner.actor is None:
        return None
    actors = frozenset(one for one in (owner.actor, *places) if one is not None)
    entry = operation_between(scope, actors)
    if entry is None:
        return None
    return Participant(owner.span, owner.id, entry.id), verb


def _people_span(scope: Scope, sentence: Sentence, number: int, people: int) -> Span:
    """From the words before the number to the last of the people named together."""
    first = min([number, *subtree(sentence, number)])
    before = sentence.tokens[first - 1] if first else None
    if before is not None and before.lemma.lower() in scope.words.approximators:
        first -= 1
    last = max(one for one in conjuncts(sentence, people))
    return scope.reading.document.span(sentence.tokens[first].start, sentence.tokens[last].end)


def _value(scope: Scope, sentence: Sentence, number: Token) -> str:
    """The number with a fixed word for how exact it is: "about 500", "more than 400"."""
    before = [sentence.tokens[one].text.lower() for one in range(max(0, number.i - 3), number.i)]
    for length in (2, 1):
        kept = scope.words.approximators.get(" ".join(before[-length:]))
        if kept is not None:
            return f"{kept} {number.text}"
    return number.text
