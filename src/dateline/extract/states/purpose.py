"""What an operation is for."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_operation, first_operation
from dateline.extract.syntax import behind, child, children, edges, subject
from dateline.findings import State
from dateline.text import Sentence, Span

_LOOSE = ("punct", "advcl", "relcl", "cc", "conj", "parataxis")


def find_task(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the tasks that token `i` tells: "aims to", "provides for", "the goal ... is to"."""
    token = sentence.tokens[i]
    if token.pos == "VERB":
        yield from _find_task_of_verb(scope, sentence, i)
    elif token.lemma in scope.words.task_nouns:
        yield from _find_task_of_noun(scope, sentence, i)
    else:
        yield from _find_task_after(scope, sentence, i)


def _find_task_of_verb(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    lemma = sentence.tokens[i].lemma
    if lemma not in scope.words.task_verbs and lemma not in scope.words.task_doing:
        return
    doer = subject(sentence, i)
    operation = find_operation(scope, sentence, doer.i) if doer is not None else None
    if operation is None:
        return
    span = _own_clause(scope, sentence, i) if lemma in scope.words.task_doing else None
    span = span or _complement(scope, sentence, i)
    if span is not None:
        yield scope.make_state("task", span.text, operation, span, sentence, i)


def _find_task_of_noun(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """ "The goal of the mission is to increase the capacity of ..." """
    owner = [below.i for below in behind(sentence, i, "of")]
    owner += [token.i for token in children(sentence, i, "poss")]
    operation = first_operation(scope, sentence, owner)
    head = sentence.tokens[sentence.tokens[i].head]
    if operation is None or sentence.tokens[i].dep != "nsubj" or head.lemma != "be":
        return
    aim = child(sentence, head.i, "xcomp", "attr", "ccomp")
    if aim is not None:
        span = _phrase(scope, sentence, aim.i)
        yield scope.make_state("task", span.text, operation, span, sentence, head.i)


def _find_task_after(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """ "a mission to train Iraqi forces" """
    aim = child(sentence, i, "acl")
    if aim is None or aim.tag != "VB" or child(sentence, aim.i, "aux") is None:
        return
    operation = find_operation(scope, sentence, i)
    if operation is not None:
        span = _phrase(scope, sentence, aim.i)
        yield scope.make_lasting("task", span.text, operation, span, "said of what it is for")


def _complement(scope: Scope, sentence: Sentence, i: int) -> Span | None:
    """The task after a verb such as aim or provide: its clause, or the object of "for"."""
    clause = child(sentence, i, "xcomp")
    if clause is not None and clause.tag in ("VB", "VBG"):
        return _phrase(scope, sentence, clause.i)
    for prep in children(sentence, i, "prep"):
        if prep.lemma in ("for", "on", "with", "at"):
            thing = child(sentence, prep.i, "pobj", "pcomp")
            if thing is not None and thing.lemma not in scope.words.personnel:
                return _phrase(scope, sentence, thing.i)
    return None


def _own_clause(scope: Scope, sentence: Sentence, i: int) -> Span | None:
    """The verb and its objects, where the verb itself is the task ("trains Iraqi forces")."""
    if child(sentence, i, "dobj", "prep") is None:
        return None
    without = frozenset(
        token.i
        for token in children(sentence, i)
        if token.i < i
        or token.dep in _LOOSE
        or token.dep == "npadvmod"
        or token.lemma in ("since", "until", "during")
    )
    return scope.reading.document.span(*edges(sentence, i, without=without))


def _phrase(scope: Scope, sentence: Sentence, i: int) -> Span:
    """The words under token `i` without the article or the "to" that opens them."""
    without = frozenset(
        token.i
        for token in children(sentence, i)
        if token.dep in ("relcl", "punct", "parataxis")
        or (token.i < i and token.lemma in ("the", "a", "an", "to"))
    )
    return scope.reading.document.span(*edges(sentence, i, without=without))
