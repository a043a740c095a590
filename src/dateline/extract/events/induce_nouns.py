"""Patterns of a noun that tells a deed: "lawsuit [by ACTOR] against RECIPIENT".

Part of induce.py, which says what patterns are for.
"""

from collections.abc import Iterator

from dateline.extract.events.agents import load_nouns
from dateline.extract.events.frames import PREPOSITIONS
from dateline.extract.events.roles import Predicate, read_noun
from dateline.extract.events.sketches import Sketch, Words
from dateline.extract.events.slots import Sought, names, owned_by, phrase_of
from dateline.text import Sentence, Token

_AROUND_NOUNS = ("of", "on", "against", "to", "with", "from", "over", "at", "for", "toward",
                 "towards", "between", "into", "upon")  # fmt: skip


def of_noun(sentence: Sentence, token: Token, actor: Sought, recipient: Sought) -> Iterator[Sketch]:
    """Give the patterns of a noun that tells a deed: "lawsuit [by ACTOR] against RECIPIENT"."""
    if token.lemma.lower() in load_nouns().acting:
        return  # who can act is no deed
    predicate = read_noun(sentence, token.i)
    own: frozenset[int] = actor or frozenset()
    by = [name for name, i in predicate.phrases if names(sentence, i, own)]
    if actor is not None and not (by or owned_by(sentence, token.i, own)):
        return
    head = Words(frozenset((token.lemma.lower(),)), bare=True)
    acting = f"[{by[0]} ACTOR]" if by and by[0] in PREPOSITIONS else "[by ACTOR]"
    things = list(_things_of(sentence, predicate, own | (recipient or frozenset())))
    for around in _around_noun(sentence, predicate, acting, recipient):
        for thing in things:
            yield Sketch(noun=True, pieces=(head, *thing, *around))
        yield Sketch(noun=True, pieces=(head, *around))


def _things_of(
    sentence: Sentence, predicate: Predicate, people: frozenset[int]
) -> Iterator[tuple[str, Words]]:
    """What the deed is done to, as words: "poisoning of {well}"."""
    for name, i in predicate.phrases:
        if name != "of" or names(sentence, i, people):
            continue
        phrase = phrase_of(sentence, name, i)
        if phrase is not None:
            yield phrase


def _around_noun(
    sentence: Sentence, predicate: Predicate, acting: str, recipient: Sought
) -> Iterator[tuple[str, ...]]:
    """Give what stands after the noun, once for each way to say where the recipient stands."""
    if recipient is None:
        yield (acting,)
        return
    for name, i in predicate.phrases:
        if name in _AROUND_NOUNS and names(sentence, i, recipient):
            for role in ("RECIPIENT", "TARGET"):
                yield (acting, f"{name} {role}")
    if owned_by(sentence, predicate.i, recipient):
        yield ("RECIPIENT's", acting)
