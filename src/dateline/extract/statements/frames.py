"""What a cue word governs: every complement of a verb, with those of nouns and adjectives.

The names of the frames are told in complement.py.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.statements.complement import (
    Complement,
    find_called_for,
    find_equal_noun,
    find_equals,
)
from dateline.extract.statements.governed import find_clauses, join_clauses
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.limits import (
    OF_THE_DEED,
    find_condition,
    find_further,
    find_rest,
    find_scope,
)
from dateline.extract.statements.noun_frames import find_noun_complements
from dateline.extract.statements.objects import (
    find_antecedent,
    find_object,
    find_renaming,
    words_of_object,
)
from dateline.extract.statements.seeing import find_as_what, find_quality, find_seen_as, says_what
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.syntax import (
    RELATIVES,
    child,
    children,
    has_label,
    has_to,
    is_of_time,
    is_passive,
    leads_to_marks,
    subject,
    subtree,
)
from dateline.text import Sentence, Token

_FOR_CLAUSES = frozenset(
    ("so", "otherwise", "differently", "why", "when", "how", "where", "which", "whom")
)
_PLACES = ("GPE", "LOC", "FAC")
_PLACING = frozenset(("in", "at"))
_ABOUT = frozenset(("of", "about"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))
_WHAT = frozenset(("what", "whatever", "whoever"))
_ASKING = frozenset(("on", "upon", "for", "to", "with"))
_BY_MEANS = frozenset(("in", "on", "over"))
_AIR = frozenset(("media", "radio", "television", "tv", "twitter", "facebook", "x", "telegram"))
"""Where somebody speaks, hardly ever what of: "commented on social media"."""

_MANNERS = frozenset(("without", "despite", "unlike", "per", "via"))
"""Prepositions that never lead to what is said, but to how or against what."""


def find_complements(sentence: Sentence, i: int, *, to_come: bool = False) -> list[Complement]:
    """Give the complements of cue `i`, those that say most first.

    `to_come` tells that the cue wants or promises what is not yet there.
    """
    token = sentence.tokens[i]
    if token.pos in ("VERB", "AUX"):
        return list(_verb_complements(sentence, i, to_come=to_come))
    return list(find_noun_complements(sentence, i))


def _verb_complements(sentence: Sentence, i: int, *, to_come: bool) -> Iterator[Complement]:
    thing = find_object(sentence, i)
    clauses = find_clauses(sentence, i, thing)
    yield from join_clauses(sentence, i, clauses)
    yield from (replace(one, frame="thing") for one in clauses if _is_thing(sentence, one))
    yield from find_called_for(sentence, i)
    if thing is not None:
        rest = [
            one.i for one in children(sentence, i, "oprd", "xcomp") if not has_to(sentence, one.i)
        ]
        named = children(sentence, thing.i, "appos")
        rest += [one.i for one in named if _opens_marks(sentence, one)]
        tokens = words_of_object(sentence, i, thing)
        for number in rest:
            tokens += subtree(sentence, number)
        tokens += _placed(sentence, i, thing, tokens) if rest else []
        tokens += _called_besides(sentence, i) if rest else []
        tokens += find_scope(sentence, i, max(tokens), to_come=to_come)
        tokens += find_equal_noun(sentence, i)
        yield Complement("thing", tuple(sorted(tokens)))
        if rest:
            yield Complement("thing be", tuple(sorted(tokens)))
    else:
        yield from _predicate(sentence, i)
        yield from _antecedent(sentence, i)
    for token in children(sentence, i, "advmod"):
        if token.i > i and token.text.lower() in _FOR_CLAUSES:
            yield Complement("so", (token.i,))
    yield from _prepositions(sentence, i, thing)
    if is_passive(sentence, i):
        yield from _times(sentence, i)
        yield from _subject(sentence, i)
    aside = _aside(sentence, i)
    if aside is not None:
        yield aside
    if any(one.text.lower() == "what" for one in children(sentence, i, "dobj")):
        yield from find_equals(sentence, i)


def _opens_marks(sentence: Sentence, noun: Token) -> bool:
    """Tell whether an opening mark stands right before a noun with its words: "a “great hall”"."""
    return sentence.tokens[subtree(sentence, noun.i)[0] - 1].tag == "``"


def _placed(sentence: Sentence, i: int, thing: Token, told: Sequence[int]) -> list[int]:
    """Where a thing is that is called something: "called the seat in the hall “a throne”"."""
    first = max(i, thing.i)
    behind = [one for one in children(sentence, i, "prep") if first < one.i < max(told)]
    return [number for one in behind for number in subtree(sentence, one.i) if number not in told]


def _called_besides(sentence: Sentence, i: int) -> list[int]:
    """What else is called something: "called the charge “absurd”, and its authors “liars”"."""
    found = (one for one in children(sentence, i, "conj") if one.pos in _NOMINAL)
    further = next(found, None)
    if further is None or further.i < i:
        return []
    inside = subtree(sentence, further.i)
    return [inside[0] - 1, *inside]


def _is_thing(sentence: Sentence, clause: Complement) -> bool:
    """Tell whether a clause names a thing: "condemned what it called a farce"."""
    opens = sentence.tokens[clause.tokens[0]].text.lower()
    return clause.frame == "thing be" or (clause.frame == "clause" and opens in _WHAT)


def _predicate(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What is called so and what it is called, where the parser sees but the latter."""
    called = max(
        children(sentence, i, "oprd"), key=lambda one: _opens_marks(sentence, one), default=None
    )  # the first in marks, or the first
    if called is not None and called.i > i + (not is_passive(sentence, i)):
        yield Complement("thing", tuple(range(i + 1, max(subtree(sentence, called.i)) + 1)))


