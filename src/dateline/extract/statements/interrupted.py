"""What a cue set in interrupts: where the clause around it begins and ends."""

from collections.abc import Sequence

from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import RELATIVES, SUBJECTS, child
from dateline.text import Sentence, Token

_OPEN = 2
"""Words that a relative clause has before an aside in it, at most, itself not yet a clause."""
_OWNED = 5
"""The same of one that opens with whose something is: "whose old rights, he says, they ignore"."""
_VERBAL = frozenset(("VERB", "AUX"))
_REASONS = frozenset(("because", "since", "although", "though"))
_SIGNS = frozenset(("``", "''"))


def clause_before(sentence: Sentence, end: int) -> tuple[int, ...]:
    """The words before the aside, back to the last stop of thought."""
    start = 0
    for token in sentence.tokens[:end]:
        if token.text in (";", "—", ":"):
            start = token.i + 1
    return tuple(range(start, end))


def from_relative(sentence: Sentence, before: tuple[int, ...]) -> tuple[int, ...]:
    """Leave out what a relative clause that an aside interrupts is told of.

    So in "a book that, he said, was old", "they left, which was, she noted, late" and "a hall
    where, they say, it rains".
    """
    for number in before[-_OWNED:]:
        token, ahead = sentence.tokens[number], sentence.tokens[number - 1]
        last = number == before[-1]
        near = number in before[-_OPEN:] and token.tag in RELATIVES
        bare = _VERBAL.isdisjoint(sentence.tokens[i].pos for i in before if i > number)
        owned = bare and token.tag == "WP$"
        if not (near or owned or (last and token.text.lower() in ("that", "where"))):
            continue
        first = number - (ahead.pos == "ADP")  # "by which time"
        joined = bare or sentence.tokens[first - 1].text == ","
        return before[before.index(first) :] if joined and first > before[0] else before
    return before


def from_reason(sentence: Sentence, before: tuple[int, ...]) -> tuple[int, ...]:
    """Cut what an aside stands in to the reason that it breaks off: "He left because it was, he
    said, late"."""
    for i in reversed(before):
        mark = sentence.tokens[i]
        if mark.dep == "mark" and mark.text.lower() in _REASONS:
            cut = tuple(one for one in before if one > i)
            apart = all(sentence.tokens[one].tag not in _SIGNS for one in cut)
            return cut if i > before[0] and mark.head >= before[-1] and cut and apart else before
    return before


def part_at_joint(
    sentence: Sentence, words: Sequence[int]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the words before the last "and" or "but" among some, if a comma comes before it, and
    those behind it; without one nothing comes before."""
    joint = next((i for i in reversed(words) if sentence.tokens[i].pos == "CCONJ"), 0)
    if joint <= min(words, default=0) or sentence.tokens[joint - 1].text != ",":
        return (), tuple(words)
    at = words.index(joint)
    return tuple(words[:at]), tuple(words[at + 1 :])


def from_conjunct(
    sentence: Sentence, verb: Token, before: tuple[int, ...], hidden: frozenset[int]
) -> tuple[int, ...]:
    """Leave out a clause of the report's own before the one that an aside parts from its subject.

    It tells what the speaker did, or quotes: "She offered a hall, and he, she complains, never
    called".
    """
    speaker = child(sentence, verb.i, "nsubj")
    ahead, behind = part_at_joint(sentence, before)
    bare = not any(sentence.tokens[i].pos in _VERBAL for i in behind)
    if speaker is None or not ahead or not bare:
        return before
    subjects = (sentence.tokens[i] for i in ahead if sentence.tokens[i].dep in SUBJECTS)
    same = any(one.lemma == speaker.lemma for one in subjects)
    return behind if same or not hidden.isdisjoint(ahead) else before


def up_to_own(sentence: Sentence, verb: Token, after: tuple[int, ...]) -> tuple[int, ...]:
    """Cut what goes on behind an aside where its speaker says more: "It is late, he said, and he
    asked them to go"."""
    speaker = child(sentence, verb.i, "nsubj")
    if speaker is None or speaker.pos != "PRON":
        return after
    for i in after[1:-1]:
        joint, own = sentence.tokens[i], sentence.tokens[i + 1]
        says = own.dep == "nsubj" and verb_frames(sentence, sentence.tokens[own.head])
        same = own.text.lower() == speaker.text.lower() and sentence.tokens[i - 1].text == ","
        if joint.pos == "CCONJ" and same and says:
            return tuple(one for one in after if one < i - 1)
    return after
