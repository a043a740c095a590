"""Who speaks by a label: "Mayor: no more cuts", "BERG: We will stay", "“We stay.” — Ada Berg"."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.syntax import FINITE
from dateline.text import Sentence, Token

_NAME_POS = frozenset(
    ("PROPN", "NOUN", "ADJ", "DET", "PUNCT", "X", "NUM", "PRON", "ADP", "CCONJ", "PART")
)
_SPEAKER_LABELS = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_LONGEST_NAME = 6
LONGEST_LABEL = 9
"""Words before the colon of a transcript, at most."""

_LONGEST_SIGNATURE = 15
_DASHES = frozenset(("-", "–", "—", "--", "―"))


_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "X"))
"""What can be the head of a label; "Q" of a transcript is an X to taggers."""

_BEHIND_OFFICE = frozenset(("of", "on", "to"))
_OF_OCCASIONS = frozenset(("on", "about", "after", "against"))
_AT_OCCASIONS = _OF_OCCASIONS | {"at", "before", "during", "in", "outside"}
_NAME_ENDS = frozenset((",", "(", "who", "which", "that", "whose", "in", "on", "at"))
_CLOCK = re.compile(r"\d{1,2}[:.h]\d{2}([ap]m)?", re.IGNORECASE)
SAYING_SO = frozenset(("so", "thus"))
"""Words between a dash and who signs: "“...” — thus the prosecutor"."""
_HALVES = frozenset(("am", "pm", "a.m.", "p.m."))


def find_label(sentence: Sentence, colon: int) -> Sequence[Token]:
    """Give the words before a colon, from the last stop of thought on and without an hour.

    A dash with spaces around it is such a stop: "Dockers agree - Ada Berg: “We stay.”". Of "From
    our correspondent:" the preposition does not count.
    """
    start = 0
    for token in sentence.tokens[:colon]:
        if token.text in (";", ":", "*", "•") or _stands_free(sentence, token):
            start = token.i + 1
    label = sentence.tokens[skip_hour(sentence, start) : colon]
    return label[1:] if label and label[0].text == "From" else label


def _stands_free(sentence: Sentence, sign: Token) -> bool:
    """Tell whether a dash has spaces on both sides and words behind it."""
    before, after = sentence.tokens[: sign.i][-1:], sentence.tokens[sign.i + 1 : sign.i + 2]
    if sign.text not in _DASHES or not before or not after:
        return False
    return before[0].end < sign.start and sign.end < after[0].start


def skip_hour(sentence: Sentence, i: int) -> int:
    """Give the number of the first word at `i` or behind the hour there: "18:58", "3.30 pm"."""
    tokens = sentence.tokens
    if not _CLOCK.fullmatch(tokens[i].text) or i + 1 == len(tokens):
        return i
    return i + 2 if tokens[i + 1].text.lower() in _HALVES else i + 1


def find_occasion(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> frozenset[int]:
    """Give the words of a label that say what of, when or where somebody speaks: "Berg on taxes:".

    So too in "Ada Berg, at the gate:" and "Then, from the hall, Berg:"; a note on a door is a note
    there.
    """
    label = find_label(sentence, cue.head) if cue.frame in ("colon", "label") else ()
    name = _name_of(label)
    ahead = {one.i for one in label if name and one.i < name[0].i}
    for before, token in pairwise(label):
        word = token.text.lower()
        person = before.pos == "PROPN" or before.text.lower() in lexicon.speakers
        if (person and word in _OF_OCCASIONS) or (before.text == "," and word in _AT_OCCASIONS):
            start = before.i if before.text == "," else token.i
            return frozenset(ahead).union(range(start, cue.head))
    return frozenset(ahead)


def find_label_head(label: Sequence[Token]) -> Token | None:
    """Give the head of the name that a label begins with: of "Ada Berg, who runs the port"."""
    name = _name_of(label)
    inside = {token.i for token in name}
    tops = (one for one in name if one.head not in inside or one.head == one.i)
    return next((one for one in tops if one.pos in _NOMINAL), None)


def is_speech_label(sentence: Sentence, colon: Token, hidden: frozenset[int]) -> bool:
    """Tell whether a noun phrase alone leads to quoted speech: "The harbour master: “We go.”"."""
    label = find_label(sentence, colon.i)
    name, head = _name_of(label), find_label_head(label)
    if colon.i + 1 not in hidden or head is None or len(name) > _LONGEST_NAME:
        return False
    if any(one.i in hidden for one in label) or not all(one.pos in _NAME_POS for one in name):
        return False
    above = sentence.tokens[head.head]
    inside = label[0].i <= above.i < colon.i
    does = [one.text for one in sentence.tokens[above.i - 1 : above.i]] == [","]
    if inside and above.pos in ("VERB", "AUX") and not (does and above.tag == "VBG"):
        return False  # but "Judge Moe, sentencing a thief: “...”"
    return not _tells(label)


def _tells(label: Sequence[Token]) -> bool:
    """Tell whether a verb follows the apposition of a label: "Berg, the mayor, wrote in reply"."""
    commas = [number for number, one in enumerate(label) if one.text == ","]
    return len(commas) > 1 and any(
        one.tag in ("VBN", "VBD") for one in label[commas[-1] + 1 : commas[-1] + 2]
    )


def _name_of(label: Sequence[Token]) -> Sequence[Token]:
    """The name in a label, behind how or where it is said: "Less calm, her deputy, Ada Berg"."""
    name = list(takewhile(lambda one: one.text.lower() not in _NAME_ENDS, label))
    rest = label[len(name) + 1 :]
    quality = name and (all(one.pos in ("ADV", "ADJ") for one in name) or name[0].pos == "ADP")
    return _name_of(rest) if quality and rest else name


def is_headline_label(sentence: Sentence, colon: Token, lexicon: Lexicon) -> bool:
    """Tell whether a name or a word for a speaker stands before the colon of a headline."""
    before = find_label(sentence, colon.i)
    if colon.i + 1 == len(sentence.tokens) or len(before) > _LONGEST_NAME:
        return False
    quoted = sentence.tokens[colon.i + 1].tag == "``" and _names_office(before, lexicon)
    named = _names_speaker(sentence, before, lexicon) or quoted
    return named or [one.tag for one in before] == ["PRP"]


def is_headline_quote(colon: Token, hidden: frozenset[int]) -> bool:
    """Tell whether all before the colon of a headline is quoted: "“We stay”: dockers dig in"."""
    return colon.i > 0 and all(number in hidden for number in range(colon.i))


def is_headline_tail(sentence: Sentence, sign: Token, lexicon: Lexicon) -> bool:
    """Tell whether a headline ends in who says it: "Ten drown in lake: police", "... - sources"."""
    after = sentence.tokens[sign.i + 1 :]
    if sign.text != ":" and (sign.text not in _DASHES or _joins_words(sentence, sign)):
        return False
    if len(after) > 1 and after[0].tag in ("VBN", "VBD"):
        after = after[1:]  # "“I gave all” - sacked coach Jon Moe"
    if len(after) > _LONGEST_NAME or sign.i <= len(after):
        return False
    quoted = sentence.tokens[sign.i - 1].tag == "''" and _names_office(after, lexicon)
    return _names_speaker(sentence, after, lexicon) or quoted


def _joins_words(sentence: Sentence, sign: Token) -> bool:
    """Tell whether a hyphen stands inside a word: "Secretary-General"."""
    return sign.i > 0 and sentence.tokens[sign.i - 1].end == sign.start


def _names_office(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether words begin with who can speak and what of: "Minister of Water: “...”"."""
    office = list(takewhile(lambda one: one.text.lower() not in _BEHIND_OFFICE, words))
    ends = bool(office) and office[-1].text.lower() in lexicon.speakers
    return ends and all(one.pos in _NAME_POS for one in office)


def _names_speaker(sentence: Sentence, words: Sequence[Token], lexicon: Lexicon) -> bool:
    if len(words) == 1 and words[0].text.lower() in lexicon.speakers:
        return True  # whatever the parser makes of it
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
    """Tell whether a dash behind quoted words leads to who signs them: "“...” — Ada Berg".

    What a signature on a line of its own tells after the name does not count.
    """
    after = sentence.tokens[dash.i + 1 :]
    if dash.text not in _DASHES or not after:
        return False
    if dash.i == 0:
        after = tuple(_name_of(after))
    elif dash.i - 1 not in hidden:
        return False
    if not 0 < len(after) <= _LONGEST_SIGNATURE:
        return False
    names = not any(one.tag in FINITE or one.tag == "``" for one in after)
    return names and (after[0].text[:1].isupper() or after[0].text.lower() in SAYING_SO)
