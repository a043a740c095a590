"""A predicate with the frame that fits it, which may be an event."""

from dataclasses import dataclass

from dateline.extract.events.match import Match
from dateline.extract.events.roles import Predicate
from dateline.findings import Participant

VERBAL = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
)
"""Types of words: without a speaker, an active verb tells no event."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A predicate with its frame and who takes part; `refused` says why it is no event.

    `also` are predicates that tell the same happening ("killed in an attack"); `shared` is how
    likely the model of relations holds its type, where it was asked.
    """

    predicate: Predicate
    match: Match
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]
    refused: str | None = None
    also: tuple[Predicate, ...] = ()
    shared: float | None = None
