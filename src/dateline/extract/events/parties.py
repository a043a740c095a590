"""Settles who takes part: sides that are one and the same, places, capitals that stand for states.

A capital that acts or is spoken to ("Seoul proposed talks") is its country. Any other place that
something is done to is where it is done, not a party.
"""

from dataclasses import replace

from dateline.extract.events.candidate import VERBAL, Candidate
from dateline.extract.syntax import find_token
from dateline.findings import Mention, Participant, Reading
from dateline.knowledge import Knowledge
from dateline.text import Sentence

_BETWEEN_STATES = frozenset((*VERBAL, "COOPERATE", "AID", "SANCTION", "COERCE"))
"""Types in which a capital that something is done to is its country; bombs fall on the town."""


class Parties:
    """Settles the parties of one document's events; made once for it."""

    def __init__(self, reading: Reading, knowledge: Knowledge) -> None:
        self._by_id = {one.id: one for one in reading.mentions}
        self._states = knowledge.capitals

    def settle(self, sentence: Sentence, candidate: Candidate) -> Candidate:
        """Give the candidate with its parties settled; a place done to becomes its place."""
        actor = tuple(self._as_state(one) for one in candidate.actor)
        sides = {self._key(one) for one in actor}
        recipient: list[Participant] = []
        place = candidate.match.place
        spoken_to = candidate.match.frame.type in _BETWEEN_STATES
        for given in candidate.recipient:
            one = self._as_state(given) if spoken_to else given
            mention = self._by_id.get(one.mention or "")
            if self._key(one) in sides and (mention is None or mention.form != "nominal"):
                continue
            if mention is not None and mention.kind == "place" and one.actor == mention.actor:
                place = self._place(sentence, mention) if place is None else place
                continue
            sides.add(self._key(one))
            recipient.append(one)
        moved = candidate.recipient and not recipient and place != candidate.match.place
        if moved and candidate.match.frame.type in VERBAL:
            return replace(candidate, refused="a place is no party")
        object_ = candidate.match.frame.object
        hurt = candidate.match.frame.type == "ASSAULT" and object_ is not None
        if moved and hurt and object_ is not None and object_.role == "RECIPIENT":
            return replace(candidate, refused="nobody is hurt")  # "killed" a name taken for a town
        match = replace(candidate.match, place=place)
        return replace(candidate, actor=actor, recipient=tuple(recipient), match=match)

    def _place(self, sentence: Sentence, mention: Mention) -> int | None:
        token = find_token(sentence, mention.head)
        inside = sentence.start <= mention.head < sentence.end
        return token.i if token is not None and inside else None

    def _as_state(self, one: Participant) -> Participant:
        """The party with its country for an actor where it is a capital."""
        state = self._states.get(one.actor) if one.actor is not None else None
        return one if state is None else Participant(one.span, one.mention, state)

    def _key(self, one: Participant) -> str:
        """What two parties that are the same share: the entity of their mention, else the words."""
        mention = self._by_id.get(one.mention or "")
        if mention is not None and mention.kind not in ("country",):
            return mention.entity
        return one.span.text
