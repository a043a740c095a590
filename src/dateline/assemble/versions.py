"""The log of a report: its versions in order, and what each changed in words and in values."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from dateline.assemble.version_text import Pair, align, compare_texts, list_words
from dateline.assemble.version_values import (
    compare_values,
    find_numbers,
    match_values,
    withdraw_values,
)
from dateline.text import Span
from dateline.versions import TextChange, ValueChange, VersionParts, VersionRow

TOLD = 0.5
"""Share of the words of a change that stand in a note, from which on the note tells of it."""

LONG = 4
"""Letters from which on a word says something of what was changed."""


class Words(NamedTuple):
    """The words of a sentence before and after a change."""

    before: str | None
    after: str | None


def make_versions(
    parts: Sequence[VersionParts], only: frozenset[str] | None = None
) -> tuple[VersionRow, ...]:
    """Give the versions of one report, and notices that withdrew it, in the order given.

    Each says what it changed in the one before it. A retraction withdraws all that the version
    before it says. `only` are ids of events, statements and states: then the rows hold what
    concerns these, under whatever ids other versions tell them.
    """
    first = [] if not parts else [_make_first(parts[0])]
    later = (
        _make_later(number, before, after)
        for number, (before, after) in enumerate(pairwise(parts), start=2)
    )
    rows = (*first, *later)
    if only is None:
        return rows
    known = _spread(parts, only)
    return tuple(_keep(row, known) for row in rows)


def _spread(parts: Sequence[VersionParts], only: frozenset[str]) -> frozenset[str]:
    """Give the ids that things have in all versions, from those they have in some."""
    matches: list[tuple[str, str]] = []
    for before, after in pairwise(parts):
        if not _is_retraction(after):
            matches += match_values(before, after, align(before.text, after.text))
    known = set(only)
    for old, new in matches:
        known |= {new} if old in known else set()
    for old, new in reversed(matches):
        known |= {old} if new in known else set()
    return frozenset(known)


def _keep(row: VersionRow, known: frozenset[str]) -> VersionRow:
    """Give a row with the values of known things, and the sentences that tell them."""
    values = tuple(one for one in row.values if {one.id_before, one.id_after} & known)
    return replace(row, text=(), values=values)


def _make_first(one: VersionParts) -> VersionRow:
    notes = (*_retraction(one), *one.notes.corrections)
    kind = "retraction" if _is_retraction(one) else "first"
    return _make(1, kind, one, _each_once(notes), (), ())


def _make_later(number: int, before: VersionParts, after: VersionParts) -> VersionRow:
    known = {span.text for span in (*before.notes.corrections, *_retraction(before))}
    every = _each_once((*_retraction(after), *after.notes.corrections))
    notes = tuple(span for span in every if span.text not in known)
    pairs = () if after.notice else align(before.text, after.text)
    text = _compare(pairs, before, after, notes)
    if _is_retraction(after):
        withdrawn = tuple(replace(one, noted=True) for one in withdraw_values(before))
        return _make(number, "retraction", after, notes, text, withdrawn)
    values = tuple(compare_values(before, after, pairs))
    values = (*values, *find_numbers(text, values))
    sentences = frozenset(_noted(text))
    told = tuple(replace(one, noted=_is_told(one, notes, sentences)) for one in values)
    return _make(number, "correction" if notes else "silent", after, notes, text, told)


def _make(
    number: int,
    kind: str,
    one: VersionParts,
    notes: tuple[Span, ...],
    text: tuple[TextChange, ...],
    values: tuple[ValueChange, ...],
) -> VersionRow:
    return VersionRow(
        number=number,
        kind=kind,  # type: ignore[arg-type]  # one of its kinds
        source=one.source,
        known_from=one.known_from,
        known_until=one.known_until,
        superseded_by=one.superseded_by,
        changed=one.changed,
        notes=notes,
        text=text,
        values=values,
    )


def _is_retraction(one: VersionParts) -> bool:
    return one.notice or one.notes.retraction is not None


def _retraction(one: VersionParts) -> Iterator[Span]:
    span = one.notes.withdrawal if one.notice else one.notes.retraction
    if span is not None:
        yield span


def _each_once(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple({(span.start, span.end): span for span in spans}.values())


def _compare(
    pairs: Sequence[Pair], before: VersionParts, after: VersionParts, notes: Sequence[Span]
) -> tuple[TextChange, ...]:
    """Give the changes among aligned sentences, but for the notes themselves."""
    changes = compare_texts(pairs, before.text, after.text)
    kept = (
        one
        for one in changes
        if one.after is None or one.before is not None or not _inside(one.after, notes)
    )
    return tuple(replace(one, noted=_is_text_told(one, notes)) for one in kept)


def _inside(span: Span, notes: Iterable[Span]) -> bool:
    return any(note.covers(span) for note in notes)


def _is_text_told(change: TextChange, notes: Sequence[Span]) -> bool:
    if change.change == "changed":
        sides = [(one.before, one.after) for one in change.words]
        return any(
            _tells(notes, old.text if old else "", new.text if new else "") for old, new in sides
        )
    whole = change.before or change.after
    return whole is not None and _tells(notes, "", whole.text)


def _noted(text: Iterable[TextChange]) -> Iterator[Words]:
    """Give the sentences, before and after, in which a note tells of a change."""
    for one in text:
        if one.noted and one.before is not None and one.after is not None:
            yield Words(one.before.text, one.after.text)


def _is_told(change: ValueChange, notes: Sequence[Span], sentences: Collection[Words]) -> bool:
    """Tell whether a note tells of a value; a day is written otherwise than words say it."""
    if change.field == "when":
        return Words(change.words_before, change.words_after) in sentences
    if change.change == "changed":
        return _tells(notes, change.before or "", change.after or "")
    return _tells(notes, "", change.words_before or change.words_after or "")


def _tells(notes: Sequence[Span], before: str, after: str) -> bool:
    """Tell whether a note has the words in which two values differ: numbers, and long words."""
    old, new = set(_telling(before)), set(_telling(after))
    differ = old ^ new
    if not differ or not notes:
        return False
    said = set(_telling(" ".join(note.text for note in notes)))
    return len(differ & said) >= TOLD * len(differ)


def _telling(text: str) -> Iterator[str]:
    for word in list_words(text):
        if word[0].isdigit() or len(word) >= LONG:
            yield word
