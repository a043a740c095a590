"""What every finder of states has at hand for one document, and how it makes a state."""

from dataclasses import dataclass
from datetime import date

from dateline.extract.participants import MentionIndex
from dateline.extract.standing import Standing, read_standing
from dateline.extract.states.words import StateWords
from dateline.extract.syntax import auxiliaries
from dateline.extract.when import Calendar
from dateline.findings import Participant, Reading, State, StateField, Time
from dateline.identity import make_part_id
from dateline.knowledge import Knowledge
from dateline.text import Reason, Sentence, Span

HOLDS = Standing("ongoing", 3, "told as holding")
_OVER = Standing("happened", 3, "told as over by the day of the report")


@dataclass(frozen=True, slots=True)
class Scope:
    """One document while its states are looked for."""

    reading: Reading
    knowledge: Knowledge
    mentions: MentionIndex
    calendar: Calendar
    words: StateWords
    sentences: tuple[Sentence, ...]

    def make_state(
        self,
        field: StateField,
        value: str,
        subject: Participant,
        span: Span,
        sentence: Sentence,
        i: int,
    ) -> State:
        """Make a state told by predicate `i`: its standing, days and speakers from the wording."""
        return self._tell(field, value, subject, span, sentence, i, read_standing(sentence, i))

    def make_held(
        self,
        field: StateField,
        value: str,
        subject: Participant,
        span: Span,
        sentence: Sentence,
        i: int,
    ) -> State:
        """Make a state that a form of be at token `i` tells; what "has been" still holds."""
        standing = read_standing(sentence, i)
        helpers = auxiliaries(sentence, i)
        perfect = any(one.lemma == "have" and one.tag in ("VBZ", "VBP") for one in helpers)
        if perfect and standing.status == "happened":
            standing = HOLDS
        return self._tell(field, value, subject, span, sentence, i, standing)

    def make_lasting(
        self, field: StateField, value: str, subject: Participant, span: Span, why: str
    ) -> State:
        """Make a state that the words give as holding on the day of the report."""
        day = self.reading.document.published
        days = (day.earliest, day.latest)
        reasons = (Reason(span, why), Reason(None, "as of the day of publication"))
        return self._build(field, value, subject, span, days, HOLDS, reasons)

    def make_dated(
        self,
        field: StateField,
        value: str,
        subject: Participant,
        span: Span,
        sentence: Sentence,
        i: int,
    ) -> State:
        """Make a state that noun `i` beside a name gives, with days where the noun has a time."""
        found = self.calendar.find_date(sentence, i, HOLDS)
        if found.span is None or not sentence.tokens[i].start <= found.span.start < sentence.end:
            return self.make_lasting(field, value, subject, span, "called so in the text")
        first = self.reading.document.published.earliest
        over = first is not None and found.latest is not None and found.latest < first
        return self._tell(field, value, subject, span, sentence, i, _OVER if over else HOLDS)

    def make_ending(
        self, field: StateField, subject: Participant, last: Time, sentence: Sentence, i: int
    ) -> State:
        """Make a state that predicate `i` gives a last day, which is its value: "until 31 May"."""
        standing = read_standing(sentence, i)
        reasons = (Reason(last.span, standing.why), Reason(last.span, "the last day that it gives"))
        days = (None, last.latest)
        value = last.edtf or last.value
        return self._build(field, value, subject, last.span, days, standing, reasons)

    def _tell(
        self,
        field: StateField,
        value: str,
        subject: Participant,
        span: Span,
        sentence: Sentence,
        i: int,
        standing: Standing,
    ) -> State:
        found = self.calendar.find_date(sentence, i, standing)
        reasons = (Reason(span, standing.why), Reason(None, found.why))
        days = (found.earliest, found.latest)
        return self._build(field, value, subject, span, days, standing, reasons)

    def _build(
        self,
        field: StateField,
        value: str,
        subject: Participant,
        span: Span,
        days: tuple[date | None, date | None],
        standing: Standing,
        reasons: tuple[Reason, ...],
    ) -> State:
        document = self.reading.document
        return State(
            id=make_part_id("state", document.id, field, value, subject.span.start, span.start),
            subject=subject,
            field=field,
            value=value,
            span=span,
            earliest=days[0],
            latest=days[1],
            said_by=self.calendar.told_in(span.start, span.end),
            status=standing.status,
            certainty=standing.certainty,
            reasons=reasons,
        )
