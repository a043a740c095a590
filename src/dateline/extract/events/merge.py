"""One happening told twice in one sentence: "killed in an attack", "refused to rule out".

The words of PLOVER events often come in pairs, a deed and its outcome, or a verb and the verb that
governs it. Such a pair is one event: the outer words keep it and take over what the inner ones say.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.events.candidate import Candidate
from dateline.extract.syntax import child, children, has_label
from dateline.findings import Participant
from dateline.text import Sentence

_OUTCOMES = frozenset(("kill", "wound", "injure", "maim"))
_WITHIN = frozenset(("in", "by", "during", "with", "of"))


def merge_candidates(sentence: Sentence, found: Sequence[Candidate]) -> list[Candidate]:
    """Give the candidates of a sentence, each happening once, in order of the text.

    Refused candidates stay as they are.
    """
    by_place = {one.predicate.i: one for one in found if one.refused is None}
    for i in sorted(by_place, reverse=True):
        one = by_place.get(i)
        outer = _find_outer(sentence, one, by_place) if one is not None else None
        if one is not None and outer is not None:
            by_place[outer.predicate.i] = _join(outer, one)
            del by_place[i]
    kept = list(by_place.values()) + [one for one in found if one.refused is not None]
    return sorted(kept, key=lambda one: one.predicate.i)


def _find_outer(
    sentence: Sentence, one: Candidate, by_place: dict[int, Candidate]
) -> Candidate | None:
    """The candidate of the same type that tells the same happening as `one`, further up."""
    token = sentence.tokens[one.predicate.i]
    head = sentence.tokens[token.head]
    if head.i == token.i:
        return None
    if token.pos == "VERB":
        above = by_place.get(head.i)
        same = above is not None and above.match.frame.type == one.match.frame.type
        return above if above is not None and same and _is_same_deed(sentence, above, one) else None
    if one.match.frame.type != "ASSAULT":
        return None
    if token.dep == "pobj" and head.text.lower() in _WITHIN:
        above = by_place.get(head.head)
    elif token.dep in ("nsubj", "dobj"):
        above = by_place.get(head.i)
    else:
        return None
    fits = above is not None and above.match.frame.type == "ASSAULT"
    return above if fits else None


def _is_same_deed(sentence: Sentence, outer: Candidate, inner: Candidate) -> bool:
    token = sentence.tokens[inner.predicate.i]
    if token.dep in ("xcomp", "pcomp") or _is_outcome_beside(sentence, outer, inner):
        return True
    if inner.match.frame.type != "ASSAULT" or child(sentence, token.i, "nsubj", "nsubjpass"):
        return False
    if token.dep == "advcl":
        return token.tag == "VBG" and token.lemma in _OUTCOMES
    return token.dep == "conj" and bool(inner.recipient) and inner.recipient == outer.recipient


def _is_outcome_beside(sentence: Sentence, outer: Candidate, inner: Candidate) -> bool:
    """Tell whether a deed has two outcomes: "killed two and wounded five", "two killed, five hurt".

    Whoever did the one did the other, on the same day.
    """
    verbs = [sentence.tokens[one.predicate.i] for one in (outer, inner)]
    beside = verbs[1].dep == "conj" and all(one.lemma in _OUTCOMES for one in verbs)
    if not beside or not (inner.actor == outer.actor or not inner.actor):
        return False
    return not all(_has_day(sentence, one.i) for one in verbs)


def _has_day(sentence: Sentence, verb: int) -> bool:
    preps = (one.i for one in children(sentence, verb, "prep"))
    times = [*children(sentence, verb, "npadvmod")]
    times += [one for prep in preps for one in children(sentence, prep, "pobj")]
    return any(has_label(sentence, one.i, "DATE") for one in times)


def _join(outer: Candidate, inner: Candidate) -> Candidate:
    """The outer candidate with the sides, modes and further words of the inner one."""
    actor = outer.actor or inner.actor
    recipient = _unite(outer.recipient, inner.recipient)
    frame = outer.match.frame
    mode = frame.mode + tuple(one for one in inner.match.frame.mode if one not in frame.mode)
    match = replace(outer.match, frame=replace(frame, mode=mode))
    if match.place is None:
        match = replace(match, place=inner.match.place)
    recipient = tuple(one for one in recipient if one not in actor)
    also = (*outer.also, inner.predicate, *inner.also)
    return replace(outer, match=match, actor=actor, recipient=recipient, also=also)


def _unite(
    outer: tuple[Participant, ...], inner: tuple[Participant, ...]
) -> tuple[Participant, ...]:
    return outer + tuple(one for one in inner if one not in outer)
