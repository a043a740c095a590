"""From a filter to the conditions of one SELECT; values are always bound, never written in."""

import re
from dataclasses import dataclass, field
from typing import Protocol

from dateline.answers import Filter
from dateline.errors import UnknownError, UsageError
from dateline.store.views import OPEN


class Names(Protocol):
    """What the record knows of names: asked while conditions are written."""

    def resolve(self, name: str) -> str:
        """Give the canonical id of the one actor that a person typed."""

    def is_common(self, actor: str) -> bool:
        """Tell whether an actor takes part in so much that walking by day finds it sooner."""


_PARTIES = (
    "{table}.id IN (SELECT subject FROM party WHERE role = ? AND actor IN "
    "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))"
)
_PARTIES_BY_DAY = (
    "EXISTS (SELECT 1 FROM party WHERE party.subject = {table}.id AND role = ? AND actor IN "
    "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))"
)
_COUNTRY = (
    "event.id IN (SELECT id FROM event WHERE country = ? UNION "
    "SELECT subject FROM party WHERE role = 'place' AND actor IN "
    "(SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))"
)
_REPORT = (
    "{table}.document IN (SELECT id FROM document WHERE id = ? UNION "
    "SELECT id FROM document WHERE report = ? UNION "
    "SELECT id FROM document WHERE url = ? UNION "
    "SELECT id FROM document WHERE source = ?)"
)
_TEXT = "{table}.n IN (SELECT rowid FROM {index} WHERE {index} MATCH ?)"
_TEXT_AROUND = (
    "{table}.document IN (SELECT id FROM document WHERE n IN "
    "(SELECT rowid FROM document_text WHERE document_text MATCH ?))"
)
_SHORTEST = 3
"""Letters that must stand before a star."""

_WORDS = re.compile(r'"([^"]+)"|(\S+)')


IN = "(SELECT value FROM json_each(?))"
"""The values of a list that is bound as JSON."""


@dataclass(slots=True)
class Conditions:
    """Conditions that all must hold, with the values bound to their marks, in order."""

    parts: list[str] = field(default_factory=list)
    values: list[str | int] = field(default_factory=list)

    def add(self, part: str, *values: str | int) -> None:
        """Add a condition."""
        self.parts.append(part)
        self.values.extend(values)

    @property
    def where(self) -> str:
        """The text after WHERE."""
        return " AND ".join(self.parts) or "1"


def ask_events(wanted: Filter, names: Names) -> Conditions:
    """Give the conditions on `event`, joined with `document` and `edition`."""
    found = Conditions()
    for role, name in (
        ("actor", wanted.actor),
        ("recipient", wanted.recipient),
        ("said_by", wanted.speaker),
    ):
        if name is not None:
            _add_party(found, "event", role, name, wanted, names)
    if wanted.subject is not None:
        one = names.resolve(wanted.subject)
        found.add(
            "event.id IN (SELECT subject FROM party WHERE role IN ('actor', 'recipient', 'place') "
            "AND actor IN (SELECT ? UNION ALL SELECT id FROM actor WHERE canonical = ?))",
            one,
            one,
        )
    if wanted.place is not None:
        _add_place(found, names.resolve(wanted.place))
    _add_equal(found, "event.type", wanted.type.upper() if wanted.type else None)
    _add_equal(found, "event.status", wanted.status)
    if wanted.background is not None:
        found.add("event.background = ?", int(wanted.background))
    _add_common(found, "event", wanted, "event_text")
    return found


def ask_statements(wanted: Filter, names: Names) -> Conditions:
    """Give the conditions on `statement`; `speaker`, `actor` and `subject` all mean who speaks."""
    found = Conditions()
    for name in (wanted.speaker, wanted.actor, wanted.subject):
        if name is not None:
            _add_party(found, "statement", "speaker", name, wanted, names)
    _add_equal(found, "statement.kind", wanted.type)
    _add_common(found, "statement", wanted, "statement_text")
    return found


def ask_states(wanted: Filter, names: Names) -> Conditions:
    """Give the conditions on `state`; `subject` and `actor` both mean whose state it is."""
    found = Conditions()
    for name in (wanted.subject, wanted.actor):
        if name is not None:
            _add_party(found, "state", "subject", name, wanted, names)
    if wanted.speaker is not None:
        _add_party(found, "state", "said_by", wanted.speaker, wanted, names)
    _add_equal(found, "state.field", wanted.field)
    _add_equal(found, "state.status", wanted.status)
    _add_common(found, "state", wanted, None)
    return found


