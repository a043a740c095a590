"""How a time expression stands to a predicate of its sentence, read from the tree.

The way from the time up to the predicate, or up to a clause that the predicate shares its time
with, is what decides: the prepositions on it say before or after, another clause on it breaks it.
"""

from dataclasses import dataclass

from dateline.extract.standing import Standing
from dateline.extract.syntax import child, children, find_token, name_verb, verb_above
from dateline.extract.when.clauses import find_clauses
from dateline.extract.when.relations import Bound, Relation, find_relation, load_words
from dateline.findings import Time
from dateline.text import Sentence, Token

_LIMIT = 30
"""Steps up the tree; a longer climb only happens in text that is no prose."""

_YEAR = 4
"""Signs of the value of a year, a decade being written as one: "2012", "201X"."""

_BREAKS = frozenset(("relcl", "ccomp", "advcl", "acl", "csubj", "parataxis", "conj", "pcomp"))
_BEFORE_NOUN = frozenset(("poss", "compound", "amod", "nmod", "nummod", "npadvmod"))
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
_WHERE = ("in", "at", "near", "outside", "inside", "on", "with", "to", "from", "into", "between",
          "against", "by", "through", "across", "over", "during", "amid", "among")  # fmt: skip
"""Prepositions whose noun the parser often gives a time that is the verb's: "met in Oslo on"."""

_THROUGH = frozenset(("conj", "compound", "npadvmod", "nummod"))
_BESIDE = frozenset(("nmod", "attr", "dative", "oprd", "xcomp", "ccomp"))
"""Roles of a noun whose time, standing after it, is the verb's; "ccomp" is a parser's slip."""

_OCCASION = ("in", "at", "during", "amid", "on")


@dataclass(frozen=True, slots=True)
class Tie:
    """A time and how it bounds a predicate.

    `rank` 0: under the predicate, 1: in its clause, 2: in a clause that it shares. The words from
    token `first` to the time, or to the noun `last` behind it, say so ("before Friday's vote").
    """

    rank: int
    bound: Bound
    first: int
    last: int


def find_tie(sentence: Sentence, i: int, time: Time, standing: Standing) -> Tie | None:
    """Give how a time bounds the predicate at token `i`, None when it says nothing of it."""
    top = _find_top(sentence, time)
    if top is None:
        return None
    above = _climb(sentence, top)
    if i in above:
        found = _walk(sentence, top, i)
        return Tie(0, found.bound, found.first, found.last) if found is not None else None
    for clause in find_clauses(sentence, i, top.i, standing):
        if clause.verb in above:
            found = _walk(sentence, top, clause.verb, moved=clause.noun)
            if found is None:
                continue
            bound = _compose(found.bound, clause.bound)
            if bound == "at" and _is_year_of_first(sentence, i, clause.verb, time):
                bound = "after"
            if bound is not None:
                return Tie(clause.rank, bound, found.first, found.last)
    if _is_of_clause_before(sentence, top.i, i) or _is_when(sentence, i, time):
        return Tie(2, "at", top.i, top.i)
    return None


def _is_year_of_first(sentence: Sentence, i: int, verb: int, time: Time) -> bool:
    """ "Came to power in 2012 and was barred": the year that ends what is told before "and".

    A story goes on in the same year or later; on a day, or in a month, it mostly goes on.
    """
    last = find_token(sentence, time.span.end - 1)
    if last is None or not verb < last.i < i or len(time.value) != _YEAR:
        return False
    behind = [one for one in sentence.tokens[last.i + 1 : i] if one.text != ","]
    return bool(behind) and behind[0].pos == "CCONJ"


def _compose(time: Bound, clause: Bound) -> Bound | None:
    """Of something beside a clause that is bounded by a time, only the same side is known."""
    if clause == "at":
        return time
    if time == "at":
        return clause
    ahead = ("after", "since")
    return clause if (time in ahead) == (clause in ahead) else None


def _find_top(sentence: Sentence, time: Time) -> Token | None:
    """The word of a time expression that hangs on something outside of it."""
    token = find_token(sentence, time.span.end - 1) or find_token(sentence, time.span.start)
    for _ in range(_LIMIT):
        if token is None or token.head == token.i:
            break
        head = sentence.tokens[token.head]
        if not time.span.start <= head.start < time.span.end:
            break
        token = head
    return token


