"""Clues in what stands around the sentences: datelines, signatures, captions, copyright lines."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from dateline.extract.dating.clues import Clue, days_from, full_day
from dateline.extract.dating.days import Days, make_days, since
from dateline.extract.syntax import find_sentence
from dateline.extract.times.calendars import make_date
from dateline.extract.times.clause import find_direction
from dateline.extract.times.meaning import Point
from dateline.extract.times.parts import Phrase
from dateline.text import Document, Sentence

_AGENCY = re.compile(r"\([^()]*[A-Z][^()]*\)")
_LABEL = re.compile(r"\b(?:updated|published|posted)(?: on| at)?:?[ \t]*$", re.IGNORECASE)
_TOP = 6
"""Paragraphs at the top in which a stamp of the page can have stayed."""

_SIGNED = re.compile(r"(?:\(@\w{1,20}\)|\bPosted by [^\n]{2,60} on)\s*$")
_FILE_PHOTO = re.compile(r"\b[Ii]n this (?:\w+, )?$")
_CREDIT = re.compile(
    r"(?:,[^.()\[\]©\n]{1,60})?\.?[ \t]*"
    r"(?:©|[(\[](?:photo\b|ap\b|afp\b|reuters\b|getty\b|[^()\[\]\n]{2,40}/[^()\[\]\n]{2,40}[)\]]))",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"(?:copyright|©)(?:\s*(?:©|\(c\)))?\s*((?:19|20)\d\d)\b(?!\s*[-–,]\s*\d| by\b)", re.IGNORECASE
)
_NEAR = 80
_LEAD_REACH = 2
"""Days by which the news of a report with a dateline is older than its filing, at most."""


def find_filing_clues(document: Document, phrases: Sequence[Phrase]) -> Iterator[Clue]:
    """A dateline with a day but no year.

    The copy of an agency is of that day; a paper that names none may have printed it the day after.
    """
    filed = _filing_day(document, phrases)
    if filed is None or document.dateline is None:
        return
    phrase, core = filed
    words = f"the dateline says {phrase.span.text}, without a year"
    if _AGENCY.search(document.dateline.text):
        yield Clue(days_from(core, 0), phrase.span, words, yearly=True)
    else:
        days = make_days((*days_from(core, 0).intervals, *days_from(core, 1).intervals))
        yield Clue(days, phrase.span, words, yearly=True)


def _filing_day(document: Document, phrases: Sequence[Phrase]) -> tuple[Phrase, Point] | None:
    written = document.dateline
    for phrase in phrases if written else ():
        core = phrase.meaning.core
        if written is None or not written.overlaps(phrase.span) or not isinstance(core, Point):
            continue
        if core.month and core.day and not core.year:
            return phrase, core
    return None


def find_lead_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """The sentence after a dateline tells news: of the weekday of filing or shortly before.

    So a dateline of March 10 before "met on Tuesday" fits the years in which March 10 is a Tuesday,
    a Wednesday or a Thursday.
    """
    filed, written = _filing_day(document, phrases), document.dateline
    if filed is None or written is None:
        return
    lead = find_sentence(sentences, written.end + 1) or find_sentence(sentences, written.end - 1)
    for phrase in phrases:
        if lead is None or phrase.span.start < written.end or phrase.span.start >= lead.end:
            continue
        weekday = bare_weekday(phrase)
        if weekday and told_as_past(sentences, phrase):
            on = days_from(filed[1], 0).intervals
            left = [a for a, _ in on if (a.isoweekday() - weekday) % 7 <= _LEAD_REACH]
            days = make_days((day, day + timedelta(days=1)) for day in left)
            why = f"the news after the dateline is of {phrase.span.text}, at most two days before"
            yield Clue(days, phrase.span, why, yearly=True)
            return


def bare_weekday(phrase: Phrase) -> int | None:
    """Give the weekday of a phrase that names one and no more, as ISO counts them."""
    core = phrase.meaning.core
    if not isinstance(core, Point) or core.which is not None or core.told or core.of_unit:
        return None
    return None if core.month or core.year else core.weekday


def told_as_past(sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    """Tell whether the clause of a phrase is in the past tense."""
    return find_direction(sentences, phrase.span.start, phrase.span.end).why == "past tense"


def find_stamp_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """Dates that the page or the pictures gave: "Updated: 3 May 2016", a signature, a caption.

    A stamp at the top is the day. What was signed or photographed on a day is in a report of that
    day or later; by the writer's clock it may be the day before.
    """
    latest: tuple[date, Phrase] | None = None
    for phrase in phrases:
        day = full_day(phrase)
        if day is None:
            continue
        if _is_stamp(document.text, phrase):
            yield Clue(make_days([(day, day)]), phrase.span, f"stamped {phrase.span.text}")
        elif is_record(document.text, sentences, phrase) and (latest is None or day > latest[0]):
            latest = (day, phrase)
    if latest:
        day, phrase = latest
        slack = 1 if _is_signed(document.text, phrase) else 0
        words = f"it shows what is of {phrase.span.text}"
        yield Clue(since(day - timedelta(days=slack)), phrase.span, words)
    yield from _find_rights(document)


def _is_stamp(text: str, phrase: Phrase) -> bool:
    start = phrase.span.start
    if not _LABEL.search(text[max(0, start - _NEAR) : start]):
        return False
    return text.count("\n", 0, start) < 2 * _TOP


def is_record(text: str, sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    """Tell whether a full date signs a message quoted, or is that of a photograph or of news.

    News is a date with weekday and year in a sentence that does not look ahead.
    """
    before = text[max(0, phrase.span.start - _NEAR) : phrase.span.start]
    after = text[phrase.span.end : phrase.span.end + 2 * _NEAR]
    return bool(
        _is_signed(text, phrase)
        or _CREDIT.match(after)
        or _is_news(sentences, phrase)
        or (_FILE_PHOTO.search(before) and re.match(r",? (?:file )?photo", after))
    )


def _is_news(sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    core = phrase.meaning.core
    sentence = find_sentence(sentences, phrase.span.start)
    if not isinstance(core, Point) or not core.weekday or sentence is None:
        return False
    ahead = find_direction(sentences, phrase.span.start, phrase.span.end)
    if ahead.sign > 0 and ahead.why != "present tense":
        return False
    return any(token.pos == "VERB" for token in sentence.tokens)


def _is_signed(text: str, phrase: Phrase) -> bool:
    return bool(_SIGNED.search(text[max(0, phrase.span.start - _NEAR) : phrase.span.start]))


def _find_rights(document: Document) -> Iterator[Clue]:
    """A copyright line in the text gives the year."""
    found = [(int(one[1]), one) for one in _RIGHTS.finditer(document.text)]
    years = {year for year, _ in found}
    if len(years) == 1:
        year, one = found[-1]
        span = document.span(one.start(), one.end())
        yield Clue(_year(year), span, f"the copyright is of {year}")


def _year(year: int) -> Days:
    first, last = make_date(year, 1, 1), make_date(year, 12, 31)
    return make_days([(first.first, last.last)] if first and last else ())
