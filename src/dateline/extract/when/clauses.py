"""The clauses above a predicate, and how it stands in time to each of them.

"Met and signed", "visited Oslo, where they met": the same time; "agreed to meet": not before;
"resigned after they met": not after. The climb goes on through clauses of the same time, and one
bound is carried over them.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.standing import Standing
from dateline.extract.syntax import child, children
from dateline.extract.when.relations import Bound, find_relation, invert, load_words
from dateline.extract.when.scenery import find_scene_verb
from dateline.extract.when.tense import AHEAD, find_tense
from dateline.text import Sentence, Token

_VERBS = ("VERB", "AUX")
_NOUN_ROLES = ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative")
_OCCASION = ("in", "at", "during", "amid", "on", "as", "by", "with", "through")
_LIMIT = 30


@dataclass(frozen=True, slots=True)
class Clause:
    """A verb above a predicate: the predicate stands in relation `bound` to its time.

    `rank` is 1 in the same clause, 2 in another; `noun` tells that the predicate is a noun right
    beside the verb.
    """

    verb: int
    bound: Bound
    rank: int
    noun: bool = False


def find_clauses(sentence: Sentence, i: int, at: int, standing: Standing) -> Iterator[Clause]:
    """Give the clauses above predicate `i`, nearest first; `at` is the token of the time."""
    token = sentence.tokens[i]
    rank, nested = 1, False
    carried: Bound = "at"
    bound: Bound | None
    for _ in range(_LIMIT):
        if token.head == token.i:
            return
        above = sentence.tokens[token.head]
        if token.pos in _VERBS and (scene := find_scene_verb(sentence, token)) is not None:
            rank, above, bound = 2, scene, "at"
        elif token.pos in _VERBS:
            rank = 2
            bound = _bound_of_verb(sentence, token, above, at, standing)
            above = sentence.tokens[above.head] if token.dep == "pcomp" else above
        elif above.pos in _VERBS:
            bound = _bound_of_noun(sentence, token, above, standing)
            bound = _beside(standing) if bound == "at" and nested else bound
        elif token.dep in ("relcl", "acl", "appos") or above.dep == "appos":
            return
        else:
            nested = nested or _is_nested(token, above)
            token = above
            continue
        bound = _add(carried, bound)
        if bound is None:
            return
        yield Clause(above.i, bound, rank, noun=token.i == i and token.pos not in _VERBS)
        if token.dep == "relcl" and (making := _find_making(sentence, above)) is not None:
            yield Clause(making.i, bound, 2)
        if above.pos not in _VERBS:
            return
        token, carried = above, bound


def _add(one: Bound, other: Bound | None) -> Bound | None:
    """Give how a thing stands to what is above its clause; None where two bounds leave it open."""
    if one == "at" or other is None:
        return other
    return one if other == "at" else None


def _is_nested(token: Token, above: Token) -> bool:
    """ "Plans for a trip", "vacation plans": what another noun is about; not "a round of talks"."""
    if above.pos not in ("NOUN", "PROPN"):
        return False
    if token.pos in ("ADP", "SCONJ"):
        return token.text.lower() not in ("of", "in", "at", "during")
    return token.dep in ("compound", "amod", "poss", "nmod")


# --- nouns


def _bound_of_noun(
    sentence: Sentence, token: Token, verb: Token, standing: Standing
) -> Bound | None:
    """How an event told as a noun, or in a phrase, stands to the verb that governs it."""
    if token.dep == "prep" or token.pos in ("ADP", "SCONJ"):
        found = find_relation(sentence, token.i)
        if found is not None:
            return invert(found.bound)
        word = token.text.lower()
        return "at" if word in _OCCASION else _beside(standing)
    if token.dep not in _NOUN_ROLES:
        return "at"
    return "at" if _is_told_by(sentence, token, verb) else _beside(standing)


def _is_told_by(sentence: Sentence, token: Token, verb: Token) -> bool:
    """Whether the verb only says that the noun's event took place: "held talks"."""
    words = load_words()
    if token.dep == "attr" or verb.lemma == "be":
        return True
    if token.dep == "nsubj":
        name = verb.lemma
        below = child(sentence, verb.i, "dobj")
        if below is not None and name == "take":
            name = f"take {below.lemma}"
        return name in words.occur or verb.lemma in words.outcomes
    return verb.lemma in words.held or verb.lemma in words.moved


