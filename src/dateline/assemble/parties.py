"""Who takes part, by id: an actor of the knowledge base, an entity of this document, or words."""

from collections.abc import Iterable

from dateline.findings import Mention, Participant
from dateline.identity import make_id


class Cast:
    """The mentions of one document by id and by the party they stand for."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._by_id: dict[str, Mention] = {}
        self._by_party: dict[str, list[Mention]] = {}
        actors: dict[str, str] = {}
        mentions = tuple(mentions)
        for mention in mentions:
            self._by_id[mention.id] = mention
            if mention.actor is not None:
                actors.setdefault(mention.entity, mention.actor)
        self._party = {one.entity: actors.get(one.entity, one.entity) for one in mentions}
        for mention in mentions:
            self._by_party.setdefault(self._party[mention.entity], []).append(mention)

    def party_of(self, who: Participant) -> str:
        """Give the id of who takes part.

        It is the actor's, else the entity's, else one made from the words, which is the same
        wherever the same words stand for somebody unknown.
        """
        if who.actor is not None:
            return who.actor
        return self.party_at(who.mention) or make_id(
            "words", " ".join(who.words.text.lower().split())
        )

    def party_at(self, mention: str | None) -> str | None:
        """Give the id of the party that a mention stands for, or None when there is no mention."""
        known = self._by_id.get(mention) if mention is not None else None
        return None if known is None else self._party[known.entity]

    def parties(self) -> Iterable[tuple[str, list[Mention]]]:
        """Give each party with its mentions, in order of the text."""
        return self._by_party.items()
