"""Clues from public occasions: "Tuesday's Indiana primary" ties a report to a week.

An occasion may recur, and its name mean what the almanac does not list: all days that fit stay.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.extract.dating.almanac import Occasion, describe, load_occasions
from dateline.extract.dating.clues import Clue, in_quotation
from dateline.extract.dating.days import Days, Stretch, make_days, since
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.times.clause import UNTOLD, Direction, find_direction
from dateline.extract.times.meaning import Point, Shift
from dateline.extract.times.parts import Phrase
from dateline.text import Document, Sentence, Span

_OWNED = re.compile(r"'s? (?:[A-Za-z.-]+ ){0,3}")
""" "Tuesday's first-in-the-nation New Hampshire primary"."""

_WORD = re.compile(r"[^\W_]+")
_ON = re.compile(r" on ")
_YEAR_BEFORE = re.compile(r"\b((?:19|20)\d\d) (?:U\.S\. |US )?$")
_AFTER = re.compile(
    r"\b(?:after|following|since|from|of|on) (?:[Tt]he |his |her |their |its )?$", re.IGNORECASE
)
_OTHERS = re.compile(r"\b(?:next|last|previous|coming|upcoming|future) $", re.IGNORECASE)
_MOST = 20
"""Places at which a name is looked at."""

_WEEK = timedelta(days=7)
_DAY = timedelta(days=1)
_REACH = timedelta(days=200)
"""How long a report tells of an occasion that recurs without saying of which year it is."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where a report names an occasion."""

    occasion: Occasion
    span: Span
    sentence: Sentence


def find_occasion_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """Give the clues of the occasions that a report names outside quotations, in its order."""
    newest: _Named | None = None
    for named in _find_named(document, sentences):
        if named.occasion.sudden and (newest is None or _first(named) > _first(newest)):
            newest = named
        tied = _tie(document, sentences, phrases, named)
        if tied is not None:
            yield tied
        elif not named.occasion.sudden:
            yield from _bound(document, sentences, phrases, named)
    if newest is not None:
        why = f"no report names {newest.span.text} before {_first(newest).isoformat()}"
        yield Clue(since(_first(newest)), newest.span, why)


def _first(named: _Named) -> date:
    return named.occasion.stretches[0][0]


def _find_named(document: Document, sentences: Sequence[Sentence]) -> list[_Named]:
    """Find names of occasions, each a few times; of two that overlap the longer counts."""
    text = document.text.replace("’", "'")
    found: list[_Named] = []
    taken = bytearray(len(text))
    for occasion in _list_named(text):
        seen = 0
        at = text.find(occasion.name)
        while at >= 0 and seen < _MOST:
            end = at + len(occasion.name)
            if not any(taken[at:end]) and _stands_alone(text, at, end):
                seen += 1
                taken[at:end] = b"\1" * (end - at)
                sentence = find_sentence(sentences, at)
                if sentence is not None and not in_quotation(document.text, at):
                    found.append(_Named(occasion, document.span(at, end), sentence))
            at = text.find(occasion.name, end)
    return sorted(found, key=lambda one: one.span.start)


def _list_named(text: str) -> list[Occasion]:
    """Give the occasions of whose names the text has the first word, in their order."""
    by_word = _index_occasions()
    found = by_word.keys() & {"", *_WORD.findall(text)}
    return [
        one for _, one in sorted((pair for word in found for pair in by_word[word]), key=_order)
    ]


def _order(pair: tuple[int, Occasion]) -> int:
    return pair[0]


@cache
def _index_occasions() -> dict[str, list[tuple[int, Occasion]]]:
    """Give the occasions, numbered, by the letters and digits with which their names begin."""
    found: dict[str, list[tuple[int, Occasion]]] = {}
    for number, one in enumerate(load_occasions()):
        word = _WORD.match(one.name)
        found.setdefault(word[0] if word else "", []).append((number, one))
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())


def _tie(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase], named: _Named
) -> Clue | None:
    """Read "Tuesday's X", "yesterday's X", "X on Tuesday": the occasion is near the report."""
    for phrase in _phrases_in(phrases, named.sentence):
        if not _belongs(document.text, phrase, named):
            continue
        direction = _direction(document, sentences, named)
        if _is_ahead(_before(document, min(phrase.span.start, named.span.start))):
            direction = UNTOLD
        stretches = named.occasion.stretches
        found = [(one, near) for one in stretches if (near := _near(phrase, one, direction))]
        if not found:
            return None
        days = make_days(near for _, near in found)
        start, end = (
            min(phrase.span.start, named.span.start),
            max(phrase.span.end, named.span.end),
        )
        words = document.span(start, end)
        when = describe(tuple(one for one, _ in found))
        return Clue(_with_open(days, named.occasion), words, f"{words.text} was on {when}")
    return None


def _belongs(text: str, phrase: Phrase, named: _Named) -> bool:
    """Tell whether a time says when the occasion is."""
    if phrase.span.end <= named.span.start:
        between = text[phrase.span.end : named.span.start].replace("’", "'")
        return _OWNED.fullmatch(between) is not None
    if not _ON.fullmatch(text[named.span.end : phrase.span.start]):
        return False
    on = find_token(named.sentence, named.span.end + 1)
    if on is None:
        return False
    above = named.sentence.tokens[on.head]
    return named.span.start <= above.start < named.span.end


