"""What a host does about an operation: gives, confirms, withdraws its consent, asks it to go."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import first_operation
from dateline.extract.syntax import behind, child, children, is_passive, subject
from dateline.findings import State
from dateline.text import Sentence

_TO_WHOM = ("to", "for", "of", "from")
_MAKES_ANOTHER = ("on", "ahead", "forward", "along")


def find_host_acts(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the consent that verb `i` tells of: its value is what becomes of it ("withdrawn")."""
    token = sentence.tokens[i]
    if token.pos != "VERB":
        return
    value = scope.words.consent_verbs.get(token.lemma)
    if value is not None:
        yield from _find_consent_done(scope, sentence, i, value)
    yield from _find_wish(scope, sentence, i)


def _find_consent_done(scope: Scope, sentence: Sentence, i: int, value: str) -> Iterator[State]:
    """ "withdrew its consent to the mission", "the consent for the mission was withdrawn" """
    things = list(children(sentence, i, "dobj"))
    if is_passive(sentence, i):
        undergoer = subject(sentence, i)
        things = [undergoer] if undergoer is not None else []
    for thing in things:
        if thing.lemma not in scope.words.consent_nouns:
            continue
        below = [one.i for at in (thing.i, i) for one in behind(sentence, at, *_TO_WHOM)]
        operation = first_operation(scope, sentence, below)
        if operation is not None:
            first, last = sorted((sentence.tokens[i], thing), key=lambda one: one.start)
            span = scope.reading.document.span(first.start, last.end)
            yield scope.make_state("consent", value, operation, span, sentence, i)


def _find_wish(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """ "asked the mission to leave", "wants the mission to stay", "the mission was told to go" """
    done = child(sentence, i, "xcomp", "ccomp")
    if done is None or done.pos != "VERB" or done.i < i:
        return  # "The mission is going to plan, he told them"
    wish = next(
        (
            one
            for one in scope.words.wishes
            if sentence.tokens[i].lemma in one.verbs and _names(sentence, done.i) & one.to
        ),
        None,
    )
    asked = [one.i for one in children(sentence, i, "dobj")]
    asked += [one.i for one in children(sentence, done.i, "nsubj")]
    if is_passive(sentence, i):
        undergoer = subject(sentence, i)
        asked = [undergoer.i] if undergoer is not None else []
    operation = first_operation(scope, sentence, asked)
    if wish is not None and operation is not None:
        span = scope.reading.document.span(sentence.tokens[i].start, done.end)
        yield scope.make_state("consent", wish.value, operation, span, sentence, i)


def _names(sentence: Sentence, i: int) -> frozenset[str]:
    """The lemma of a verb, with the word behind it where that makes another verb: "go on"."""
    lemma = sentence.tokens[i].lemma
    after = sentence.tokens[i + 1].lemma if i + 1 < len(sentence.tokens) else ""
    return frozenset((f"{lemma} {after}",) if after in _MAKES_ANOTHER else (lemma,))
