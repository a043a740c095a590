"""Those who hear: objects that but hear what is quoted ("“Just one minute,” she urged them"), and
subjects who are told something ("they were asked to leave").
"""

from collections.abc import Sequence

from dateline.extract.statements.complement import Complement
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.setting_words import load_setting_words
from dateline.extract.statements.words import CueWord
from dateline.extract.syntax import child, is_passive
from dateline.text import Sentence

_TELLING = frozenset(("VBD", "VBZ"))
_THINGS = frozenset(("it", "itself"))
_TOLD_OF = frozenset(("thing of", "thing about", "thing against"))
_HEARD = frozenset(("to", "someone_to", "thing", "with", "of", "clause"))
"""Frames of the passives of those who are told to do something, promised or warned of a thing."""


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


def without_hearer(
    sentence: Sentence, word: CueWord, frame: str, content: tuple[int, ...]
) -> tuple[int, ...]:
    """Give the content of a verb of telling without whom it tells: "warned the town [of rats]".

    Who is to do or have done something is part of it: "accused him of lying".
    """
    if word.lemma not in load_setting_words().informing or word.passive or frame not in _TOLD_OF:
        return content
    whom = child(sentence, word.token.i, "dobj", "dative")
    link = frame.removeprefix("thing ")
    behind = (i for i in content if whom is not None and i > whom.i)
    start = next((i for i in behind if sentence.tokens[i].text.lower() == link), None)
    return content if start is None else tuple(i for i in content if i >= start)


def is_told(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a cue is a passive whose subject hears what nobody need be named for.

    So in "they were asked to leave", not in the bare participle of "an inn offered rooms".
    """
    if cue.frame not in _HEARD or not is_passive(sentence, cue.head):
        return False
    return child(sentence, cue.head, "auxpass") is not None
