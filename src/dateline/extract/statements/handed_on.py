"""Whose words another hands on: "“...,” the agency quoted him as saying", "he recalled her telling
him".

What is said stands apart from "as saying", so that it is told by both: by whom the verb quotes, and
by who quotes.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.asides import find_aside
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.sharers import find_recalled
from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import child
from dateline.text import Sentence, Token


def hand_on(sentence: Sentence, cues: Sequence[Cue], hidden: frozenset[int]) -> list[Cue]:
    """Give the cues with what stands before "quoted him as saying" as the content of both verbs."""
    changed: dict[int, Cue] = {}
    for cue in cues:
        link = _find_link(sentence, cue)
        above = next((one for one in cues if link is not None and one.word == link.head), None)
        if link is None or above is None or not speech_frames(sentence, sentence.tokens[cue.word]):
            continue
        told = find_aside(sentence, sentence.tokens[above.word], hidden)
        if not told and not hidden:
            continue
        frame = "clause" if told else "quote"
        changed[above.word] = replace(above, frame=frame, content=told, quotes=True)
        saying = tuple(sorted({link.i, *cue.tokens}))
        changed[cue.word] = replace(cue, tokens=saying, content=told, handed=above.head)
    return [changed.get(cue.word, cue) for cue in cues]


def _find_link(sentence: Sentence, cue: Cue) -> Token | None:
    """Give the "as" before a participle that tells nothing by itself, or the participle that has
    its own subject: "recalled her telling him"."""
    verb = sentence.tokens[cue.word]
    link = sentence.tokens[verb.head]
    if verb.tag != "VBG" or cue.content:
        return None
    if verb.dep == "pcomp":
        return link if link.text.lower() == "as" else None
    own = child(sentence, verb.i, "nsubj") if verb.dep == "ccomp" else None
    own = own or find_recalled(sentence, verb, load_lexicon())
    bare = own is not None and own.i < verb.i and child(sentence, verb.i, "aux") is None
    return verb if bare else None
