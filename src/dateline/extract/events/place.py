"""Where an event was or will be: a place named in its own clause, and nothing else."""

from collections.abc import Iterator

from dateline.extract.events.agents import Agents
from dateline.extract.syntax import child, children
from dateline.findings import EventPlace
from dateline.knowledge import Knowledge
from dateline.text import Document, Sentence

_WHERE = frozenset(
    ("in", "at", "near", "outside", "inside", "across", "throughout", "off", "within", "around")
)
_STEPS = 6


class Places:
    """Finds the places of one document's events; made once for it."""

    def __init__(self, document: Document, agents: Agents, knowledge: Knowledge) -> None:
        self._document = document
        self._agents = agents
        self._knowledge = knowledge

    def find(self, sentence: Sentence, i: int, known: int | None) -> EventPlace | None:
        """Give the place of the event told at token `i`; `known` is one that a frame found."""
        return next(iter(self.find_all(sentence, i, known)), None)

    def find_all(self, sentence: Sentence, i: int, known: int | None) -> tuple[EventPlace, ...]:
        """Give all places of the event told at token `i`, the one that `find` gives first."""
        if known is not None:
            return (self._make(sentence, known),)
        for number in _candidates(sentence, i):
            if self._agents.is_place(sentence, number):
                return (self._make(sentence, number),)
        return ()

    def _make(self, sentence: Sentence, i: int) -> EventPlace:
        found = self._agents.name(sentence, i)
        mention = self._agents.mention_at(sentence, i)
        if mention is not None and mention.kind in ("place", "country"):
            entry = self._knowledge.entries.get(mention.actor) if mention.actor else None
            return EventPlace(
                mention.span, mention.id, mention.actor, entry.country if entry else None
            )
        return EventPlace(found.span, found.mention, found.actor, None)


def _candidates(sentence: Sentence, i: int) -> Iterator[int]:
    """Objects of place prepositions: under the predicate, its objects, then its clause."""
    yield from _under(sentence, i)
    if sentence.tokens[i].pos == "NOUN":
        yield from _deep(sentence, i)
    for below in children(sentence, i, "dobj", "nsubj", "nsubjpass", "prep", "agent"):
        for inner in children(sentence, below.i, "pobj") if below.pos == "ADP" else (below,):
            yield from _under(sentence, inner.i)
    yield from _where(sentence, i)
    token = sentence.tokens[i]
    for _ in range(_STEPS):
        head = sentence.tokens[token.head]
        if head.i == token.i or token.dep in ("relcl", "acl", "ccomp"):
            return
        if token.dep == "advcl" and token.tag != "VBG":
            return
        if token.pos in ("VERB", "AUX") and token.dep not in ("conj", "xcomp", "advcl"):
            return
        token = head
        if token.pos in ("VERB", "AUX"):
            yield from _under(sentence, token.i)
            yield from _where(sentence, token.i)


def _deep(sentence: Sentence, i: int) -> Iterator[int]:
    """Places in the phrase of a noun at any depth: "a meeting of ministers of states in Oslo"."""
    waiting = [i]
    for number in waiting:
        if len(waiting) > _STEPS:
            return
        for prep in children(sentence, number, "prep"):
            for below in children(sentence, prep.i, "pobj"):
                if prep.text.lower() in _WHERE:
                    yield below.i
                waiting.append(below.i)


def _under(sentence: Sentence, i: int) -> Iterator[int]:
    for prep in children(sentence, i, "prep"):
        if prep.text.lower() not in _WHERE:
            continue
        for below in children(sentence, prep.i, "pobj"):
            yield below.i
            for inner in children(sentence, below.i, "prep"):
                if inner.text.lower() in ("in", "of", "near"):
                    yield from (one.i for one in children(sentence, inner.i, "pobj"))


def _where(sentence: Sentence, i: int) -> Iterator[int]:
    """For "Munich, where he plans to meet" Munich."""
    token = sentence.tokens[i]
    named = False
    for _ in range(_STEPS):
        where = child(sentence, token.i, "advmod")
        named = named or (where is not None and where.text.lower() == "where")
        if token.dep == "relcl":
            if named:
                yield token.head
            return
        if token.dep not in ("xcomp", "conj") or token.head == token.i:
            return
        token = sentence.tokens[token.head]
