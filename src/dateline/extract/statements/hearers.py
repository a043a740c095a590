"""Objects that are but who hears what is quoted: "“Just one minute,” she urged them"."""

from collections.abc import Sequence

from dateline.extract.statements.frames import Complement
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.words import CueWord
from dateline.text import Sentence

_TELLING = frozenset(("VBD", "VBZ"))
_THINGS = frozenset(("it", "itself"))


def has_hearer(
    sentence: Sentence, word: CueWord, listed: Complement | None, best: Complement | None
) -> bool:
    """Tell whether a verb has but a hearer; `listed` and `best` are what it would attribute."""
    one = best if listed is None else listed if best is None else None
    speaks = (word.frames or {}).get("quote") in SPEECH_KINDS and word.token.tag in _TELLING
    return speaks and one is not None and is_hearer(sentence, one.frame, one.tokens)


def is_hearer(sentence: Sentence, frame: str, content: Sequence[int]) -> bool:
    """Tell whether what a verb of speech would attribute is but a pronoun for a hearer.

    Nothing follows that could say what is done: "want him in a cell".
    """
    if frame != "thing" or len(content) != 1:
        return False
    token, behind = sentence.tokens[content[0]], sentence.tokens[content[0] + 1 :]
    ends = not behind or behind[0].pos == "PUNCT"
    return ends and token.tag == "PRP" and token.text.lower() not in _THINGS
