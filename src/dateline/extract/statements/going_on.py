"""Verbs that go on from the cue whose content the parser put them in: "said it was late and left".

Such a verb has no subject of its own and stands in the tense of the cue. English moves what is
reported a tense back, so that "had left" or "would leave" there is still a part of the content.
"""

from dateline.extract.syntax import child, children, is_passive
from dateline.text import Sentence, Token

_PRESENT = ("VBZ", "VBP")
_PAST = ("VBD", "VBN")  # taggers take "denied" for a participle now and then


def goes_on(sentence: Sentence, verb: int, above: int, first: int) -> bool:
    """Tell whether a verb coordinated inside the content of a cue goes on from that cue.

    `above` is the word of the cue, `first` the first word that goes with the verb: "said it was
    late and promised help", "has vowed to stay and asked for help", "admitted lying but denied it".
    """
    token = sentence.tokens[verb]
    inside = sentence.tokens[token.head]
    return (
        token.dep == "conj"
        and inside.pos in ("VERB", "AUX")
        and child(sentence, verb, "nsubj", "nsubjpass") is None
        and sentence.tokens[first - 1].pos == "CCONJ"
        and _shares_tense(sentence, token, inside, sentence.tokens[above])
    )


def _shares_tense(sentence: Sentence, verb: Token, inside: Token, above: Token) -> bool:
    """Tell whether a verb has the tense of the one `above` and not that of the one `inside` it."""
    helper = child(sentence, verb.i, "aux", "auxpass")
    if helper is not None:
        perfect = helper.lemma == "have" and helper.tag in _PRESENT
        return perfect and helper.tag == above.tag and not _is_perfect(sentence, inside)
    if inside.tag == "VBG":
        return verb.tag in _PAST and above.tag in _PAST
    helped = child(sentence, above.i, "aux")
    if verb.tag == "VBD":
        told = helped is not None and not is_passive(sentence, above.i)  # "has said", "would say"
        return above.tag == "VBD" or told
    return verb.tag == "VBZ" and "VBZ" in (above.tag, helped.tag if helped is not None else "")


def _is_perfect(sentence: Sentence, verb: Token) -> bool:
    return any(one.lemma == "have" for one in children(sentence, verb.i, "aux"))