def _direction(document: Document, sentences: Sequence[Sentence], named: _Named) -> Direction:
    found = find_direction(sentences, named.span.start, named.span.end)
    before = document.text[max(0, named.span.start - 40) : named.span.start]
    if found.sign > 0 and _AFTER.search(before):
        return UNTOLD
    return found


def _near(phrase: Phrase, on: Stretch, direction: Direction) -> Stretch | None:
    """Give the days on which a report can call a day within `on` by a phrase."""
    core = phrase.meaning.core
    if isinstance(core, Point) and core.weekday and not (core.month or core.year or core.of_unit):
        return None if core.told else _near_weekday(core, on, direction)
    if isinstance(core, Shift) and not core.told and not core.counted:
        return _near_shift(core, on)
    return None


def _near_weekday(core: Point, on: Stretch, direction: Direction) -> Stretch | None:
    length = (on[1] - on[0]).days + 1
    days = [on[0] + n * _DAY for n in range(length)]
    day = next((one for one in days if one.isoweekday() == core.weekday), None)
    if day is None:
        return None
    back, ahead = day - _WEEK, day + _WEEK
    if core.which == -1:
        return day + _DAY, ahead + _WEEK
    if core.which == 1:
        return back - _WEEK, day - _DAY
    if direction.why == "past tense":
        return day, ahead
    return (back, day) if direction.why == "future tense" else (back, ahead)


def _near_shift(core: Shift, on: Stretch) -> Stretch | None:
    if core.unit == "day" and abs(core.amount) <= 1:
        step = timedelta(days=-int(core.amount))
        return on[0] + step, on[1] + step
    if core.unit == "week" and abs(core.amount) <= 1:
        sign = int(core.amount)
        if sign < 0:
            return on[0] + _DAY, on[1] + 2 * _WEEK
        return (on[0] - 2 * _WEEK, on[1] - _DAY) if sign else (on[0] - _WEEK, on[1] + _WEEK)
    if core.unit in ("month", "year") and abs(core.amount) <= 1:
        return _near_unit(core.unit, int(core.amount), on)
    return None


def _near_unit(unit: str, amount: int, on: Stretch) -> Stretch:
    """Give the month or year from which `on` is the last, this or the next one."""
    months = 12 if unit == "year" else 1
    at = on[0].year * 12 + on[0].month - 1
    first = (at - at % months) - amount * months
    after = first + months
    return (
        date(first // 12, first % 12 + 1, 1),
        date(after // 12, after % 12 + 1, 1) - _DAY,
    )


def _bound(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase], named: _Named
) -> Iterator[Clue]:
    """Read an occasion told as past or as yet to come, when nothing says it is another year's.

    One that recurs is told as past for years: then only its year in front of it says which.
    """
    occasion, words = named.occasion, named.span
    before = _before(document, words.start)
    direction = _direction(document, sentences, named)
    year = _YEAR_BEFORE.search(before)
    stretches = occasion.in_year(int(year[1])) if year else occasion.stretches
    if _OTHERS.search(before) or not stretches or (not year and _is_dated(phrases, named)):
        return
    only = len(stretches) == 1 and (year or not occasion.open_days.intervals)
    if direction.why == "past tense" and only and _is_done(named) and not _is_ahead(before):
        why = f"{words.text} of {describe(stretches)} is told as past"
        yield Clue(since(stretches[0][0]), words, why)
    elif direction.why == "future tense":
        days = make_days((last - 2 * _REACH, last) for first, last in stretches)
        yield Clue(
            _with_open(days, occasion), words,
            f"{words.text} of {describe(stretches)} is told as yet to come",
        )  # fmt: skip


def _is_dated(phrases: Sequence[Phrase], named: _Named) -> bool:
    """Tell whether the sentence says of another time that it tells of."""
    return any(
        (isinstance(phrase.meaning.core, Point) and phrase.meaning.core.year)
        or (isinstance(phrase.meaning.core, Shift) and phrase.meaning.core.unit == "year")
        for phrase in _phrases_in(phrases, named.sentence)
    )


def _phrases_in(phrases: Sequence[Phrase], sentence: Sentence) -> Sequence[Phrase]:
    first = bisect_left(phrases, sentence.start, key=_start)
    return phrases[first : bisect_left(phrases, sentence.end, key=_start)]


def _start(phrase: Phrase) -> int:
    return phrase.span.start


def _before(document: Document, offset: int) -> str:
    return document.text[max(0, offset - 40) : offset].replace("’", "'")


def _is_ahead(before: str) -> bool:
    """Tell whether a past clause looks ahead to the occasion ("spoke on the eve of the vote")."""
    return any(word in dating_words("ahead") for word in re.findall(r"[\w-]+", before)[-3:])


def _is_done(named: _Named) -> bool:
    """Tell whether somebody won, held or attended the occasion, or something was done at it."""
    token = find_token(named.sentence, named.span.end - 1)
    if token is None:
        return False
    above = named.sentence.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass"):
        return above.lemma in dating_words("done")
    return token.dep == "pobj" and above.lemma.lower() in dating_words("at")


def _with_open(days: Days, occasion: Occasion) -> Days:
    return make_days((*days.intervals, *occasion.open_days.intervals))
