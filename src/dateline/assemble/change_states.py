"""States on two days: by subject, field and value, whatever reports give them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.assemble.change_events import is_between
from dateline.assemble.version_values import ONE_VALUE
from dateline.findings import AFFIRMED
from dateline.record import StateRow
from dateline.versions import TO_COME, ChangeKind, ChangeParts, ChangeRow, Known

_Key = tuple[str, str, str, str]
"""Subject, field, value and standing of a state."""

_HELD = "happened"
"""The standing of what holds or held."""


@dataclass(frozen=True, slots=True)
class _Held:
    """A value of a field of somebody, by whatever states give it."""

    states: tuple[StateRow, ...]

    @property
    def first(self) -> StateRow:
        """The state that was told first."""
        return self.states[0]

    @property
    def since(self) -> date:
        """The first day that any of its states names, or was told on."""
        return min(
            one.earliest or one.latest or one.source.published or date.max for one in self.states
        )


def compare_states(parts: ChangeParts) -> Iterator[ChangeRow]:
    """Give the states that are new, ended, or told by no report any more."""
    old, new = _gather(parts, parts.before), _gather(parts, parts.after)
    for key in sorted(old.keys() | new.keys()):
        before, after = old.get(key), new.get(key)
        if after is None and before is not None:
            yield _tell_state(parts, "withdrawn", before, _say_state(before), None)
        elif after is not None and before is None:
            kind, was = _place_new(key, old)
            yield _tell_state(parts, kind, after, was, _say_state(after))


def _place_new(key: _Key, old: Mapping[_Key, _Held]) -> tuple[ChangeKind, str | None]:
    """Give what kind of change a new state is, and the value whose place it takes.

    One ends when it is told that it ended, or that what held does not.
    """
    subject, field, value, standing = key
    held = old.get((subject, field, value, _HELD))
    if standing in TO_COME:
        return "plan", None
    if standing == "did_not_happen" and held is not None:
        return "ended", _say_state(held)
    if standing != _HELD:
        return "state", None
    return "ended" if (field, value) == ("status", "ended") else "state", _find_last(old, key)


def _gather(parts: ChangeParts, known: Known) -> dict[_Key, _Held]:
    groups: dict[_Key, list[StateRow]] = {}
    for one in known.states:
        standing = _HELD if one.status == "ongoing" else one.status
        key = (one.subject.id, one.field, " ".join(one.value.casefold().split()), standing)
        groups.setdefault(key, []).append(one)
    return {key: _Held(tuple(_order(rows, parts))) for key, rows in groups.items()}


def _order(rows: list[StateRow], parts: ChangeParts) -> list[StateRow]:
    return sorted(rows, key=lambda one: (parts.since[one.source.document], one.start, one.id))


def _find_last(old: Mapping[_Key, _Held], key: _Key) -> str | None:
    """Give the latest other value of a field that has one value at a time."""
    subject, field, _, _ = key
    if field not in ONE_VALUE:
        return None
    others = [
        (held.since, other)
        for other, held in old.items()
        if other[:2] == (subject, field) and other[3] == _HELD
    ]
    return _say_state(old[max(others)[1]]) if others else None


def _say_state(held: _Held) -> str:
    one = held.first
    plain = one.status in AFFIRMED
    return one.value if plain else f"{one.value} ({one.status.replace('_', ' ')})"


def _tell_state(
    parts: ChangeParts, kind: ChangeKind, held: _Held, before: str | None, after: str | None
) -> ChangeRow:
    fresh = [one for one in held.states if is_between(parts, parts.since[one.source.document])]
    told = (fresh or held.states)[0]
    day = parts.since[told.source.document] if fresh else parts.after.day
    what = f"{told.field} of {told.subject.name}"
    return ChangeRow(kind, day, told.id, what, before, after, told.sentence, told.source)
