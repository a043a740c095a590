"""Verbs that the parser put in the content of a cue and that stand beside that cue.

A verb that goes on from it ("said it was late and left") has no subject of its own and stands in
the tense of the cue. English moves what is reported a tense back, so that "had left" or "would
leave" there is still a part of the content.
"""

from collections.abc import Sequence

from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.syntax import (
    RELATIVES,
    ancestors,
    child,
    children,
    has_to,
    is_passive,
    is_perfect,
    subtree,
)
from dateline.text import Sentence, Token

_IN_MIND = frozenset(("thought", "wish"))
_BESIDE = frozenset(("conj", "advcl", "ccomp"))
_ADDITIONS = frozenset(("and", "but"))
_CONTRASTS = frozenset(("while", "whereas"))
_APART = frozenset((",", "-", "–", "—", "--"))
_RELATIVES = frozenset(("that", "which"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither"))
_PRESENT = ("VBZ", "VBP")
_PAST = ("VBD", "VBN")  # taggers take "denied" for a participle now and then


def goes_on(sentence: Sentence, verb: int, above: int, first: int, kind: str) -> bool:
    """Tell whether a verb coordinated inside the content of a cue goes on from that cue.

    `above` is the word of the cue, `first` the first word that goes with the verb, `kind` what it
    attributes: "said it was late and promised help", "has vowed to stay and asked for help",
    "admitted lying but denied it", "saying that it works and blaming the rain". What is in a mind
    is still told: "said she was tired and hoped".
    """
    token = sentence.tokens[verb]
    inside = sentence.tokens[token.head]
    if _is_of_mind(sentence, token, kind) and _is_told_back(sentence, inside):
        return False
    if inside.i < above < verb and not is_of_nobody(sentence, inside):
        return False  # "He backs the plan, he says, but opposes the tax"
    if kind in SPEECH_KINDS and _will_not_say(sentence, token, sentence.tokens[above]):
        return token.dep == "conj" and child(sentence, verb, "nsubj", "nsubjpass") is None
    return (
        token.dep == "conj"
        and inside.pos in ("VERB", "AUX")
        and child(sentence, verb, "nsubj", "nsubjpass") is None
        and sentence.tokens[first - 1].pos == "CCONJ"
        and (
            _shares_tense(sentence, token, inside, sentence.tokens[above])
            or token.tag == "VBG" == sentence.tokens[above].tag != inside.tag
            or _is_misread(sentence, token, inside, sentence.tokens[above])
        )
    )


def is_of_nobody(sentence: Sentence, verb: Token) -> bool:
    """Tell whether nobody did something: of "Nobody spoke" another verb has another subject."""
    subject = child(sentence, verb.i, "nsubj", "nsubjpass")
    return subject is not None and subject.text.lower() in _NOBODY


def _is_of_mind(sentence: Sentence, verb: Token, kind: str) -> bool:
    """Tell whether a verb in the past tells of a mind: "hoped", "had no quarrel"."""
    of_mind = kind in _IN_MIND or verb.lemma == "have"
    return verb.tag == "VBD" and of_mind and child(sentence, verb.i, "prt") is None


def _is_told_back(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb stands in the past of what is reported: "was", "had been", "could be"."""
    helpers = children(sentence, verb.i, "aux", "auxpass")
    return any(one.tag in ("VBD", "MD") for one in (verb, *helpers))


def _will_not_say(sentence: Sentence, verb: Token, above: Token) -> bool:
    """Tell whether somebody would say no more: "confirmed the sale but would not discuss it",
    "accepts that it failed but will not call it fraud"."""
    helper = child(sentence, verb.i, "aux")
    denied = child(sentence, verb.i, "neg") is not None
    tense = {"would": ("VBD",), "will": ("VBZ", "VBP")}.get(helper.lemma if helper else "", ())
    return denied and above.tag in tense


def _shares_tense(sentence: Sentence, verb: Token, inside: Token, above: Token) -> bool:
    """Tell whether a verb has the tense of the one `above` and not that of the one `inside` it."""
    helper = child(sentence, verb.i, "aux", "auxpass")
    if helper is not None:
        if inside.tag == "VB" and helper.tag in _PRESENT and has_to(sentence, inside.i):
            return above.tag in _PRESENT  # "wants him to go and is planning"
        perfect = helper.lemma == "have" and helper.tag in _PRESENT
        first = child(sentence, above.i, "aux") or above
        return perfect and helper.tag == first.tag and not is_perfect(sentence, inside.i)
    if inside.tag == "VBG":
        return verb.tag in _PAST and above.tag in _PAST
    if verb.tag in ("VBP", "VBN"):
        return verb.tag == "VBP" == above.tag and _is_singular(sentence, inside)
    helped = child(sentence, above.i, "aux")
    if verb.tag == "VBD":
        told = helped is not None and not is_passive(sentence, above.i)  # "has said", "would say"
        return above.tag == "VBD" or told
    return verb.tag == "VBZ" and "VBZ" in (above.tag, helped.tag if helped is not None else "")


def _is_misread(sentence: Sentence, verb: Token, inside: Token, above: Token) -> bool:
    """Tell whether a past tense was taken for a participle: "must be met and voiced fears"."""
    active = verb.tag == "VBN" and child(sentence, verb.i, "dobj") is not None
    passive = inside.tag == "VBN" and is_passive(sentence, inside.i)
    wished = inside.tag == "VB" and has_to(sentence, inside.i)
    return active and (passive or wished) and above.tag == "VBD"


def _is_singular(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is of one subject: what goes on in the plural has another."""
    helper = child(sentence, verb.i, "aux", "auxpass")
    return "VBZ" in (verb.tag, helper.tag if helper is not None else "")


def turns_to_another(sentence: Sentence, verb: int, content: Sequence[int]) -> bool:
    """Tell whether a saying inside a content is another's, told beside it by the report.

    It has a speaker of its own that no pronoun stands for, and a comma before the word that joins
    it: "..., while Moe warned that"; "and that Moe had warned" is still told by the first.
    """
    token = sentence.tokens[verb]
    subject = child(sentence, verb, "nsubj", "nsubjpass")
    if subject is None or subject.pos == "PRON" or token.dep not in _BESIDE:
        return False
    first = min(subtree(sentence, verb))
    joint = first if token.dep == "advcl" else first - 1
    if child(sentence, verb, "mark") is not None and joint < first:
        return False
    joins = sentence.tokens[joint].text.lower() in (_CONTRASTS if joint == first else _ADDITIONS)
    return joins and sentence.tokens[joint - 1].text == "," and joint - 1 > content[0] + 1


def find_addition(sentence: Sentence, verb: int, content: Sequence[int]) -> Sequence[int]:
    """Give the words in which the report adds what somebody says of a content; () for none.

    They end it: "a tax, which he calls", "to leave, a step that Moe called".
    """
    token = sentence.tokens[verb]
    subject = child(sentence, verb, "nsubj", "nsubjpass")
    if subject is not None and (subject.tag in RELATIVES or subject.text.lower() == "that"):
        return ()
    if token.dep == "relcl" and subject is not None:
        inside = subtree(sentence, verb)
        if sentence.tokens[inside[0] - 1].text == "," and inside[-1] >= content[-1] - 1:
            return inside
    for above in ancestors(sentence, verb):
        if above.i not in content:
            break
        inside = subtree(sentence, above.i)
        before, relative = sentence.tokens[inside[0] - 1], sentence.tokens[above.i + 1 : verb]
        if above.i < verb and before.text in _APART and inside[-1] >= content[-1] - 1:
            told = any(one.text.lower() in _RELATIVES for one in relative)
            told = told or (token.dep == "relcl" and token.head == above.i)  # "a step she called"
            renames = above.pos == "NOUN" and above.dep != "conj"
            return (before.i, *inside) if renames and told else ()
    return ()
