"""What a person says of what Dateline read: confirmed, rejected, another value, something missed.

A correction becomes claims like any others, signed by the person with the time; nothing is ever
changed or deleted, and what counts follows from the claims alone.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from dateline.errors import UsageError
from dateline.findings import EventType, Status
from dateline.record import is_machine

Verdict = Literal["confirmed", "rejected"]

PERSON = "person "
"""How the `by` of a claim begins that a person made."""

VERDICT, UNDONE = "verdict", "undone"
"""Fields of claims that say what becomes of a subject, and that an earlier signature counts no
more."""

PARTIES = ("actor", "recipient", "place", "speaker", "subject", "audience", "speaks_for")
"""Fields whose values are actors."""

FIELDS: dict[str, tuple[str, ...]] = {
    "event": ("type", "status", "actor", "recipient", "date", "place"),
    "statement": ("speaker", "audience", "place", "speaks_for", "said"),
    "state": ("subject", "value", "status", "date"),
}
"""What can be corrected, by kind of subject."""

CHOICES: dict[str, tuple[str, ...]] = {"type": get_args(EventType), "status": get_args(Status)}


@dataclass(frozen=True, slots=True)
class Change:
    """One value as a person gives it; `start` and `end` are where the words for it stand.

    Without a place it stands on the words of the value before, or those of the thing itself.
    """

    field: str
    value: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one event, statement or state: a verdict, other values, or both."""

    subject: str
    author: str
    verdict: Verdict | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """An event that a document tells and no reading found: its words and its values."""

    document: str
    start: int
    end: int
    author: str
    type: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A correction as recorded: of what, by whom, when, what; `undone` by whom, if it was."""

    subject: str
    kind: str
    document: str
    author: str
    recorded: str
    values: tuple[tuple[str, str], ...]
    undone: str | None = None


def sign(author: str, recorded: str) -> str:
    """Give the `by` of claims that a person makes at a time; signatures sort by time.

    UsageError for what is no name of a person.
    """
    name = " ".join(author.split())
    if not name or not name.isprintable():
        raise UsageError("it is not said who corrects: give a name")
    if is_machine(name):
        raise UsageError(f"{author!r} is how Dateline signs: give the name of a person")
    return f"{PERSON}{recorded} {name}"


def read_signature(by: str) -> tuple[str, str]:
    """Give time and name of a person's signature."""
    recorded, _, name = by.removeprefix(PERSON).partition(" ")
    return recorded, name


def check_change(kind: str, change: Change) -> Change:
    """Give a change with its value as the record writes it; UsageError for what cannot be."""
    known = FIELDS.get(kind, ())
    if change.field not in known:
        raise UsageError(
            f"{change.field!r} of {kind} cannot be corrected: take one of {', '.join(known)}"
        )
    if not change.value.strip():
        raise UsageError(f"{change.field} has no value: say what it is")
    choices = CHOICES.get(change.field)
    if choices is None:
        return change
    found = next((one for one in choices if one.casefold() == change.value.casefold()), None)
    if found is None:
        raise UsageError(f"{change.value!r} is no {change.field}: take one of {', '.join(choices)}")
    return Change(change.field, found, change.start, change.end)