def _beside(standing: Standing) -> Bound | None:
    """ "Condemned the attack on Monday": not after; "called on Monday for talks": not before."""
    if standing.status in AHEAD:
        return "after"
    return "before" if standing.status == "happened" else None


# --- verbs


def _bound_of_verb(
    sentence: Sentence, token: Token, head: Token, at: int, standing: Standing
) -> Bound | None:
    """How the clause of verb `token` stands to what governs it; None where nothing is known."""
    later = at > token.i
    if token.dep == "relcl" and _is_what_happened(sentence, token):
        return "at"
    if token.dep == "pcomp":
        return _bound_of_gerund(sentence, token, head, standing)
    if head.pos not in _VERBS:
        return None
    if token.dep == "conj":
        return "at" if _shares_as_conjunct(sentence, token, head, at) else None
    if token.dep == "advcl":
        return _bound_of_adverbial(sentence, token, standing, later=later)
    complement = token.dep in ("xcomp", "ccomp")
    return _bound_of_complement(sentence, token, standing, later=later) if complement else None


def _is_what_happened(sentence: Sentence, token: Token) -> bool:
    """ "The attack in December that killed him": a relative clause whose subject is the deed."""
    below = [sentence.tokens[number] for number in sentence.children[token.i]]
    return any(
        one.dep == "nsubj" and one.tag == "WDT" and one.i == min(t.i for t in below)
        for one in below
    )


def _find_making(sentence: Sentence, text: Token) -> Token | None:
    """Give the verb by which a text comes to say what it says: "passed a law that bans them"."""
    words = load_words()
    verb = sentence.tokens[text.head]
    verb = sentence.tokens[verb.head] if verb.pos == "ADP" else verb
    made = text.dep in ("dobj", "pobj", "nsubjpass") and verb.lemma in words.makes
    return verb if made and text.lemma in words.texts else None


def _bound_of_gerund(
    sentence: Sentence, token: Token, prep: Token, standing: Standing
) -> Bound | None:
    """ "Resigned on Monday after meeting them", "accused on Monday of meeting them"."""
    found = find_relation(sentence, prep.i)
    if found is not None:
        return invert(found.bound)
    word = prep.text.lower()
    if word in ("by", "in"):
        return "at"
    back = word in ("of", "for", "over") and standing.status in ("happened", "possible")
    return "before" if back and token.tag == "VBG" else None


def _shares_as_conjunct(sentence: Sentence, token: Token, head: Token, at: int) -> bool:
    """Coordinated verbs share a time; with a subject of its own only one that stands in front."""
    if {find_tense(sentence, token), find_tense(sentence, head)} == {"past", "present"}:
        return False
    own = child(sentence, token.i, "nsubj", "nsubjpass", "expl")
    if own is None:
        return True
    first = child(sentence, head.i, "nsubj", "nsubjpass", "expl")
    fronted = first is not None and at < first.i
    tense = find_tense(sentence, token)
    return fronted and tense is not None and tense == find_tense(sentence, head)


def _bound_of_adverbial(
    sentence: Sentence, token: Token, standing: Standing, *, later: bool
) -> Bound | None:
    marker = find_marker(sentence, token.i)
    if marker is not None:
        found = find_relation(sentence, marker.i)
        return invert(found.bound) if found is not None else None
    if token.tag == "VBG" or (later and token.tag == "VB"):
        return "at"
    return "after" if token.tag == "VB" and standing.status in AHEAD else None


def _bound_of_complement(
    sentence: Sentence, token: Token, standing: Standing, *, later: bool
) -> Bound | None:
    """An infinitive takes a time after it ("plans to meet on Friday"), and is not before one
    that its governor has ("agreed on Monday to meet")."""
    if any(one.dep == "mark" or one.tag == "MD" for one in children(sentence, token.i)):
        return None
    open_ = token.dep == "xcomp"
    if open_ and (token.tag == "VBG" or (later and token.tag == "VB")):
        return "at"
    if token.tag != "VB" or find_tense(sentence, token) is not None:
        return None
    if standing.status in AHEAD:
        return "after"
    return "at" if open_ and standing.status == "happened" else None


def find_marker(sentence: Sentence, i: int) -> Token | None:
    """Give the conjunction that opens the clause of verb `i`: "after", "when"."""
    for one in children(sentence, i, "mark", "advmod"):
        if one.i < i and (one.dep == "mark" or one.text.lower() in ("when", "while", "once")):
            return one
    return None
