"""From phrases to times: every phrase counted from the right day, in order of the text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.extract.times.anchor import Resolved, resolve_meaning
from dateline.extract.times.calendars import Stretch, make_date
from dateline.extract.times.clause import UNTOLD, Direction, find_direction, is_modifier
from dateline.extract.times.languages import cue_words
from dateline.extract.times.meaning import Length, Point, Shift
from dateline.extract.times.parts import Phrase
from dateline.extract.times.points import Stand
from dateline.findings import Time
from dateline.identity import make_part_id
from dateline.text import Document, Sentence

_WORD = 12
"""Characters before a length in which "in" or "within" stands."""

_BESIDE = 30
"""Characters between an hour and the day it is of, when that follows."""

_PARAGRAPH = 400
"""Characters within which an hour is of the day told before it."""

_WIDE = ("decade", "century", "either")
"""Grains of times from which no story goes on."""

_ENDS = re.compile(r"[.;!?\n](?:\s|$)")
_JOIN = re.compile(r"\.?\s*(?:[-–—/,]|to|and|until|till|through|or)?\s*(?:the\s+)?$")


def resolve_times(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> tuple[Time, ...]:
    """Give each phrase its value and days, counted from the document's day of publication.

    When the day is not known, or is an interval, only what holds for the whole interval becomes a
    value; the days are then the widest that it can mean.
    """
    walker = _Walker(document, sentences, phrases)
    return tuple(walker.resolve(number) for number in range(len(phrases)))


class _Walker:
    """Walks over the phrases in order and keeps where the story is."""

    def __init__(
        self, document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
    ) -> None:
        self._document, self._sentences, self._phrases = document, sentences, phrases
        published = document.published
        self._days = (published.earliest or published.day, published.latest or published.day)
        self._chronicle = is_chronicle(phrases, self._days[1])
        self._story: Stretch | None = None
        self._year_from: tuple[Stretch, int] | None = None
        self._before_christ: int | None = None

    def resolve(self, number: int) -> Time:
        phrase = self._lend_year(number)
        direction = self._direction(phrase)
        phrase = self._look_ahead(phrase, direction)
        resolved = self._on_day_beside(number) or self._count(phrase, direction)
        self._move_story(phrase, resolved)
        return make_time(self._document, phrase, resolved)

    def _direction(self, phrase: Phrase) -> Direction:
        core = phrase.meaning.core
        if isinstance(core, Shift):
            return self._seek(phrase) if core.unit == "weekend" else UNTOLD
        if isinstance(core, Length):
            return self._seek(phrase) if self._is_within(phrase) else UNTOLD
        if not isinstance(core, Point) or core.stands_alone:
            return UNTOLD
        return self._seek(phrase)

    def _is_within(self, phrase: Phrase) -> bool:
        words = (
            self._document.text[max(0, phrase.span.start - _WORD) : phrase.span.start]
            .lower()
            .split()
        )
        return bool(words) and words[-1] in cue_words("within")

    def _look_ahead(self, phrase: Phrase, direction: Direction) -> Phrase:
        """ "Will leave in two weeks": the length begins on the day of writing."""
        core = phrase.meaning.core
        if not isinstance(core, Length) or core.which is not None or direction.sign <= 0:
            return phrase
        return replace(phrase, meaning=replace(phrase.meaning, core=replace(core, which=1)))

    def _seek(self, phrase: Phrase) -> Direction:
        core = phrase.meaning.core
        month = isinstance(core, Point) and core.month and not core.day
        start, end = phrase.span.start, phrase.span.end
        return find_direction(self._sentences, start, end, of_deeds=not month)

    def _on_day_beside(self, number: int) -> Resolved | None:
        """An hour alone is of the day told beside it: "at 10:35 a.m. (0735 GMT) Friday"."""
        phrase = self._phrases[number]
        if not is_bare_hour(phrase):
            return None
        day = self._day_after(number)
        if day is None and self._story and self._story.grain == "day" and number:
            before = self._phrases[number - 1]
            if self._near(before.span.end, phrase.span.start):
                day = self._story
        if day is None:
            return None
        why = f"an hour of the day told beside it, {day.value}"
        value = day.value + phrase.meaning.clock
        return Resolved(value, phrase.meaning.mod, day.first, day.last, day.value, why, day)

    def _day_after(self, number: int) -> Stretch | None:
        """The day that follows an hour in the same sentence, past other hours."""
        end = self._phrases[number].span.end
        for phrase in self._phrases[number + 1 : number + 3]:
            between = self._document.text[end : phrase.span.start]
            if len(between) > _BESIDE or _ENDS.search(between):
                return None
            end = phrase.span.end
            if not is_bare_hour(phrase):
                day = self._count(phrase, self._direction(phrase)).stretch
                return day if day and day.grain == "day" else None
        return None

    def _near(self, start: int, end: int) -> bool:
        return end - start < _PARAGRAPH and "\n" not in self._document.text[start:end]

    def _count(self, phrase: Phrase, direction: Direction) -> Resolved:
        stand = Stand(self._story, self._hint(phrase), chronicle=self._chronicle)
        first, last = self._days
        early = resolve_meaning(phrase.meaning, said=first, stand=stand, direction=direction)
        if first == last:
            return early
        late = resolve_meaning(phrase.meaning, said=last, stand=stand, direction=direction)
        return _between(phrase, early, late, stand)

    def _hint(self, phrase: Phrase) -> Stretch | None:
        """The time whose year a date without year shares."""
        if self._year_from is None:
            return None
        stretch, end = self._year_from
        if self._chronicle:
            return stretch
        between = self._document.text[end : phrase.span.start]
        near = "\n" not in between and len(between) < 300
        if stretch.grain == "year":
            near = near and ". " not in between
        latest = self._days[1]
        return stretch if near and (latest is None or stretch.first.year < latest.year) else None

    def _lend_year(self, number: int) -> Phrase:
        """In "from March to May 1945" and "3 May-5 June 1945" the first takes the second's year."""
        phrase = self._phrases[number]
        core = phrase.meaning.core
        if not isinstance(core, Point) or not _lacks_year(core):
            return phrase
        lent = self._before_christ_year(core)
        if lent is None and number + 1 < len(self._phrases):
            other = self._phrases[number + 1]
            between = self._document.text[phrase.span.end : other.span.start]
            lent = _borrow(core, other) if len(between) < 13 and _JOIN.match(between) else None
        if lent is None:
            return phrase
        return replace(phrase, meaning=replace(phrase.meaning, core=lent))

    def _before_christ_year(self, core: Point) -> Point | None:
        year = self._before_christ
        ancient = core.season in (None, "SP", "SU", "FA", "WI")
        return replace(core, year=year, bc=True) if year and ancient else None

    def _move_story(self, phrase: Phrase, resolved: Resolved) -> None:
        stretch = resolved.stretch
        core = phrase.meaning.core
        if isinstance(core, Point) and core.year and core.digits == 4:
            self._before_christ = core.year if core.bc else None
        if stretch is None or isinstance(core, Length) or stretch.grain in _WIDE:
            return
        self._story = stretch
        told = isinstance(core, Shift) and core.told
        own = isinstance(core, Point) and (core.stands_alone or self._year_from is not None)
        if stretch.grain == "year" and is_modifier(
            self._sentences, phrase.span.start, phrase.span.end
        ):
            return
        if told or own:
            self._year_from = (stretch, phrase.span.end)


