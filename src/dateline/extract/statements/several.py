"""Cues that stand in what another says: which words each of them keeps."""

from collections.abc import Collection
from dataclasses import replace

from dateline.extract.statements.cue import Cue
from dateline.extract.statements.going_on import find_addition, goes_on, turns_to_another
from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.syntax import FINITE, TENSED, child, children, is_of_time, subtree
from dateline.text import Sentence, Token

_LINKS = frozenset(("before", "beyond"))
_AFTER_TAIL = frozenset(("npadvmod", "advmod", "punct"))


def free_participles(sentence: Sentence, cues: list[Cue]) -> list[Cue]:
    """Give "..., adding that" and "... and said that" to the speaker of what they stand in.

    Parsers hang such a verb on the nearest one, which is mostly inside the content; that content
    ends before it, as it does before what another says.
    """
    free: list[tuple[Cue, Cue, frozenset[int]]] = []
    for cue in cues:
        if cue.tokens[0] == 0:
            continue
        above = next((one for one in cues if one is not cue and cue.head in one.content), None)
        if above is None:
            continue
        top = _find_top(sentence, cue)
        kind = cue.kind if top == cue.head else "speech"  # "voiced the hope" is a deed
        further = goes_on(sentence, top, above.head, cue.tokens[0], kind)
        if further or _is_adjunct(sentence, cue, above):
            gone = _with_joint(sentence, cue, top, has_speaker=False)
            free.append((cue, replace(cue, follows=above.head), gone))
        elif addition := find_addition(sentence, cue.head, above.content):
            free.append((cue, cue, frozenset(addition)))
        elif cue.kind in SPEECH_KINDS and turns_to_another(sentence, cue.head, above.content):
            free.append((cue, cue, _with_joint(sentence, cue, cue.head, has_speaker=True)))
    for cue, freed, gone in free:
        cues = [
            freed
            if one is cue
            else replace(one, content=tuple(i for i in one.content if i not in gone))
            if cue.head in one.content
            else one
            for one in cues
        ]
    return cues


def _find_top(sentence: Sentence, cue: Cue) -> int:
    """The word of a cue on which the others hang: the verb of "voiced the hope"."""
    token = sentence.tokens[cue.head]
    carried = token.pos == "NOUN" and token.head in cue.tokens and token.head < cue.head
    return token.head if carried else cue.head


def _with_joint(sentence: Sentence, cue: Cue, top: int, *, has_speaker: bool) -> frozenset[int]:
    """Give the words of what a cue stands in, with the "and" that leads to it or its speaker."""
    inside = subtree(sentence, top)
    joint = (inside if has_speaker else cue.tokens)[0] - 1
    leads = sentence.tokens[joint].pos == "CCONJ" or sentence.tokens[joint].text.lower() in _LINKS
    return frozenset((*inside, joint) if leads else inside)


def _is_adjunct(sentence: Sentence, cue: Cue, above: Cue) -> bool:
    """Tell whether a cue is a participle after a comma, inside or outside a closing mark, or says
    what somebody said first or next: "called it “fair” before allowing that ...".

    Before the cue that it stands in, it is of what is told: "They leave, saying so, Berg said".
    """
    if cue.head < above.head:
        return False
    before = sentence.tokens[cue.tokens[0] - 1]
    if before.tag == "''" and before.i > 0:
        before = sentence.tokens[before.i - 1]
    first = sentence.tokens[cue.tokens[0]]
    bare = first.tag not in (*FINITE, "TO")  # "had been asking for it", "to refrain from calling"
    next_said = before.text.lower() in _LINKS and cue.kind in SPEECH_KINDS
    apart = before.text == "," or next_said
    return sentence.tokens[cue.head].tag == "VBG" and apart and bare


def lift_tail(sentence: Sentence, cues: list[Cue], hidden: frozenset[int]) -> list[Cue]:
    """Give "..., police said." all that stands before it, whatever the parser hung it on."""
    last = next((cue for cue in reversed(cues) if _is_tail(sentence, cue)), None)
    if last is None:
        return cues
    subject = child(sentence, last.head, "nsubj")
    first = min(subtree(sentence, subject.i), default=0) if subject is not None else 0
    if subject is None or first < 2 or sentence.tokens[first - 1].text != ",":
        return cues
    if not last.content or last.content[-1] >= first:
        return cues
    tail = frozenset(range(first - 1, len(sentence.tokens)))
    if not hidden.isdisjoint(tail):
        return cues
    border = max((one.i for one in sentence.tokens[:first] if one.text == ";"), default=-1)
    before = tuple(range(border + 1, first - 1))
    return [
        replace(cue, content=cue.content if hidden else before)
        if cue is last
        else replace(cue, content=tuple(i for i in cue.content if i not in tail))
        for cue in cues
    ]


def _is_tail(sentence: Sentence, cue: Cue) -> bool:
    """Tell whether a finite speech verb ends its sentence, but for a day, an adverb or a paper."""
    token = sentence.tokens[cue.head]
    if cue.kind not in SPEECH_KINDS or token.tag not in TENSED:
        return False
    if cue.follows >= 0 or cue.frame not in ("clause", "quote"):
        return False
    paper = _find_paper(sentence, token)
    after = sentence.tokens[cue.tokens[-1] + 1 :]
    return all(
        one.dep in _AFTER_TAIL or one.pos == "PUNCT" or (one.i in paper and one.pos != "VERB")
        for one in after
    )


def _find_paper(sentence: Sentence, verb: Token) -> Collection[int]:
    """Give the words in which a verb tells where or when words were said: "in a statement"."""
    lexicon = load_lexicon()
    papers = (lexicon.issued, lexicon.wordings, lexicon.occasions)
    for one in children(sentence, verb.i, "prep"):
        noun = child(sentence, one.i, "pobj")
        if noun is None or one.i < verb.i:
            continue
        day = one.text.lower() == "on" and is_of_time(sentence, noun.i)
        if day or any(noun.lemma.lower() in those for those in papers):
            return subtree(sentence, one.i)
    return ()
