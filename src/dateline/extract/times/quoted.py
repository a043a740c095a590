"""Times inside spoken words: "today" in a quotation is the day on which the words were said."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.extract.times.anchor import is_anchored, resolve_meaning
from dateline.extract.times.clause import find_direction
from dateline.extract.times.parts import Phrase
from dateline.extract.times.points import Stand
from dateline.extract.times.resolve import make_time
from dateline.findings import Statement, Time
from dateline.text import Document, Sentence, Span

_OPEN, _CLOSE, _EITHER = "“„«", "”»", '"'


def anchor_quoted(
    document: Document,
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    times: Sequence[Time],
    statements: Sequence[Statement],
) -> tuple[Time, ...]:
    """Count the times inside direct or mixed quotations from the day the words were said.

    `times` are those of resolve_times for these phrases, in the same order. A statement whose day
    is not known, or is no single day, leaves its times as they are. Inside a quotation within
    another the inner one counts.
    """
    starts = [phrase.span.start for phrase in phrases]
    spoken: dict[int, tuple[int, date]] = {}
    for statement in statements:
        day = _day_said(statement)
        if statement.kind == "indirect" or day is None:
            continue
        for span in statement.content:
            for number in range(bisect_left(starts, span.start), bisect_left(starts, span.end)):
                inner = number not in spoken or len(span.text) < spoken[number][0]
                if inner and _is_quoted(document.text, span, starts[number]):
                    spoken[number] = (len(span.text), day)
    return tuple(
        _anchor(document, sentences, phrases[number], time, spoken[number][1])
        if number in spoken
        else time
        for number, time in enumerate(times)
    )


def _day_said(statement: Statement) -> date | None:
    said = statement.said
    if said is None or said.earliest is None or said.earliest != said.latest:
        return None
    return said.earliest


def _is_quoted(text: str, content: Span, offset: int) -> bool:
    """Tell whether a place in a statement's content stands in quotation marks.

    Content may begin inside the marks or include them, and may hold words outside of them.
    """
    inside = text[max(content.start - 1, 0) : content.start] in (*_OPEN, _EITHER, "'", "‘")
    for mark in text[content.start : offset]:
        if mark in _OPEN:
            inside = True
        elif mark in _CLOSE:
            inside = False
        elif mark == _EITHER:
            inside = not inside
    return inside


def _anchor(
    document: Document, sentences: Sequence[Sentence], phrase: Phrase, time: Time, day: date
) -> Time:
    if not is_anchored(phrase.meaning):
        return time
    direction = find_direction(sentences, phrase.span.start, phrase.span.end)
    resolved = resolve_meaning(
        phrase.meaning,
        said=day,
        stand=Stand(label="the day on which the words were spoken"),
        direction=direction,
    )
    why = f"inside words spoken on {day.isoformat()}: {resolved.why}"
    return make_time(document, phrase, replace(resolved, why=why))
