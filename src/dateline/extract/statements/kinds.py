"""What a cue does: it says, thinks, wants, promises, denies ..., by its words."""

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.words import lemma_of
from dateline.extract.syntax import auxiliaries, child
from dateline.findings import CueKind
from dateline.text import Sentence


def find_cue_kind(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> CueKind:
    """Tell what a cue does; of a chain ("declined to say") the first word that tells decides."""
    kind = _read_words(sentence, cue, lexicon)
    return "denies" if kind == "says" and _is_denied(sentence, cue) else kind


def _read_words(sentence: Sentence, cue: Cue, lexicon: Lexicon) -> CueKind:
    last = sentence.tokens[cue.tokens[-1]].lemma.lower()
    for number in dict.fromkeys((cue.head, cue.word)):
        lemma = lemma_of(sentence, sentence.tokens[number], lexicon)
        known = lexicon.cue_kinds.get(f"{lemma} {last}") or lexicon.cue_kinds.get(lemma)
        if known is not None:
            return known
    return lexicon.group_kinds.get(cue.kind, "says")


def _is_denied(sentence: Sentence, cue: Cue) -> bool:
    """ "Would not say" and "did not comment" deny; "has not said" alone is told by the writer."""
    if child(sentence, cue.head, "neg") is None:
        return False
    return any(one.lemma in ("will", "would", "do") for one in auxiliaries(sentence, cue.head))
