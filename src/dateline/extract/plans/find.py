"""What a document says of things to come, beside the events, states and statements themselves.

Each is bound to what it is about by its id: an event or state that is planned, possible,
conditional or called for; an event that tells of a plan put off or called off; a statement that
promises, threatens, orders or asks.
"""

from collections.abc import Iterator

from dateline.extract.plans.conditions import find_condition
from dateline.extract.plans.deadlines import find_deadline, find_ultimatum, last_day
from dateline.extract.plans.turns import find_turn
from dateline.extract.plans.words import load_words
from dateline.extract.syntax import find_sentence, find_token, tokens_of
from dateline.findings import EventDate, Plan, Reading, Statement, Status, Time
from dateline.text import Document, Sentence, Span

OPEN = frozenset(("planned", "possible", "called_for", "conditional"))
ANNOUNCING = frozenset(("promises", "threatens", "orders", "asks"))


def find_plans(reading: Reading, sentences: tuple[Sentence, ...]) -> tuple[Plan, ...]:
    """Give what is said of things to come, in order of the text, where anything is."""
    found: list[Plan] = []
    for one in reading.events:
        found += _read(reading, sentences, one.id, one.trigger, one.status)
    for state in reading.states:
        if state.status in OPEN:
            found += _read(reading, sentences, state.id, state.span, state.status)
    for statement in reading.statements:
        if statement.cue_kind in ANNOUNCING and statement.content:
            found += _read_statement(reading, sentences, statement)
    return tuple(found)


def _read(
    reading: Reading, sentences: tuple[Sentence, ...], of: str, span: Span, status: Status
) -> Iterator[Plan]:
    sentence = find_sentence(sentences, span.start)
    anchor = None if sentence is None else _head(sentence, span)
    if sentence is None or anchor is None:
        return
    words, times = load_words(), _times_in(reading, sentence)
    document = reading.document
    is_open = status in OPEN
    turn = find_turn(document, sentence, anchor, times, words, status)
    condition = find_condition(document, sentence, anchor, times, words) if is_open else None
    deadline = None
    if is_open and turn is None:  # "delayed until May" sets none
        deadline = find_deadline(document, sentence, anchor, times, words)
        if deadline is None and condition is not None:
            deadline = find_ultimatum(document, condition, times, words)
    if turn is None and condition is None and deadline is None:
        return
    due = turn.due if turn is not None else deadline.due if deadline is not None else None
    yield Plan(
        of=of,
        condition=condition,
        deadline=deadline.span if deadline is not None else None,
        due=due,
        turn=turn.turn if turn else None,
        turned=turn.span if turn else None,
        thing=turn.thing if turn else None,
    )


def _read_statement(
    reading: Reading, sentences: tuple[Sentence, ...], statement: Statement
) -> Iterator[Plan]:
    """Read the content of an announcement: its condition, its deadline or the day it names."""
    content = statement.content[0]
    sentence = find_sentence(sentences, content.start)
    anchor = None if sentence is None else _head(sentence, content)
    if sentence is None or anchor is None:
        return
    words, document = load_words(), reading.document
    times = tuple(
        one
        for one in _times_in(reading, sentence)
        if content.covers(one.span) and one.span.start > content.start
    )
    condition = find_condition(document, sentence, anchor, times, words)
    if condition is not None and not content.covers(condition):
        condition = None
    deadline = find_deadline(document, sentence, anchor, times, words)
    if deadline is None and condition is not None:
        deadline = find_ultimatum(document, condition, times, words)
    due = deadline.due if deadline is not None else _named_day(document, condition, times)
    if condition is None and due is None:
        return
    span = deadline.span if deadline is not None else None
    yield Plan(of=statement.id, condition=condition, deadline=span, due=due)


def _named_day(
    document: Document, condition: Span | None, times: tuple[Time, ...]
) -> EventDate | None:
    """Give the only day to come that an announcement names outside its condition."""
    told = document.published.latest
    named = [one for one in times if one.earliest is not None and one.type in ("DATE", "TIME")]
    if condition is not None:
        named = [one for one in named if not condition.covers(one.span)]
    if len(named) != 1 or told is None:
        return None
    first, latest, last = named[0].earliest, named[0].latest, last_day(named[0], told)
    if first is None or latest is None or last is None or last < told:
        return None
    first = max(first + (last - latest), min(told, last))
    return EventDate(first, last, named[0].span, f"its words say '{named[0].span.text}'")


def _times_in(reading: Reading, sentence: Sentence) -> tuple[Time, ...]:
    return tuple(one for one in reading.times if sentence.start <= one.span.start < sentence.end)


def _head(sentence: Sentence, span: Span) -> int | None:
    """Give the token of some words that the others hang on; of "would meet" that is "meet"."""
    inside = list(tokens_of(sentence, span))
    if not inside:
        token = find_token(sentence, span.start)
        return token.i if token is not None else None
    numbers = {one.i for one in inside}
    return next((one.i for one in inside if one.head not in numbers or one.head == one.i), None)
