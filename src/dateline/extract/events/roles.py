"""The places around a predicate that a frame can ask for: subject, objects, phrases, clause."""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events.doers import find_antecedent, find_subject
from dateline.extract.standing import is_headline
from dateline.extract.syntax import RELATIVES, child, children, has_to, is_passive
from dateline.text import Sentence, Token

_NEAR = 4
"""Words between two coordinated verbs that still share their object."""

_FURTHER = ("with", "to", "on", "against", "in", "between")
"""Prepositions looked for below a name of a place or day, and below "for": "talks in Geneva with
them", "called for talks with them"."""

_ALWAYS_FURTHER = ("between", "against", "by")
"""Prepositions looked for below any object: "the arrest of two men by the army"."""

_WITH_BELOW = ("to", "of", "out-of", "by", "on", "over", "via")
"""Prepositions below whose object "with" is looked for too: "came to an agreement with them"."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb or noun with what stands around it; all numbers are tokens of the sentence.

    `phrases` are prepositions in lower case with their objects, in order of nearness; the first
    `near` of them hang on the predicate or its object themselves.
    """

    i: int
    passive: bool
    subject: int | None
    object: int | None
    indirect: int | None
    agent: int | None
    phrases: tuple[tuple[str, int], ...]
    particles: frozenset[str]
    clause: tuple[str, int] | None
    complement: int | None
    near: int = 0


def read_verb(sentence: Sentence, i: int) -> Predicate:
    """Gather what stands around verb `i`."""
    passive = is_passive(sentence, i) or _is_short_passive(sentence, i)
    object_ = _find_object(sentence, i, passive=passive)
    subject = None if passive else find_subject(sentence, i)
    agent = find_agent(sentence, i)
    near = [i] if object_ is None or passive else [i, object_]
    own = [one for number in near for one in _own_phrases(sentence, number)]
    return Predicate(
        i=i,
        passive=passive,
        subject=agent if passive else subject,
        object=object_,
        indirect=_number(child(sentence, i, "dative"), noun=True),
        agent=agent,
        phrases=(*own, *_further_phrases(sentence, own)),
        particles=frozenset(_find_particles(sentence, i)),
        clause=_find_clause(sentence, i, object_),
        complement=_find_complement(sentence, i),
        near=len(own),
    )


def read_noun(sentence: Sentence, i: int) -> Predicate:
    """Gather what stands around noun `i`, prepositions only of its own phrase."""
    own = list(_own_phrases(sentence, i))
    return Predicate(
        i=i,
        passive=False,
        subject=None,
        object=None,
        indirect=None,
        agent=None,
        phrases=(*own, *_further_phrases(sentence, own)),
        particles=frozenset(),
        clause=_find_clause(sentence, i, None),
        complement=None,
    )


def _is_short_passive(sentence: Sentence, i: int) -> bool:
    """For "Two killed in attack", as headlines have it, that nobody is told to have killed."""
    token = sentence.tokens[i]
    if token.tag not in ("VBD", "VBN") or not is_headline(sentence):
        return False
    return not any(children(sentence, i, "dobj", "aux", "ccomp", "xcomp", "prt", "dative")) and any(
        one.text.lower() in ("in", "by", "after", "over", "during", "at", "near", "from")
        for one in children(sentence, i, "prep", "agent")
    )


def _number(token: Token | None, *, noun: bool) -> int | None:
    if token is None or (noun and token.pos == "ADP"):
        return None
    return token.i


def _find_object(sentence: Sentence, i: int, *, passive: bool) -> int | None:
    if passive:
        return _find_passive_object(sentence, i)
    own = child(sentence, i, "dobj")
    if own is None:
        own = _shared_object(sentence, i)
    if own is None:
        own = _raised_object(sentence, i)
    if own is None:
        return None
    return find_antecedent(sentence, own, i)


def _raised_object(sentence: Sentence, i: int) -> Token | None:
    """For "urged the rebels to disarm" the rebels, which the parser puts under "disarm"."""
    for below in children(sentence, i, "ccomp", "xcomp"):
        if has_to(sentence, below.i) or _is_small_clause(sentence, below):
            return child(sentence, below.i, "nsubj", "nsubjpass")
    return None


def _is_small_clause(sentence: Sentence, token: Token) -> bool:
    """For "guilty" in "found him guilty", "arrested" in "ordered him arrested"."""
    bare = token.tag == "VB" and sentence.tokens[token.head].lemma == "let"
    if token.dep != "ccomp" or not (bare or token.tag in ("JJ", "VBN", "NN", "NNP")):
        return False
    return not any(children(sentence, token.i, "aux", "auxpass", "mark", "cop"))


def _find_complement(sentence: Sentence, i: int) -> int | None:
    """What is said of the object: "declared him king", "found him guilty"."""
    own = _number(child(sentence, i, "oprd", "attr", "acomp"), noun=False)
    if own is not None:
        return own
    small = (t.i for t in children(sentence, i, "ccomp") if _is_small_clause(sentence, t))
    return next(small, None)


