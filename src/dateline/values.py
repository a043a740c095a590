"""The values of findings in words: what `show` lists under a paragraph, and a page beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.findings import (
    Event,
    Mention,
    Participant,
    Place,
    Quantity,
    Skipped,
    State,
    Statement,
    Tally,
    Time,
)
from dateline.labels import Labels
from dateline.phrasing import one_line, say_days
from dateline.text import Published, Reason

Lines = Iterator[str]
"""Lines of text."""

QUOTED = 72
"""Characters of a statement's content that are repeated in its line."""


EXPLAINED = 180
"""Characters of a reason that are shown; some name a whole pattern with all its words."""


@dataclass(frozen=True, slots=True)
class Value:
    """A finding in words: its label, what it says in one line, its parts, the reasons for it."""

    label: str
    says: str
    parts: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """The same as lines: the finding, its parts in one, each reason."""
        parts = (" · ".join(self.parts),) if self.parts else ()
        return (f"{self.label} {self.says}", *parts, *self.reasons)


def say_published(published: Published) -> Lines:
    """Say when a report was published, on what basis, and why."""
    days = published.value or say_days(published.earliest, published.latest) or "no date found"
    yield f"published {days} ({published.basis})"
    yield from say_reasons(published.reasons)


def say_time(one: Time, label: str) -> Value:
    """Say type, value and days of a time expression, and what it was counted from."""
    mod = f" {one.mod}" if one.mod else ""
    days = say_days(one.earliest, one.latest)
    meant = f" = {days}" if days and days != one.value else ""
    why = f"  ({one_line(one.why)})" if one.why else ""
    return Value(label, f"{quote(one.span.text)}  {one.type} {one.value}{mod}{meant}{why}")


def say_statement(one: Statement, labels: Labels) -> Value:
    """Say kind, speaker and time of a statement, and how its content starts."""
    speaker = _statement_setting(one, labels)
    content = " … ".join(one_line(span.text) for span in one.content)
    says = f"{one.kind}  {speaker}: {quote(content, QUOTED)}"
    parts = []
    if one.cue:
        parts.append("cue " + " … ".join(quote(span.text) for span in one.cue))
    if one.said:
        parts.append(f"said {say_days(one.said.earliest, one.said.latest) or 'on an unknown day'}")
    if one.speaker_kind and one.speaker_kind != "named":
        parts.append(f"{one.speaker_kind} source" + (f" ({one.number})" if one.number else ""))
    if one.anonymity:
        parts.append(f"not named {quote(one.anonymity.text)}")
    if one.within:
        parts.append(f"told in {labels.chain((one.within,))}")
    if one.speaker and one.speaker.actor:
        parts.append(f"speaker {one.speaker.actor}")
    return Value(labels.of[one.id], says, tuple(parts))


def _statement_setting(one: Statement, labels: Labels) -> str:
    """Say who speaks, for whom, to whom, where: "Berg, for the union, to reporters, at Ostby"."""
    said = [labels.who(one.speaker) if one.speaker else "speaker unknown"]
    said += [f"for {labels.who(one.speaks_for)}"] if one.speaks_for else []
    said += [f"to {labels.who(one.audience)}"] if one.audience else []
    said += [f"at {labels.who(one.place)}"] if one.place else []
    return ", ".join(said)


def say_event(one: Event, labels: Labels) -> Value:
    """Say type, status, participants, day and place of an event, then what each rests on."""
    kinds = "/".join((one.type, *one.mode)) + (f" {one.code}" if one.code else "")
    who = say_parties(one.actor, labels)
    whom = f" → {say_parties(one.recipient, labels)}" if one.recipient else ""
    says = f"{quote(one.trigger.text)}  {kinds}  {one.status}  {who}{whom}"
    parts = [f"when {_event_date(one, labels)}"]
    if one.place:
        parts.append(f"where {_event_place(one, labels)}")
    parts.extend(_quantity(amount) for amount in one.quantities)
    parts.append(f"certainty {one.certainty:+d}")
    if one.said_by:
        parts.append(f"said by {labels.chain(one.said_by)}")
    if one.because_of:
        parts.append(f"because of {labels.chain(one.because_of)}")
    if one.context:
        parts.append(f"context {', '.join(one.context)}")
    if one.background:
        parts.append("background")
    parts.append(f"confidence {one.confidence:.2f}")
    return Value(labels.of[one.id], says, tuple(parts), tuple(say_reasons(one.reasons)))