def _climb(sentence: Sentence, token: Token) -> set[int]:
    found = {token.i}
    for _ in range(_LIMIT):
        if token.head == token.i:
            break
        token = sentence.tokens[token.head]
        found.add(token.i)
    return found


@dataclass(slots=True)
class _Way:
    """What stands on the way from a time to a predicate, as far as it was walked."""

    bound: Bound
    first: int
    last: int
    nouns: int = 0
    modifies: bool = False


def _walk(sentence: Sentence, top: Token, end: int, *, moved: bool = False) -> _Way | None:
    """Go up from a time to predicate `end`; None where something on the way breaks it.

    `moved` tells that the predicate is a noun beside the verb at `end`: "postponed it to Friday".
    """
    way = _Way("at", top.i, top.i)
    token = top
    for _ in range(_LIMIT):
        if token.i == end:
            return way
        if token.head == token.i or not _step(sentence, token, top, end, way):
            return None
        if token.dep == "prep" and _is_of_moved(sentence, token, end):
            return _Way("at", top.i, top.i) if moved else None
        token = sentence.tokens[token.head]
    return None


def _is_of_moved(sentence: Sentence, prep: Token, end: int) -> bool:
    far = prep.text.lower() in ("to", "until", "for", "from")
    return far and prep.head == end and name_verb(sentence, end) in load_words().moved


def _step(sentence: Sentence, token: Token, top: Token, end: int, way: _Way) -> bool:
    """Take one token into account; False where the time does not reach further up."""
    named = top.head == token.i and token.tag == "VBG" and _is_preposition(sentence, token)
    if token.pos in ("ADP", "SCONJ") or token.dep in ("prep", "mark") or named:
        _read_preposition(sentence, token, top, way)
    elif token.pos in ("VERB", "AUX"):
        return _step_over_verb(token, end)
    elif token.i == top.i:
        way.modifies = token.dep in _BEFORE_NOUN and token.head > token.i
        way.last = token.head if way.modifies else token.i
        return token.dep != "appos" or token.head == end
    elif token.pos in _NOUNS:
        return _step_over_noun(sentence, token, end, way)
    return True


def _is_preposition(sentence: Sentence, token: Token) -> bool:
    """ "Starting Friday" and "following Friday" are no clauses."""
    return find_relation(sentence, token.i, dated=True) is not None


def _step_over_verb(token: Token, end: int) -> bool:
    if token.dep == "xcomp":
        return token.head == end
    return _is_held(token, end) or token.dep not in _BREAKS


def _is_held(token: Token, end: int) -> bool:
    """ "The talks held on Monday", "the vote set for Friday": the participle is the noun's."""
    return token.dep == "acl" and token.tag == "VBN" and token.head == end and (
        token.lemma in load_words().held
    )  # fmt: skip


def _read_preposition(sentence: Sentence, token: Token, top: Token, way: _Way) -> None:
    dated = top.head == token.i
    found = find_relation(sentence, token.i, dated=dated)
    if found is None and dated and token.text.lower() == "to" and _has_from(sentence, token):
        found = Relation("until", token.i)
    if found is None and token.text.lower() == "between":
        found = _read_between(sentence, token, top)
    if found is not None and found.bound != "at":
        way.bound = found.bound
        way.first = found.first


def _read_between(sentence: Sentence, between: Token, top: Token) -> Relation | None:
    """ "Between 2014 and 2018": the first of two coordinated times is the start."""
    if top.head == between.i:
        pair = child(sentence, top.i, "conj") is not None
        return Relation("since", between.i) if pair else None
    first = sentence.tokens[top.head]
    pair = top.dep == "conj" and first.head == between.i
    return Relation("until", top.i) if pair else None


def _has_from(sentence: Sentence, to: Token) -> bool:
    """ "From Monday to Friday": the two ends hang side by side, or one on the other."""
    return any(
        one.text.lower() == "from" and one.i < to.i
        for number in (to.head, sentence.tokens[to.head].head)
        for one in (*children(sentence, number, "prep"), sentence.tokens[number])
    )


