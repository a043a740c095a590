"""What every finder of states has at hand for one document, and how it makes a state."""

from dataclasses import dataclass
from datetime import date

from dateline.extract.participants import MentionIndex
from dateline.extract.standing import Standing, read_standing
from dateline.extract.states.words import StateWords
from dateline.extract.when import Calendar
from dateline.findings import Participant, Reading, State, StateField
from dateline.identity import make_id
from dateline.knowledge import Knowledge
from dateline.text import Reason, Sentence, Span

HOLDS = Standing("ongoing", 3, "told as holding")


@dataclass(frozen=True, slots=True)
class Scope:
    """One document while its states are looked for."""

    reading: Reading
    knowledge: Knowledge
    mentions: MentionIndex
    calendar: Calendar
    words: StateWords

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
        standing = read_standing(sentence, i)
        earliest, latest, why = self._date(sentence, i, standing)
        reasons = (Reason(span, standing.why), Reason(None, why))
        return self._build(field, value, subject, span, (earliest, latest), standing, reasons)

    def make_lasting(
        self, field: StateField, value: str, subject: Participant, span: Span, why: str
    ) -> State:
        """Make a state that the words give as holding on the day of the report."""
        day = self.reading.document.published
        days = (day.earliest, day.latest)
        reasons = (Reason(span, why), Reason(None, "as of the day of publication"))
        return self._build(field, value, subject, span, days, HOLDS, reasons)

    def _date(
        self, sentence: Sentence, i: int, standing: Standing
    ) -> tuple[date | None, date | None, str]:
        found = self.calendar.find_date(sentence, i, standing)
        if found.span is None and standing.status == "ongoing":
            day = self.reading.document.published
            return day.earliest, day.latest, "as of the day of publication"
        return found.earliest, found.latest, found.why

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
            id=make_id("state", document.id, field, value, subject.span.start, span.start),
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