def ask_visible(found: Conditions, wanted: Filter, *, withdrawn: bool = False) -> None:
    """Add which versions of reports may be seen: the latest, or those known on a day.

    Of `wanted` only `as_of` and `superseded` count. What a text says that says of itself that it
    does not stand is left out, unless `withdrawn`.
    """
    if not withdrawn and not wanted.superseded:
        found.add("edition.withdrawn = 0")
    if wanted.as_of is not None:
        day = wanted.as_of.isoformat()
        found.add("edition.known_from <= ?", day)
        if not wanted.superseded:
            found.add("(edition.known_until IS NULL OR edition.known_until > ?)", day)
    elif not wanted.superseded:
        found.add("edition.superseded_by IS NULL")


def write_match(text: str) -> str:
    """Turn what a person typed into a full-text question: all words, phrases in double quotes.

    A word that ends in a star, `minist*`, stands for all that begin so. UnknownError when there is
    no word in it, UsageError with less than three letters before a star.
    """
    plain = text.replace("\0", " ")  # would end the question for SQLite
    words = [phrase or word for phrase, word in _WORDS.findall(plain)]
    kept = [word.replace('"', " ") for word in words if any(sign.isalnum() for sign in word)]
    if not kept:
        raise UnknownError(f"{text!r} holds no word to look for")
    return " ".join(_write_word(word) for word in kept)


def _write_word(word: str) -> str:
    if not word.endswith("*"):
        return f'"{word}"'
    start = word.rstrip("*")
    if sum(sign.isalnum() for sign in start) < _SHORTEST:
        raise UsageError(
            f"{word!r} begins too many words: give {_SHORTEST} letters before the star"
        )
    return f'"{start}"*'


ORDERS: dict[str, tuple[str, ...]] = {
    "event": ("day", "id"),
    "state": ("day", "id"),
    "statement": ("day", "document", "start", "id"),
}
"""The columns by which the rows of a view come; of one day, statements as their reports go."""


def _add_common(found: Conditions, table: str, wanted: Filter, full_text: str | None) -> None:
    if wanted.after is not None:
        order = ORDERS[table]
        ours = ", ".join(f"{table}.{column}" for column in order)
        last = f"SELECT {', '.join(order)} FROM {table} AS last WHERE last.id = ?"  # noqa: S608
        found.add(f"({ours}) > ({last})", wanted.after)
    if wanted.to is not None:
        found.add(f"{table}.day <= ?", wanted.to.isoformat())
    if wanted.from_ is not None:
        found.add(f"{table}.last_day >= ?", wanted.from_.isoformat())
        found.add(f"{table}.day < ?", OPEN)
    if wanted.text is not None:
        _add_text(found, table, wanted.text, full_text)
    if wanted.report is not None:
        report = wanted.report
        found.add(_REPORT.format(table=table), *(report,) * 4)
    ask_visible(found, wanted)


def _add_text(found: Conditions, table: str, text: str, full_text: str | None) -> None:
    match = write_match(text)
    if full_text is None:
        found.add(_TEXT_AROUND.format(table=table), match)
    else:
        found.add(_TEXT.format(table=table, index=full_text), match)


def _add_party(
    found: Conditions, table: str, role: str, name: str, wanted: Filter, names: Names
) -> None:
    """Look up what one takes part in; for the first few rows of a common one, walk by day."""
    one = names.resolve(name)
    by_day = wanted.limit is not None and names.is_common(one)
    found.add((_PARTIES_BY_DAY if by_day else _PARTIES).format(table=table), role, one, one)


def _add_place(found: Conditions, one: str) -> None:
    """A country means all places in it."""
    if one.startswith("country/"):
        code = one.removeprefix("country/")
        found.add(_COUNTRY, code, one, one)
    else:
        found.add(_PARTIES.format(table="event"), "place", one, one)


def _add_equal(found: Conditions, column: str, value: str | None) -> None:
    if value is not None:
        found.add(f"{column} = ?", value)
