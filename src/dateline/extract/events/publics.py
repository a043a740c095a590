"""Whether somebody of public life takes part in an event: PLOVER codes politics, not private life.

A country, an organisation, a group, an operation, a person with an office, an official, an armed
or organised group is of public life. A name without an office, a firm that nothing is known of, a
relative, a player, or a pronoun that nobody stands behind is not. Physical force against people,
arrests and convictions are coded whoever takes part, unless the report is about sport or
entertainment; what people say to, give to or ask of each other needs somebody of public life among
them, and where they meet or work together, on each side. What voters think or want is a poll.
"""

from collections.abc import Sequence
from functools import cache
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.events.agents import load_nouns
from dateline.extract.events.candidate import VERBAL, Candidate
from dateline.extract.syntax import object_of, tokens_of
from dateline.findings import Mention, Participant, Reading, Statement
from dateline.knowledge import Knowledge
from dateline.text import Sentence, Token

_PUBLIC_KINDS = frozenset(("country", "organisation", "group", "operation", "place"))
_IN_OFFICE = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "OPP", "PTY", "SPY"))
"""Sectors of those whom the text gives an office without a country: "Migration Minister Lukic"."""

_WHOEVER: frozenset[str] = frozenset(("ASSAULT", "PROTEST", "MOBILIZE"))
_WHOEVER_MODES: frozenset[str] = frozenset(("arrest", "deport", "convict"))
"""Modes of COERCE and SANCTION that only a state can do: nobody else has to be named."""

_BETWEEN: frozenset[str] = frozenset(("CONSULT", "COOPERATE"))
"""Types of which each side that is named has to be of public life."""

_OPINIONS: frozenset[str] = frozenset(("SUPPORT", "AGREE", "CONSULT", "REJECT", "COOPERATE"))
"""Types that tell nothing where people at large do it: a poll, or an election. They may demand."""

_ALONE = {
    "PROTEST": "a politician or a state is no crowd that protests",
    "CONSULT": "a politician travels at home",
}
"""What is no event where a politician does it alone, by type."""

_FIRST = frozenset(("we", "us", "i", "me", "our", "my"))
_NOBODY = frozenset(("those", "some", "they", "them", "others", "one", "many", "it", "who"))
_ACRONYM = 6
"""Letters that the short name of a body has at most."""

_MANY = 3
"""Words of sport or entertainment from which on a report can be about that."""


_LISTENERS = frozenset(("crowd", "audience", "viewer", "reader", "listener", "voter"))
"""Those to whom a speech is made: what it asks of them is no request between two sides."""

_RUNNING = frozenset(("campaign", "camp", "candidate", "nominee", "contender", "pac"))


