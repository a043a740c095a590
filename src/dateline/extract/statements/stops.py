"""What a semicolon or a colon parts from a cue: more of what is said, or what another says."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import FINITE, SUBJECTS, child
from dateline.text import Sentence

_SAYING = SPEECH_KINDS | {"judgement"}


def mind_stops(sentence: Sentence, found: Sequence[Cue]) -> list[Cue]:
    """Give the cues of a sentence, each with what is said beyond its semicolons and colons."""
    if not any(one.text in (";", ":") for one in sentence.tokens):
        return list(found)
    over = [_over_colon(sentence, _over_semicolon(sentence, cue, found), found) for cue in found]
    return [_up_to_semicolon(sentence, cue, found) for cue in over]


def _up_to_semicolon(sentence: Sentence, cue: Cue, found: Sequence[Cue]) -> Cue:
    """Cut what a cue governs at a semicolon behind which somebody else says something.

    So in "The note said it would be “rested”; by noon the office was calling it “paused”".
    """
    if cue.frame != "clause" or not cue.content or cue.content[0] < cue.head:
        return cue
    inside = sentence.tokens[cue.content[0] : cue.content[-1]]
    stop = next((one.i for one in inside if one.text == ";"), None)
    if stop is None:
        return cue
    for one in found:
        own = child(sentence, one.head, *SUBJECTS) if one.head > stop else None
        if (
            own is not None
            and one.kind in _SAYING
            and own.pos != "PRON"
            and one.head in cue.content
        ):
            return replace(cue, content=tuple(i for i in cue.content if i < stop))
    return cue


def _over_semicolon(sentence: Sentence, cue: Cue, found: Sequence[Cue]) -> Cue:
    """Give a cue set in what a semicolon or colon parts from its clause, if words there are in
    marks.

    So in "It is late, she says; the road is “a mess”", where nobody else says so.
    """
    if cue.kind not in SPEECH_KINDS or cue.frame != "clause" or not cue.content:
        return cue
    stop = next((one.i for one in sentence.tokens[cue.head :] if one.text in (";", ":")), None)
    if cue.content[0] > cue.head or stop is None or cue.content[-1] > stop:
        return cue
    rest = range(stop + 1, len(sentence.tokens))
    opens = [sentence.tokens[i].tag for i in rest[:1]]
    if sentence.tokens[stop].text == ":" and opens in ([], ["``"]):
        return cue  # "It is late, she says: “...”" are two
    marked = any(sentence.tokens[i].tag == "``" for i in rest)
    if not marked or _is_said_behind(sentence, stop, found):
        return cue
    return replace(cue, content=(*cue.content, *rest))


def _over_colon(sentence: Sentence, cue: Cue, found: Sequence[Cue]) -> Cue:
    """Give a cue what a colon leads to behind its content, if words there are in marks.

    So in "She denies it: the lamp was on “by mistake”", where nobody else says so.
    """
    if cue.kind not in SPEECH_KINDS or not cue.content or cue.content[0] < cue.head:
        return cue
    stop = cue.content[-1] + 1
    while stop < len(sentence.tokens) and sentence.tokens[stop].tag == "''":
        stop += 1
    rest = range(stop + 1, len(sentence.tokens))
    if len(rest) < 2 or sentence.tokens[stop].text != ":" or sentence.tokens[rest[0]].tag == "``":
        return cue
    marked = any(sentence.tokens[i].tag == "``" for i in rest)
    verbs = [sentence.tokens[i] for i in rest if sentence.tokens[i].tag in FINITE]
    others = any("clause" in verb_frames(sentence, one) for one in verbs)
    if not marked or not verbs or others or _is_said_behind(sentence, stop, found):
        return cue
    return replace(cue, content=(*cue.content, *rest))


def _is_said_behind(sentence: Sentence, stop: int, found: Sequence[Cue]) -> bool:
    """Tell whether a verb of speech stands behind a sign, no participle: "anyone saying so"."""
    for one in found:
        head = sentence.tokens[one.head]
        helped = head.tag != "VBG" or child(sentence, head.i, "aux") is not None
        if head.i > stop and one.kind in SPEECH_KINDS and head.pos != "NOUN" and helped:
            return True
    return False
