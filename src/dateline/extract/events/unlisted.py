"""Events that no frame tells: verbs between two who can act, as the model of relations reads them.

The lexicon goes first, and of a verb that it knows it has said all: where none of its frames fits,
that is no event. Another verb is open when somebody does it and somebody else stands in its reach,
neither of them in an event of the same sentence: the model reads the sentence and not the verb, and
would tell that event again. It says what the one does to the other, and is
believed from a threshold on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.extract.events.agents import Agents
from dateline.extract.events.candidate import Candidate
from dateline.extract.events.frames import Frame, Lexicon
from dateline.extract.events.match import Match
from dateline.extract.events.relations import NONE, Pair, load_relation_model
from dateline.extract.events.review import make_pair
from dateline.extract.events.roles import Predicate, read_verb
from dateline.findings import Participant
from dateline.text import Sentence, Token

THRESHOLD = 1.0
"""How likely a type must be for a verb that no frame knows; at 1, the default, none is believed.

Measured on real reports, of what the model tells from .9 on less than half is right, which is too
little for a record; who wants all that may be there sets .9.
"""

LONGEST = 120
"""Words of a sentence that is looked at; longer ones are lists, or parsed wrongly."""

_REACH = ("to", "with", "against", "on", "for", "from", "at", "into", "upon", "toward", "towards")
"""Prepositions whose object something can be done to."""

_SPEAKING = frozenset(("i", "me", "my", "we", "us", "our", "you", "your"))
_PRONOUNS = frozenset((
    "he", "him", "his", "she", "her", "it", "its", "they", "them", "their", "who", "one", "those",
    "this", "these", "that", "which", "some", "others", "both", "all", "many", "two",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Open:
    """A verb that no frame fits, and the two between whom it stands."""

    sentence: Sentence
    predicate: Predicate
    actor: tuple[Participant, ...]
    recipient: tuple[Participant, ...]


def find_open(
    sentence: Sentence, found: Sequence[Candidate], agents: Agents, lexicon: Lexicon
) -> Iterator[Open]:
    """Give the verbs of a sentence that the lexicon does not know and that have two sides."""
    if len(sentence.tokens) > LONGEST:
        return
    told = {predicate.i for one in found for predicate in (one.predicate, *one.also)}
    taken = [side for one in found if one.refused is None for side in (*one.actor, *one.recipient)]
    for token in sentence.tokens:
        unknown = token.lemma not in lexicon.verbs and token.i not in told
        if token.pos == "VERB" and token.dep not in ("amod", "aux") and unknown:
            one = _read(sentence, token, agents)
            if (
                one is not None
                and not _meets(one.actor, taken)
                and not _meets(one.recipient, taken)
            ):
                yield one


def _read(sentence: Sentence, token: Token, agents: Agents) -> Open | None:
    predicate = read_verb(sentence, token.i)
    if predicate.subject is None:
        return None
    actor = agents.find(sentence, predicate.subject)
    recipient = _find_recipient(sentence, predicate, agents) if actor else ()
    recipient = tuple(one for one in recipient if not _meets((one,), actor))
    if not actor or not recipient or _are_unnamed(actor, recipient):
        return None
    return Open(sentence, predicate, actor, recipient)


def _are_unnamed(actor: Sequence[Participant], recipient: Sequence[Participant]) -> bool:
    """Whether a side is who speaks or is spoken to, or both are pronouns."""
    words = [one.span.text.lower() for one in (actor[0], recipient[0])]
    return any(one in _SPEAKING for one in words) or all(one in _PRONOUNS for one in words)


def _find_recipient(
    sentence: Sentence, predicate: Predicate, agents: Agents
) -> tuple[Participant, ...]:
    """The first in the verb's reach who can act: object, indirect object, phrases, owners."""
    objects = [i for i in (predicate.object, predicate.indirect) if i is not None]
    phrases = [i for name, i in predicate.phrases if name in _REACH]
    for find in (agents.find, agents.find_inside):
        for i in (*objects, *phrases):
            people = find(sentence, i)
            if people:
                return people
    return ()


def _meets(people: Sequence[Participant], others: Sequence[Participant]) -> bool:
    return any(one.span.overlaps(other.span) for one in people for other in others)


def rate_open(
    open_verbs: Sequence[Open], text: str, *, threshold: float = THRESHOLD
) -> Iterator[tuple[Sentence, Candidate]]:
    """Give the sentences and candidates of those verbs of which the model is sure enough."""
    pairs = list(find_pairs(open_verbs, text))
    if not pairs:
        return
    ratings = load_relation_model().rate([pair for _, pair in pairs])
    for (one, _), rating in zip(pairs, ratings, strict=True):
        kind, likely = rating.best
        if kind != NONE and likely >= threshold:
            lemma = one.sentence.tokens[one.predicate.i].lemma
            frame = Frame(
                lemma, kind, mode=(), noun=False, lemmas=frozenset((lemma,)), likely=likely
            )
            match = Match(frame, 1, one.recipient, one.actor)
            yield one.sentence, Candidate(one.predicate, match, one.actor, one.recipient)


def find_pairs(open_verbs: Sequence[Open], text: str) -> Iterator[tuple[Open, Pair]]:
    """Give each verb with its sentence, the first actor and the first recipient marked in it."""
    for one in open_verbs:
        pair = make_pair(one.sentence, one.actor[0], one.recipient[0], text)
        if pair is not None:
            yield one, pair