def _shared_object(sentence: Sentence, i: int) -> Token | None:
    """For "attacked and burned the village" the object of the second verb."""
    for below in children(sentence, i, "conj"):
        alone = not any(children(sentence, below.i, "nsubj", "nsubjpass"))
        bare = not any(children(sentence, i, "prep", "prt", "xcomp", "ccomp", "advcl"))
        if below.pos == "VERB" and below.i - i <= _NEAR and alone and bare:
            return child(sentence, below.i, "dobj")
    return None


def _find_passive_object(sentence: Sentence, i: int) -> int | None:
    own = child(sentence, i, "nsubjpass", "nsubj")
    token = sentence.tokens[i]
    if own is not None:
        return find_antecedent(sentence, own, i)
    head = sentence.tokens[token.head]
    if token.dep in ("acl", "relcl", "amod") and head.pos in ("NOUN", "PROPN", "PRON", "NUM"):
        return head.i
    if token.dep == "conj" and head.pos in ("VERB", "AUX"):
        return _find_passive_object(sentence, head.i)
    if token.dep in ("xcomp", "advcl") and head.pos in ("VERB", "AUX") and token.head != i:
        return find_subject(sentence, i)
    above = sentence.tokens[head.head]
    if token.dep == "pcomp" and head.dep == "prep" and above.pos in ("VERB", "AUX"):
        return find_subject(sentence, above.i)  # "died after being shot"
    return None


def find_agent(sentence: Sentence, i: int) -> int | None:
    """Give who does verb `i` behind "by", or None."""
    by = child(sentence, i, "agent")
    below = child(sentence, by.i, "pobj") if by is not None else None
    return below.i if below is not None else None


def _further_phrases(sentence: Sentence, own: list[tuple[str, int]]) -> Iterator[tuple[str, int]]:
    """Prepositions below the objects of these phrases."""
    for name, number in own:
        passable = name == "for" or sentence.tokens[number].pos in ("PROPN", "NUM")
        only = _FURTHER if passable else _ALWAYS_FURTHER
        bare = name == "in" and not any(children(sentence, number, "det", "poss"))
        if not passable and (bare or name in _WITH_BELOW):
            only = (*only, "with")
        yield from _own_phrases(sentence, number, only=only)


def _own_phrases(
    sentence: Sentence, i: int, only: tuple[str, ...] | None = None
) -> Iterator[tuple[str, int]]:
    for prep in children(sentence, i, "prep", "dative", "agent", "advmod", "prt"):
        if prep.pos not in ("ADP", "SCONJ", "ADV") and prep.dep != "prep":
            continue
        if _opens_clause(sentence, prep, i):
            continue
        for name, below in _objects_of(sentence, prep):
            if only is None or name in only:
                yield name, below


def _opens_clause(sentence: Sentence, prep: Token, i: int) -> bool:
    """Whether a phrase with "on" goes ahead of verb `i`: "on television he called for" it.

    Such a phrase says when or where; what is done on somebody follows the verb.
    """
    if prep.text.lower() != "on" or prep.i > i or sentence.tokens[i].pos != "VERB":
        return False
    return not any(one.tag in RELATIVES for one in children(sentence, prep.i, "pobj"))


def _objects_of(sentence: Sentence, prep: Token) -> Iterator[tuple[str, int]]:
    """The objects of a preposition, those of "out of" and "on behalf of" under the last word."""
    name = prep.text.lower()
    for below in children(sentence, prep.i, "pobj", "pcomp"):
        if below.dep == "pcomp" and below.tag != "VBG":
            continue
        if below.tag == "WDT":
            yield name, find_antecedent(sentence, below, _verb_of(sentence, prep))
        else:
            yield name, below.i
    for inner in children(sentence, prep.i, "prep"):
        for below in children(sentence, inner.i, "pobj"):
            if name == "out":
                yield "out-of", below.i
            yield inner.text.lower(), below.i


def _verb_of(sentence: Sentence, prep: Token) -> int:
    head = sentence.tokens[prep.head]
    return head.i if head.pos in ("VERB", "AUX") else head.head


def _find_particles(sentence: Sentence, i: int) -> Iterator[str]:
    for below in children(sentence, i, "prt", "advmod", "prep", "acomp", "oprd", "ccomp"):
        yield below.text.lower()


def _find_clause(sentence: Sentence, i: int, object_: int | None) -> tuple[str, int] | None:
    for below in children(sentence, i, "xcomp", "ccomp", "acl", "advcl", "relcl"):
        if below.pos not in ("VERB", "AUX"):
            continue
        kind = _clause_kind(sentence, below)
        if kind is not None:
            return kind, below.i
    if object_ is not None and sentence.tokens[i].pos == "VERB":
        inner = next(
            (t for t in children(sentence, object_, "acl", "relcl", "advcl") if t.pos == "VERB"),
            None,
        )
        if inner is not None and _clause_kind(sentence, inner) == "to":
            return "to", inner.i
    return None


def _clause_kind(sentence: Sentence, below: Token) -> str | None:
    if has_to(sentence, below.i):
        return "to"
    if below.dep == "xcomp":
        return "ing" if below.tag == "VBG" else "to"
    if below.dep in ("ccomp", "acl"):
        mark = child(sentence, below.i, "mark")
        if mark is not None and mark.text.lower() == "that":
            return "that"
        return "that" if below.dep == "ccomp" else None
    return None
