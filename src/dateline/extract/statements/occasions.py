"""The occasion of a speaker's quotations: one news conference fills a report with them.

A report says once where and when somebody spoke ("said at a press conference yesterday"), and the
speaker's quotations that follow are of that occasion unless the report gives them another day.
"""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.syntax import find_sentence
from dateline.findings import Interval, Statement
from dateline.text import Sentence


def carry_occasions(
    statements: Sequence[Statement], sentences: Sequence[Sentence], occasions: frozenset[str]
) -> tuple[Statement, ...]:
    """Give quotations without a day that of the occasion told before them.

    `occasions` are lemmas such as "conference" and "reporter". A speaker whom the report gives
    more than one day of speaking keeps only what the words say.
    """
    days: dict[str, set[Interval]] = {}
    for statement in statements:
        if statement.said is not None:
            days.setdefault(_key(statement), set()).add(statement.said)
    open_ones: dict[str, Interval] = {}
    carried = []
    for statement in statements:
        key = _key(statement)
        if statement.said is not None:
            if len(days[key]) == 1 and _is_at_occasion(statement, sentences, occasions):
                open_ones[key] = statement.said
        elif statement.kind != "indirect" and key in open_ones:
            statement = replace(statement, said=open_ones[key])  # noqa: PLW2901 (the same one)
        carried.append(statement)
    return tuple(carried)


def _key(statement: Statement) -> str:
    """Whose statement it is; a statement without a known speaker is nobody else's."""
    speaker = statement.speaker
    if speaker is None:
        return statement.id
    return speaker.actor or speaker.mention or statement.id


def _is_at_occasion(
    statement: Statement, sentences: Sequence[Sentence], occasions: frozenset[str]
) -> bool:
    sentence = find_sentence(sentences, statement.cue[0].start) if statement.cue else None
    return sentence is not None and any(token.lemma in occasions for token in sentence.tokens)
