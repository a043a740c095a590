"""Clues from one happening told twice: once with its date, once with "yesterday" or "today".

"... at a meeting in Brussels on February 12. 'We discussed it,' he said at a press conference
yesterday": those who met on the 12th spoke to the press about it the same day.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.extract.dating.clues import Clue, days_from, in_quotation
from dateline.extract.dating.days import Days
from dateline.extract.syntax import find_sentence
from dateline.extract.times.clause import find_direction
from dateline.extract.times.languages import cue_words
from dateline.extract.times.meaning import Core, Point, Shift
from dateline.extract.times.parts import Phrase
from dateline.findings import Mention
from dateline.text import Document, Sentence


def find_retold_clues(
    document: Document,
    sentences: Sequence[Sentence],
    phrases: Sequence[Phrase],
    mentions: Sequence[Mention],
) -> Iterator[Clue]:
    """Tie "yesterday" to a date when both tell of one gathering and the talk to the press on it.

    Both must stand in one paragraph, at most one sentence apart, share somebody who takes part, the
    first be told as past, and the second tell of an appearance before the press.
    """
    mentions = sorted(mentions, key=_start)
    talks, gatherings = (_with_word(sentences, name) for name in ("press_talks", "gatherings"))
    if not talks or not gatherings:
        return
    told: set[tuple[int, int, Core, Core]] = set()
    numbers = {sentence.start: i for i, sentence in enumerate(sentences)}
    places = [
        numbers[sentence.start] if (sentence := find_sentence(sentences, one.span.start)) else -9
        for one in phrases
    ]
    for here, shift in enumerate(phrases):
        if places[here] < 0 or not _is_near_day(document, shift):
            continue
        talk = sentences[places[here]]
        if talk.start not in talks:
            continue
        for there in range(max(0, here - 4), here):
            if not 0 <= places[here] - places[there] <= 1:
                continue
            met = sentences[places[there]]
            point = phrases[there].meaning.core
            if not isinstance(point, Point) or not point.month or not point.day or point.bc:
                continue
            key = (met.start, talk.start, point, shift.meaning.core)
            if met.start not in gatherings or key in told:
                continue
            told.add(key)
            if _same_happening(met, talk, mentions) and _is_past(sentences, phrases[there]):
                yield _make_clue(phrases[there], shift, point, talk)


def _is_near_day(document: Document, phrase: Phrase) -> bool:
    core = phrase.meaning.core
    if not isinstance(core, Shift) or core.unit != "day" or core.told or core.counted:
        return False
    if core.amount not in (-1, 0):
        return False
    return not in_quotation(document.text, phrase.span.start)


def _with_word(sentences: Sequence[Sentence], name: str) -> set[int]:
    """Give where the sentences start that hold a word of a list."""
    words = cue_words(name)
    return {
        sentence.start
        for sentence in sentences
        if any(token.lemma.lower() in words for token in sentence.tokens)
    }


def _same_happening(met: Sentence, talk: Sentence, mentions: Sequence[Mention]) -> bool:
    if met.paragraph != talk.paragraph:
        return False
    return met is talk or bool(_who(met, mentions) & _who(talk, mentions))


def _who(sentence: Sentence, mentions: Sequence[Mention]) -> set[str]:
    first = bisect_left(mentions, sentence.start, key=_start)
    last = bisect_left(mentions, sentence.end, key=_start)
    return {name for one in mentions[first:last] for name in (one.actor, one.entity) if name}


def _start(mention: Mention) -> int:
    return mention.span.start


def _is_past(sentences: Sequence[Sentence], phrase: Phrase) -> bool:
    return find_direction(sentences, phrase.span.start, phrase.span.end).sign < 0


def _make_clue(date_told: Phrase, shift: Phrase, point: Point, talk: Sentence) -> Clue:
    core = shift.meaning.core
    offset = -int(core.amount) if isinstance(core, Shift) else 0
    days = days_from(point, offset)
    where = _occasion(talk, shift)
    why = (
        f"the meeting of {date_told.span.text} was reported on {where} {shift.span.text.lower()}: "
        f"the report is of {_name_day(date_told, days)}"
    )
    return Clue(days, shift.span, why)


def _occasion(talk: Sentence, shift: Phrase) -> str:
    """Name the appearance in the report's own words: "at a press conference", "to the press"."""
    words = [token.text.lower() for token in talk.tokens if token.start < shift.span.start]
    named = [f"{a} {b}" for a, b in pairwise(words) if b in ("conference", "briefing")]
    return f"at a {named[-1]}" if named else "to the press"


def _name_day(date_told: Phrase, days: Days) -> str:
    """Name the day as the report writes its dates; it depends on the year after February 28."""
    found = {(day.month, day.day) for day, _ in days.intervals}
    if len(found) != 1:
        return "the day after"
    first = days.intervals[0][0]
    month = f"{first:%B}"
    return f"{first.day} {month}" if date_told.span.text[0].isdigit() else f"{month} {first.day}"