def _step_over_noun(sentence: Sentence, token: Token, end: int, way: _Way) -> bool:
    """Whether the time of a noun, or one the parser gave it, reaches what governs the noun."""
    way.nouns += token.pos != "PROPN"
    verb = sentence.tokens[token.head]
    if token.dep == "pobj":
        return _step_over_phrase(sentence, token, verb, end, way)
    if token.dep in _THROUGH or token.dep in _BESIDE:
        return token.dep in _THROUGH or not way.modifies
    if way.bound != "at":
        return False
    if token.dep == "dobj":
        return _step_over_object(verb, way)
    return token.dep in ("nsubj", "nsubjpass") and _step_over_subject(token, verb, way)


def _step_over_object(verb: Token, way: _Way) -> bool:
    """ "Held Monday's talks" on Monday; "condemned Monday's attack" then or later."""
    words = load_words()
    if verb.lemma in words.answers and way.nouns <= 1:
        way.bound = "after"
        return True
    return verb.lemma in words.held if way.modifies else way.nouns <= 1


def _step_over_subject(token: Token, verb: Token, way: _Way) -> bool:
    """ "Monday's attack killed three" on its day; what else it did, it did not do before."""
    words = load_words()
    if way.nouns > 1:
        return False
    if verb.lemma in words.outcomes and token.dep == "nsubj":
        return True
    if token.dep == "nsubjpass":
        return verb.lemma in words.held or verb.lemma in words.moved
    if token.pos == "NOUN" and verb.pos == "VERB":
        way.bound = "after"
        return True
    return False


def _step_over_phrase(sentence: Sentence, token: Token, prep: Token, end: int, way: _Way) -> bool:
    found = find_relation(sentence, prep.i)
    if found is not None and found.bound != "at":
        return way.nouns <= 1 or not way.modifies
    word = prep.text.lower()
    above = sentence.tokens[prep.head]
    if word == "of":
        return _step_over_of(sentence, token, prep, end, way)
    if way.modifies:
        named = word in _OCCASION and above.pos in ("VERB", "AUX")
        words = load_words()
        occasion = above.lemma in words.outcomes or token.lemma in words.occasions
        return named and (word != "in" or occasion)
    if word == "for" and (token.lemma in load_words().units or token.lemma == "time"):
        return True  # "met for a second day on Thursday", "for the first time on Monday"
    if word == "with" and above.pos in _NOUNS:
        way.nouns -= token.pos != "PROPN"  # "signed a pact with the government in May"
    if word not in _WHERE:
        return prep.head == end and above.pos in _NOUNS
    return way.nouns <= 2 or token.pos == "PROPN"


def _step_over_of(sentence: Sentence, token: Token, prep: Token, end: int, way: _Way) -> bool:
    """ "A series of protests in May" is of May, "a victim of the attack in May" is not."""
    above = sentence.tokens[prep.head]
    if above.lemma in load_words().groups:
        way.nouns -= 1
        return True
    return prep.head == end or token.pos == "PROPN" or _is_under_relation(sentence, above)


def _is_under_relation(sentence: Sentence, noun: Token) -> bool:
    """ "Since the start of the war in 2014": the nouns together name what "since" counts from."""
    if noun.dep != "pobj":
        return False
    found = find_relation(sentence, noun.head)
    return found is not None and found.bound != "at"


def _is_when(sentence: Sentence, i: int, time: Time) -> bool:
    """ "On May 3, when they met": a relative clause that tells what was at that time."""
    token = sentence.tokens[i]
    head = sentence.tokens[token.head]
    if token.dep != "relcl" or not time.span.start <= head.start < time.span.end:
        return False
    return any(one.text.lower() == "when" for one in children(sentence, i, "advmod"))


_HAPPEN = frozenset(("do", "happen", "occur", "come", "take"))
_BACK = frozenset(("this", "that", "it", "which"))


def _is_of_clause_before(sentence: Sentence, at: int, i: int) -> bool:
    """Tell whether a time dates predicate `i` from a clause that only points back at it.

    "The mission was suspended (this was done in January)": the pronoun stands for the nearest
    predicate before it.
    """
    verb = verb_above(sentence, at)
    back = child(sentence, verb.i, "nsubj", "nsubjpass") if verb is not None else None
    if verb is None or verb.lemma not in _HAPPEN or back is None or back.text.lower() not in _BACK:
        return False
    return i < back.i and not any(one.pos == "VERB" for one in sentence.tokens[i + 1 : back.i])
