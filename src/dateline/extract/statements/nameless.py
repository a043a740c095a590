"""Who it is that a text does not name: the statements of those who refuse to be named."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.statements.anonymity import Hidden
from dateline.findings import Statement
from dateline.text import Sentence, Span, Token

_THEY = frozenset(("they", "he", "she", "neither", "both", "all", "none"))
"""Those who spoke just before."""

_SEVERAL = frozenset(("they", "neither", "both", "all", "none"))

_RELATIVE = frozenset(("who", "that", "which", "whose"))
_OF_THEM = re.compile(r"(?:one|two|three|both|each|neither|another) of (?:them|the \w+)", re.I)
_DEFINITE = re.compile(r"the (?:same )?(\w+?)s?", re.I)


def add_reasons(
    statements: Sequence[Statement], hidden: Sequence[Hidden], sentences: Sequence[Sentence]
) -> list[Statement]:
    """Give each refusal to be named to the statements of the one whose it is."""
    reasons: dict[str, Span] = {}
    for one in hidden:
        for statement in _spoken_by(statements, one, sentences):
            reasons.setdefault(statement.id, one.reason)
    for group in _groups(_by_place(statements)):
        reason = next((reasons[one.id] for one in group if one.id in reasons), None)
        if reason is not None:
            for statement in group:
                reasons.setdefault(statement.id, reason)
    return [
        replace(one, anonymity=reasons[one.id]) if one.id in reasons else one for one in statements
    ]


def add_inner_reasons(
    statements: Sequence[Statement], hidden: Sequence[Hidden]
) -> tuple[Statement, ...]:
    """Give a reason to what its source feels or knows inside it: "because she fears for her post".

    Whom the pronoun means elsewhere does not count: there it may mean somebody else.
    """
    reasons = {
        statement.id: one.reason
        for one in hidden
        for statement in statements
        if statement.anonymity is None and _is_inside(statement, one)
    }
    return tuple(
        replace(one, anonymity=reasons[one.id]) if one.id in reasons else one for one in statements
    )


def _is_inside(statement: Statement, hidden: Hidden) -> bool:
    if statement.speaker is None or statement.speaker.span.text.lower() not in _THEY:
        return False
    start = statement.cue[0].start if statement.cue else -1
    return _holds(hidden.reason, start)


def _by_place(statements: Sequence[Statement]) -> list[Statement]:
    """The statements of people without a name in the order of their cues.

    What such people say that others said, thought or wanted is left out.
    """
    people = [
        one
        for one in statements
        if one.cue and one.speaker and one.speaker_kind not in ("named", "collective")
    ]
    contents = [span for one in people for span in one.content]
    outer = [one for one in people if not any(_holds(span, one.cue[0].start) for span in contents)]
    return sorted(outer, key=lambda one: one.cue[0].start)


def _groups(statements: Sequence[Statement]) -> list[list[Statement]]:
    """Statements that follow on each other and are of the same people by their words."""
    groups: list[list[Statement]] = []
    for one in statements:
        words = _words(one)
        if words.lower() in _RELATIVE:
            continue
        if groups and _goes_on(_words(groups[-1][0]), words):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _words(statement: Statement) -> str:
    return statement.speaker.span.text.partition(",")[0] if statement.speaker else ""


def _goes_on(before: str, words: str) -> bool:
    """Tell whether one of those who spoke before speaks: "one of them", "the official"."""
    same = _DEFINITE.fullmatch(words)
    return _OF_THEM.fullmatch(words) is not None or (
        same is not None and same[1].lower() in before.lower()
    )


def _spoken_by(
    statements: Sequence[Statement], hidden: Hidden, sentences: Sequence[Sentence]
) -> list[Statement]:
    """The statements whose speaker refuses; "they" are those who spoke just before."""
    nameless = [one for one in statements if one.speaker and one.speaker_kind != "named"]
    found = [
        one
        for one in nameless
        if one.speaker and any(_is_at(one.speaker.span, source) for source in hidden.sources)
    ]
    they = {source.text.lower() for source in hidden.sources} & _THEY
    if (found and not they & _SEVERAL) or not they:
        return found
    before = bisect_left(sentences, hidden.sentence.start, key=_start) - 1
    first, last = sentences[max(before, 0)].start, hidden.sources[0].start
    outer = [one for one in _by_place(statements) if first <= one.cue[0].start < last]
    return [*found, *outer[-1:]]


def _start(one: Sentence) -> int:
    return one.start


def _is_at(span: Span, token: Token) -> bool:
    return _holds(span, token.start)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end