def say_state(one: State, labels: Labels) -> Value:
    """Say whose state it is, its field, value and days, then what it rests on."""
    days = say_days(one.earliest, one.latest)
    when = f"  {days}" if days else ""
    says = f"{one.field}  {labels.who(one.subject)}: {one_line(one.value)}  {one.status}{when}"
    parts = [quote(one.span.text, QUOTED), f"certainty {one.certainty:+d}"]
    if one.said_by:
        parts.append(f"said by {labels.chain(one.said_by)}")
    return Value(labels.of[one.id], says, tuple(parts), tuple(say_reasons(one.reasons)))


def say_mention(one: Mention, labels: Labels) -> Value:
    """Say who or what a number stands for, at its first mention."""
    role = f", {one_line(one.role)}" if one.role else ""
    known = f" = {one.actor}" if one.actor else ""
    says = f"{one_line(one.span.text)} ({one.kind}{role}){known}"
    return Value(f"[{labels.entities[one.entity]}]", says)


def say_place(one: Place, label: str) -> Value:
    """Say which place it is: name, country, coordinates, how precise."""
    where = ", ".join(part for part in (one.name, one.admin1, one.country) if part)
    point = f" {one.lat:.2f} {one.lon:.2f}" if one.lat is not None and one.lon is not None else ""
    number = f" geonames {one.geonames}" if one.geonames is not None else ""
    return Value(label, f"{quote(one.span.text)}  {where}{point}{number} precision {one.precision}")


def say_skipped(one: Skipped, label: str) -> Value:
    """Say which words were left out, and why."""
    return Value(label, f"{quote(one.span.text)}  left out: {one_line(one.why)}")


def say_tally(one: Tally, labels: Labels, label: str) -> Value:
    """Say how many of what there were, of which happening, by whom."""
    amount = Quantity(one.what, one.low, one.high, one.span, one.as_of)
    parts = [f"of {quote(one.trigger.text)}" + (f" ({one.sort})" if one.sort else "")]
    days = say_days(one.when.earliest, one.when.latest)
    if days:
        parts.append(f"when {days} ({one_line(one.when.why)})")
    if one.places:
        parts.append(f"where {say_parties(one.places, labels)}")
    if one.said_by or one.by:
        counts = labels.chain(one.said_by) or (labels.who(one.by) if one.by else "")
        parts.append(f"counted by {counts}")
    return Value(label, _quantity(amount), tuple(parts))


def say_reasons(reasons: Iterable[Reason]) -> Lines:
    """Say why, with the words that a reason points at."""
    for reason in reasons:
        words = f"{quote(reason.span.text)}: " if reason.span else ""
        yield f"why: {words}{shorten(one_line(reason.why), EXPLAINED)}"


def say_parties(parties: Iterable[Participant], labels: Labels) -> str:
    """Give participants, one after the other; "?" when there is none."""
    return ", ".join(labels.who(one) for one in parties) or "?"


def quote(text: str, longest: int = 60) -> str:
    """Give words in quotation marks on one line, cut in the middle when they are many."""
    return f"“{shorten(one_line(text), longest)}”"


def shorten(text: str, longest: int) -> str:
    """Cut text in the middle when it has more than `longest` characters."""
    if len(text) <= longest:
        return text
    half = (longest - 3) // 2
    return f"{text[: longest - 3 - half].rstrip()} … {text[-half:].lstrip()}"


def _event_date(one: Event, labels: Labels) -> str:
    days = say_days(one.date.earliest, one.date.latest) or "unknown"
    label = ""
    if one.date.span:
        number = labels.times.get((one.date.span.start, one.date.span.end))
        label = f" {number or quote(one.date.span.text)}"
    why = f" ({one_line(one.date.why)})" if one.date.why else ""
    return f"{days}{label}{why}"


def _event_place(one: Event, labels: Labels) -> str:
    if one.place is None:
        return ""
    words = labels.who(Participant(one.place.span, one.place.mention, one.place.actor))
    return f"{words} {one.place.country}" if one.place.country else words


def _quantity(one: Quantity) -> str:
    low, high = one.low, one.high
    if low == high:
        bounds = str(low) if low is not None else "?"
    else:
        bounds = f"{'' if low is None else low}..{'' if high is None else high}"
    day = f" as of {one.as_of.isoformat()}" if one.as_of else ""
    return f"{one.what} {bounds} {quote(one.span.text)}{day}"
