"""When something told in a clause is, and in which statements it is told.

The evidence in its order: a time of the predicate's own clause; one of a clause that governs it or
shares its time; an event of the sentence, or one told before, that it is set before or after; the
day on which the paragraph tells its story; what the tense says against the day it was said, else
the day of the report. A day is taken only from words. `why` names the step, the words, and the
relation when they give only a bound.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.extract.standing import Standing, read_standing
from dateline.extract.when.attach import Tie, find_tie
from dateline.extract.when.evidence import GOVERNING, OWN, PARAGRAPH, Evidence, join_bounds
from dateline.extract.when.frame import bound_by_tense, close
from dateline.extract.when.lasting import lasts_until
from dateline.extract.when.others import Other, find_counted, find_others
from dateline.extract.when.relations import OPEN, Bound, apply, meet, move, widen
from dateline.extract.when.scenes import LONG, Scene, find_scenes, is_of_scene
from dateline.extract.when.tense import find_look
from dateline.extract.when.told import Told
from dateline.findings import EventDate, Interval, Reading, Time
from dateline.text import Sentence, Span, Token

_NEAR = 8
"""Time expressions before and after a predicate that are looked at."""

_WORDS = 60
"""Characters of the words that `why` quotes; longer ones are left out in the middle."""

_NAMED = Standing("happened", 2, "named")


class Calendar:
    """Times and statements of one reading, indexed by place; made once for a document."""

    def __init__(self, reading: Reading, sentences: Sequence[Sentence] = ()) -> None:
        self._document = reading.document
        lengths = [one for one in reading.times if one.type == "DURATION"]
        self._lengths = sorted(lengths, key=lambda one: one.span.start)
        usable = [one for one in reading.times if one.earliest or one.latest]
        self._times = sorted(usable, key=lambda one: (one.span.start, one.span.end))
        self._starts = [one.span.start for one in self._times]
        self._published = Interval(
            reading.document.published.earliest, reading.document.published.latest
        )
        self._told = Told(reading.statements)
        self._sentences = sentences
        self._scenes: dict[int, Scene] | None = None

    def told_in(self, start: int, end: int) -> tuple[str, ...]:
        """Give the ids of the statements whose content covers these offsets, outermost first."""
        return self._told.chain(start, end)

    def find_date(self, sentence: Sentence, i: int, standing: Standing | None = None) -> EventDate:
        """Give when the predicate at token `i` is; see the module for the order of evidence."""
        standing = standing or read_standing(sentence, i)
        look = find_look(sentence, i, standing)
        frame, told = bound_by_tense(look, *self._frame(sentence, i))
        found = self._find(sentence, i, standing)
        if found is None:
            return EventDate(frame.earliest, frame.latest, None, told)
        found = self._lengthen(sentence, i, found)
        days = close(found.days, found.bound, look, frame)
        why = found.why if days == found.days else f"{found.why}; {told}"
        return EventDate(days.earliest, days.latest, found.span, why)

    # --- words

    def _find(self, sentence: Sentence, i: int, standing: Standing) -> Evidence | None:
        """The days that words give, by the first step that gives any."""
        found = self._find_in_clause(sentence, i, standing)
        if found is not None and found.bound == "at":
            return found
        other = self._find_by_count(sentence, i) or self._find_by_other(sentence, i, standing)
        if found is None or (other is not None and other.bound == "at"):
            return other or self._find_in_scene(sentence, i, standing)
        return join_bounds(found, other)

    def _find_in_clause(self, sentence: Sentence, i: int, standing: Standing) -> Evidence | None:
        """The closest of the times that bear on the predicate; bounds are joined."""
        ranked: list[tuple[int, bool, int, Evidence]] = []
        for time in self._near(sentence, sentence.tokens[i].start):
            tie = find_tie(sentence, i, time, standing)
            if tie is None or self._is_impossible(sentence.tokens[i], standing, time, tie):
                continue
            distance = abs(tie.first - i)
            ranked.append(
                (tie.rank, tie.bound != "at", distance, self._by_tie(sentence, time, tie))
            )
        if not ranked:
            return None
        ranked.sort(key=lambda one: one[:3])
        rank, only_bound, _, best = ranked[0]
        for other in ranked[1:]:
            if only_bound and other[1] and other[0] // 2 == rank // 2:
                best = join_bounds(best, other[3])
            elif not only_bound and other[0] == rank:
                best = self._unite(best, other[3])
        return best

    def _unite(self, one: Evidence, other: Evidence) -> Evidence:
        """Two days side by side are one time: "on 12 and 13 February"."""
        first, last = sorted((one, other), key=lambda found: found.span.start)
        between = self._document.text[first.span.end : last.span.start].strip(" ,")
        if between not in ("and", "or", "&") or one.words != one.span.text:
            return one
        span = self._document.span(first.span.start, last.span.end)
        return replace(one, days=widen(first.days, last.days), span=span, words=span.text)

    def _by_tie(self, sentence: Sentence, time: Time, tie: Tie) -> Evidence:
        where = OWN if tie.rank < 2 else GOVERNING
        last = tie.last if tie.bound != "at" else tie.first
        words = self._words(sentence, tie.first, time.span, last)
        days = apply(tie.bound, Interval(time.earliest, time.latest))
        return Evidence(days, tie.bound, time.span, words, where)

    def _words(self, sentence: Sentence, first: int, span: Span, last: int | None = None) -> str:
        """The words from token `first` to a time or to `last`, shortened in the middle."""
        start = min(sentence.tokens[first].start, span.start)
        end = max(span.end, sentence.tokens[last].end if last is not None else 0)
        text = " ".join(self._document.text[start:end].split())
        tail = " ".join(self._document.text[span.start : end].split())
        if len(text) <= _WORDS or start == span.start:
            return text
        return f"{text[: max(_WORDS - len(tail), 12)].rsplit(' ', 1)[0]} … {tail}"

    def _is_impossible(self, token: Token, standing: Standing, time: Time, tie: Tie) -> bool:
        """Nothing told as past is of a day after the report, nor the present of one before it.

        An event that is only named may have its day to come: "Friday's vote will decide".
        """
        first, last = self._published.earliest, self._published.latest
        if tie.bound == "at" and token.tag in ("VBZ", "VBP") and standing.status == "ongoing":
            return first is not None and time.latest is not None and time.latest < first
        if standing.status != "happened" or last is None or time.earliest is None:
            return False
        if tie.bound in ("before", "until") or (tie.rank == 0 and token.pos == "NOUN"):
            return False
        return time.earliest > last

    def _near(self, sentence: Sentence, offset: int) -> list[Time]:
        """The times of a sentence that stand nearest; more than a few only hostile text has."""
        first = bisect_left(self._starts, sentence.start)
        last = bisect_left(self._starts, sentence.end)
        middle = bisect_left(self._starts, offset)
        return self._times[max(first, middle - _NEAR) : min(last, middle + _NEAR)]

    def _lengthen(self, sentence: Sentence, i: int, found: Evidence) -> Evidence:
        """With a start and a length, what lasts has an end: "for three weeks from May 3"."""
        if found.where != OWN or found.bound not in ("at", "since"):
            return found
        first = bisect_left(self._lengths, sentence.start, key=lambda one: one.span.start)
        for length in self._lengths[first : first + _NEAR]:
            if length.span.start >= sentence.end:
                break
            days = lasts_until(sentence, i, length, found.days)
            if days is not None:
                words = f"{found.words}' and 'for {length.span.text}"
                return replace(found, days=days, words=words, closed=True)
        return found

    # --- other events

    def _find_by_other(self, sentence: Sentence, i: int, standing: Standing) -> Evidence | None:
        for other in find_others(sentence, i):
            found = self._date_other(sentence, other)
            if found is None:
                continue
            where, (its, span, far) = OWN, found
            if other.shift is not None and other.bound != "at":
                days, bound = move(other.bound, its, *other.shift), _AT
            else:
                days, bound = apply(other.bound, its), other.bound
            latest = self._published.latest
            late = latest is not None and days.earliest is not None and days.earliest > latest
            if days == OPEN or (late and standing.status == "happened"):
                continue
            if far:
                where = PARAGRAPH
                end = sentence.tokens[other.i].end
                text = self._document.text[sentence.tokens[other.first].start : end]
                words = f"{text}' and told it of '{span.text}"
            else:
                words = self._words(sentence, other.first, span)
            return Evidence(days, bound, span, words, where)
        return None

    def _find_by_count(self, sentence: Sentence, i: int) -> Evidence | None:
        """The day counted from what is above: "said on Saturday, a day after they met"."""
        counted = find_counted(sentence, i)
        if counted is None:
            return None
        start = sentence.tokens[counted.first].start
        near = self._near(sentence, start)
        time = next((one for one in near if 0 < start - one.span.end <= _COMMA), None)
        if time is not None:
            its, span = Interval(time.earliest, time.latest), time.span
        else:
            above = counted.anchor
            found = self._find_in_clause(sentence, above, read_standing(sentence, above))
            if found is None or found.bound != "at":
                return None
            its, span = found.days, found.span
        end = sentence.tokens[counted.last].end
        if end <= span.start:
            return None
        words = " ".join(self._document.text[span.start : end].split())
        return Evidence(move(counted.bound, its, *counted.shift), _AT, span, words, GOVERNING)

    def _date_other(self, sentence: Sentence, other: Other) -> tuple[Interval, Span, bool] | None:
        """The days of another event from its own clause, or from where the paragraph told it."""
        found = self._find_in_clause(sentence, other.i, read_standing(sentence, other.i))
        noun = sentence.tokens[other.i].pos == "NOUN"
        if found is not None and (found.bound == "at" or not noun):
            return found.days, found.span, False
        return self._look_back(sentence, sentence.tokens[other.i]) if other.far else None

    def _look_back(self, sentence: Sentence, noun: Token) -> tuple[Interval, Span, bool] | None:
        """The last time that the paragraph gave what this noun names, by the same lemma."""
        at = bisect_left(self._sentences, sentence.start, key=lambda one: one.start)
        for earlier in reversed(self._sentences[max(0, at - _BACK) : at]):
            if earlier.paragraph != sentence.paragraph:
                return None
            if len(earlier.tokens) > LONG or not self._has_time(earlier):
                continue
            for token in reversed(earlier.tokens):
                if token.lemma.lower() == noun.lemma.lower() and token.pos in ("NOUN", "VERB"):
                    standing = read_standing(earlier, token.i)
                    found = self._find_in_clause(earlier, token.i, standing)
                    if found is not None and found.bound == "at":
                        return found.days, found.span, True
        return None

    # --- the paragraph

    def _find_in_scene(self, sentence: Sentence, i: int, standing: Standing) -> Evidence | None:
        if self._scenes is None:
            self._scenes = find_scenes(
                self._sentences, self._time_of_main, self._has_time, self._told.is_spoken
            )
        scene = self._scenes.get(sentence.start)
        if scene is None or not is_of_scene(sentence, i, standing):
            return None
        days = Interval(scene.time.earliest, scene.time.latest)
        if scene.soon:
            days = meet(apply(scene.bound, days), move(scene.bound, days, 0, 1)) or days
        else:
            days = apply(scene.bound, days)
        return Evidence(days, scene.bound, scene.time.span, scene.time.span.text, PARAGRAPH)

    def _time_of_main(self, sentence: Sentence, i: int) -> Time | None:
        found: list[Time] = []
        for time in self._near(sentence, sentence.tokens[i].start):
            tie = find_tie(sentence, i, time, _NAMED)
            if tie is not None and tie.bound == "at" and time.type in ("DATE", "TIME"):
                found.append(time)
        return found[0] if len(found) == 1 else None

    def _has_time(self, sentence: Sentence) -> bool:
        first = bisect_left(self._starts, sentence.start)
        return first < len(self._starts) and self._starts[first] < sentence.end

    # --- the frame

    def _frame(self, sentence: Sentence, i: int) -> tuple[Interval, str]:
        """The day from which the tense is counted, and what was done on it."""
        token = sentence.tokens[i]
        said = self._told.said(self.told_in(token.start, token.end))
        return (said, "said") if said is not None else (self._published, "published")


_COMMA = 2
"""Characters from a time to words that count from it: "on May 4, the day after ..."."""

_AT: Bound = "at"
_BACK = 4
"""Sentences back in which what a noun names is looked for."""


def is_background(found: EventDate, published: date | None) -> bool:
    """Tell whether a date lies more than a year before publication: history retold."""
    if published is None or found.span is None or found.latest is None:
        return False
    return (published - found.latest).days > 365
