"""Where something was said: "said in Ostby", "speaking at the airport", "on state radio"."""

from collections.abc import Iterator, Sequence
from itertools import chain

from dateline.extract.participants import MentionIndex
from dateline.extract.statements.setting_words import SettingWords
from dateline.extract.statements.strays import find_swallowed
from dateline.extract.statements.telling import Telling
from dateline.extract.syntax import behind as find_behind
from dateline.extract.syntax import child, children, has_label
from dateline.text import Sentence, Token

_PLACES = ("GPE", "LOC", "FAC")
_PEOPLES = ("NORP", "LANGUAGE")
_ALWAYS = frozenset(("outside", "aboard"))
"""Prepositions that lead to nothing but a place: "outside his ministry"."""

_DEEPEST = 3
"""Prepositions to follow: "at a briefing in a tent outside the town"."""


def find_place(
    telling: Telling,
    speaking: Sequence[Token],
    audience: Token | None,
    mentions: MentionIndex,
    words: SettingWords,
) -> Token | None:
    """Give the head word of the place, None where the text tells none.

    `speaking` are the words that say that somebody speaks.
    """
    for verb in speaking:
        for token in _places(telling, verb, mentions, words, 0):
            return token
    if audience is not None and audience.lemma.lower() in words.press:
        return next(_places(telling, audience, mentions, words, 1), None)
    return next(
        chain(
            _places_ahead(telling, mentions, words), _places_of_reached(telling, mentions, words)
        ),
        None,
    )


def _places_ahead(telling: Telling, mentions: MentionIndex, words: SettingWords) -> Iterator[Token]:
    """Give the place in front of the verb that a cue goes on from: "In Ostby he paid and said"."""
    tokens = telling.sentence.tokens
    for number in telling.heads:
        cue = tokens[number]
        verb = tokens[cue.head]
        if cue.dep == "conj" and child(telling.sentence, cue.i, "nsubj") is None:
            found = _places(telling, verb, mentions, words, 0)
            yield from (one for one in found if one.i < verb.i)


def _places_of_reached(
    telling: Telling, mentions: MentionIndex, words: SettingWords
) -> Iterator[Token]:
    """Give where a speaker was asked: "Reached by telephone in Ostby, she said"."""
    for i in (*telling.heads, *telling.speaker):
        for verb in children(telling.sentence, i, "advcl", "acl"):
            if verb.tag in ("VBN", "VBD") and verb.lemma in words.reaching:
                yield from _places(telling, verb, mentions, words, 0)


def _places(
    telling: Telling, above: Token, mentions: MentionIndex, words: SettingWords, depth: int
) -> Iterator[Token]:
    """Give the places that hang on a word, those nearest to it first."""
    sentence = telling.sentence
    for preposition in children(sentence, above.i, "prep", "advmod"):
        word = preposition.text.lower()
        behind = find_object(sentence, preposition, mentions)
        in_cue = preposition.i in telling.cue and preposition.i not in telling.content
        if behind is None or not (in_cue or telling.is_beside(preposition, above)):
            continue
        if not telling.is_free(behind, above):
            continue  # "shouts from the gallery"
        venue = behind.lemma.lower() in words.venues  # "told supporters from the roof"
        before = sentence.tokens[preposition.i - 1]
        if word == "from" and not venue and _belongs_to_noun(before, words):
            continue
        if word in words.where and _is_place(sentence, behind, word, mentions, words):
            yield behind
        elif depth < _DEEPEST and behind.lemma.lower() in words.occasions:
            yield from _places(telling, behind, mentions, words, depth + 1)
            gathers = behind.lemma.lower() in words.gatherings and behind.pos == "NOUN"
            if word in words.where and gathers:
                yield behind


def find_object(sentence: Sentence, preposition: Token, mentions: MentionIndex) -> Token | None:
    """Give what stands behind a preposition; a place that the parser took into a name after it."""
    found = child(sentence, preposition.i, "pobj")
    if found is not None or child(sentence, preposition.i, "pcomp") is not None:
        return found
    return find_swallowed(sentence, preposition.i + 1, mentions)


def _belongs_to_noun(before: Token, words: SettingWords) -> bool:
    """Tell whether "from" goes with the noun before it: "told lawmakers from Ostby"."""
    return before.pos in ("NOUN", "PROPN") and before.lemma.lower() not in words.occasions


def _is_place(
    sentence: Sentence, token: Token, preposition: str, mentions: MentionIndex, words: SettingWords
) -> bool:
    lemma = token.lemma.lower()
    if lemma in words.parts:
        return any(
            _is_place(sentence, one, "in", mentions, words)
            for one in find_behind(sentence, token.i, "of")
        )
    if preposition == "on" and lemma not in words.venues:
        return lemma in words.air or token.text.lower() in words.air
    if lemma in words.venues or preposition in _ALWAYS:
        return True
    if has_label(sentence, token.i, *_PEOPLES):  # "in Italian"
        return False
    mention = mentions.at(token.start)
    if mention is not None and mention.form == "name":
        return mention.kind in ("place", "country")
    return has_label(sentence, token.i, *_PLACES)
