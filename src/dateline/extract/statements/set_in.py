"""Verbs that the parser hung on a cue set in before them: "He backs it, he says, and expects".

What follows such a cue behind "and" mostly goes on with what it interrupts, not with the cue.
"""

from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.going_on import is_of_nobody
from dateline.extract.statements.words import speech_frames, verb_frames
from dateline.extract.syntax import (
    FINITE,
    SUBJECTS,
    TENSED,
    child,
    children,
    find_root,
    has_label,
    is_tensed,
    subtree,
    with_tokens,
)
from dateline.text import Sentence, Token

_QUOTED = frozenset(("``", "''"))
_HELPS = frozenset(("aux", "auxpass"))
_OPENING = frozenset(("WP", "WDT", "WRB"))
_PREDICATES = ("dobj", "acomp", "oprd", "npadvmod")


def hang_going_on(sentence: Sentence) -> Sentence:
    """Give a sentence in which verbs behind a cue set in go on with the clause before it.

    So in "He backs it, he says, and expects help"; a clause in quotation marks ends with them, and
    of "Nobody spoke, the ministry said, and thanked them" nobody did.
    """
    for verb in sentence.tokens[1:]:
        cue = sentence.tokens[verb.head]
        if verb.dep != "conj" or verb.i < cue.i or child(sentence, verb.i, *SUBJECTS) is not None:
            continue
        clause = _find_interrupted(sentence, cue)
        if clause is None or is_of_nobody(sentence, clause):
            continue
        if not _stands_behind(sentence, verb, cue):
            continue
        joint = (one for one in children(sentence, cue.i, "cc") if one.i < verb.i)
        sentence = with_tokens(
            sentence,
            replace(verb, head=clause.i),
            *(replace(one, head=clause.i) for one in joint),
        )
    return sentence


def hang_predicate(sentence: Sentence) -> Sentence:
    """Give a sentence in which what somebody was is no object of a cue set in before it.

    So in "She was, a judge said later, “a brave witness”" and "He regrets, he says, “the noise”".
    """
    for verb, comma in pairwise(sentence.tokens):
        if comma.text != "," or not (verb.lemma == "be" or _lacks_object(sentence, verb)):
            continue
        cue = _find_set_in(sentence, verb)
        hung = (*children(sentence, cue.i, *_PREDICATES), *children(sentence, verb.i, "npadvmod"))
        done = (one for one in children(sentence, cue.i, "xcomp") if one.tag == "VBN")
        behind = (one for one in (*hung, *done) if one.i > cue.i)
        told = next((one for one in behind if _is_parted(sentence, cue, one)), None)
        if told is not None and _find_interrupted(sentence, cue) == verb:
            dep = "acomp" if told.pos in ("ADJ", "VERB") else "attr"
            dep = dep if verb.lemma == "be" else "dobj"
            return with_tokens(sentence, replace(told, head=verb.i, dep=dep))
    return sentence


