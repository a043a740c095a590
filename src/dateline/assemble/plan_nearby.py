"""Rows by who and what they are about, so that only those are compared that can be of one plan."""

from collections import Counter
from collections.abc import Iterable

from dateline.assemble.plan_matching import family_of, is_body, load_families
from dateline.assemble.plan_rows import STATEMENT, TURN, find_keys, known_ids
from dateline.plans import Told
from dateline.record import EventRow, StateRow

NEED = 2
"""Keys that two rows must share where both have as many: one great power is in half the news."""

REFUSAL = "REJECT"


class Nearby:
    """Rows under their type with their parties, places, subjects and speakers."""

    def __init__(self, rows: Iterable[Told] = ()) -> None:
        self._rows: dict[str, Told] = {}
        self._need: dict[str, int] = {}
        self._keys: dict[str, frozenset[str]] = {}
        self._found: dict[str, dict[str, list[str]]] = {}
        self._same: dict[str, list[str]] = {}
        for one in rows:
            self.add(one)

    def add(self, one: Told) -> None:
        """Put a row under its keys."""
        name, row = one.row.id, one.row
        self._rows[name] = one
        if isinstance(row, EventRow):
            self._same.setdefault(row.happening, []).append(name)
        keys = self._keys_of(one)
        self._need[name] = _need_of(one)
        for kind in _types_of(one):
            inside = self._found.setdefault(kind, {})
            for key in keys:
                inside.setdefault(key, []).append(name)

    def near(self, rows: Iterable[Told]) -> tuple[Told, ...]:
        """Give the rows that can be of one plan with one of these, each once, by id."""
        found: set[str] = set()
        for row in rows:
            if isinstance(row.row, EventRow):
                found.update(self._same.get(row.row.happening, ()))
            keys = self._keys_of(row)
            need = self._need.get(row.row.id) or _need_of(row)
            for kind in _wanted_types(row):
                found.update(self._near(kind, keys, need))
            for kind in _deeds_of(row):
                found.update(self._near(kind, keys, 1))
        return tuple(self._rows[one] for one in sorted(found))

    def _near(self, kind: str, keys: Iterable[str], need: int) -> Iterable[str]:
        inside = self._found.get(kind)
        if inside is None:
            return ()
        hits: Counter[str] = Counter()
        for key in keys:
            hits.update(inside.get(key, ()))
        if need == 1:
            return hits
        needs = self._need
        return [one for one, many in hits.items() if many >= need or many >= needs[one]]

    def _keys_of(self, one: Told) -> frozenset[str]:
        """Give the keys of a row, which is asked for and put away."""
        known = self._keys.get(one.row.id)
        if known is None:
            known = self._keys[one.row.id] = keys_of(one)
        return known


def _need_of(told: Told) -> int:
    """Give how many keys must be shared: one where fewer are known of who takes part and where."""
    row = told.row
    if not isinstance(row, EventRow):
        return 1
    known = len(known_ids((*row.actor, *row.recipient)))
    return NEED if known > 1 or (known and row.place is not None) else 1


def keys_of(told: Told) -> frozenset[str]:
    """Give the keys of a row: of an event who takes part and where, of a demand who makes it."""
    row = told.row
    if isinstance(row, EventRow):
        place = () if row.place is None else (row.place,)
        is_demand = told.plan is not None and row.status == "called_for"
        askers = row.said_by if is_demand else ()
        return frozenset(
            (*find_keys((*row.actor, *row.recipient)), *find_keys(place), *find_keys(askers))
        )
    if isinstance(row, StateRow):
        return frozenset((f"{row.subject.id} {row.field}: {row.value}",))
    people = (row.speaker, row.audience)
    return frozenset(find_keys(one for one in people if one is not None))


def _types_of(told: Told) -> tuple[str, ...]:
    row = told.row
    if not isinstance(row, EventRow):
        return (row.field,) if isinstance(row, StateRow) else (STATEMENT,)
    turns = told.plan is not None and told.plan.turn is not None
    return (row.type, TURN) if turns else (row.type,)


def _wanted_types(told: Told) -> frozenset[str]:
    """Give the types of what may be the same plan, tell what came of it, or refuse it."""
    row = told.row
    if isinstance(row, StateRow):
        return frozenset((row.field,))
    if not isinstance(row, EventRow):
        return frozenset((STATEMENT, REFUSAL))
    types = {*family_of(row.type), TURN}
    if row.status == "called_for":
        types.add(REFUSAL)
    if told.plan is not None and told.plan.turn is not None:
        types.update(load_families().families)  # its noun says which type it means
    return frozenset(types)


def _deeds_of(told: Told) -> frozenset[str]:
    """Give the types of what a body that was to meet may have done: other keys need not agree."""
    row = told.row
    if not isinstance(row, EventRow) or row.type != "CONSULT" or len(row.actor) != 1:
        return frozenset()
    return load_families().deeds if is_body(row.actor[0]) else frozenset()
