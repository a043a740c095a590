"""Status: what is done to an operation, or what it does by itself (suspended, resumed, ended)."""

from collections.abc import Iterator

from dateline.extract.states.scope import Scope
from dateline.extract.states.subjects import find_operation, first_operation, list_undergoing
from dateline.extract.states.words import Change
from dateline.extract.syntax import behind, child, children, conjuncts, is_passive, subject
from dateline.findings import Participant, State
from dateline.text import Sentence


def find_status(scope: Scope, sentence: Sentence, i: int) -> Iterator[State]:
    """Give the states that token `i` tells as a verb, or as a noun such as "the suspension of"."""
    token = sentence.tokens[i]
    predicate = i
    if (told := _find_standing(scope, sentence, i)) is not None:
        value, numbers, predicate = told
    elif token.pos == "VERB":
        change = _find_change(scope, sentence, i)
        numbers = _find_targets(sentence, i, change) if change is not None else []
        numbers = [] if _is_first_step(sentence, i) else numbers
        value = change.value if change is not None else ""
    elif token.pos == "NOUN" and token.lemma in scope.words.status_nouns:
        value = scope.words.status_nouns[token.lemma]
        numbers = _find_owners(sentence, i)
        above = sentence.tokens[token.head]
        if token.dep == "dobj" and above.lemma in scope.words.light:
            predicate = above.i
            doer = subject(sentence, above.i)
            own = any(one.tag == "PRP$" for one in children(sentence, i, "poss"))
            numbers = [doer.i] if own and doer is not None else numbers
        elif token.dep == "dobj" and above.lemma in scope.words.hindering:
            return
    else:
        return
    for number in (one for first in numbers for one in conjuncts(sentence, first)):
        operation = find_operation(scope, sentence, number)
        if operation is None and value != "ended":  # a mandate that is ended may yet run out
            operation = _find_carried(scope, sentence, number)
        if operation is not None:
            span = scope.reading.document.span(*_trigger(sentence, i))
            yield scope.make_state("status", value, operation, span, sentence, predicate)


def _is_first_step(sentence: Sentence, i: int) -> bool:
    """Whether "would begin by absorbing ..." says what is done first, not that it begins."""
    by = (token for token in children(sentence, i, "prep") if token.lemma in ("by", "with"))
    return any(child(sentence, token.i, "pcomp") is not None for token in by)


def _find_owners(sentence: Sentence, i: int) -> list[int]:
    """Whose a noun is: "the mandate of the mission", "its drawdown", "the mission mandate"."""
    found = [token.i for token in children(sentence, i, "poss", "compound", "nmod")]
    return found + [token.i for token in behind(sentence, i, "of", "to")]


def _find_carried(scope: Scope, sentence: Sentence, i: int) -> Participant | None:
    """The operation of which a noun such as "mandate" is spoken, or None for other nouns."""
    if sentence.tokens[i].lemma not in scope.words.carriers:
        return None
    return first_operation(scope, sentence, _find_owners(sentence, i))


def _find_standing(scope: Scope, sentence: Sentence, i: int) -> tuple[str, list[int], int] | None:
    """The state that something is said to be in: "is on hold", "remains suspended".

    With it come the tokens of its subject and the verb that says so.
    """
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep == "pobj" and head.text.lower() in ("on", "in"):
        value = scope.words.standing.get(f"{head.text.lower()} {token.lemma}")
        head = sentence.tokens[head.head]
    elif token.dep in ("acomp", "oprd", "attr", "xcomp") or token.tag == "VBN":
        value = scope.words.standing.get(token.text.lower())
    else:
        return None
    if value is None or head.lemma not in ("be", "remain", "stay"):
        return None
    who = subject(sentence, head.i)
    again = any(one.text.lower() == "again" for one in children(sentence, head.i, "advmod"))
    if again and value == "active":
        value = "resumed"
    return (value, [who.i], head.i) if who is not None else None


def _find_stopped(sentence: Sentence, i: int, change: Change) -> list[int]:
    """Who "stopped training": the doer of a task that is no more done."""
    task = child(sentence, i, "xcomp")
    doer = subject(sentence, i)
    if change.value != "suspended" or task is None or task.tag != "VBG" or doer is None:
        return []
    return [doer.i]


def _find_after(sentence: Sentence, i: int, change: Change) -> list[int]:
    """What stands behind the prepositions of a change: "walked out of the talks"."""
    preps = [one for one in children(sentence, i, "prep", "prt") if one.lemma in change.after]
    inner = [one for prep in preps for one in children(sentence, prep.i, "prep")]
    return [thing.i for prep in (*preps, *inner) for thing in children(sentence, prep.i, "pobj")]


def _find_change(scope: Scope, sentence: Sentence, i: int) -> Change | None:
    """The change of a verb; to start again is to resume."""
    found = _look_up(scope, sentence, i)
    again = any(token.text.lower() == "again" for token in children(sentence, i, "advmod"))
    if found is not None and found.value == "active" and again:
        return scope.words.status.get("resume", found)
    return found


def _look_up(scope: Scope, sentence: Sentence, i: int) -> Change | None:
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
    things = list_undergoing(sentence, i)
    if is_passive(sentence, i):
        return things
    things = things or _find_stopped(sentence, i, change) or _find_after(sentence, i, change)
    if not things and change.own and child(sentence, i, "xcomp", "ccomp") is None:
        doer = subject(sentence, i)
        things = [doer.i] if doer is not None else []
    return things


def _trigger(sentence: Sentence, i: int) -> tuple[int, int]:
    particle = child(sentence, i, "prt")
    last = particle if particle is not None and particle.i > i else sentence.tokens[i]
    return sentence.tokens[i].start, (last.end if last.i == i + 1 else sentence.tokens[i].end)
