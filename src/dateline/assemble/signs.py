"""From rows to the signs of turns in the life of an operation: what turned, when, who tells it.

A sign is one state or event of one report. `first` and `last` bound the day of the turn; `last` of
what is told as past is never after the report.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dateline.assemble.life_words import LifeWords
from dateline.assemble.parts import drop_wholes
from dateline.findings import AFFIRMED, DENIED, Status
from dateline.lives import Days, Ground, PhaseKind
from dateline.record import WORDS, EventRow, StateRow

ToldAs = Literal["so", "to come", "not so"]


@dataclass(frozen=True, slots=True)
class Sign:
    """One telling of a turn.

    `holds` is true of what goes on on its days and tells no turn by itself, `lasts` of a turn
    since which it was so until the day of the report, `news` of what stands at the top of its
    report. `told` is the day of the report.
    """

    kind: PhaseKind
    told_as: ToldAs
    first: date
    last: date
    told: date
    holds: bool
    lasts: bool
    news: bool
    ground: Ground

    @property
    def dated(self) -> bool:
        """Whether its words bound the turn from below."""
        return self.first != date.min

    @property
    def text(self) -> str:
        """The text that tells it; signs of one text count once."""
        return self.ground.source.text_id

    @property
    def own(self) -> bool:
        """Whether the report says it itself and quotes nobody for it."""
        return not self.ground.said_by


def read_signs(
    states: Iterable[StateRow], events: Iterable[EventRow], operation: str, words: LifeWords
) -> tuple[Sign, ...]:
    """Give the signs that rows hold, in an order that does not depend on theirs.

    `operation` is the id whose part in events is looked at.
    """
    found = {sign.ground.id: sign for sign in _read_states(states, words)}
    found |= {sign.ground.id: sign for sign in _read_events(events, operation, words)}
    return tuple(sorted(found.values(), key=sign_key))


def sign_key(sign: Sign) -> tuple[date, date, date, str]:
    """Give what signs are ordered by: the day by which it was so, then by id."""
    return (sign.last, sign.first, sign.told, sign.ground.id)


def _read_states(states: Iterable[StateRow], words: LifeWords) -> Iterator[Sign]:
    for row in drop_wholes(list(states)):
        kind = words.values.get(row.value) if row.field == "status" else None
        if kind is not None:
            ongoing = row.status == "ongoing" and row.earliest == row.latest
            holds = ongoing or row.words.casefold().startswith(words.holding)
            yield _make_sign(kind, row, row.words, words, holds=holds)


def _read_events(events: Iterable[EventRow], operation: str, words: LifeWords) -> Iterator[Sign]:
    for row in events:
        kind = _turn_of(row, operation, words)
        if kind is not None:
            holds = row.status == "ongoing"
            yield _make_sign(kind, row, row.trigger, words, holds=holds)


def _turn_of(row: EventRow, operation: str, words: LifeWords) -> PhaseKind | None:
    """Give the turn that an event is; what it does to somebody known is no turn of its own."""
    roles = []
    if any(one.id == operation for one in row.recipient):
        roles.append("recipient")
    elif any(one.id == operation for one in row.actor) and all(
        one.id.startswith(WORDS) for one in row.recipient
    ):
        roles.append("actor")
    for role in roles:
        for mode in row.mode:
            rule = words.events.get((row.type, mode, role))
            if rule is not None and row.trigger.casefold().startswith(rule.triggers):
                return rule.kind
    return None


def _make_sign(
    kind: PhaseKind, row: StateRow | EventRow, said: str, words: LifeWords, *, holds: bool
) -> Sign:
    told = row.source.published or row.latest or date.max
    first, last = row.earliest or date.min, row.latest or date.max
    told_as = _told_as(row.status)
    if told_as == "so":
        last = max(min(last, told), first)
    since = _is_since(row, told, words)
    holds = holds and not since
    if since and told_as == "so":
        last = min(last, first + _opened_by(first))
    return Sign(
        kind=kind,
        told_as=told_as,
        first=date.min if holds and told_as == "so" else first,
        last=last,
        told=told,
        holds=holds,
        lasts=since and not _says(row.sentence, words.over),
        news=row.start < words.news_characters,
        ground=Ground(
            id=row.id,
            words=said,
            sentence=row.sentence,
            status=row.status,
            days=Days(row.earliest, row.latest),
            said_by=row.said_by,
            source=row.source,
        ),
    )


def _told_as(status: Status) -> ToldAs:
    if status in AFFIRMED:
        return "so"
    return "not so" if status in DENIED else "to come"


def _is_since(row: StateRow | EventRow, told: date, words: LifeWords) -> bool:
    """Tell whether a sentence says "since" of a stretch that reaches to the day of the report."""
    if row.earliest is None or row.latest is None or not row.earliest < row.latest == told:
        return False
    return _says(row.sentence, words.since)


def _says(sentence: str, words: tuple[str, ...]) -> bool:
    said = f" {sentence.casefold()} "
    return any(f" {word} " in said for word in words)


def _opened_by(first: date) -> timedelta:
    """Give how long what begins with a day can be: "since 2019", "since spring", "since Monday"."""
    if first.day > 1:
        return timedelta(days=31)
    return timedelta(days=366 if first.month == 1 else 92)
