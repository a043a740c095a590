"""Clues to a report's day in its own dates: weekdays that fit few years, dates past or ahead.

A clue is a set of days that the report can be of, with the words it rests on and its reason. Each
must be safe by itself, for all are required to hold together.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.extract.dating.days import FIRST, LAST, Days, make_days, since, until
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import find_sentence, find_token, verb_above
from dateline.extract.times.calendars import Stretch, make_date, make_month, make_year
from dateline.extract.times.clause import UNTOLD, Direction, find_direction
from dateline.extract.times.languages import cue_words
from dateline.extract.times.meaning import Core, Point, Shift
from dateline.extract.times.parts import Phrase
from dateline.text import Document, Reason, Sentence, Span, Token

_YEARS = range(FIRST.year, LAST.year + 1)
_REACH = timedelta(days=200)
"""How far from its day a report still gives a date without its year, generously."""

_BUDGET = timedelta(days=100)
"""How long before a year begins things are told as done in it ("raised the funds in 2016")."""

_LINE = 2000
_COUNTED = re.compile(r"\d{1,3}/(\d{1,3})")
_PICTURES = 3
"""Pictures from which on numbers before paragraphs are those of a gallery."""

_APPOSED = re.compile(r"\s*(?:,|\(|[-–—])\s*(?:on\s+|in\s+|that is,?\s+)?$")


@dataclass(frozen=True, slots=True)
class Clue:
    """Days that a report can be of, the words that say so, and why.

    `dates` are the days that a date without a year can be, when the clue is one. `yearly` tells
    that it leaves days in every year or every few: it bounds a report neither way, and its first
    and last day are but those of the years that are looked at.
    """

    days: Days
    span: Span
    why: str
    dates: tuple[date, ...] = ()
    yearly: bool = False

    @property
    def reason(self) -> Reason:
        """The clue as a reason of the finding."""
        return Reason(self.span, self.why)


def find_weekday_clues(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """A weekday with a day of a month, but no year, fits only some years."""
    dated = _dated_paragraphs(sentences, phrases)
    told: set[tuple[Point, Direction]] = set()
    for phrase in phrases:
        core = phrase.meaning.core
        if not isinstance(core, Point) or core.year or core.of_unit or core.which is not None:
            continue
        sentence = find_sentence(sentences, phrase.span.start)
        if sentence is None or sentence.paragraph in dated:
            continue
        if not (core.weekday and core.month and core.day):
            continue
        direction = find_direction(sentences, phrase.span.start, phrase.span.end)
        if (core, direction) in told:
            continue
        told.add((core, direction))
        found = [one.first for one in _each_year(core) if one.first.isoweekday() == core.weekday]
        if found:
            years = ", ".join(str(day.year) for day in found)
            days = make_days(around(day, direction) for day in found)
            yield Clue(
                days, phrase.span, f"{phrase.span.text} falls in {years}", tuple(found), yearly=True
            )


def _each_year(core: Point) -> list[Stretch]:
    found = (make_date(year, core.month or 1, core.day or 1) for year in _YEARS)
    return [one for one in found if one]


def around(day: date, direction: Direction = UNTOLD) -> tuple[date, date]:
    """Days on which a report can give `day` without its year, looking ahead or back to it."""
    before = timedelta(days=0) if direction.sign < 0 else _REACH
    after = timedelta(days=0) if _is_future(direction) or direction.why == "a plan" else _REACH
    return day - before, day + after


def find_season_clues(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """A day of a month told as past or as yet to come, without a year.

    It is of the same year, or not longer ago (or ahead) than reports leave the year out.
    """
    dated = _dated_paragraphs(sentences, phrases)
    told: set[tuple[Point, Direction]] = set()
    for phrase in phrases:
        core = phrase.meaning.core
        if not isinstance(core, Point) or not core.month or not core.day or core.year:
            continue
        sentence = find_sentence(sentences, phrase.span.start)
        if core.which is not None or core.of_unit or core.told or sentence is None:
            continue
        if sentence.paragraph in dated or not _is_adverbial(sentences, phrase):
            continue
        if (verb := _verb_of(sentence, phrase)) is None or verb.tag == "VBG":
            continue
        direction = find_direction(sentences, phrase.span.start, phrase.span.end)
        if (core, direction) in told:
            continue
        told.add((core, direction))
        days = [one.first for one in _each_year(core)]
        if direction.why == "past tense":
            ends = [(day, max(day + _REACH, date(day.year, 12, 31))) for day in days]
            yield Clue(make_days(ends), phrase.span, f"{phrase.span.text} is told as past")
        elif _is_future(direction):
            ends = [(min(day - _REACH, date(day.year, 1, 1)), day) for day in days]
            yield Clue(make_days(ends), phrase.span, f"{phrase.span.text} is told as yet to come")


def _verb_of(sentence: Sentence, phrase: Phrase) -> Token | None:
    token = find_token(sentence, phrase.span.start)
    return verb_above(sentence, token.i) if token else None


def _is_future(direction: Direction) -> bool:
    return direction.why == "future tense"


def _dated_paragraphs(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> set[int]:
    """Paragraphs that name a year, which may be that of their other dates, and galleries."""
    named = {one.paragraph for one in _find_dated(sentences, phrases)}
    hidden = {one.paragraph for one in sentences if _is_hidden_caption(one)}
    return named | hidden | find_galleries(sentences)


def _is_hidden_caption(sentence: Sentence) -> bool:
    """Tell whether a sentence is of a gallery of old pictures ("Hide Caption 3 of 5")."""
    words = [token.text for token in sentence.tokens]
    return ("Hide", "Caption") in pairwise(words)


def find_galleries(sentences: Sequence[Sentence]) -> set[int]:
    """Paragraphs that are pictures of a gallery, counted one after the other ("3/34 Anna Berg").

    The page shows the newest of the site's pictures, whatever the day of the report beside them.
    """
    counted: dict[str, set[int]] = {}
    for sentence in sentences:
        found = _COUNTED.fullmatch(sentence.tokens[0].text)
        if found is not None:
            counted.setdefault(found[1], set()).add(sentence.paragraph)
    return {one for those in counted.values() if len(those) >= _PICTURES for one in those}


def find_dated_sentences(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> set[int]:
    """Give where the sentences start that name a year: what they tell may be of then."""
    return {one.start for one in _find_dated(sentences, phrases)}


def _find_dated(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> Iterator[Sentence]:
    for phrase in phrases:
        if isinstance(phrase.meaning.core, Point) and phrase.meaning.core.year:
            sentence = find_sentence(sentences, phrase.span.start)
            if sentence is not None:
                yield sentence


def find_bound_clues(sentences: Sequence[Sentence], phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """The report is not before what it tells as past, nor after what it says will be."""
    lower: tuple[date, Phrase] | None = None
    upper: tuple[date, Phrase] | None = None
    for phrase in phrases:
        stretch = _dated(phrase)
        if stretch is None or not _is_adverbial(sentences, phrase) or _is_note(sentences, phrase):
            continue
        if stretch.grain == "year" and not _is_plain(sentences, phrase):
            continue
        direction = find_direction(sentences, phrase.span.start, phrase.span.end)
        first = stretch.first - (_BUDGET if stretch.grain == "year" else timedelta(0))
        if direction.why == "past tense" and (lower is None or first > lower[0]):
            lower = (first, phrase)
        if _is_future(direction) and (upper is None or stretch.last < upper[0]):
            upper = (stretch.last, phrase)
    if upper and _dated_grain(upper[1]) != "day" and _names_later(phrases, upper[0]):
        upper = None
    if lower:
        yield Clue(since(lower[0]), lower[1].span, f"{lower[1].span.text} is told as past")
    if upper:
        yield Clue(until(upper[0]), upper[1].span, f"{upper[1].span.text} is told as yet to come")


def _dated_grain(phrase: Phrase) -> str:
    stretch = _dated(phrase)
    return stretch.grain if stretch else ""


def _names_later(phrases: Sequence[Phrase], day: date) -> bool:
    """Tell whether a date after `day` is named: a year "to come" is then one of a tale."""
    return any(stretch.first > day for stretch in map(_dated, phrases) if stretch)


def _is_plain(sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    """Tell whether a year is that of the verb beside it, not of what is said, wished or feared."""
    sentence = find_sentence(sentences, phrase.span.start)
    if sentence is None:
        return False
    verb = _verb_of(sentence, phrase)
    if verb is None or verb.lemma in cue_words("speaks"):
        return False
    return not any(
        token.lemma.lower() in dating_words("unreal") and token.pos == "ADJ"
        for token in sentence.tokens
    )


def _is_note(sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    """Tell whether the sentence is an editor's note ("was amended on 4 November 2016")."""
    sentence = find_sentence(sentences, phrase.span.start)
    notes = cue_words("editor_notes")
    return sentence is not None and any(token.lemma.lower() in notes for token in sentence.tokens)


