"""Who speaks by a label: "Mayor: no more cuts", "BERG: We will stay", "“We stay.” — Ada Berg"."""

from collections.abc import Sequence
from itertools import takewhile

from dateline.extract.statements.lexicon import Lexicon
from dateline.text import Sentence, Token

_NAME_POS = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "X", "NUM", "PRON", "ADP"))
_SPEAKER_LABELS = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_LONGEST_NAME = 6
LONGEST_LABEL = 9
"""Words before the colon of a transcript, at most."""

_LONGEST_SIGNATURE = 15
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_DASHES = frozenset(("-", "–", "—", "--", "―"))


def is_headline_label(sentence: Sentence, colon: Token, lexicon: Lexicon) -> bool:
    """Tell whether a name or a word for a speaker stands before the colon of a headline."""
    before = sentence.tokens[: colon.i]
    if colon.i + 1 == len(sentence.tokens) or len(before) > _LONGEST_NAME:
        return False
    return _names_speaker(sentence, before, lexicon) or [one.tag for one in before] == ["PRP"]


def is_headline_tail(sentence: Sentence, sign: Token, lexicon: Lexicon) -> bool:
    """Tell whether a headline ends in who says it: "Ten drown in lake: police", "... - sources"."""
    after = sentence.tokens[sign.i + 1 :]
    if sign.text != ":" and sign.text not in _DASHES:
        return False
    if len(after) > _LONGEST_NAME or sign.i <= len(after):
        return False
    return _names_speaker(sentence, after, lexicon)


def _names_speaker(sentence: Sentence, words: Sequence[Token], lexicon: Lexicon) -> bool:
    if not words or not all(one.pos in _NAME_POS for one in words):
        return False
    if {words[-1].lemma.lower(), words[-1].text.lower()} & lexicon.speakers:
        return True
    first, last = words[0].i, words[-1].i + 1
    return any(
        entity.label in _SPEAKER_LABELS and first <= entity.first < last <= entity.last
        for entity in sentence.entities
    )


def is_transcript_label(sentence: Sentence, colon: Token, lexicon: Lexicon) -> bool:
    """Tell whether a line begins with a label in capitals: "ADA BERG, MAYOR:", "Q:".

    What such a label adds can be in small letters: "ADA BERG (Harbour Wire):".
    """
    before = sentence.tokens[: colon.i]
    if not 0 < len(before) <= LONGEST_LABEL or colon.i + 1 == len(sentence.tokens):
        return False
    name = takewhile(lambda one: one.text not in (",", "("), before)
    words = [one.text for one in name if any(sign.isalpha() for sign in one.text)]
    if not words or words[-1].lower() in lexicon.rubrics:
        return False
    return all(word.isupper() for word in words)


def is_signature(sentence: Sentence, dash: Token, hidden: frozenset[int]) -> bool:
    """Tell whether a dash behind quoted words leads to who signs them: "“...” — Ada Berg"."""
    after = sentence.tokens[dash.i + 1 :]
    if dash.text not in _DASHES or not 0 < len(after) <= _LONGEST_SIGNATURE:
        return False
    if dash.i > 0 and dash.i - 1 not in hidden:
        return False
    return after[0].text[:1].isupper() and not any(one.tag in _FINITE for one in after)
