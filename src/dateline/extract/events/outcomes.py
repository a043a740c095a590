"""How far the words reach that tell what came of a happening: "attacked the town, killing 12".

A clause that tells of dying or killing by itself counts for its own verb. It tells what came of
the event above it only where it goes on from that event ("killing 12", "in which 12 died"), not
where it tells what another did, what was before it, or why somebody was sentenced.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.events.roles import find_agent, read_verb
from dateline.extract.syntax import child, children, has_to, is_passive
from dateline.text import Sentence, Token

_NOUNS = ("NOUN", "PROPN")
_JOINED = ("conj", "advcl", "parataxis", "dep")


@dataclass(frozen=True, slots=True)
class Reach:
    """What bounds the words of one event.

    `deed` tells that it is one of force or a protest, of which people can die without a doer told;
    `apart` are words that open what is of another happening, `dying` the verbs whose subject is
    counted.
    """

    deed: bool
    used: frozenset[int]
    apart: frozenset[str]
    dying: frozenset[str]


def find_reach(sentence: Sentence, top: int, i: int, reach: Reach, *, counted: bool) -> list[int]:
    """Give the tokens below `top` that tell what came of event `i`, in order, without `i`.

    `top` is the verb through which the event tells it ("the attack left"), or the event itself;
    `counted` tells that the event counts people of its own.
    """
    own = reach.used | {top, i}
    found = [top]
    for number in found:
        found.extend(
            below.i
            for below in children(sentence, number)
            if _goes_on(sentence, below, own, reach, counted=counted)
        )
    return sorted(one for one in found if one != i)


def _goes_on(
    sentence: Sentence, token: Token, own: frozenset[int], reach: Reach, *, counted: bool
) -> bool:
    if token.pos == "ADP" and token.dep == "prep":
        of_verb = sentence.tokens[token.head].pos == "VERB"
        return token.text.lower() not in reach.apart and (reach.deed or not of_verb)
    if token.pos != "VERB" or stands_as_adjective(sentence, token):
        return True
    if token.dep in ("relcl", "acl"):
        return _is_of_own(sentence, token, own)
    if token.dep in _JOINED:
        return _is_joined(sentence, token, own, reach, counted=counted)
    if token.dep == "pcomp":  # "with 12 people killed", not "before killing himself"
        return child(sentence, token.i, "nsubj", "nsubjpass") is not None
    return True


def stands_as_adjective(sentence: Sentence, token: Token) -> bool:
    """Tell that of "wounded" in "12 dead and 40 wounded", which the parser takes for a verb."""
    near = sentence.tokens[token.i - 1] if token.i else token
    return token.tag == "VBN" and near.pos == "NUM"


def _is_of_own(sentence: Sentence, token: Token, own: frozenset[int]) -> bool:
    """Whether a clause at a noun is told of the event: "the attack on a base that killed 12"."""
    head = sentence.tokens[token.head]
    if head.i in own or read_verb(sentence, token.i).subject in own:
        return True
    words = [one.text.lower() for one in children(sentence, token.i, "nsubj", "nsubjpass")]
    if token.dep == "relcl" and not {"that", "which"}.intersection(words):
        return False
    return any(above.i in own and above.pos in _NOUNS for above in _above(sentence, head))


def _above(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """The nouns in whose phrases a noun stands."""
    while noun.dep == "pobj" and sentence.tokens[noun.head].dep == "prep":
        noun = sentence.tokens[sentence.tokens[noun.head].head]
        yield noun


def _is_joined(
    sentence: Sentence, token: Token, own: frozenset[int], reach: Reach, *, counted: bool
) -> bool:
    """Whether a verb beside the event goes on with it, or tells who died without a doer."""
    opening = children(sentence, token.i, "mark", "advmod")
    if any(one.text.lower() in reach.apart for one in opening):
        return False
    of_event = token.head in own
    if child(sentence, token.i, "nsubj", "nsubjpass") is None:
        leads_on = token.dep == "advcl" and not has_to(sentence, token.i)
        return leads_on or reach.deed or not of_event
    passive = is_passive(sentence, token.i) and find_agent(sentence, token.i) is None
    nobody = passive or token.lemma.lower() in reach.dying
    return nobody and reach.deed and of_event and not counted
