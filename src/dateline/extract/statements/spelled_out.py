"""What a colon spells out of a thing told: "agree on a rule: fill it in May"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.syntax import FINITE, SUBJECTS, children, has_to
from dateline.text import Sentence

_OF_THINGS = frozenset(("thing", "on", "to", "of", "for", "about", "in", "with"))
"""Frames whose content can be a noun phrase."""


def spell_out(sentence: Sentence, cues: Sequence[Cue], hidden: frozenset[int]) -> list[Cue]:
    """Give a noun phrase that a colon follows what stands behind that, to the end of its sentence.

    Words in quotation marks have their own cue, and so does what another says there; a sentence of
    its own tells something further.
    """
    return [_with_rest(sentence, cue, cues, hidden) for cue in cues]


def _with_rest(sentence: Sentence, cue: Cue, cues: Sequence[Cue], hidden: frozenset[int]) -> Cue:
    tokens = sentence.tokens
    colon = cue.content[-1] + 1 if cue.content else len(tokens)
    if cue.frame not in _OF_THINGS or colon <= cue.word or not _is_colon(sentence, colon):
        return cue
    if any(has_to(sentence, number) for number in cue.content):
        return cue
    rest = range(colon, len(tokens))
    told = any(one.kind in SPEECH_KINDS and one.word in rest for one in cues)
    if told or not hidden.isdisjoint(rest) or _is_sentence(sentence, rest):
        return cue
    return replace(cue, content=(*cue.content, *rest))


def _is_colon(sentence: Sentence, i: int) -> bool:
    return i + 1 < len(sentence.tokens) and sentence.tokens[i].text == ":"


def _is_sentence(sentence: Sentence, rest: range) -> bool:
    """Tell whether words behind a colon have a verb of their own: "they met: it was late"."""
    if sentence.tokens[rest[1]].text.lower() == "that":
        return False
    for token in (sentence.tokens[number] for number in rest):
        if token.head in rest and token.head != token.i:
            continue
        helpers = children(sentence, token.i, "aux", "auxpass")
        own = any(True for _ in children(sentence, token.i, *SUBJECTS))
        if own and {token.tag, *(one.tag for one in helpers)} & FINITE:
            return True
    return False