class Publics:
    """Judges the participants of one document's events; made once for it."""

    def __init__(
        self, reading: Reading, sentences: Sequence[Sentence], knowledge: Knowledge
    ) -> None:
        self._by_id = {one.id: one for one in reading.mentions}
        self._statements = {one.id: one for one in reading.statements}
        self._entries = knowledge.entries
        self._sentences = sentences
        self._offices = frozenset(
            one.entity
            for one in reading.mentions
            if one.kind == "person"
            and (one.actor is not None or one.role is not None or one.sector in _IN_OFFICE)
        )
        self._places = {one.head: one for one in reading.mentions if one.kind == "place"}
        self._leisure: bool | None = None

    def refuse(
        self, sentence: Sentence, candidate: Candidate, told_in: Sequence[str]
    ) -> str | None:
        """Give why an event with these participants is none of public life, or None."""
        people = candidate.actor + candidate.recipient
        if self._is_leisure():
            known = any(self._is_known(one) for one in people)
            return None if known else "the report is about sport or entertainment"
        return _refuse_unnamed(sentence, candidate) or self._refuse_private(
            sentence, candidate, told_in
        )

    def _refuse_private(
        self, sentence: Sentence, candidate: Candidate, told_in: Sequence[str]
    ) -> str | None:
        """Why this is an affair of private life, of a campaign or of the press."""
        people = candidate.actor + candidate.recipient
        frame = candidate.match.frame
        why = self._refuse_campaign(sentence, candidate) or _refuse_stage(sentence, candidate)
        if why is not None:
            return why
        if frame.type in _WHOEVER or not _WHOEVER_MODES.isdisjoint(frame.mode):
            return None
        if not any(self._is_public(sentence, one, told_in) for one in people):
            return "nobody of public life takes part"
        if frame.type in _BETWEEN:
            return self._refuse_sides(sentence, candidate, told_in)
        return None

    def _refuse_campaign(self, sentence: Sentence, candidate: Candidate) -> str | None:
        kind = candidate.match.frame.type
        if kind == "REQUEST" and self._are_press(sentence, candidate.actor):
            return "a question of the press"
        refused = kind == "REJECT" and "meet" in candidate.match.frame.mode
        if refused and self._are_press(sentence, candidate.recipient):
            return "an interview that is refused"
        if kind == "ASSAULT" and self._is_campaign(sentence, candidate):
            return "a battle of a campaign"
        if kind in _ALONE and self._is_at_home(sentence, candidate):
            return _ALONE[kind]
        return None

    def _is_campaign(self, sentence: Sentence, candidate: Candidate) -> bool:
        """Whether those who run for office fight, and no state, group or armed side with them."""
        if not _are(sentence, candidate.actor, load_nouns().campaigners):
            return False
        mentions = (self._by_id.get(one.mention or "") for one in candidate.recipient)
        return not any(one is not None and one.kind in ("country", "group") for one in mentions)

    def _is_at_home(self, sentence: Sentence, candidate: Candidate) -> bool:
        """Whether one politician is before the own people: a rally, a stop at a town at home."""
        persons = [self._entries.get(one.actor or "") for one in candidate.actor]
        if candidate.recipient or not persons:
            return False
        if candidate.match.frame.type == "PROTEST":
            return all(one is not None and one.kind in ("person", "country") for one in persons)
        number = candidate.match.place
        if number is None or "visit" not in candidate.match.frame.mode:
            return False
        mention = self._places.get(sentence.tokens[number].start)
        place = self._entries.get(mention.actor or "") if mention is not None else None
        return place is not None and all(
            one is not None and one.country is not None and one.country == place.country
            for one in persons
        )

    def _refuse_sides(
        self, sentence: Sentence, candidate: Candidate, told_in: Sequence[str]
    ) -> str | None:
        """Why these do not meet as two sides of public life."""
        for side in (candidate.actor, candidate.recipient):
            if not side:
                continue
            near = _are(sentence, side, load_nouns().bystanders)
            if near or self._are_press(sentence, side):
                return "a talk with the press, with followers or the like"
            if not any(self._may_be_public(sentence, one, told_in) for one in side):
                return "one side is of private life"
        return None

    def _are_press(self, sentence: Sentence, people: Sequence[Participant]) -> bool:
        """Whether these, one at least, are of the press."""
        known = bool(people) and all(map(self._reports, people))
        return known or _are(sentence, people, load_nouns().press)

    def _may_be_public(self, sentence: Sentence, one: Participant, told_in: Sequence[str]) -> bool:
        """Whether somebody is of public life, a firm, or a pronoun that nobody stands behind."""
        if _are(sentence, (one,), load_nouns().firms):
            return True  # a union can meet one
        unknown = one.mention is None and all(
            t.pos == "PRON" for t in tokens_of(sentence, one.span)
        )
        return unknown or self._is_public(sentence, one, told_in)

    def _reports(self, one: Participant) -> bool:
        """Whether somebody is of the press, by the knowledge base."""
        entry = self._entries.get(one.actor) if one.actor is not None else None
        return entry is not None and entry.sector == "JRN"

    def _is_known(self, one: Participant) -> bool:
        """A country, or somebody of whom the knowledge base or the text gives an office."""
        mention = self._by_id.get(one.mention or "")
        return one.actor is not None or (mention is not None and mention.actor is not None)

    def _is_public(self, sentence: Sentence, one: Participant, told_in: Sequence[str]) -> bool:
        if one.actor is not None:
            return True
        mention = self._by_id.get(one.mention or "")
        if mention is not None and self._stands_in_public(mention):
            return True
        if one.span.text.lower() in _FIRST:
            return any(self._speaks_in_public(self._statements[name]) for name in told_in)
        return _has_public_noun(sentence, one)

    def _speaks_in_public(self, statement: Statement) -> bool:
        speaker = statement.speaker
        if speaker is None or speaker.actor is not None:
            return speaker is not None
        mention = self._by_id.get(speaker.mention or "")
        if mention is not None and self._stands_in_public(mention):
            return True
        words = speaker.words.text.lower().split()
        return any(word.removesuffix("s") in load_nouns().public for word in words)

    def _stands_in_public(self, mention: Mention) -> bool:
        """A country, a body, a side with a name; or a person who has an office in the report."""
        if mention.kind == "group" and mention.form != "name" and mention.actor is None:
            return False
        if mention.kind == "organisation" and mention.actor is None:
            return _is_body(mention.span.text)
        return mention.kind in _PUBLIC_KINDS or mention.entity in self._offices

    def _is_leisure(self) -> bool:
        if self._leisure is None:
            leisure, public = load_topics()
            lemmas = [t.lemma.lower() for one in self._sentences for t in one.tokens]
            played = sum(lemma in leisure for lemma in lemmas)
            governed = sum(lemma in public for lemma in lemmas)
            self._leisure = played >= _MANY and played > governed
        return self._leisure


