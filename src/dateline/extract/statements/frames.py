"""What a cue word governs: every complement of a verb, noun or adjective, by its frame.

A frame is the way in which a cue takes its content. Names of frames, as in the data files:

clause      a clause with its own verb ("said the talks failed", "asked whether", "said that")
to          "agreed to meet": the infinitive
ing         "denied meeting"
someone_to  "urged them to leave": who and what
thing       a noun phrase ("announced a ceasefire"), with what is said of it ("called it a farce")
be          a predicate ("seemed tired")
for, on ..  a preposition and what hangs on it ("called for talks"); with `thing X` both an
            object and a preposition ("accused Iran of lying")
as          the cue in an aside on the content: "as the ministry reported"
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.syntax import (
    child,
    children,
    has_label,
    has_to,
    is_of_time,
    is_passive,
    subtree,
)
from dateline.text import Sentence, Token

_OF_THE_DEED = frozenset(
    ("in", "on", "at", "during", "after", "before", "since", "through", "over", "amid")
)
_BEFORE = frozenset(("after", "since"))
_CONDITIONS = frozenset(("if", "until", "unless"))
_TENSES = frozenset(("VBD", "VBZ"))
_PLACES = ("GPE", "LOC", "FAC")
_PLACING = frozenset(("in", "at"))
_ASKING = frozenset(("on", "upon", "for"))


@dataclass(frozen=True, slots=True)
class Complement:
    """Content by syntax: its frame, its tokens, and the word that belongs to the cue (or -1).

    `announced` tells that a clause begins with "that", "whether" or the like.
    """

    frame: str
    tokens: tuple[int, ...]
    marker: int = -1
    announced: bool = False


def find_complements(sentence: Sentence, i: int, *, to_come: bool = False) -> list[Complement]:
    """Give the complements of cue `i`, those that say most first.

    `to_come` tells that the cue wants or promises what is not yet there.
    """
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        return list(_verb_complements(sentence, i, to_come=to_come))
    return list(_other_complements(sentence, i))


def _verb_complements(sentence: Sentence, i: int, *, to_come: bool) -> Iterator[Complement]:
    thing = _object(sentence, i)
    clauses = [
        _clause(sentence, one, thing)
        for one in children(sentence, i, "ccomp", "xcomp")
        if not _is_set_apart(sentence, one.i, i)
    ]
    if clauses:
        clauses += _announced_besides(sentence, i)
    yield from _join_clauses(i, clauses)
    if thing is not None:
        rest = [
            one.i for one in children(sentence, i, "oprd", "xcomp") if not has_to(sentence, one.i)
        ]
        tokens = subtree(sentence, thing.i)
        for number in rest:
            tokens += subtree(sentence, number)
        tokens += _find_scope(sentence, i, max(tokens), to_come=to_come)
        yield Complement("thing", tuple(sorted(tokens)))
    else:
        yield from _predicate(sentence, i)
    yield from _prepositions(sentence, i, thing)
    aside = _aside(sentence, i)
    if aside is not None:
        yield aside


def _find_scope(sentence: Sentence, i: int, last: int, *, to_come: bool) -> list[int]:
    """What right behind the object says how far it goes: "a truce for a week", "... if they leave".

    Parsers hang it on the verb; what tells place and time of the deed is not among it, unless the
    object is still `to_come`: "wants an election in May".
    """
    found: list[int] = []
    for token in children(sentence, i, "prep", "advcl"):
        inside = subtree(sentence, token.i)
        first = sentence.tokens[inside[0]].text.lower()
        away = _BEFORE if to_come else _OF_THE_DEED
        limits = first not in away if token.dep == "prep" else first in _CONDITIONS
        if inside[0] == last + 1 and limits:
            found += inside
            last = inside[-1]
    return found


def _predicate(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What is called so and what it is called, where the parser sees but the latter."""
    called = child(sentence, i, "oprd")
    if called is not None and called.i > i + 1:
        yield Complement("thing", tuple(range(i + 1, max(subtree(sentence, called.i)) + 1)))


def _is_set_apart(sentence: Sentence, clause: int, i: int) -> bool:
    """Tell whether a semicolon stands between a clause and the verb after it: no complement."""
    return any(token.text == ";" for token in sentence.tokens[clause:i])


