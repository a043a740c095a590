"""When and where the main event was: its own words, then those of the opening of the report."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain

from dateline.extract.gist.clauses import Clause
from dateline.extract.gist.opening import Opening
from dateline.extract.participants import noun_phrase
from dateline.extract.syntax import find_token, verb_above
from dateline.extract.when import Calendar
from dateline.findings import Event, EventDate, EventPlace, Reading, Time
from dateline.text import Sentence, Span, Token

_WHERE = frozenset(("in", "at", "near", "outside", "inside", "across", "on", "off"))
_LABELS = frozenset(("GPE", "LOC", "FAC"))
_MEETS = "EVENT"
"""What is held somewhere tells where when "at" leads to it: "at the Harbour Games"."""

_VAGUE = frozenset(
    ("now", "right now", "currently", "presently", "at present", "at the moment", "these days",
     "the future", "future", "this day", "the past")
)  # fmt: skip
"""Words that name the present and no day."""

_SIDES = frozenset(
    ("north", "south", "east", "west", "central", "northern", "southern", "eastern", "western",
     "north-east", "north-west", "south-east", "south-west", "northeast", "northwest",
     "southeast", "southwest", "downtown")
)  # fmt: skip
_RECENT = timedelta(days=8)
"""Days before the report within which a day can be that of its news."""

_NEAREST = 4
"""Sentences in which a place is looked for: headline, lead, and what follows."""


class Circumstances:
    """Finds when and where the main event of one report was; made once for it."""

    def __init__(
        self,
        reading: Reading,
        sentences: Sequence[Sentence],
        opening: Opening,
        clauses: Sequence[Clause],
    ) -> None:
        self._reading = reading
        self._clauses = clauses
        self._calendar = Calendar(reading, sentences)
        days = (one for one in reading.times if one.type in ("DATE", "TIME"))
        named = (one for one in days if _names_day(one.span))
        self._times = sorted(named, key=lambda one: one.span.start)
        own = [one.sentence for one in clauses]
        rest = [one for one in (*opening.headline, *opening.body) if one not in own]
        self._around = (*own, *rest)

    def find_when(self) -> EventDate:
        """Give the day that the clauses have, else that of the report's news, else a bound.

        Of the days that a report names the latest is that of its news: those in the sentences of
        the clauses first, then all. Where there is none, the tense of the clause bounds it.
        """
        own = [self._calendar.find_date(one.sentence, one.verb) for one in self._clauses]
        for date in own:
            if date.earliest is not None and date.earliest == date.latest and _names_day(date.span):
                return date
        near = [self._times_in(one.sentence) for one in self._clauses]
        return self._latest(chain.from_iterable(near)) or self._latest(self._times) or own[-1]

    def _latest(self, times: Iterable[Time]) -> EventDate | None:
        day = self._reading.document.published.day
        best: Time | None = None
        for one in times:
            if one.earliest is None or one.earliest != one.latest:
                continue
            if day is not None and not day - _RECENT <= one.earliest <= day:
                continue
            if best is None or best.earliest is None or one.earliest > best.earliest:
                best = one
        if best is None:
            return None
        why = f"the latest day near that of the report is '{best.span.text}'"
        return EventDate(best.earliest, best.latest, best.span, why)

    def _times_in(self, sentence: Sentence) -> list[Time]:
        """The times of a sentence but those of its relative clauses: "who left on Monday"."""
        first, last = (
            bisect_left(self._times, offset, key=lambda one: one.span.start)
            for offset in (sentence.start, sentence.end)
        )
        return [one for one in self._times[first:last] if not _is_aside(sentence, one)]

    def find_where(self, event: Event | None) -> EventPlace | None:
        """Give the place in the words of the clauses and of what follows, else the date line's."""
        for sentence in self._around[:_NEAREST]:
            for span in self._places(sentence):
                return self._make(span)
        if event is not None and event.place is not None:
            return event.place
        filed = self._reading.document.filed_from
        return self._make(filed) if filed is not None else None

    def _places(self, sentence: Sentence) -> Iterator[Span]:
        """The named places to which a preposition leads, each with what belongs to its name."""
        tokens = sentence.tokens
        ends = 0
        for entity in sentence.entities:
            head = _head_of_place(sentence, entity.first, entity.last, entity.label)
            if head is None or entity.first < ends:
                continue
            first, last = entity.first, entity.last
            if first and tokens[first - 1].text.lower() in _SIDES:
                first -= 1
            elif first + 1 < last and tokens[first].text.lower() in ("the", "a"):
                first += 1
            document = self._reading.document
            phrase = noun_phrase(document, sentence, head.i)
            while last < len(tokens) and tokens[last].end <= phrase.end:
                last += 1
            ends = last = _with_region(sentence, last)
            yield document.span(tokens[first].start, tokens[last - 1].end)

    def _make(self, span: Span) -> EventPlace:
        names = (one for one in self._reading.mentions if one.form == "name")
        inside = next((one for one in names if span.covers(one.span)), None)
        if inside is None:
            return EventPlace(span, None, None, None)
        place = next((one for one in self._reading.places if one.mention == inside.id), None)
        return EventPlace(span, inside.id, inside.actor, place.country if place else None)


def _names_day(span: Span | None) -> bool:
    return span is not None and span.text.lower() not in _VAGUE


def _is_aside(sentence: Sentence, time: Time) -> bool:
    token = find_token(sentence, time.span.start)
    above = verb_above(sentence, token.i) if token is not None else None
    return above is not None and above.dep == "relcl"


def _head_of_place(sentence: Sentence, first: int, last: int, label: str) -> Token | None:
    """The noun of a place that a preposition leads to, the name itself or what it is part of."""
    tokens = sentence.tokens
    if label not in _LABELS and label != _MEETS:
        return None
    head = tokens[last - 1]
    if head.dep == "compound" and tokens[head.head].dep == "pobj":
        head = tokens[head.head]
    if head.dep != "pobj" or not first <= head.i:
        return None
    lead = tokens[head.head].text.lower()
    return head if lead == "at" or (lead in _WHERE and label != _MEETS) else None


def _with_region(sentence: Sentence, last: int) -> int:
    """The end of a place with the region after its comma: "Cork, Ireland"."""
    tokens = sentence.tokens
    if last >= len(tokens) or tokens[last].text != ",":
        return last
    after = last + 1
    if after < len(tokens) and tokens[after].text.lower() in _SIDES:
        after += 1
    for entity in sentence.entities:
        if entity.first in (after, last + 1) and entity.label in ("GPE", "LOC"):
            return entity.last
    return last
