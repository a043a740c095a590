"""Until when an operation may act: the last day of its mandate."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import first_operation, list_undergoing
from dateline.extract.syntax import behind, children, subject
from dateline.findings import Participant, State, Time
from dateline.text import Sentence


def find_mandate(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the last day of a mandate that verb `i` tells: "its mandate runs until 31 May".

    "extended the mission until June" gives it too; a time without days ("for a year") does not.
    """
    token, words = sentence.tokens[i], scope.words.mandate
    if token.lemma in words.grants:
        things = list_undergoing(sentence, i)
        operation = first_operation(scope, sentence, things)
    elif token.lemma in (words.lasts | words.ends):
        doer = subject(sentence, i)
        things = [doer.i] if doer is not None else []
        operation = None
    else:
        return
    operation = operation or _find_bearer(scope, sentence, i, things)
    preps = words.upto | (words.at if token.lemma in words.ends else frozenset())
    last = _find_last_day(scope, sentence, (i, *things), preps)
    if operation is not None and last is not None:
        yield scope.make_ending("mandate_until", operation, last, sentence, i)


def _find_bearer(scope: Scope, sentence: Sentence, i: int, things: list[int]) -> Participant | None:
    """Whose mandate it is: "its mandate", "the mission, whose mandate ...", "it has a mandate"."""
    for number in things:
        if sentence.tokens[number].lemma not in scope.words.mandate.nouns:
            continue
        owners = children(sentence, number, "poss", "compound", "nmod")
        numbers = [
            sentence.tokens[i].head if one.lemma == "whose" else one.i
            for one in (*owners, *behind(sentence, number, "of", "for"))
        ]
        doer = subject(sentence, i)
        if doer is not None and doer.i != number:
            numbers.append(doer.i)
        found = first_operation(scope, sentence, numbers)
        if found is not None:
            return found
    return None


def _find_last_day(
    scope: Scope, sentence: Sentence, heads: tuple[int, ...], preps: frozenset[str]
) -> Time | None:
    """The time behind "until" or the like that hangs on one of some words."""
    for time in scope.reading.times:
        if time.latest is None or not sentence.start <= time.span.start < sentence.end:
            continue
        before = next(
            (token for token in reversed(sentence.tokens) if token.end <= time.span.start), None
        )
        if before is not None and before.lemma in preps and before.head in heads:
            return time
    return None
