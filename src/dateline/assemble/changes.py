"""What the record knew on one day and had not known on an earlier one.

Both days' events and states are laid side by side: happenings by what they share, also across the
versions of a report, states by subject, field and value. Nothing is compared that either day could
not know.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.assemble.change_events import (
    compare_happenings,
    is_between,
    join_versions,
)
from dateline.assemble.change_states import compare_states
from dateline.assemble.disputes import find_disputes
from dateline.assemble.versions import make_versions
from dateline.disputes import Dispute, DisputeParts
from dateline.versions import (
    ChangeKind,
    ChangeParts,
    ChangeRow,
    Known,
    VersionParts,
    VersionRow,
    order_changes,
)


def make_changes(parts: ChangeParts) -> tuple[ChangeRow, ...]:
    """Give the changes by the day on which they became known, then kind and id.

    History retold (background) is left out: that it is told again is no news.
    """
    heads = join_versions(parts)
    made = [
        *compare_happenings(parts, heads),
        *compare_states(parts),
        *_compare_disputes(parts, heads),
        *_tell_versions(parts),
    ]
    return order_changes(made)


def _compare_disputes(parts: ChangeParts, heads: Mapping[str, str]) -> Iterator[ChangeRow]:
    """Give each dispute that has a side now which it had not before."""
    known = {
        one.id: {side.value for side in one.sides} for one in _find_disputes(parts.before, heads)
    }
    for one in _find_disputes(parts.after, heads):
        before = known.get(one.id, set())
        sides = tuple(dict.fromkeys(side.value for side in one.sides))
        if set(sides) - before:
            fresh = [
                side for side in one.sides if is_between(parts, parts.since[side.source.document])
            ]
            told = (fresh or one.sides)[0]
            day = parts.since[told.source.document] if fresh else parts.after.day
            what = f"{one.about} of {one.subject}"
            values = (" / ".join(sorted(before)) or None, " / ".join(sides))
            where = (told.words, told.source)
            yield ChangeRow("dispute", day, one.id, what, *values, *where)


def _find_disputes(known: Known, heads: Mapping[str, str]) -> tuple[Dispute, ...]:
    events = tuple(replace(one, happening=heads[one.happening]) for one in known.events)
    found = find_disputes(DisputeParts(states=known.states, events=events, places=known.places))
    return tuple(one for one in found if one.standing != "range")


def _tell_versions(parts: ChangeParts) -> Iterator[ChangeRow]:
    """Give the corrections and retractions of reports, noted and silent."""
    for log in parts.logs:
        for row, part in zip(make_versions(log), log, strict=True):
            if row.number > 1 and is_between(parts, row.known_from):
                yield _tell_version(row, log[row.number - 2], part)


def _tell_version(row: VersionRow, before: VersionParts, part: VersionParts) -> ChangeRow:
    gone = row.kind == "retraction"
    kind: ChangeKind = "retraction" if gone else "correction"
    title = before.source.title or before.source.found_at
    words = " ".join(note.text for note in row.notes) or _first_words(row)
    after = "withdrawn" if gone else _say_values(row)
    return ChangeRow(
        kind, row.known_from, part.source.document, title, None, after, words, part.source
    )


def _first_words(row: VersionRow) -> str:
    """Give a sentence that a version changed without a note: as it stands now, or stood."""
    said = [one.words_after or one.words_before for one in row.values]
    said += [span.text for one in row.text if (span := one.after or one.before) is not None]
    return next((words for words in said if words), "")


def _say_values(row: VersionRow) -> str:
    """Say what a version changed: "strength of the mission: 600 → 500; 2 more; 1 silently"."""
    silent = sum(not one.noted for one in row.values)
    shown = [
        f"{one.what}: {' → '.join(side for side in (one.before, one.after) if side)}"
        for one in row.values
        if one.change == "changed"
    ][:1]
    more = len(row.values) - len(shown)
    said = [*shown, *([f"{more} {'more' if shown else 'values'} changed"] if more else [])]
    said += [f"{silent} silently"] if silent else []
    return "; ".join(said) or ("words only" if row.text else "its note only")