def _refuse_unnamed(sentence: Sentence, candidate: Candidate) -> str | None:
    """Why those who take part are nobody in particular."""
    kind = candidate.match.frame.type
    unnamed = kind in VERBAL and _are_nobody(candidate.actor)
    if unnamed or _are_nobody(candidate.actor + candidate.recipient):
        return "nobody is named who takes part"
    if kind in _OPINIONS and _are(sentence, candidate.actor, load_nouns().at_large):
        return "people at large do it"
    return None


def _is_body(name: str) -> bool:
    """Whether a name that is not known is one of a body, by its words or letters; else a firm."""
    words = name.replace("-", " ").split()
    if len(words) == 1 and name.isupper() and len(name) <= _ACRONYM:
        return True
    public = load_nouns().public
    return any(one.lower() in public or one.lower().removesuffix("s") in public for one in words)


def _are_nobody(people: Sequence[Participant]) -> bool:
    return bool(people) and all(
        one.mention is None and one.span.text.lower() in _NOBODY for one in people
    )


def _refuse_stage(sentence: Sentence, candidate: Candidate) -> str | None:
    """Why this is said or done before an audience, and not between two sides."""
    kind = candidate.match.frame.type
    if kind == "REQUEST" and _are(sentence, candidate.recipient, _LISTENERS):
        return "a word to the audience"
    if kind == "PROTEST" and _are(sentence, candidate.actor, _RUNNING):
        return "a rally of a campaign"
    return None


def _are(sentence: Sentence, people: Sequence[Participant], nouns: frozenset[str]) -> bool:
    """Whether the head of each of these, one at least, is one of some nouns."""
    heads = [_head(sentence, one) for one in people if one.actor is None]
    return len(heads) == len(people) > 0 and all(
        head is not None and head.lemma.lower() in nouns for head in heads
    )


def _head(sentence: Sentence, one: Participant) -> Token | None:
    """The head word of a participant; for "half of the voters" the voters."""
    inside = list(tokens_of(sentence, one.span))
    numbers = {token.i for token in inside}
    head = next((t for t in inside if t.head not in numbers or t.head == t.i), None)
    if head is None or head.pos not in ("NUM", "ADJ", "NOUN", "PRON"):
        return head
    below = object_of(sentence, head.i) if head.lemma in _PARTS else None
    return head if below is None else below


_PARTS = frozenset(("half", "most", "many", "some", "lot", "number", "majority", "third", "all"))


def _has_public_noun(sentence: Sentence, one: Participant) -> bool:
    """Whether a noun in the words is one of an office, a body, a side."""
    public = load_nouns().public
    return any(
        token.lemma.lower() in public or token.text.lower() in public
        for token in tokens_of(sentence, one.span)
    )


@cache
def load_topics() -> tuple[frozenset[str], frozenset[str]]:
    """Read data/events/leisure.yaml: words of sport and entertainment, and of public life."""
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("events") / "leisure.yaml"))
    return frozenset(plain["leisure"]), frozenset(plain["public"])