def _dated(phrase: Phrase) -> Stretch | None:
    core = phrase.meaning.core
    if not isinstance(core, Point) or not core.year or core.bc or core.digits != 4 or core.season:
        return None
    if core.month and core.day:
        return make_date(core.year, core.month, core.day)
    return make_month(core.year, core.month) if core.month else make_year(core.year)


def full_day(phrase: Phrase) -> date | None:
    """Give the day of a phrase that names day, month and year."""
    stretch = _dated(phrase)
    return stretch.first if stretch and stretch.grain == "day" else None


def _is_adverbial(sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    """Tell whether a date stands by a verb ("met in 2014"), not in a name ("the 2024 Games")."""
    sentence = find_sentence(sentences, phrase.span.start)
    token = find_token(sentence, phrase.span.start) if sentence else None
    if sentence is None or token is None:
        return False
    for _ in range(6):
        head = sentence.tokens[token.head]
        if head.i == token.i:
            return False
        if not phrase.span.start <= head.start < phrase.span.end:
            break
        token = head
    if token.dep == "pobj" and head.lemma.lower() in ("in", "on"):
        above = sentence.tokens[head.head]
        return above.pos in ("VERB", "AUX") and above.i != head.i
    return token.dep in ("npadvmod", "tmod") and head.pos in ("VERB", "AUX")


def find_apposed_clues(document: Document, phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """ "Yesterday, February 12" says which day today is, "last month, in October" which month.

    The same words say it once.
    """
    told: set[tuple[Core, Core]] = set()
    for first, second in pairwise(phrases):
        between = document.text[first.span.end : second.span.start]
        if len(between) > 12 or not _APPOSED.match(between):
            continue
        cores = first.meaning.core, second.meaning.core
        if cores in told or in_quotation(document.text, first.span.start):
            continue
        told.add(cores)
        for shift, point in ((first, second), (second, first)):
            unit, days = "day", _today_from(shift, point)
            if days is None:
                unit, days = _unit_from(shift, point)
            if days is not None:
                words = document.span(first.span.start, second.span.end)
                yield Clue(days, words, f"{words.text} says which {unit} the report is of")


def in_quotation(text: str, offset: int) -> bool:
    """Tell whether a place stands in double quotation marks that open in its line."""
    start = text.rfind("\n", max(0, offset - _LINE), offset) + 1
    line = text[max(start, offset - _LINE) : offset]
    marks = line.count('"'), line.count("''")
    return line.rfind("“") > line.rfind("”") or any(count % 2 == 1 for count in marks)


def _today_from(shift: Phrase, point: Phrase) -> Days | None:
    step, core = shift.meaning.core, point.meaning.core
    if not isinstance(step, Shift) or step.unit != "day" or step.told or step.counted:
        return None
    if not isinstance(core, Point) or not core.month or not core.day or core.bc:
        return None
    return days_from(core, -int(step.amount))


def _unit_from(shift: Phrase, point: Phrase) -> tuple[str, Days | None]:
    """Give the months that "last month, in October" leaves, or the years of "last year, 2015"."""
    step, core = shift.meaning.core, point.meaning.core
    nothing = ("", None)
    if not isinstance(step, Shift) or step.told or step.counted or abs(step.amount) > 1:
        return nothing
    if not isinstance(core, Point) or core.bc or core.digits != 4 or core.which or core.of_unit:
        return nothing
    if core.day or core.weekday or core.season or core.holiday:
        return nothing
    years = [core.year] if core.year else list(_YEARS)
    if step.unit == "month" and core.month:
        months = [year * 12 + core.month - 1 - int(step.amount) for year in years]
        found = [make_month(at // 12, at % 12 + 1) for at in months]
    elif step.unit == "year" and core.year and not core.month:
        found = [make_year(core.year - int(step.amount))]
    else:
        return nothing
    return step.unit, make_days((one.first, one.last) for one in found if one)


def days_from(core: Point, offset: int) -> Days:
    """Give the days that lie so many days from a date, in every year if it names none."""
    years = [core.year] if core.year else list(_YEARS)
    found = [make_date(year, core.month or 1, core.day or 1) for year in years]
    shifted = [
        one.first + timedelta(days=offset)
        for one in found
        if one and FIRST <= one.first <= LAST
        if not core.weekday or one.first.isoweekday() == core.weekday
    ]
    return make_days((day, day) for day in shifted)
