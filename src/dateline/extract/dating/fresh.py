"""Clues from how news is told: the lead tells of the newest day, "today" of the report's own."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.extract.dating.clues import Clue, days_from, full_day, in_quotation
from dateline.extract.dating.days import make_days
from dateline.extract.dating.stamps import bare_weekday, is_record, told_as_past
from dateline.extract.syntax import find_sentence
from dateline.extract.times.meaning import Point, Shift
from dateline.extract.times.parts import Phrase
from dateline.text import Document, Sentence

_LEAD = 2
"""Paragraphs with text in which a report tells its news."""

_FRESH = 3
"""Days after a picture on which a weekday that the report tells of can be newer than it."""


def find_today_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """A lead of one paragraph that tells of a dated weekday and then of "today" tells of one day.

    "They met here on Friday March 13. The fair, which opened today, ...": both as past, in this
    order, with no other day between, and neither in a quotation.
    """
    lead = _lead_paragraphs(sentences)
    before: Phrase | None = None
    for phrase in phrases:
        sentence = find_sentence(sentences, phrase.span.start)
        if sentence is None or sentence.paragraph not in lead:
            continue
        core = phrase.meaning.core
        if isinstance(core, Point) and core.month and core.day and core.weekday:
            before = phrase if told_as_past(sentences, phrase) else None
        elif _is_today(core) and before is not None:
            here = find_sentence(sentences, before.span.start)
            if here is not None and here.paragraph == sentence.paragraph:
                yield from _tie(document, sentences, before, phrase)
            return
        elif isinstance(core, Shift) or bare_weekday(phrase):
            before = None


def _is_today(core: object) -> bool:
    return isinstance(core, Shift) and core.unit == "day" and not (core.amount or core.told)


def _tie(
    document: Document, sentences: Sequence[Sentence], dated: Phrase, today: Phrase
) -> Iterator[Clue]:
    core = dated.meaning.core
    if not isinstance(core, Point) or not told_as_past(sentences, today):
        return
    if any(in_quotation(document.text, one.span.start) for one in (dated, today)):
        return
    why = f"its news is of {dated.span.text} and of {today.span.text}: the report is of that day"
    yield Clue(days_from(core, 0), dated.span, why)


def _lead_paragraphs(sentences: Sequence[Sentence]) -> list[int]:
    """Give the numbers of the paragraphs that hold whole sentences, from the top."""
    found: list[int] = []
    for sentence in sentences:
        if sentence.paragraph not in found and _is_whole(sentence):
            found.append(sentence.paragraph)
        if len(found) == _LEAD:
            break
    return found


def _is_whole(sentence: Sentence) -> bool:
    last = sentence.tokens[-1].text if sentence.tokens else ""
    return bool(re.fullmatch(r"[.!?”\"’'…]+", last)) and len(sentence.tokens) > 4


def find_newest_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """The newest weekday of the news, with a picture or message of that day or the day before.

    Only when no later day is told, and the writer does not say "today" or "yesterday": who does
    so calls other days by their weekdays.
    """
    newest = _newest_record(document, sentences, phrases)
    if newest is None or any(_is_by_day(document, phrase) for phrase in phrases):
        return
    day, record = newest
    near = [
        (step, phrase)
        for phrase in phrases
        if (weekday := bare_weekday(phrase))
        if (step := (weekday - day.isoweekday()) % 7) <= _FRESH
    ]
    past = [pair for pair in near if told_as_past(sentences, pair[1])]
    step, phrase = max(past, key=_step, default=(_FRESH, None))
    if (
        phrase is None
        or step > 1
        or _is_late(phrase)
        or any(_step(one) == step + 1 for one in near)
    ):
        return
    that = day + timedelta(days=step)
    why = (
        f"its newest picture or message is of {record.span.text} and its newest news of "
        f"{phrase.span.text}: the report is taken to be of {that.isoformat()}"
    )
    yield Clue(make_days([(that, that)]), phrase.span, why)


def _step(pair: tuple[int, Phrase]) -> int:
    return pair[0]


def _is_late(phrase: Phrase) -> bool:
    """Tell whether it is of an evening, on which reports are mostly of the day after."""
    return phrase.meaning.clock in ("TNI", "TEV")


def _newest_record(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> tuple[date, Phrase] | None:
    newest: tuple[date, Phrase] | None = None
    for phrase in phrases:
        day = full_day(phrase)
        if day is None or (newest and day <= newest[0]):
            continue
        if is_record(document.text, sentences, phrase):
            newest = (day, phrase)
    return newest


def _is_by_day(document: Document, phrase: Phrase) -> bool:
    core = phrase.meaning.core
    if not isinstance(core, Shift) or core.unit != "day" or core.told:
        return False
    if not any(one.isalpha() for one in phrase.span.text.split()[0]):
        return False
    return not in_quotation(document.text, phrase.span.start)
