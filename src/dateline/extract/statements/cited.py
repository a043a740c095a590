"""Those whom a source cites: "the radio said, citing two officials, that many were alive".

What the one says the others have said, so it is their statement too.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.cues import Cue
from dateline.extract.statements.lexicon import SPEECH_KINDS, Lexicon
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.syntax import child, has_label
from dateline.text import Sentence, Token

_CITING = frozenset(("cite", "quote"))
_LOOSE = frozenset(("advcl", "acl"))
_PEOPLE = ("PERSON", "ORG", "NORP")


def give_to_cited(sentence: Sentence, cues: Sequence[Cue], lexicon: Lexicon) -> list[Cue]:
    """Give "citing two officials" to the officials, with all that the verb above it says."""
    told = {cue.head: cue for cue in cues if cue.kind in SPEECH_KINDS and cue.frame == "clause"}
    given = []
    for cue in cues:
        word = sentence.tokens[cue.head]
        above = told.get(word.head)
        if word.tag != "VBG" or word.lemma not in _CITING or word.dep not in _LOOSE:
            above = None
        source = child(sentence, word.i, "dobj")
        if above is None or source is None or not _can_speak(sentence, source, lexicon):
            given.append(cue)
        else:
            given.append(replace(cue, frame="cited", kind="speech", content=above.content))
    return given


def _can_speak(sentence: Sentence, noun: Token, lexicon: Lexicon) -> bool:
    words = load_source_words()
    listed = noun.lemma.lower() in lexicon.speakers | words.people | words.bodies
    return listed or has_label(sentence, noun.i, *_PEOPLE)