def _join_clauses(i: int, clauses: list[Complement]) -> list[Complement]:
    """Put together what a cue governs after it in clauses side by side: "said A, had B"."""
    after = [one for one in clauses if one.frame == "clause" and one.tokens[0] > i]
    if len(after) < 2:
        return clauses
    tokens = sorted({number for one in after for number in one.tokens})
    whole = Complement("clause", tuple(tokens), announced=after[0].announced)
    return [whole, *(one for one in clauses if one not in after)]


def _announced_besides(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What else is said where parsers tie it to the cue as if it were told: "..., but that"."""
    for one in children(sentence, i, "conj"):
        first = child(sentence, one.i, "mark")
        if first is None or first.text.lower() != "that":
            continue
        start = first.i
        while sentence.tokens[start - 1].pos in ("CCONJ", "PUNCT"):
            start -= 1
        inside = subtree(sentence, one.i)
        yield Complement("clause", (*range(start, inside[0]), *inside), announced=True)


def _clause(sentence: Sentence, head: Token, thing: Token | None) -> Complement:
    finite, to = _is_finite(sentence, head), has_to(sentence, head.i)
    tokens = _infinitive(sentence, head) if to else subtree(sentence, head.i)
    subject = child(sentence, head.i, "nsubj", "nsubjpass", "expl")
    if head.dep == "ccomp" and (finite or not to):
        small = head.pos not in ("VERB", "AUX") and subject is not None and not finite
        announced = child(sentence, head.i, "mark") is not None
        return Complement("thing" if small else "clause", tuple(tokens), announced=announced)
    tokens += _find_condition(sentence, head.head, tokens[-1])
    if not to:
        return Complement("ing" if _is_participle(sentence, head) else "be", tuple(tokens))
    if subject is None and thing is not None:
        tokens = sorted(subtree(sentence, thing.i) + tokens)
    someone = subject is not None or thing is not None
    return Complement("someone_to" if someone else "to", tuple(tokens))


def _find_condition(sentence: Sentence, i: int, last: int) -> list[int]:
    """The condition right behind what is wanted or agreed: "agreed to sing if paid"."""
    for token in children(sentence, i, "advcl"):
        inside = subtree(sentence, token.i)
        if inside[0] == last + 1 and sentence.tokens[inside[0]].text.lower() in _CONDITIONS:
            return inside
    return []


def _infinitive(sentence: Sentence, head: Token) -> list[int]:
    """The words of an infinitive, up to a verb that goes on from the one that governs it.

    In "offered to mediate and invited them" parsers hang "invited" on "mediate"; but what has a
    tense, and that of "offered", stands beside that.
    """
    tokens = subtree(sentence, head.i)
    tense = sentence.tokens[head.head].tag
    if tense == "VBN" and any(one.lemma == "have" for one in children(sentence, head.head, "aux")):
        tense = "VBD"
    if tense not in _TENSES:
        return tokens
    for number in tokens:
        verb = sentence.tokens[number]
        if verb.tag == tense and _joins_infinitive(sentence, verb):
            joint = min(subtree(sentence, number)) - 1
            if joint > head.i and sentence.tokens[joint].pos == "CCONJ":
                return [one for one in tokens if one < joint]
    return tokens


def _joins_infinitive(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb without a subject is coordinated with an infinitive."""
    if verb.dep != "conj" or child(sentence, verb.i, "nsubj", "nsubjpass") is not None:
        return False
    head = sentence.tokens[verb.head]
    bare = head.tag == "VB" and head.dep == "conj"  # "to meet, mediate and invited"
    return has_to(sentence, head.head if bare else head.i)


def _is_participle(sentence: Sentence, head: Token) -> bool:
    """Tell whether a verb or its auxiliary ends in "-ing": "denied meeting", "having met"."""
    helpers = children(sentence, head.i, "aux", "auxpass")
    return "VBG" in (head.tag, *(token.tag for token in helpers))


def _is_finite(sentence: Sentence, head: Token) -> bool:
    if head.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    if child(sentence, head.i, "cop") is not None:
        return True
    return any(
        token.tag in ("MD", "VBD", "VBZ", "VBP")
        for token in children(sentence, head.i, "aux", "auxpass")
    )


def _object(sentence: Sentence, i: int) -> Token | None:
    return child(sentence, i, "dobj", "attr")


def _prepositions(sentence: Sentence, i: int, thing: Token | None) -> Iterator[Complement]:
    of_thing = children(sentence, thing.i, "prep") if thing is not None else []
    charged = [token for token in of_thing if child(sentence, token.i, "pcomp") is not None]
    for token in (*children(sentence, i, "prep", "dative", "agent"), *charged):
        below = child(sentence, token.i, "pobj", "pcomp")
        if below is None or token.dep == "agent":
            continue
        if _is_setting(sentence, token, below):
            yield from _behind_setting(sentence, i, token.i)
            continue
        tokens = subtree(sentence, below.i)
        word = token.text.lower()
        wish = _wish(sentence, i, token.i)
        if wish is not None and word in _ASKING:
            someone = sorted(tokens + subtree(sentence, wish.i))
            yield Complement("someone_to", tuple(someone), marker=token.i)
        elif thing is not None and thing.i < token.i:
            both = sorted({*subtree(sentence, thing.i), *subtree(sentence, token.i)})
            yield Complement("thing " + word, tuple(both))
        else:
            tokens += _seen_as(sentence, i, tokens[-1])
            yield Complement(word, tuple(tokens), marker=token.i)


def _seen_as(sentence: Sentence, i: int, last: int) -> list[int]:
    """What right behind the object of a preposition says of it: "spoke of the isle as a son"."""
    for token in () if is_passive(sentence, i) else children(sentence, i, "prep"):
        if token.i == last + 1 and token.text.lower() == "as":
            return subtree(sentence, token.i)
    return []


def _is_setting(sentence: Sentence, preposition: Token, below: Token) -> bool:
    """Tell whether a phrase says when or where somebody spoke: "voted on June 30 to leave".

    Of a passive a day can be all that is said: "a ruling is expected in May".
    """
    word, above = preposition.text.lower(), preposition.head
    if word not in _OF_THE_DEED or below.dep != "pobj" or is_passive(sentence, above):
        return False
    placed = word in _PLACING and has_label(sentence, below.i, *_PLACES)
    return placed or is_of_time(sentence, below.i)


def _behind_setting(sentence: Sentence, i: int, setting: int) -> Iterator[Complement]:
    """The infinitive that parsers hang loosely on the verb where a day stands in between."""
    wish = _wish(sentence, i, setting)
    if wish is None or wish.dep != "advcl":
        return
    tokens = subtree(sentence, wish.i)
    if child(sentence, wish.i, "nsubj") is None:
        yield Complement("to", tuple(tokens))
    elif sentence.tokens[tokens[0]].text.lower() in _ASKING:
        yield Complement("someone_to", tuple(tokens[1:]), marker=tokens[0])


def _wish(sentence: Sentence, i: int, after: int) -> Token | None:
    """The infinitive of "called on them to leave", which hangs on the verb."""
    found = children(sentence, i, "xcomp", "advcl")
    return next((one for one in found if one.i > after and has_to(sentence, one.i)), None)


def _aside(sentence: Sentence, i: int) -> Complement | None:
    """The clause that "as X reported" is an aside to."""
    token = sentence.tokens[i]
    if token.dep != "advcl" or not any(
        one.text.lower() == "as" for one in children(sentence, i, "mark", "advmod")
    ):
        return None
    inside = frozenset((i,))
    return Complement("as", tuple(subtree(sentence, token.head, without=inside)))


def _other_complements(sentence: Sentence, i: int) -> Iterator[Complement]:
    for token in children(sentence, i, "acl", "ccomp", "xcomp", "relcl"):
        tokens = tuple(subtree(sentence, token.i))
        if has_to(sentence, token.i):
            yield Complement("to", tokens)
        elif child(sentence, token.i, "mark") is not None:
            yield Complement("clause", tokens)
    for token in children(sentence, i, "prep"):
        below = child(sentence, token.i, "pobj", "pcomp")
        if below is not None:
            yield Complement(token.text.lower(), tuple(subtree(sentence, below.i)), marker=token.i)
