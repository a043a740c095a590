"""Status: what is done to an operation, or what it does by itself (suspended, resumed, ended)."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_operation
from dateline.extract.states.words import Change
from dateline.extract.syntax import child, children, conjuncts, is_passive, subject
from dateline.findings import State
from dateline.text import Sentence


def find_status(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the states that token `i` tells as a verb, or as a noun such as "the suspension of"."""
    token = sentence.tokens[i]
    if token.pos == "VERB":
        change = _find_change(scope, sentence, i)
        numbers = _find_targets(sentence, i, change) if change is not None else []
        value = change.value if change is not None else ""
    elif token.pos == "NOUN" and token.lemma in scope.words.status_nouns:
        value = scope.words.status_nouns[token.lemma]
        numbers = [
            below.i
            for prep in children(sentence, i, "prep")
            if prep.lemma in ("of", "to")
            for below in children(sentence, prep.i, "pobj")
        ]
    else:
        return
    for number in (one for first in numbers for one in conjuncts(sentence, first)):
        operation = find_operation(scope, sentence, number)
        if operation is not None:
            span = scope.reading.document.span(*_trigger(sentence, i))
            yield scope.make_state("status", value, operation, span, sentence, i)


def _find_change(scope: Scope, sentence: Sentence, i: int) -> Change | None:
    """The change of a verb, its particle or fixed words ("put on hold") taken with it."""
    lemma = sentence.tokens[i].lemma
    for below in children(sentence, i, "prt", "prep"):
        rest = [token.lemma for token in children(sentence, below.i, "pobj")]
        found = scope.words.status.get(" ".join([lemma, below.lemma, *rest]))
        if found is not None:
            return found
    return scope.words.status.get(lemma)


def _find_targets(sentence: Sentence, i: int, change: Change) -> list[int]:
    """The object; in the passive the subject; for verbs such as resume the subject alone too."""
    if is_passive(sentence, i):
        undergoer = subject(sentence, i)
        return [undergoer.i] if undergoer is not None else []
    things = [token.i for token in children(sentence, i, "dobj")]
    if not things and change.own and child(sentence, i, "xcomp", "ccomp") is None:
        doer = subject(sentence, i)
        things = [doer.i] if doer is not None else []
    return things


def _trigger(sentence: Sentence, i: int) -> tuple[int, int]:
    particle = child(sentence, i, "prt")
    last = particle if particle is not None and particle.i > i else sentence.tokens[i]
    return sentence.tokens[i].start, (last.end if last.i == i + 1 else sentence.tokens[i].end)
