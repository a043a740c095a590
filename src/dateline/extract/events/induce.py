"""Frames from examples: which patterns would read this sentence as its example says.

The parse says where the one who acts and the one to whom it is done stand around a verb or noun;
each such place has its notation in frames.py. Patterns come in the order in which a careful person
would try them: what says the deed in the fewest words first, then the same with further words, for
where the few also fit something else. Which of them holds is for the caller to try out, since only
a reading of the whole sentence tells (run/training.py).

The idea is that of pattern learning from seeds (Riloff 1993, AutoSlog: a pattern for each syntactic
place of a marked noun phrase); here with the notation of frames, and with every pattern tried out.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events.frames import PARTICLES, PREPOSITIONS
from dateline.extract.events.induce_clauses import CLAUSE, clause_of, rows_of, with_clause
from dateline.extract.events.induce_nouns import of_noun
from dateline.extract.events.roles import Predicate, read_verb
from dateline.extract.events.sketches import Sketch, Words
from dateline.extract.events.slots import (
    Sought,
    head_words,
    is_noun,
    is_word,
    names,
    owned_by,
    phrase_of,
)
from dateline.extract.syntax import child
from dateline.text import Sentence, Token

_LIGHT = frozenset((
    "take", "bring", "make", "put", "hold", "give", "have", "get", "go", "come", "be", "do", "set",
    "keep", "place", "lay", "turn", "lead", "stand", "fall", "move", "leave", "throw", "draw",
    "supply", "provide", "furnish", "equip", "serve", "present", "charge", "deprive", "strip",
    "rob",
))  # fmt: skip
"""Verbs that say little: a phrase beside them says the deed ("took Egypt to court", "supplied
Egypt with water")."""

_DEEDS = frozenset((
    "threaten", "refuse", "decline", "vow", "pledge", "promise", "offer", "agree", "swear", "warn",
    "undertake", "volunteer", "consent",
))  # fmt: skip
"""Verbs that are deeds of their own, whatever stands in the infinitive after them."""

_REPORTING = frozenset((
    "say", "tell", "announce", "report", "add", "note", "believe", "think", "know", "confirm",
    "deny", "state", "claim", "explain",
))  # fmt: skip
"""Verbs that tell of deeds: another verb with the same people goes before them."""


@dataclass(frozen=True, slots=True)
class _Base:
    """Pieces of a pattern, with the token numbers that they are from."""

    pieces: tuple[Words | str, ...]
    used: frozenset[int]


def induce(sentence: Sentence, actor: Sought, recipient: Sought) -> tuple[Sketch, ...]:
    """Give the patterns that may read the sentence so, those to be tried first in front."""
    found: dict[Sketch, None] = {}
    verbs = [one for one in sentence.tokens if one.pos == "VERB" and one.dep != "amod"]
    plain: list[tuple[int, int, Sketch]] = []
    for token in verbs:
        predicate = read_verb(sentence, token.i)
        if not _acts(sentence, predicate, actor):
            continue
        rank = _rank(sentence, token, predicate)
        sketches = _of_verb(sentence, token, predicate, recipient)
        plain += [(tier, rank, one) for tier, one in sketches]
    for tier, _, sketch in sorted(plain, key=lambda one: (one[0] > 1, one[1], one[0])):
        if tier < 2:
            found[sketch] = None
    for token in sentence.tokens:
        if token.pos == "NOUN" and token.dep not in ("compound", "amod", "nmod"):
            for sketch in of_noun(sentence, token, actor, recipient):
                found[sketch] = None
    for _, _, sketch in sorted(plain, key=lambda one: (one[0], one[1])):
        found[sketch] = None
    return tuple(found)


def _acts(sentence: Sentence, predicate: Predicate, actor: Sought) -> bool:
    if actor is None:
        return True
    return predicate.subject is not None and names(sentence, predicate.subject, actor)


def _rank(sentence: Sentence, token: Token, predicate: Predicate) -> int:
    """Deeds before what tells of them, and the infinitive before "plan to", "begin to"."""
    if token.lemma in _REPORTING:
        return 2
    clause = predicate.clause
    inner = clause is not None and sentence.tokens[clause[1]].dep in CLAUSE
    if inner and clause is not None and clause[0] in ("to", "ing") and predicate.object is None:
        return 0 if token.lemma in _DEEDS else 1
    return 0 if not _is_under_deed(sentence, token) else 1


def _is_under_deed(sentence: Sentence, token: Token) -> bool:
    head = sentence.tokens[token.head]
    return token.dep in CLAUSE and head.lemma in _DEEDS and head.i != token.i


# --- verbs


def _of_verb(
    sentence: Sentence, token: Token, predicate: Predicate, recipient: Sought
) -> Iterator[tuple[int, Sketch]]:
    """Give patterns of one verb with their tier: 0 is to be tried first, 2 and more last."""
    head: tuple[Words | str, ...] = (Words(frozenset((token.lemma,)), bare=True),)
    particle = _particle(sentence, token.i)
    clause = clause_of(sentence, predicate)
    for base in _bases(sentence, predicate, recipient, particle):
        phrases = list(_phrases(sentence, predicate, base.used))
        light = token.lemma in _LIGHT and not any(isinstance(one, Words) for one in base.pieces)
        told = predicate.object is not None or predicate.passive or _is_phrase(base.pieces)
        if clause and told:
            yield 0, Sketch(noun=False, pieces=(*head, *base.pieces, *clause))
        if light:
            for phrase in phrases:
                yield 0, Sketch(noun=False, pieces=(*head, *base.pieces, *phrase))
        yield (2 if light else 1), Sketch(noun=False, pieces=(*head, *base.pieces))
        for phrase in phrases:
            yield 3, Sketch(noun=False, pieces=(*head, *base.pieces, *phrase, *clause))
            yield 4, Sketch(noun=False, pieces=(*head, *base.pieces, *phrase))
    yield from with_clause(sentence, head, predicate, recipient)
    for row in rows_of(sentence, token, predicate, recipient):
        yield 5, row


def _is_phrase(pieces: tuple[Words | str, ...]) -> bool:
    """Tell whether the recipient stands after a preposition: "call on RECIPIENT to VERB"."""
    return any(isinstance(one, str) and " RECIPIENT" in one for one in pieces)


def _particle(sentence: Sentence, i: int) -> str | None:
    found = child(sentence, i, "prt")
    word = found.text.lower() if found is not None else None
    return word if word in PARTICLES or word in PREPOSITIONS else None


def _bases(
    sentence: Sentence, predicate: Predicate, recipient: Sought, particle: str | None
) -> Iterator[_Base]:
    """Give what stands around the verb, once for each way to say where the recipient stands."""
    behind = () if particle is None else (particle,)
    object_ = predicate.object
    words = head_words(sentence, object_) if object_ is not None else None
    rest: tuple[Words | str, ...] = () if words is None else (words,)
    if recipient is None:
        yield from _without_recipient(sentence, object_, words, behind)
        return
    second = predicate.indirect
    if second is not None and names(sentence, second, recipient) and rest:
        yield _Base(("RECIPIENT", *behind, *rest), _numbers(object_, second))
    if object_ is not None and names(sentence, object_, recipient):
        yield from _with_object(sentence, predicate, object_, recipient, behind)
    if object_ is None or words is not None:  # no word of a name can stand in a pattern
        for name, i in _recipient_phrases(sentence, predicate, recipient):
            for role in ("RECIPIENT", "TARGET"):
                yield _Base((*behind, *rest, f"{name} {role}"), _numbers(object_, i))
    if object_ is not None and rest and owned_by(sentence, object_, recipient):
        yield _Base((*behind, "RECIPIENT's", *rest), _numbers(object_))


def _without_recipient(
    sentence: Sentence, object_: int | None, words: Words | None, behind: tuple[str, ...]
) -> Iterator[_Base]:
    """Give the patterns of a deed that is done to a thing or to nobody."""
    if words is not None:
        yield _Base((*behind, words), _numbers(object_))
    elif object_ is None:
        yield _Base(behind, frozenset())
    if object_ is not None and not is_word(sentence, object_):
        for role in ("HOST", "THING"):
            yield _Base((*behind, role), _numbers(object_))


def _recipient_phrases(
    sentence: Sentence, predicate: Predicate, recipient: frozenset[int]
) -> Iterator[tuple[str, int]]:
    for name, i in predicate.phrases:
        by_actor = name == "by" and predicate.agent == i
        if name in PREPOSITIONS and not by_actor and names(sentence, i, recipient):
            yield name, i


def _with_object(
    sentence: Sentence,
    predicate: Predicate,
    object_: int,
    recipient: frozenset[int],
    behind: tuple[str, ...],
) -> Iterator[_Base]:
    """Give the patterns whose object is the recipient, or a thing of theirs."""
    words = head_words(sentence, object_)
    second = _second_object(sentence, predicate)
    given = head_words(sentence, second) if second is not None else None
    if given is not None:
        yield _Base(("RECIPIENT", *behind, given), _numbers(object_, second))
        return
    yield _Base(("RECIPIENT", *behind), _numbers(object_))
    if words is not None and owned_by(sentence, object_, recipient):
        yield _Base((*behind, "RECIPIENT's", words), _numbers(object_))
    for role in ("TARGET", "HOST", "THING"):
        yield _Base((role, *behind), _numbers(object_))


def _second_object(sentence: Sentence, predicate: Predicate) -> int | None:
    """In "Egypt was given water" the water, in "declared him king" the king."""
    if predicate.passive:
        below = child(sentence, predicate.i, "dobj", "oprd")
        return below.i if below is not None and below.i != predicate.object else None
    return predicate.complement if is_noun(sentence, predicate.complement) else None


def _numbers(*numbers: int | None) -> frozenset[int]:
    return frozenset(one for one in numbers if one is not None)


def _phrases(
    sentence: Sentence, predicate: Predicate, used: frozenset[int]
) -> Iterator[tuple[str, Words]]:
    """Give further phrases of the verb that say what it does: "to court", never a day or place."""
    for name, i in predicate.phrases:
        if i in used or name not in PREPOSITIONS or name == "by":
            continue
        phrase = phrase_of(sentence, name, i)
        if phrase is not None:
            yield phrase