def _antecedent(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What a clause tells of that follows it: "a charge it denies", "a plan she called a farce"."""
    tokens = find_antecedent(sentence, i)
    if not tokens:
        return
    told = child(sentence, i, "ccomp", "xcomp") is not None
    if not told:
        yield Complement("thing", tokens)
    for token in children(sentence, i, "prep"):
        if token.text.lower() == "as" and token.i > i:
            yield Complement("thing as", tuple(sorted({*tokens, *subtree(sentence, token.i)})))


def _subject(sentence: Sentence, i: int) -> Iterator[Complement]:
    """What is done to the subject of a passive, or what it is held to be.

    So in "the raid was condemned by the bishops" and "two climbers are feared dead", and of what
    stands before it in "an idea floated by the bishops".
    """
    behind = [one for one in children(sentence, i, "prep", "oprd") if one.i > i]
    seen = [one for one in behind if one.dep == "oprd" or one.text.lower() == "as"]
    further = [number for one in seen for number in subtree(sentence, one.i)]
    if sentence.tokens[i].dep == "acl" and child(sentence, i, "agent") is not None:
        above = subtree(sentence, sentence.tokens[i].head, without=frozenset((i,)))
        named = [number for number in above if number < i or not further]
        yield Complement("subject", (*named, *further))
        return
    own = child(sentence, i, "nsubjpass")
    done = own or (subject(sentence, i) if sentence.tokens[i].dep == "conj" else None)
    if done is None or done.text.lower() == "it":
        return
    tokens = tuple(subtree(sentence, done.i))
    if i not in tokens and child(sentence, i, "agent") is not None:
        yield Complement("subject", (*tokens, *further))
    for token in children(sentence, i, "oprd"):
        yield Complement("be", tuple(subtree(sentence, token.i)))


def _times(sentence: Sentence, i: int) -> Iterator[Complement]:
    """The time behind a passive, with its preposition: "is expected by Monday", "... this week"."""
    for token in children(sentence, i, "prep", "agent", "npadvmod"):
        below = token if token.dep == "npadvmod" else child(sentence, token.i, "pobj")
        if token.i > i and below is not None and is_of_time(sentence, below.i):
            yield Complement("when", tuple(subtree(sentence, token.i)))


def _prepositions(sentence: Sentence, i: int, thing: Token | None) -> Iterator[Complement]:
    agent = child(sentence, i, "agent")
    by = child(sentence, agent.i, "pobj") if agent is not None else None
    again = find_renaming(sentence, i, thing)
    charged = [
        token
        for noun in (thing, again, by, *children(sentence, i, "npadvmod"))
        for token in (children(sentence, noun.i, "prep") if noun is not None else ())
        if child(sentence, token.i, "pcomp") is not None or says_what(sentence, token)
    ]
    if thing is not None:
        yield from (Complement("thing as", one) for one in find_seen_as(sentence, i, thing))
    for token in (*children(sentence, i, "prep", "dative", "agent"), *charged):
        below = _find_below(sentence, token)
        if below is None or _is_no_topic(sentence, token, below, i):
            continue
        if token.dep == "agent":
            yield Complement("by", tuple(subtree(sentence, below.i)), marker=token.i)
            continue
        if _is_setting(sentence, token, below):
            yield from _behind_setting(sentence, i, token.i)
            continue
        further = find_further(sentence, i, token, below)
        tokens = subtree(sentence, below.i) + further + find_as_what(sentence, token)
        tokens += find_rest(sentence, i, max(tokens))
        word = token.text.lower()
        yield from _seen_ahead(sentence, i, token, thing)
        wish = _wish(sentence, i, token.i)
        if wish is not None and word in _ASKING:
            someone = sorted(tokens + subtree(sentence, wish.i))
            yield Complement("someone_to", tuple(someone), marker=token.i)
        elif thing is not None and thing.i < token.i:
            named = words_of_object(sentence, i, thing)
            between = _find_place(sentence, named, token) if word == "as" else ()
            both = sorted({*named, *between, *subtree(sentence, token.i), *further})
            yield Complement("thing " + word, tuple(both))
        elif thing is None or word != "as":
            if word == "for":
                tokens += find_scope(sentence, i, max(tokens), to_come=False)
            tokens += find_condition(sentence, i, max(tokens))
            yield Complement(word, tuple(tokens), marker=token.i)


def _find_below(sentence: Sentence, preposition: Token) -> Token | None:
    """What a preposition leads to: what is behind it in "which he likened to “being late”"."""
    doing = child(sentence, preposition.i, "pcomp")
    return doing or child(sentence, preposition.i, "pobj") or find_quality(sentence, preposition)


def _seen_ahead(
    sentence: Sentence, i: int, preposition: Token, thing: Token | None
) -> Iterator[Complement]:
    """What is seen in a thing that follows, or as what: "dismissed as idle the rumour"."""
    word = preposition.text.lower()
    if word in ("in", "as") and thing is not None and i < preposition.i < thing.i:
        seen = words_of_object(sentence, i, thing)
        frame = "in thing" if word == "in" else "thing as"
        yield Complement(frame, (*subtree(sentence, preposition.i), *seen))


def _is_no_topic(sentence: Sentence, preposition: Token, below: Token, i: int) -> bool:
    """Tell whether a phrase says how something is said, or to whom: "to which he replied “...”"."""
    word = preposition.text.lower()
    whom = word == "to" and preposition.i < i and below.tag in RELATIVES
    told = whom and leads_to_marks(sentence, i)
    return told or word in _MANNERS or _is_ahead(sentence, preposition, i)


def _is_ahead(sentence: Sentence, preposition: Token, i: int) -> bool:
    """Tell whether commas part a phrase ahead of a verb from it: "he, for his part, asks"."""
    if preposition.i > i or preposition.i == 0:
        return False
    last = subtree(sentence, preposition.i)[-1]
    beside = (sentence.tokens[preposition.i - 1].text, sentence.tokens[last + 1].text)
    return beside == (",", ",")


def _find_place(sentence: Sentence, named: Sequence[int], seen: Token) -> Sequence[int]:
    """Give what stands between a noun and what it is seen as: "morale in the army as poor"."""
    last = sentence.tokens[max(named)]
    first = sentence.tokens[min(last.i + 1, seen.i)]
    below = child(sentence, first.i, "pobj")
    if last.pos not in ("NOUN", "PROPN") or first.pos != "ADP" or below is None:
        return ()
    inside = subtree(sentence, first.i)
    near = inside == list(range(first.i, seen.i))
    return inside if near and not is_of_time(sentence, below.i) else ()


def _is_setting(sentence: Sentence, preposition: Token, below: Token) -> bool:
    """Tell whether a phrase says when or where somebody spoke: "voted on June 30 to leave".

    Of a passive a day can be all that is said: "a ruling is expected in May".
    """
    word, above = preposition.text.lower(), preposition.head
    if word == "for" and below.tag == "NNS" and is_of_time(sentence, below.i):
        besides = children(sentence, above, "prep")
        return any(one.text.lower() in _ABOUT for one in besides)  # "complained for months of"
    if word not in OF_THE_DEED or below.dep != "pobj" or is_passive(sentence, above):
        return False
    placed = word in _PLACING and has_label(sentence, below.i, *_PLACES)
    means = load_lexicon().wordings if word == "in" else load_setting_words().carriers
    carried = word in _BY_MEANS and below.lemma.lower() in means
    aired = word == "on" and below.text.lower() in _AIR and below.dep == "pobj"
    placed = placed or aired
    return placed or carried or is_of_time(sentence, below.i)


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
    whole = subtree(sentence, token.head, without=frozenset((i,)))
    stops = [one.i for one in sentence.tokens if one.text == ";"]
    first = max((one for one in stops if one < i), default=-1)
    last = min((one for one in stops if one > i), default=len(sentence.tokens))
    return Complement("as", tuple(one for one in whole if first < one < last))
