"""A word that may be a cue, as the lexicon knows it."""

from dataclasses import dataclass

from dateline.extract.statements.lexicon import SPEECH_KINDS, Frames, Lexicon, load_lexicon
from dateline.extract.syntax import child, children, is_passive
from dateline.text import Sentence, Token

SOME = frozenset(("some", "many", "most", "few", "all", "others", "several", "both", "another"))
"""Words that stand for some of many: "some admirers", "others say"."""


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word with its lemma ("rule out" with its particle) and its frames, None for no cue word."""

    token: Token
    lemma: str
    passive: bool
    frames: Frames | None


def read_word(sentence: Sentence, token: Token, lexicon: Lexicon) -> CueWord:
    """Look a token up in the lexicon; "opposed to" and "troubled by" are adjectives to it."""
    felt = token.text.lower()
    if token.tag == "VBN" and _is_state(sentence, token, felt, lexicon):
        return CueWord(token, felt, passive=False, frames=lexicon.adjectives[felt])
    lemma = lemma_of(sentence, token, lexicon)
    passive = token.pos == "VERB" and is_passive(sentence, token.i)
    return CueWord(token, lemma, passive, lexicon.frames(token.pos, lemma))


def _is_state(sentence: Sentence, token: Token, felt: str, lexicon: Lexicon) -> bool:
    """Tell whether a participle that is listed as an adjective tells of a mind, not of a deed.

    "As opposed to" tells of none, nor does "drawn on" unless it is denied.
    """
    frames = lexicon.adjectives.get(felt)
    if frames is None or (token.i > 0 and sentence.tokens[token.i - 1].text.lower() == "as"):
        return False
    if felt in lexicon.denied and child(sentence, token.i, "neg") is None:
        return False
    moved = "by" in frames and child(sentence, token.i, "agent") is not None
    towards = any(one.text.lower() in frames for one in children(sentence, token.i, "prep"))
    return token.dep == "acomp" or moved or towards


def lemma_of(sentence: Sentence, token: Token, lexicon: Lexicon) -> str:
    """Give the lemma by which the lexicon knows a token, with its particle if it has one.

    "Would like" is a word of its own.
    """
    lemma = token.lemma.lower()
    lemma = lexicon.misread.get(lemma, lemma)
    if not sentence.children[token.i]:
        return lemma
    wished = f"would {lemma}"
    if wished in lexicon.verbs and any(
        one.lemma in ("would", "'d", "’d") for one in children(sentence, token.i, "aux")
    ):
        return wished
    particle = child(sentence, token.i, "prt")
    if particle is None:
        return lemma
    whole = f"{lemma} {particle.text.lower()}"
    answers = particle.text.lower() == "back" and lexicon.frames(token.pos, whole) is None
    return lemma if answers else whole  # whoever writes back writes


def verb_frames(sentence: Sentence, verb: Token) -> Frames:
    """The frames of a verb; none for a word that is no cue."""
    lexicon = load_lexicon()
    return lexicon.frames("VERB", lemma_of(sentence, verb, lexicon)) or {}


def speech_frames(sentence: Sentence, verb: Token) -> Frames:
    """The frames of a verb that says something; none for another."""
    frames = verb_frames(sentence, verb)
    return frames if frames.get("quote") in SPEECH_KINDS else {}
