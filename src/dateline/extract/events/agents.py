"""Who can act: the test that every actor and recipient of an event must pass."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from dateline.datafiles import data_folder, load_yaml
from dateline.extract.participants import MentionIndex, noun_phrase, participant
from dateline.extract.syntax import child, children, conjuncts, object_of, tokens_of
from dateline.findings import Mention, MentionKind, Participant
from dateline.text import Document, Sentence, Span, Token

_ACTING = frozenset(("person", "organisation", "country", "group", "operation"))
_ACTING_LABELS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_SIDES = frozenset(("country", "organisation", "group", "person"))
_SIDE_LABELS = frozenset(("GPE", "NORP", "ORG"))
_COUNTING = frozenset((
    "number", "group", "dozen", "hundred", "thousand", "score", "handful", "pair", "majority",
    "rest", "million", "member", "some", "many", "all", "most", "one", "both", "kind", "couple",
    "series", "list", "ten", "none", "each", "either", "string", "type", "lot", "half",
))  # fmt: skip
_CHARGE = re.compile(r"\s+of\s+(?=an?\s|[“\"']|(?!(?:the|his|her|its|their|our|my)\s)[a-z])")
"""Where what somebody is accused of may start: a small letter, no name and no "the"."""

_LONG = 40
"""Characters from which on a phrase is looked through for clauses."""

_CLAUSES = frozenset(("relcl", "acl", "appos", "conj", "cc", "advcl", "parataxis", "neg"))


@dataclass(frozen=True, slots=True)
class _Nouns:
    acting: frozenset[str]
    people: frozenset[str]
    pronouns: frozenset[str]
    instruments: frozenset[str]
    nature: frozenset[str]
    sites: frozenset[str]
    public: frozenset[str]
    at_large: frozenset[str]
    press: frozenset[str]
    bystanders: frozenset[str]
    campaigners: frozenset[str]
    firms: frozenset[str]


@cache
def load_nouns() -> _Nouns:
    """Read data/events/actors.yaml."""
    plain = cast("dict[str, list[str]]", load_yaml(data_folder("events") / "actors.yaml"))
    return _Nouns(
        acting=frozenset(plain["people"]) | frozenset(plain["bodies"]),
        people=frozenset(plain["people"]),
        pronouns=frozenset(plain["pronouns"]),
        instruments=frozenset(plain["instruments"]),
        nature=frozenset(plain["nature"]),
        sites=frozenset(plain["sites"]),
        public=(frozenset(plain["public"]) | frozenset(plain["bodies"]))
        - frozenset(plain["firms"]),
        at_large=frozenset(plain["at_large"]),
        press=frozenset(plain["press"]),
        bystanders=frozenset(plain["press"]) | frozenset(plain["bystanders"]),
        campaigners=frozenset(plain["campaigners"]),
        firms=frozenset(plain["firms"]),
    )


_ARMED = frozenset(("REB", "PRM", "UAF", "MIL"))
"""Sectors of groups that fight: rebels, militias, armed groups of no known side."""


class Agents:
    """Judges the words of one document; made once for it. `kinds` are those of its mentions."""

    def __init__(
        self, document: Document, mentions: MentionIndex, kinds: Mapping[str, MentionKind]
    ) -> None:
        self._kinds = kinds
        self._filed = document.filed_from
        self._document = document
        self._mentions = mentions
        self._nouns = load_nouns()
        self._labels: dict[int, str] = {}
        self._labelled: set[int] = set()

    def can_act(self, sentence: Sentence, i: int) -> bool:
        """Tell whether the noun phrase headed by token `i` stands for someone who can act."""
        token = sentence.tokens[i]
        if self._filed is not None and self._filed.start <= token.start < self._filed.end:
            return False
        counted = self._counted(sentence, token)
        if counted is not None:
            return self.can_act(sentence, counted)
        if token.pos == "PRON" or token.tag in ("PRP", "PRP$", "WP", "DT"):
            return self._is_acting_pronoun(token)
        return self._acts_by_name(sentence, token)

    def _is_acting_pronoun(self, token: Token) -> bool:
        """Pronouns for people, and those that stand for someone known to act ("it", "its")."""
        low = token.text.lower()
        if low.endswith(("self", "selves")) and token.dep == "dobj":
            return False
        mention = self._mentions.at(token.start)
        if mention is not None and mention.form == "pronoun":
            return mention.kind in _ACTING
        return low in self._nouns.pronouns

    def _acts_by_name(self, sentence: Sentence, token: Token) -> bool:
        low = token.lemma.lower()
        mention = self._mentions.at(token.start)
        if mention is not None and mention.kind in _ACTING:
            unnamed = mention.kind == "operation" and mention.actor is None
            if unnamed and low in self._nouns.instruments:
                return False
            return mention.form == "name" or not self._is_nature(low)
        if token.pos == "NOUN":
            return low in self._nouns.acting or token.text.lower() in self._nouns.acting
        if mention is not None and mention.kind in ("place", "other"):
            site = mention.span.text.rsplit(" ", 1)[-1].lower() in self._nouns.sites
            return not site and self.label(sentence, token.i) in _ACTING_LABELS
        return self._acts_by_label(sentence, token)

    def _acts_by_label(self, sentence: Sentence, token: Token) -> bool:
        label = self.label(sentence, token.i)
        if label is not None:
            return label in _ACTING_LABELS
        if token.pos == "NUM" or token.tag == "CD":
            return label is None and child(sentence, token.i, "nummod", "quantmod") is None
        low = token.lemma.lower()
        if token.pos == "ADJ":
            return low in self._nouns.acting or low in ("wounded", "dead", "poor")
        return token.pos == "PROPN" or low in self._nouns.acting

    def _is_nature(self, lemma: str) -> bool:
        return lemma in self._nouns.nature

    def is_instrument(self, token: Token) -> bool:
        """Tell whether a thing acts for somebody ("the airstrike killed")."""
        return token.lemma.lower() in self._nouns.instruments

    def is_nature(self, token: Token) -> bool:
        """Tell whether a cause is nobody's deed ("the flood killed")."""
        return self._is_nature(token.lemma.lower())

    def count_of(self, sentence: Sentence, i: int) -> int:
        """Give what is counted by token `i` ("30 of its soldiers"), else `i` itself."""
        counted = self._counted(sentence, sentence.tokens[i])
        return i if counted is None else counted

    def _counted(self, sentence: Sentence, token: Token) -> int | None:
        """For "dozens of people" the people."""
        if token.lemma.lower() not in _COUNTING and token.tag != "CD":
            return None
        below = object_of(sentence, token.i)
        return below.i if below is not None else None

    def label(self, sentence: Sentence, i: int) -> str | None:
        """Give what the language model calls the name that token `i` stands in."""
        if sentence.start not in self._labelled:
            self._labelled.add(sentence.start)
            for entity in sentence.entities:
                for number in range(entity.first, entity.last):
                    self._labels[sentence.tokens[number].start] = entity.label
        return self._labels.get(sentence.tokens[i].start)

    def is_place(self, sentence: Sentence, i: int) -> bool:
        """Tell whether token `i` heads the name of a place or country."""
        mention = self.mention_at(sentence, i)
        if mention is not None and mention.kind in ("place", "country", "person", "other"):
            return mention.kind in ("place", "country")
        return self.label(sentence, i) in ("GPE", "LOC", "FAC")

    def mention_at(self, sentence: Sentence, i: int) -> Mention | None:
        """Give the mention of token `i`; for a site ("the Taji base") that of its name."""
        token = sentence.tokens[i]
        mention = self._mentions.at(token.start)
        if mention is not None or token.lemma.lower() not in self._nouns.sites:
            return mention
        names = (self._mentions.at(t.start) for t in children(sentence, i, "compound", "nmod"))
        return next((one for one in names if one is not None and one.kind == "place"), None)

    def is_time(self, sentence: Sentence, i: int) -> bool:
        """Tell whether token `i` heads a day or an hour, which fills no place of a frame."""
        return self.label(sentence, i) in ("DATE", "TIME")

    def is_city(self, sentence: Sentence, i: int) -> bool:
        """Tell whether token `i` heads the name of a place that is no country."""
        mention = self.mention_at(sentence, i)
        return mention is not None and mention.kind == "place"

    def find(self, sentence: Sentence, i: int) -> tuple[Participant, ...]:
        """Give who acts by token `i` and all that is coordinated with it; empty if nobody can."""
        return tuple(
            self.name(sentence, number)
            for number in conjuncts(sentence, i)
            if self.can_act(sentence, number)
        )

    def name(self, sentence: Sentence, i: int) -> Participant:
        """Give the noun phrase of token `i` as a participant, whoever it is."""
        named = self._named_beside(sentence, i)
        if named is not None:
            span = self._document.span(
                noun_phrase(self._document, sentence, i).start, named.span.end
            )
            return Participant(span, named.id, named.actor)
        found = participant(self._document, sentence, i, self._mentions)
        span = self._without_clauses(sentence, i, found)
        for ending in ("'s", "’s", "'", "’"):
            if span.text.endswith(ending) and len(span.text) > len(ending):
                span = self._document.span(span.start, span.end - len(ending))
                break
        return Participant(span, found.mention, found.actor)

    def _named_beside(self, sentence: Sentence, i: int) -> Mention | None:
        """For "his companion Ada Moen" the name, which the parser takes for an apposition."""
        for below in children(sentence, i, "appos"):
            name = self._mentions.at(below.start)
            if name is not None and name.kind == "person" and name.form == "name":
                return name if name.span.start == sentence.tokens[i + 1].start else None
        return None

    def _without_clauses(self, sentence: Sentence, i: int, found: Participant) -> Span:
        """The words of a phrase without the clauses in it, at whatever depth they hang."""
        if found.span.end - found.span.start <= _LONG and "," not in found.span.text:
            return found.span
        inside = {i}
        waiting = [i]
        for number in waiting:
            for below in children(sentence, number):
                start, end = below.start, below.end
                if below.dep in _CLAUSES or not found.span.start <= start < end <= found.span.end:
                    continue
                inside.add(below.i)
                waiting.append(below.i)
        first = last = i
        while first - 1 in inside:
            first -= 1
        while last + 1 in inside:
            last += 1
        if sentence.tokens[last].pos == "PUNCT" and last > i:
            last -= 1
        return self._document.span(sentence.tokens[first].start, sentence.tokens[last].end)

    def without_charge(self, one: Participant) -> Participant:
        """For "accused [the mayor of fraud]", if the parser takes it for one phrase, the mayor."""
        found = list(_CHARGE.finditer(one.span.text))
        if not found:
            return one
        span = self._document.span(one.span.start, one.span.start + found[-1].start())
        return Participant(span, one.mention, one.actor)

    def are_powers(self, people: tuple[Participant, ...]) -> bool:
        """Tell whether these are countries or armed groups by name, one at least."""
        return bool(people) and all(
            self._kind(one) == "country" or self._is_armed_group(one) for one in people
        )

    def _is_armed_group(self, one: Participant) -> bool:
        mention = self._mentions.at(one.span.start)
        return mention is not None and mention.kind == "group" and mention.sector in _ARMED

    def names_person(self, one: Participant) -> bool:
        """Tell whether a participant is one person, known by a mention."""
        return self._kind(one) == "person"

    def is_politician(self, one: Participant) -> bool:
        """Tell whether a participant is one person whom the knowledge files have."""
        return one.actor is not None and self.names_person(one)

    def is_party(self, one: Participant) -> bool:
        """Tell whether a participant is a body that the knowledge files have, no side in a war."""
        return one.actor is not None and self._kind(one) == "organisation"

    def are_several(
        self, sentence: Sentence, people: tuple[Participant, ...], *, known: bool = True
    ) -> bool:
        """Tell whether these are two or more, one word for more, or, if `known`, a known body."""
        if not people or len({one.actor or one.span.text for one in people}) > 1:
            return bool(people)
        one = people[0]
        several = any(token.tag in ("NNS", "NNPS") for token in tokens_of(sentence, one.span))
        return several or (known and self.rank(one) == 0 and not self.names_person(one))

    def _kind(self, one: Participant) -> MentionKind | None:
        return self._kinds.get(one.mention) if one.mention is not None else None

    def find_inside(self, sentence: Sentence, i: int) -> tuple[Participant, ...]:
        """Give whose the thing at token `i` is: "Russia's plan", "the Russian plan", "plan of"."""
        for number in self._owners(sentence, i):
            found = self.find(sentence, number)
            if found:
                return found
        return ()

    def rank(self, one: Participant) -> int:
        """Give how well somebody is known: 0 to the knowledge files, 1 by a name, 2 not at all."""
        names = self._mentions.inside(one.span.start, one.span.end)
        if one.actor is not None or any(name.actor is not None for name in names):
            return 0
        return 1 if names else 2

    def is_side(self, sentence: Sentence, token: Token) -> bool:
        """Tell whether a word before a noun names whose it is: "the Russian plan".

        A town before a noun says where ("the Geneva talks"), a make says what ("Grad rockets").
        """
        if not token.text[:1].isupper():
            return False
        mention = self._mentions.at(token.start)
        if mention is not None:
            return mention.kind in _SIDES
        return self.label(sentence, token.i) in _SIDE_LABELS

    def is_person(self, token: Token) -> bool:
        """Tell whether a word stands for one human being."""
        if token.tag in ("NNS", "NNPS"):
            return False
        mention = self._mentions.at(token.start)
        if mention is not None:
            return mention.kind == "person"
        return token.pos == "NOUN" and token.lemma.lower() in self._nouns.people

    def _owners(self, sentence: Sentence, i: int) -> Iterator[int]:
        for below in children(sentence, i, "poss"):
            yield below.i
        for below in children(sentence, i, "amod", "compound", "nmod"):
            if self.is_side(sentence, below):
                yield below.i
        for below in children(sentence, i, "prep"):
            if below.text.lower() in ("of", "by"):
                for inner in children(sentence, below.i, "pobj"):
                    yield inner.i
