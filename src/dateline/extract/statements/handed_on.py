"""Whose words another hands on: "“...,” the agency quoted him as saying".

What is said stands apart from "as saying", so that it is told by both: by whom the verb quotes, and
by who quotes.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.asides import find_aside
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.words import speech_frames
from dateline.text import Sentence


def hand_on(sentence: Sentence, cues: Sequence[Cue], hidden: frozenset[int]) -> list[Cue]:
    """Give the cues with what stands before "quoted him as saying" as the content of both verbs."""
    changed: dict[int, Cue] = {}
    for cue in cues:
        link = sentence.tokens[sentence.tokens[cue.word].head]
        if cue.content or sentence.tokens[cue.word].dep != "pcomp" or link.text.lower() != "as":
            continue
        above = next((one for one in cues if one.word == link.head), None)
        if above is None or not speech_frames(sentence, sentence.tokens[cue.word]):
            continue
        told = find_aside(sentence, sentence.tokens[above.word], hidden)
        if not told and not hidden:
            continue
        frame = "clause" if told else "quote"
        changed[above.word] = replace(above, frame=frame, content=told, quotes=True)
        saying = (link.i, *cue.tokens)
        changed[cue.word] = replace(cue, tokens=saying, content=told, handed=above.head)
    return [changed.get(cue.word, cue) for cue in cues]
