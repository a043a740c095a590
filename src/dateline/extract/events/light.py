"""Verbs that say little by themselves, beside the noun that tells the event: "held a meeting"."""

from dataclasses import dataclass
from functools import cache
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.syntax import child, children
from dateline.text import Sentence, Token


@dataclass(frozen=True, slots=True)
class _Light:
    with_actor: frozenset[str]
    occur: frozenset[str]
    through: frozenset[str]
    issuing: frozenset[str]
    ending: frozenset[str]


@cache
def load_light() -> _Light:
    """Read data/events/light.yaml."""
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("events") / "light.yaml"))
    return _Light(
        *(
            frozenset(plain[name])
            for name in ("with_actor", "occur", "through", "issuing", "ending")
        )
    )


def find_light_verb(sentence: Sentence, token: Token) -> Token | None:
    """Give the light verb that noun `token` is told with, or None."""
    head = sentence.tokens[token.head]
    if token.dep == "conj":
        return find_light_verb(sentence, head) if head.pos == "NOUN" else None
    if token.dep == "pobj":
        return _through_phrase(sentence, head)
    if token.dep == "attr" and child(sentence, head.i, "expl") is not None:
        return head
    if head.pos in ("VERB", "AUX") and token.dep in ("dobj", "nsubj", "nsubjpass"):
        fits = load_light().occur if token.dep == "nsubj" else load_light().with_actor
        return head if _name_verb(sentence, head) in fits or head.lemma in fits else None
    return _find_participle(sentence, token)


def _find_participle(sentence: Sentence, token: Token) -> Token | None:
    """For "the meeting held in Oslo" held."""
    for below in children(sentence, token.i, "acl", "relcl"):
        if below.tag == "VBN" and _name_verb(sentence, below) in load_light().with_actor:
            return below
    return None


def _name_verb(sentence: Sentence, verb: Token) -> str:
    particle = child(sentence, verb.i, "prt")
    if particle is not None:
        return f"{verb.lemma} {particle.text.lower()}"
    below = child(sentence, verb.i, "dobj")
    if below is not None and verb.lemma == "take" and below.lemma in ("place", "part"):
        return f"{verb.lemma} {below.lemma}"
    return verb.lemma


def _through_phrase(sentence: Sentence, prep: Token) -> Token | None:
    """For "took part in talks" took."""
    above = sentence.tokens[prep.head]
    word = prep.text.lower()
    if above.dep == "dobj" and above.lemma == "part":
        verb = sentence.tokens[above.head]
        return verb if f"{verb.lemma} part {word}" in load_light().through else None
    if above.pos in ("VERB", "AUX") and f"{above.lemma} {word}" in load_light().through:
        return above
    return None
