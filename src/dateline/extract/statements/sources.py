"""What kind of source speaks: one with a name, people without a name, or a body; and how many."""

from collections.abc import Sequence

from dateline.extract.statements.setting_words import SourceWords
from dateline.extract.statements.telling import Telling, find_head
from dateline.extract.syntax import child, children, has_label
from dateline.findings import Mention, SpeakerKind
from dateline.text import Sentence, Token

_BODIES = frozenset(("organisation", "country", "operation"))


_YEAR = 4
"""Digits of a year: "the 2008 candidates" are no 2008."""


class Cast:
    """All mentions of a document by the one they mean; made once for a document."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        self._entities = {one.id: one.entity for one in mentions}
        self._heads = {one.head: one.id for one in mentions}
        self._all: dict[str, list[Mention]] = {}
        for one in mentions:
            self._all.setdefault(one.entity, []).append(one)

    def entity(self, mention: str | None) -> str | None:
        """Give what a mention means, by its id."""
        return self._entities.get(mention) if mention else None

    def of(self, mention: str | None) -> Sequence[Mention]:
        """Give all mentions of what a mention means."""
        entity = self.entity(mention)
        return self._all[entity] if entity is not None else ()

    def at(self, token: Token) -> Sequence[Mention]:
        """Give all mentions of what has a word for its head."""
        return self.of(self._heads.get(token.start))


def find_speaker_kind(telling: Telling, cast: Cast, words: SourceWords) -> SpeakerKind | None:
    """Tell what kind of source speaks; None where the text does not tell."""
    speaker = telling.statement.speaker
    head = find_head(telling)
    if speaker is None or head is None:
        return None
    same = cast.of(speaker.mention) or cast.at(head)  # of several the first tells
    peoples = has_label(telling.sentence, head.i, "NORP")
    if not peoples and (_is_known(same) or _has_name_beside(telling, head)):
        return "named"
    kinds = {one.kind for one in same if one.form == "nominal"}
    if _is_person(telling, head, words):
        return "unnamed"
    if peoples or head.lemma.lower() in words.bodies or kinds & _BODIES:
        return "collective"
    if head.pos == "PROPN" and not same:
        return "named"
    return "unnamed" if kinds & {"person", "group"} else None


def _is_known(same: Sequence[Mention]) -> bool:
    """Tell whether mentions of one thing name it, or lead to what the knowledge base names."""
    return any(one.form == "name" or (one.actor and one.kind != "group") for one in same)


def _is_person(telling: Telling, head: Token, words: SourceWords) -> bool:
    """Tell whether a word stands for people: "a source", "two of them"."""
    counted = head.pos == "NUM" and child(telling.sentence, head.i, "prep") is not None
    return counted or head.lemma.lower() in words.people


def _has_name_beside(telling: Telling, head: Token) -> bool:
    """Tell whether a name is the head of the speaker's words or stands beside it."""
    return any(
        one.pos == "PROPN" and has_label(telling.sentence, one.i, "PERSON", "ORG", "GPE")
        for one in (head, *children(telling.sentence, head.i, "appos"))
        if one.i in telling.speaker
    )


def count_speakers(telling: Telling, kind: SpeakerKind | None, words: SourceWords) -> int | None:
    """Give how many people without a name speak, where the words say it."""
    head = find_head(telling)
    if kind != "unnamed" or head is None:
        return None
    number = head if head.pos == "NUM" else child(telling.sentence, head.i, "nummod")
    if number is not None:
        return _read_number(telling.sentence, number, words)
    several = child(telling.sentence, head.i, "conj") is not None
    return 1 if head.tag == "NN" and not several else None


def _read_number(sentence: Sentence, number: Token, words: SourceWords) -> int | None:
    """Give a number that nothing makes loose ("at least two" says no number)."""
    if any(True for _ in children(sentence, number.i)) and number.dep == "nummod":
        return None
    text = number.text.lower()
    if text.isdecimal():
        return int(text) if len(text) < _YEAR else None
    return words.numbers.get(text)