def is_bare_hour(phrase: Phrase) -> bool:
    """Tell whether a phrase is an hour of the day and names no day."""
    core, clock = phrase.meaning.core, phrase.meaning.clock
    return core == Shift("day", 0) and clock[1:2].isdigit()


def _lacks_year(core: Point) -> bool:
    open_year = core.year is None and core.which is None and not core.of_unit
    return open_year and bool(core.month or core.season)


def _borrow(core: Point, lender: Phrase) -> Point | None:
    other = lender.meaning.core
    if not isinstance(other, Point) or not other.year or other.digits != 4:
        return None
    if not (other.month or other.season):
        return None
    later = bool(core.month and other.month and core.month > other.month)
    year = other.year - 1 if later else other.year
    if core.month and core.day and make_date(year, core.month, core.day) is None:
        return None
    return replace(core, year=year, bc=other.bc)


def is_chronicle(phrases: Sequence[Phrase], latest: date | None) -> bool:
    """Tell whether a text tells a history: many dates of long ago, few words of these days."""
    old = fresh = 0
    for phrase in phrases:
        core = phrase.meaning.core
        if isinstance(core, Point) and core.year and core.digits == 4:
            old += latest is None or core.bc or core.year < latest.year - 1
        elif (isinstance(core, Shift) and not core.told) or (
            isinstance(core, Point) and core.weekday and not core.month
        ):
            fresh += 1
    return old >= 6 and old > 3 * fresh


def _between(phrase: Phrase, early: Resolved, late: Resolved, stand: Stand) -> Resolved:
    """Join what a phrase means on the first and on the last day that the report can be of."""
    if early.value == late.value and early.earliest == late.earliest:
        return early
    unknown = resolve_meaning(phrase.meaning, said=None, stand=stand)
    first = early.earliest if early.earliest else None
    last = late.latest if late.latest else None
    if first and last and first > last:
        first, last = last, first
    why = "the day of publication is not known to the day"
    return replace(unknown, earliest=first, latest=last, why=why)


def make_time(document: Document, phrase: Phrase, resolved: Resolved) -> Time:
    """Make the finding from a phrase and what it was resolved to."""
    return Time(
        id=make_part_id("time", document.id, phrase.span.start, phrase.span.end),
        span=phrase.span,
        type=phrase.type,
        value=resolved.value,
        mod=resolved.mod,
        earliest=resolved.earliest,
        latest=resolved.latest,
        edtf=resolved.edtf,
        why=resolved.why,
    )
