"""By when something is to be done: "by Friday", "within 30 days", "gave them until Saturday to"."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.plans.words import PlanWords
from dateline.extract.syntax import ancestors, find_token
from dateline.findings import EventDate, Time
from dateline.text import Document, Sentence, Span

_LENGTH = re.compile(r"P(\d+)([DWMY])")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_WEEK = 7
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_LASTS = re.compile(r"within|in the next|over the next", re.IGNORECASE)
_FIXED = re.compile(r"\d|last|past|ago|yesterday", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The words of a deadline, and the days by which what they limit is to be done."""

    span: Span
    due: EventDate


def find_deadline(
    document: Document,
    sentence: Sentence,
    anchor: int,
    times: tuple[Time, ...],
    words: PlanWords,
) -> Deadline | None:
    """Give the deadline of what token `anchor` tells, None where its sentence sets none.

    `times` are those of the sentence.
    """
    above = {anchor, *(one.i for one in ancestors(sentence, anchor))}
    told = document.published.latest
    for time in times:
        before = document.text[sentence.start : time.span.start]
        match = words.deadline.search(before)
        token = find_token(sentence, time.span.start)
        if token is None or not _governs(sentence, token.i, above):
            continue
        start = sentence.start + match.start() if match else time.span.start
        if match is None and not _is_given(sentence, token.i, anchor, words):
            continue
        if match is not None and time.latest is None and not _LASTS.search(match.group()):
            continue  # "delayed by a week"
        latest = last_day(time, told)
        if latest is not None and (told is None or latest >= told):
            span = document.span(start, time.span.end)
            return Deadline(
                span, EventDate(told, latest, time.span, f"its words say '{span.text}'")
            )
    return None


def find_ultimatum(
    document: Document, condition: Span, times: tuple[Time, ...], words: PlanWords
) -> Deadline | None:
    """Give the deadline within a condition: "unless its troops withdraw by Sunday"."""
    told = document.published.latest
    for time in times:
        if not condition.covers(time.span):
            continue
        match = words.deadline.search(document.text[condition.start : time.span.start])
        latest = last_day(time, told)
        if match is not None and latest is not None and (told is None or latest >= told):
            span = document.span(condition.start + match.start(), time.span.end)
            why = f"the condition says '{span.text}'"
            return Deadline(span, EventDate(told, latest, time.span, why))
    return None


def last_day(time: Time, told: date | None) -> date | None:
    """Give the last day of a time to come: of a length from the day of the report on.

    A weekday alone that lies before the report is taken as the next one: what is to come by Friday
    is not to come last Friday.
    """
    length = _LENGTH.fullmatch(time.value)
    if length and told is not None and time.latest is None:
        return told + timedelta(days=int(length[1]) * _DAYS[length[2]])
    return to_come(time.span.text, time.latest, told)


def to_come(words: str, day: date | None, told: date | None) -> date | None:
    """Give the day that a bare weekday means of what is to come after `told`."""
    bare = _WEEKDAY.search(words) and not _FIXED.search(words)
    if (
        bare
        and day is not None
        and told is not None
        and timedelta() < told - day <= timedelta(_WEEK)
    ):
        return day + timedelta(days=_WEEK)
    return day


def _governs(sentence: Sentence, i: int, above: set[int]) -> bool:
    """Tell whether a time hangs, through nouns and prepositions only, on one of `above`."""
    for head in ancestors(sentence, i):
        if head.i in above:
            return True
        if head.pos in ("VERB", "AUX"):
            return False
    return False


def _is_given(sentence: Sentence, i: int, anchor: int, words: PlanWords) -> bool:
    """Tell whether a length of time is given to somebody to do what `anchor` tells."""
    token = sentence.tokens[anchor]
    to_do = any(sentence.tokens[below].tag == "TO" for below in sentence.children[anchor])
    return to_do and any(
        one.lemma in words.spans and one.i < i < token.i for one in ancestors(sentence, i)
    )
