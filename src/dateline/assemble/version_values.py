"""The values of two versions of a report: events, statements, states and figures that they do not
share.

Ids hold the document, so things are matched by where they stand (the same sentence, or the one that
took its place) and by what they are. What matches is compared field by field.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from dateline.assemble.forms import format_days
from dateline.assemble.version_text import Pair, list_words, share_words
from dateline.record import EventRow, Figure, Party, StatementRow, StateRow
from dateline.text import Span
from dateline.versions import TextChange, ValueChange, VersionParts

Row = TypeVar("Row", EventRow, StatementRow, StateRow)
Kind = Literal["event", "statement", "state", "figure"]

ENOUGH = 4
"""Points from which on two things of two versions are one: place and kind, or kind and words."""

ONE_VALUE = frozenset(("strength", "status", "lead", "consent"))
"""Fields that have one value at a time, so that another value is a change."""

LONG = 5
"""Letters from which on a word says what a sentence is about."""

SAME_WORDS = 0.5
"""Share of the words of two statements from which on they are in part the same words."""


@dataclass(frozen=True, slots=True)
class Thing(Generic[Row]):
    """An event, statement or state: its row, and the number of the sentence pair it stands in."""

    row: Row
    place: int


def compare_values(
    before: VersionParts, after: VersionParts, pairs: Sequence[Pair]
) -> Iterator[ValueChange]:
    """Give the events, statements, states and figures that two versions do not share."""
    old, new = _Places(pairs, later=False), _Places(pairs, later=True)
    yield from _compare(old.put(before.events), new.put(after.events), _EVENT)
    yield from _compare(old.put(before.states), new.put(after.states), _STATE)
    yield from _compare(old.put(before.statements), new.put(after.statements), _STATEMENT)


def match_values(
    before: VersionParts, after: VersionParts, pairs: Sequence[Pair]
) -> Iterator[tuple[str, str]]:
    """Give the ids of each event, statement and state that two versions share, changed or not."""
    old, new = _Places(pairs, later=False), _Places(pairs, later=True)
    yield from _match_ids(old.put(before.events), new.put(after.events), _EVENT)
    yield from _match_ids(old.put(before.states), new.put(after.states), _STATE)
    yield from _match_ids(old.put(before.statements), new.put(after.statements), _STATEMENT)


def withdraw_values(parts: VersionParts) -> Iterator[ValueChange]:
    """Give every event, statement and state of a version as withdrawn."""
    for event in parts.events:
        yield _whole(event, _EVENT, "withdrawn")
    for state in parts.states:
        yield _whole(state, _STATE, "withdrawn")
    for statement in parts.statements:
        yield _whole(statement, _STATEMENT, "withdrawn")


def find_numbers(
    changes: Iterable[TextChange], known: Iterable[ValueChange]
) -> Iterator[ValueChange]:
    """Give the numbers in changed sentences that no event or state holds.

    Each in the words around it: a number that stands where another one stood, or the only number of
    a sentence that took another one's place and speaks of the same things.
    """
    told = {
        (one.words_before, one.words_after)
        for one in known
        if one.kind in ("figure", "state") and one.change == "changed"
    }
    for change in changes:
        before, after = change.before, change.after
        if change.change != "changed" or before is None or after is None:
            continue
        if (before.text, after.text) in told:
            continue
        for old, new in _pair_numbers(change):
            what = "number"
            sides = (old, new, None, None, before.text, after.text)
            yield ValueChange("changed", "figure", what, "number", *sides, noted=False)


def _pair_numbers(change: TextChange) -> Iterator[tuple[str, str]]:
    if change.before is None or change.after is None:
        return
    old, new = _numbers(change.before.text), _numbers(change.after.text)
    inside = [
        (_numbers(one.before.text), _numbers(one.after.text))
        for one in change.words
        if one.before is not None and one.after is not None
    ]
    paired = [(olds[0], news[0]) for olds, news in inside if len(olds) == len(news) == 1]
    if not paired and len(old) == len(new) == 1 and _share_long(change.before, change.after):
        paired = [(old[0], new[0])]
    yield from (both for both in paired if both[0] != both[1])


def _share_long(before: Span, after: Span) -> bool:
    """Tell whether two sentences share a word that says something."""
    olds, news = set(list_words(before.text)), set(list_words(after.text))
    return any(len(word) >= LONG for word in olds & news)


def _numbers(text: str) -> list[str]:
    return [word for word in list_words(text) if word[0].isdigit()]


class _Places:
    """Where things stand: each sentence of one version by the number of its pair."""

    def __init__(self, pairs: Sequence[Pair], *, later: bool) -> None:
        sides = ((one.after if later else one.before) for one in pairs)
        self._starts = sorted(
            (side.start, side.end, number) for number, side in enumerate(sides) if side is not None
        )

    def put(self, rows: Iterable[Row]) -> list[Thing[Row]]:
        """Give rows with their sentences, in the order of the text."""
        ordered = sorted(rows, key=lambda row: (row.start, row.id))
        return [Thing(row, self._find(row.start)) for row in ordered]

    def _find(self, at: int) -> int:
        inside = (number for start, end, number in self._starts if start <= at < end)
        return next(inside, -1)


@dataclass(frozen=True, slots=True)
class _Way(Generic[Row]):
    """How things of one kind are matched, named, and taken apart into fields."""

    kind: Kind
    score: Callable[[Thing[Row], Thing[Row]], int]
    name: Callable[[Row], str]
    words: Callable[[Row], str]
    fields: Callable[[Row], Mapping[str, str]]


def _compare(
    old: Sequence[Thing[Row]], new: Sequence[Thing[Row]], way: _Way[Row]
) -> Iterator[ValueChange]:
    matched = _match(old, new, way)
    partners = dict(matched)
    taken = set(partners.values())
    for number, one in enumerate(old):
        if number in partners:
            yield from _compare_fields(one.row, new[partners[number]].row, way)
        else:
            yield _whole(one.row, way, "withdrawn")
    yield from (_whole(one.row, way, "added") for at, one in enumerate(new) if at not in taken)


def _match_ids(
    old: Sequence[Thing[Row]], new: Sequence[Thing[Row]], way: _Way[Row]
) -> Iterator[tuple[str, str]]:
    yield from ((old[i].row.id, new[j].row.id) for i, j in _match(old, new, way))


def _match(
    old: Sequence[Thing[Row]], new: Sequence[Thing[Row]], way: _Way[Row]
) -> list[tuple[int, int]]:
    """Pair the things of two versions, the most alike first, then those nearest in order."""
    scored = [
        (-points, abs(i - j), i, j)
        for i, one in enumerate(old)
        for j, other in enumerate(new)
        if (points := way.score(one, other)) >= ENOUGH
    ]
    olds: set[int] = set()
    news: set[int] = set()
    found = []
    for _, _, i, j in sorted(scored):
        if i not in olds and j not in news:
            olds.add(i)
            news.add(j)
            found.append((i, j))
    return found


def _are_open(days: Iterable[str | None]) -> bool:
    """Tell whether both have no first day: "../2020-01-04"."""
    return all(one is not None and one.startswith("..") for one in days)


def _compare_fields(before: Row, after: Row, way: _Way[Row]) -> Iterator[ValueChange]:
    """Give the fields in which one thing differs.

    Its day in the same words is no change, nor is one that only the day of the report bounds: they
    move with that.
    """
    old: Mapping[str, str] = way.fields(before)
    new: Mapping[str, str] = way.fields(after)
    for field in dict.fromkeys((*old, *new)):
        was, now = old.get(field) or None, new.get(field) or None
        told_again = way.words(before) == way.words(after) or _are_open((was, now))
        if was != now and not (field == "when" and told_again):
            change = "added" if was is None else "withdrawn" if now is None else "changed"
            figure = field.startswith(_FIGURE)
            yield ValueChange(
                change,  # type: ignore[arg-type]  # one of the three
                "figure" if figure else way.kind,
                way.name(before),
                field.removeprefix(_FIGURE),
                was,
                now,
                before.id,
                after.id,
                way.words(before),
                way.words(after),
                noted=False,
            )


def _whole(row: Row, way: _Way[Row], change: Literal["added", "withdrawn"]) -> ValueChange:
    told = (value for field, value in way.fields(row).items() if field not in _IN_NAME and value)
    said = "; ".join(told)
    gone = change == "withdrawn"
    return ValueChange(
        change,
        way.kind,
        way.name(row),
        None,
        before=said if gone else None,
        after=None if gone else said,
        id_before=row.id if gone else None,
        id_after=None if gone else row.id,
        words_before=way.words(row) if gone else None,
        words_after=None if gone else way.words(row),
        noted=False,
    )


_FIGURE = "figure "
_IN_NAME = ("type", "speaker", "kind")
"""Fields that the name of a thing tells, or that say nothing by themselves."""


def _score_events(old: Thing[EventRow], new: Thing[EventRow]) -> int:
    one, other = old.row, new.row
    points = 2 * _same_place(old, new) + 2 * (one.type == other.type)
    points += 2 * (one.trigger.casefold() == other.trigger.casefold())
    points += bool(_keys(one.actor) & _keys(other.actor))
    points += bool(_keys(one.recipient) & _keys(other.recipient))
    counted = {figure.what for figure in one.quantities}
    return points + bool(counted & {figure.what for figure in other.quantities})


def _score_states(old: Thing[StateRow], new: Thing[StateRow]) -> int:
    one, other = old.row, new.row
    if one.field != other.field:
        return 0
    whose = one.subject.id == other.subject.id or _keys((one.subject,)) == _keys((other.subject,))
    points = 2 * _same_place(old, new) + 2 * whose + 2 * (one.value == other.value)
    return points + 2 * (whose and one.field in ONE_VALUE)


def _score_statements(old: Thing[StatementRow], new: Thing[StatementRow]) -> int:
    one, other = old.row, new.row
    alike = 4 * (one.content == other.content) or 2 * (
        share_words(one.content, other.content) >= SAME_WORDS
    )
    who = one.speaker is not None and other.speaker is not None
    speaks = who and bool(_keys((one.speaker,)) & _keys((other.speaker,)))  # type: ignore[arg-type]
    return 2 * _same_place(old, new) + alike + speaks + (one.kind == other.kind)


def _same_place(old: Thing[Row], new: Thing[Row]) -> bool:
    return old.place == new.place >= 0


def _keys(parties: Iterable[Party]) -> frozenset[str]:
    """Give who takes part so that it can be compared: by known id, or else by name."""
    return frozenset(one.id if "/" in one.id else one.name.casefold() for one in parties)


def _event_fields(row: EventRow) -> dict[str, str]:
    fields = {
        "type": "/".join((row.type, *row.mode)),
        "status": row.status,
        "who": _names(row.actor),
        "to whom": _names(row.recipient),
        "when": _days(row),
        "where": row.place.name if row.place is not None else "",
        "said by": _names(row.said_by),
    }
    return fields | {f"{_FIGURE}{one.what}": _say_figure(one) for one in row.quantities}


def _state_fields(row: StateRow) -> dict[str, str]:
    return {
        "value": row.value,
        "status": row.status,
        "when": _days(row),
        "said by": _names(row.said_by),
    }


def _statement_fields(row: StatementRow) -> dict[str, str]:
    return {
        "content": row.content,
        "speaker": row.speaker.name if row.speaker is not None else "",
        "kind": row.kind,
    }


def _say_figure(one: Figure) -> str:
    return " ".join(one.words.split())


def _names(parties: Iterable[Party]) -> str:
    return ", ".join(dict.fromkeys(one.name for one in parties))


def _days(row: EventRow | StateRow) -> str:
    if row.earliest is None and row.latest is None:
        return ""
    return format_days(row.earliest, row.latest)


_EVENT: _Way[EventRow] = _Way(
    "event",
    _score_events,
    lambda row: f"{row.type} {row.trigger}",
    lambda row: row.sentence,
    _event_fields,
)
_STATE: _Way[StateRow] = _Way(
    "state",
    _score_states,
    lambda row: f"{row.field} of {row.subject.name}",
    lambda row: row.sentence,
    _state_fields,
)
_STATEMENT: _Way[StatementRow] = _Way(
    "statement",
    _score_statements,
    lambda row: f"statement of {row.speaker.name if row.speaker is not None else 'somebody'}",
    lambda row: row.content,
    _statement_fields,
)
