"""Who speaks by a label: "Mayor: no more cuts", "BERG: We will stay", "Q: ... A: ..."."""

from dateline.extract.statements.lexicon import Lexicon
from dateline.text import Sentence, Token

_NAME_POS = frozenset(("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "X", "NUM"))
_SPEAKER_LABELS = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_LONGEST_NAME = 6
_LONGEST_LABEL = 9


def is_headline_label(sentence: Sentence, colon: Token, lexicon: Lexicon) -> bool:
    """Tell whether a name or a word for a speaker stands before the colon of a headline."""
    before = sentence.tokens[: colon.i]
    if not 0 < len(before) <= _LONGEST_NAME or colon.i + 1 == len(sentence.tokens):
        return False
    if not all(one.pos in _NAME_POS for one in before):
        return False
    named = any(
        entity.label in _SPEAKER_LABELS and entity.first < colon.i <= entity.last
        for entity in sentence.entities
    )
    return named or before[-1].lemma.lower() in lexicon.speakers


def is_transcript_label(sentence: Sentence, colon: Token) -> bool:
    """Tell whether a line begins with a label in capitals: "ADA BERG, MAYOR:", "Q:"."""
    before = sentence.tokens[: colon.i]
    if not 0 < len(before) <= _LONGEST_LABEL or colon.i + 1 == len(sentence.tokens):
        return False
    words = [one.text for one in before if any(sign.isalpha() for sign in one.text)]
    return bool(words) and all(word.isupper() for word in words)