def _lacks_object(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb of what somebody wants or feels has not told yet what that is."""
    if verb.pos != "VERB" or child(sentence, verb.i, "dobj", "ccomp", "xcomp", "prep") is not None:
        return False
    return bool(verb_frames(sentence, verb))


def _find_set_in(sentence: Sentence, copula: Token) -> Token:
    """Give the verb that a copula hangs on, or that hangs on it from behind the comma."""
    below = (one for one in children(sentence, copula.i, "ccomp", "parataxis") if one.i > copula.i)
    return sentence.tokens[copula.head] if copula.head != copula.i else next(below, copula)


def _is_parted(sentence: Sentence, cue: Token, told: Token) -> bool:
    """Tell whether a comma parts a word from the cue set in before it."""
    before = sentence.tokens[cue.i : subtree(sentence, told.i)[0]]
    return any(one.text == "," for one in before)


def hang_swapped(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks is no object of a cue set in behind a comma.

    So in "A draft, countered Berg, is “a promise”", where parsers take the draft for who speaks.
    """
    for comma, verb in pairwise(sentence.tokens[1:-2]):
        if comma.text != "," or verb.tag not in TENSED:
            continue
        own, who = child(sentence, verb.i, "nsubj"), child(sentence, verb.i, "dobj")
        if own is None or who is None or not own.i < verb.i < who.i:
            continue
        before = [i for i in subtree(sentence, own.i) if i < verb.i]
        mended = _hang_office_of(sentence, verb, who)
        behind = subtree(mended, who.i)
        end = behind[-1] + (not _is_comma(sentence, behind[-1]))
        commas = [i for i in range(before[0], end + 1) if _is_comma(sentence, i)]
        near = before[-1] + 1 >= comma.i and behind[0] == verb.i + 1
        if not near or commas[0] != comma.i or commas[-1] != end:
            continue
        apposed = any(sentence.tokens[i].dep == "appos" for i in behind)
        if (len(commas) == 2 or apposed) and speech_frames(sentence, verb):
            return _swap(mended, verb, own, who, end)
    return sentence


def hang_parted(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks in a clause set in is no name of what is told.

    So in "The fire, the chief, Ada Berg, said, was out by noon".
    """
    for comma, first in pairwise(sentence.tokens[3:]):
        if comma.text != "," or first.tag not in FINITE:
            continue
        told = sentence.tokens[first.head] if first.dep in _HELPS else first
        if child(sentence, told.i, *SUBJECTS) is not None:
            continue
        set_in = child(sentence, told.i, "parataxis")
        verb = sentence.tokens[told.head] if told.dep == "ccomp" else set_in or told
        own = child(sentence, verb.i, "nsubj")
        who = child(sentence, own.i, "appos") if own is not None else None
        if own is None or who is None or not own.i < who.i < verb.i < comma.i:
            continue
        if has_label(sentence, own.i, "PERSON"):
            continue  # "The vote, Ada Berg, a guide, said, was late"
        if sentence.tokens[subtree(sentence, who.i)[0] - 1].text == "," and speech_frames(
            sentence, verb
        ):
            done = child(sentence, told.i, "auxpass") is not None
            return with_tokens(
                sentence,
                replace(who, head=verb.i, dep="nsubj"),
                replace(own, head=told.i, dep="nsubjpass" if done else "nsubj"),
            )
    return sentence


def _hang_office_of(sentence: Sentence, verb: Token, who: Token) -> Sentence:
    """Hang what an office is for on who holds it, not on the verb before: "the councillor for
    roads, Ada Moe"."""
    last = subtree(sentence, who.i)[-1]
    hung = [one for one in children(sentence, verb.i, "prep") if one.i == last + 1]
    return with_tokens(sentence, *(replace(one, head=who.i) for one in hung))


def hang_apposed(sentence: Sentence) -> Sentence:
    """Give a sentence in which who speaks in a cue set in is no name of what is spoken of.

    So in "The well, the geologist Moe said, is dry" and "The aunt, a cousin has told the Courier,
    “ran a hotel”", where parsers take the well and the aunt for who speaks.
    """
    for verb in sentence.tokens:
        own, told = child(sentence, verb.i, "nsubj"), sentence.tokens[verb.head]
        who = child(sentence, own.i, "appos") if own is not None and own.i < verb.i else None
        if own is None or who is None or who.i < own.i or told.i < verb.i:
            continue
        if not is_tensed(sentence, verb) or not speech_frames(sentence, verb):
            continue
        inside = subtree(sentence, who.i)
        near = all(one.head == verb.i for one in sentence.tokens[inside[-1] + 1 : verb.i])
        ends = any(one.text == "," for one in sentence.tokens[verb.i + 1 : told.i])
        apart = near and ends and _is_comma(sentence, inside[0] - 1)
        if apart and told.tag in TENSED and child(sentence, told.i, *SUBJECTS) is None:
            return with_tokens(
                sentence,
                replace(own, head=told.i, dep="nsubj"),
                replace(who, head=verb.i, dep="nsubj"),
            )
    return sentence


def hang_office(sentence: Sentence) -> Sentence:
    """Give a sentence in which an office behind a place is no name of it but speaks.

    So in "In Lisbon the minister of health, Ada Moe, said so".
    """
    for office in sentence.tokens[2:-2]:
        place = sentence.tokens[office.head]
        if office.dep != "appos" or office.pos != "NOUN" or place.dep != "pobj":
            continue
        inside = subtree(sentence, office.i)
        end = inside[-1]
        name = next((one for one in sentence.tokens[end + 2 :] if one.dep == "nsubj"), None)
        if name is None or name.pos != "PROPN" or subtree(sentence, name.i)[0] != end + 2:
            continue
        apart = _is_comma(sentence, end + 1) and _is_comma(sentence, name.i + 1)
        beside = inside[0] == place.i + 1 and name.head == name.i + 2
        if apart and beside and has_label(sentence, place.i, "GPE", "LOC"):
            speaker = replace(office, head=name.head, dep="nsubj")
            comma = replace(sentence.tokens[end + 1], head=office.i)
            return with_tokens(sentence, speaker, comma, replace(name, head=office.i, dep="appos"))
    return sentence


def hang_name(sentence: Sentence) -> Sentence:
    """Give a sentence in which a name right behind a place is no name of it but speaks.

    So in "Outside the court Ada Moe, of the union, spoke of it" and "Opening the case at Ostby
    Court, Ada Moe, for the union, spoke of it".
    """
    verb = find_root(sentence)
    if verb.pos != "VERB" or child(sentence, verb.i, *SUBJECTS) is not None:
        return sentence
    for name in sentence.tokens[2 : verb.i]:
        place = sentence.tokens[name.head]
        if name.dep != "appos" or name.pos != "PROPN" or place.dep != "pobj":
            continue
        first = subtree(sentence, name.i)[0]
        parted = _is_comma(sentence, first - 1) and _is_comma(sentence, verb.i - 1)
        if (place.pos == "NOUN" and first == place.i + 1) or (place.pos == "PROPN" and parted):
            behind = sentence.tokens[name.i + 1 : verb.i]
            further = (one for one in behind if one.head < first)
            return with_tokens(
                sentence,
                *(replace(one, head=name.i) for one in further),
                replace(name, head=verb.i, dep="nsubj"),
            )
    return sentence


def hang_second(sentence: Sentence) -> Sentence:
    """Give a sentence in which the subject of a second clause is no further object of the first
    verb.

    So in "He accused them of “theft”, and his agent, citing a bonus, spoke of “lies”".
    """
    for verb in sentence.tokens[3:]:
        if verb.dep != "conj" or verb.tag not in TENSED:
            continue
        above = sentence.tokens[verb.head]
        if above.pos != "VERB" or child(sentence, verb.i, *SUBJECTS) is not None:
            continue
        nouns = [one for one in children(sentence, above.i, "conj") if above.i < one.i < verb.i]
        own = nouns[-1] if nouns else None
        if own is None or own.pos not in ("NOUN", "PROPN"):
            continue
        first = subtree(sentence, own.i)[0]
        joined = sentence.tokens[first - 1].pos == "CCONJ" and _is_comma(sentence, first - 2)
        if joined and (verb.i == own.i + 1 or _is_comma(sentence, verb.i - 1)):
            between = (one for one in children(sentence, above.i) if own.i < one.i < verb.i)
            return with_tokens(
                sentence,
                replace(own, head=verb.i, dep="nsubj"),
                *(replace(one, head=verb.i) for one in between),
            )
    return sentence


def hang_within(sentence: Sentence) -> Sentence:
    """Give a sentence in which a verb goes on with a clause that no comma has closed.

    So in "He came out, where he thanked “the few, and the brave” and pledged to stay".
    """
    for verb in sentence.tokens[4:]:
        if verb.dep != "conj" or verb.tag not in TENSED:
            continue
        main, joint = sentence.tokens[verb.head], sentence.tokens[verb.i - 1]
        if joint.pos != "CCONJ" or main.i > joint.i:
            continue
        if child(sentence, verb.i, *SUBJECTS) is not None:
            continue
        clauses = [one for one in sentence.tokens[main.i + 1 : joint.i] if one.dep == "relcl"]
        told = clauses[-1] if clauses else main
        inside = subtree(sentence, told.i)
        opens = sentence.tokens[inside[0]].tag in _OPENING and _is_comma(sentence, inside[0] - 1)
        signs = [one for one in sentence.tokens[told.i : joint.i] if one.pos == "PUNCT"]
        outside = [one for one in signs if not _is_quoted(sentence, one)]
        if opens and told.tag == verb.tag and not any(one.text == "," for one in outside):
            return with_tokens(sentence, replace(verb, head=told.i), replace(joint, head=told.i))
    return sentence


def _is_quoted(sentence: Sentence, sign: Token) -> bool:
    """Tell whether a sign stands in marks that open before it."""
    signs = [one.tag for one in sentence.tokens[: sign.i] if one.tag in _QUOTED]
    return signs[-1:] == ["``"]


def _is_comma(sentence: Sentence, i: int) -> bool:
    return i < len(sentence.tokens) and sentence.tokens[i].text == ","


def _swap(sentence: Sentence, verb: Token, own: Token, who: Token, end: int) -> Sentence:
    """Put who speaks under a cue set in, and the cue under the clause that it stands in.

    Where no verb follows, the clause is but its first words: "A ruse, said Berg, “for children”".
    """
    rest = (one for one in sentence.tokens[end + 1 :] if one.tag in FINITE)
    told = next((one for one in rest if child(sentence, one.i, *SUBJECTS, "mark") is None), None)
    while told is not None and told.dep in ("aux", "auxpass") and told.head > end:
        told = sentence.tokens[told.head]
    top = told if told is not None and told.head in (told.i, verb.i) else own
    above = verb.head if verb.head not in (verb.i, top.i) else top.i
    further = [one for one in children(sentence, verb.i) if one.i > end and one.i != top.i]
    return with_tokens(
        sentence,
        *(replace(one, head=top.i) for one in further),
        replace(own, head=top.i, dep="nsubj" if top is not own else "ROOT"),
        replace(top, head=above, dep=verb.dep if above != top.i else "ROOT"),
        replace(verb, head=top.i, dep="parataxis"),
        replace(who, dep="nsubj"),
    )


def _find_interrupted(sentence: Sentence, cue: Token) -> Token | None:
    """Give the verb of the clause that a cue between commas stands behind, a clause with a subject
    and no mark at its end."""
    own = child(sentence, cue.i, "nsubj")
    helped = any(one.tag == "MD" for one in children(sentence, cue.i, "aux"))
    if own is None or own.i > cue.i or not (cue.tag in TENSED or helped):
        return None
    below = cue.dep == "parataxis" or (cue.dep == "ccomp" and cue.head < cue.i)
    clause = sentence.tokens[cue.head] if below else None
    clause = clause or child(sentence, cue.i, "ccomp")
    first = subtree(sentence, own.i)[0]
    if clause is None or clause.i >= first or sentence.tokens[first - 1].text != ",":
        return None
    if sentence.tokens[first - 2].tag in _QUOTED or not speech_frames(sentence, cue):
        return None
    return clause if child(sentence, clause.i, *SUBJECTS) else None


def _stands_behind(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """Tell whether a comma and "and" or "but" lead from a cue to a verb."""
    joint = child(sentence, cue.i, "cc")
    return (
        joint is not None
        and cue.i < joint.i < verb.i
        and (sentence.tokens[joint.i - 1].text == ",")
    )
