"""Where an event was or will be: the place nearest to its words by the tree of its sentence."""

from dateline.extract.events.agents import Agents
from dateline.extract.events.place_names import PlaceNames
from dateline.extract.events.place_paths import Walk
from dateline.findings import EventPlace
from dateline.knowledge import Knowledge
from dateline.text import Document, Sentence


class Places:
    """Finds the places of one document's events; made once for it."""

    def __init__(self, document: Document, agents: Agents, knowledge: Knowledge) -> None:
        self._document = document
        self._agents = agents
        self._knowledge = knowledge
        self._names = PlaceNames(agents, knowledge)

    def find(
        self, sentence: Sentence, i: int, known: int | None, *, of_words: bool = False
    ) -> EventPlace | None:
        """Give the place of the event told at token `i`; `known` is one that a frame found.

        What is said, agreed or decided (`of_words`) has its place close by or none.
        """
        return next(iter(self.find_all(sentence, i, known, of_words=of_words)), None)

    def find_all(
        self, sentence: Sentence, i: int, known: int | None, *, of_words: bool = False
    ) -> tuple[EventPlace, ...]:
        """Give all places of the event told at token `i`, the one that `find` gives first."""
        if known is not None:
            return (self._make(sentence, known),)
        found = Walk(sentence, i, self._agents, self._names, of_words=of_words).find()
        return tuple(self._make(sentence, number) for number in found)

    def _make(self, sentence: Sentence, i: int) -> EventPlace:
        mention = self._agents.mention_at(sentence, i)
        if mention is not None and mention.kind in ("place", "country"):
            entry = self._knowledge.entries.get(mention.actor) if mention.actor else None
            return EventPlace(
                mention.span, mention.id, mention.actor, entry.country if entry else None
            )
        if mention is not None and mention.form == "name":
            return EventPlace(mention.span, mention.id, mention.actor, None)
        return EventPlace(self._names.span(self._document, sentence, i), None, None, None)
