"""Whether somebody of public life takes part in an event: PLOVER codes politics, not private life.

A country, an organisation, a group, an operation, a person with an office, an official, an armed
or organised group is of public life. A name without an office, a relative, a player, or a pronoun
that nobody stands behind is not. Physical force against people is coded whoever takes part, unless
the report is about sport or entertainment; what people say to, give to or ask of each other needs
somebody of public life among them.
"""

from collections.abc import Sequence
from functools import cache
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.events.agents import load_nouns
from dateline.extract.participants import MentionIndex
from dateline.extract.syntax import find_token
from dateline.findings import Mention, Participant, Reading, Statement
from dateline.text import Sentence

_PUBLIC_KINDS = frozenset(("country", "organisation", "group", "operation", "place"))
_WHOEVER: frozenset[str] = frozenset(("ASSAULT", "PROTEST", "COERCE", "SANCTION", "MOBILIZE"))
_FIRST = frozenset(("we", "us", "i", "me", "our", "my"))
_NOBODY = frozenset(("those", "some", "they", "them", "others", "one", "many", "it"))
_MANY = 3
"""Words of sport or entertainment from which on a report can be about that."""


class Publics:
    """Judges the participants of one document's events; made once for it."""

    def __init__(
        self, reading: Reading, mentions: MentionIndex, sentences: Sequence[Sentence]
    ) -> None:
        self._mentions = mentions
        self._by_id = {one.id: one for one in reading.mentions}
        self._statements = {one.id: one for one in reading.statements}
        self._sentences = sentences
        self._offices = frozenset(
            one.entity
            for one in reading.mentions
            if one.kind == "person" and (one.actor is not None or one.role is not None)
        )
        self._leisure: bool | None = None

    def refuse(
        self,
        kind: str,
        sentence: Sentence,
        people: Sequence[Participant],
        told_in: Sequence[str],
    ) -> str | None:
        """Give why an event with these participants is none of public life, or None."""
        if self._is_leisure():
            known = any(self._is_known(one) for one in people)
            return None if known else "the report is about sport or entertainment"
        if all(one.mention is None and one.span.text.lower() in _NOBODY for one in people):
            return "nobody is named who takes part"
        if kind in _WHOEVER or any(self._is_public(sentence, one, told_in) for one in people):
            return None
        return "nobody of public life takes part"

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
        words = speaker.span.text.lower().split()
        return any(word.removesuffix("s") in load_nouns().public for word in words)

    def _stands_in_public(self, mention: Mention) -> bool:
        """A country, a body, a side with a name; or a person who has an office in the report."""
        if mention.kind == "group" and mention.form != "name" and mention.actor is None:
            return False
        return mention.kind in _PUBLIC_KINDS or mention.entity in self._offices

    def _is_leisure(self) -> bool:
        if self._leisure is None:
            leisure, public = load_topics()
            lemmas = [t.lemma.lower() for one in self._sentences for t in one.tokens]
            played = sum(lemma in leisure for lemma in lemmas)
            governed = sum(lemma in public for lemma in lemmas)
            self._leisure = played >= _MANY and played > governed
        return self._leisure


def _has_public_noun(sentence: Sentence, one: Participant) -> bool:
    """Whether a noun in the words is one of an office, a body, a side."""
    public = load_nouns().public
    first = find_token(sentence, one.span.start)
    inside = [] if first is None else sentence.tokens[first.i :]
    for token in inside:
        if token.start >= one.span.end:
            return False
        if token.lemma.lower() in public or token.text.lower() in public:
            return True
    return False


@cache
def load_topics() -> tuple[frozenset[str], frozenset[str]]:
    """Read data/events/leisure.yaml: words of sport and entertainment, and of public life."""
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("events") / "leisure.yaml"))
    return frozenset(plain["leisure"]), frozenset(plain["public"])
