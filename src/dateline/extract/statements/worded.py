"""Nouns whose words a quotation is: "His answer was “No”", "back came the reply: “No”"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.statements.paragraphs import Place
from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import SUBJECTS, child
from dateline.text import Token

_WORDS = frozenset(("word", "term", "phrase", "answer", "reply", "response", "verdict"))
_APART = frozenset((",", "-", "–", "—", "--"))


def find_wording(nouns: Sequence[Place], last: Token) -> Place | None:
    """Give the noun whose words follow: "His answer was “No”", "Her advice, “Never sell”, was"."""
    for place in nouns:
        noun = place.sentence.tokens[place.cue.word]
        owned = place.cue.frame == "quote" and child(place.sentence, noun.i, "poss") is not None
        is_what = last.lemma == "be" and noun.dep in SUBJECTS and noun.head in (last.i, last.head)
        if owned and (is_what or (last.text in _APART and last.i == noun.i + 1)):
            return place
    return None


def find_answers(nouns: Sequence[Place], colon: Token) -> Iterator[Place]:
    """Give the noun right before a colon that comes: "and back came the answer: “...”"."""
    for place in nouns:
        noun = place.sentence.tokens[place.cue.word]
        verb = place.sentence.tokens[noun.head]
        if verb.lemma == "come" and noun.dep == "nsubj" and verb.i < noun.i == colon.i - 1:
            yield replace(place, cue=replace(place.cue, tokens=(verb.i, *place.cue.tokens)))


def is_word(place: Place) -> bool:
    """Tell whether a noun can be no more than a word or two: "The union's word is “amputation”"."""
    return place.sentence.tokens[place.cue.word].lemma in _WORDS


def is_deed_of(place: Place, told: Sequence[Place]) -> bool:
    """Tell whether a verb only says how what was said was: "Her reply ran to a line: “No.”"."""
    frames = speech_frames(place.sentence, place.sentence.tokens[place.cue.word])
    own = child(place.sentence, place.cue.word, *SUBJECTS)
    return not frames and own is not None and any(one.cue.word == own.i for one in told)
