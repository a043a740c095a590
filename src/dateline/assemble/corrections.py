"""What persons say of a document's claims, folded into them before rows are made.

Of several values that persons gave one field, those of the latest signature count; a verdict
likewise. So rows are a function of the claims, whatever came first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import cast

from dateline.assemble.forms import format_days, parse_days
from dateline.corrections import (
    PERSON,
    UNDONE,
    VERDICT,
    Correction,
    CorrectionRow,
    Missed,
    read_signature,
    sign,
)
from dateline.errors import UsageError
from dateline.findings import Status
from dateline.identity import make_id
from dateline.questions import parse_day
from dateline.record import Claim, Evidence

_DAYS = ("date", "said")
SURE = 3
"""The certainty of what a person saw told, unless the words are given another status."""

_MAIN = {"event": "type", "statement": "kind"}
"""The field whose words stand for the whole thing; of a state it is its own field."""


def apply_corrections(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Give the claims of a document with what persons said of them folded in."""
    claims = tuple(claims)
    if not any(map(_is_persons, claims)):
        return claims
    subjects: dict[str, list[Claim]] = {}
    for one in claims:
        subjects.setdefault(one.subject, []).append(one)
    return tuple(one for inside in subjects.values() for one in _fold(inside))


def _fold(claims: Sequence[Claim]) -> Sequence[Claim]:
    """Give the claims of one subject that count."""
    standing = _find_standing(claims)
    if not standing:
        return [one for one in claims if not _is_persons(one)]
    latest: dict[str, str] = {}
    for one in standing:
        latest[one.field] = max(latest.get(one.field, ""), one.evidence.by)
    given = [one for one in standing if one.evidence.by == latest[one.field]]
    if any(one.field == VERDICT and one.value == "rejected" for one in given):
        return ()
    given = [one for one in given if one.field != VERDICT]
    fields = {one.field for one in given}
    kept = [one for one in claims if not _is_persons(one) and one.field not in fields]
    return [_carry(one, given) for one in _in_order(claims, (*kept, *given))]


def _find_standing(claims: Iterable[Claim]) -> list[Claim]:
    """Give what persons said of one subject and nobody took back."""
    mine = [one for one in claims if _is_persons(one)]
    undone = {one.value for one in mine if one.field == UNDONE}
    return [one for one in mine if one.field != UNDONE and one.evidence.by not in undone]


def _in_order(claims: Sequence[Claim], kept: Iterable[Claim]) -> list[Claim]:
    """Order claims by the place that their field first had: of a state the first is its own."""
    places: dict[str, int] = {}
    for at, one in enumerate(claims):
        places.setdefault(one.field, at)
    return sorted(kept, key=lambda one: places[one.field])


def _carry(claim: Claim, given: Sequence[Claim]) -> Claim:
    """Give a claim with the days and the status that a person gave its subject."""
    for one in given:
        if one.field in _DAYS:
            first, last = parse_days(one.value)
            claim = replace(claim, earliest=first, latest=last)
        elif one.field == "status":
            claim = replace(claim, status=cast(Status, one.value))
    return claim


def _is_persons(claim: Claim) -> bool:
    return claim.evidence.by.startswith(PERSON)


def make_correction(
    asked: Correction, claims: Sequence[Claim], text: str, recorded: str
) -> tuple[Claim, ...]:
    """Give the claims that a correction of a subject makes; `claims` are the subject's so far.

    `text` is the document's. UsageError where words are asked for that do not stand there.
    """
    by = sign(asked.author, recorded)
    main = _find_main(claims)
    found = [] if asked.verdict is None else [_make(main, VERDICT, asked.verdict, by, None)]
    for change in asked.changes:
        field = _own_field(claims) if change.field == "value" else change.field
        before = next((one for one in claims if one.field == field), main)
        place = None
        if change.start is not None and change.end is not None:
            place = _quote(text, change.start, change.end)
        value = _write_days(change.value) if field in _DAYS else change.value
        found.append(_make(before, field, value, by, place))
    return tuple(found)


def _write_days(text: str) -> str:
    """Write the days that a person gave: "2020-02-12", "2020-02", "2020-02-10..2020-02-14"."""
    first, _, last = text.partition("..")
    return format_days(
        parse_day(first.strip(), "first") if first.strip() else None,
        parse_day((last or first).strip(), "last") if last.strip() or ".." not in text else None,
    )


def make_missed(
    asked: Missed, published: date | None, text: str, recorded: str
) -> tuple[Claim, ...]:
    """Give the claims of an event that a person found in a document published on a day."""
    by = sign(asked.author, recorded)
    start, end, quote = _quote(text, asked.start, asked.end)
    seed = Claim(
        subject=make_id("event", asked.document, start, end, asked.type, by),
        kind="event",
        field="type",
        value=asked.type,
        evidence=Evidence(asked.document, start, end, quote, (), by),
        earliest=None,
        latest=None,
        published=published,
        status="happened",
        certainty=SURE,
    )
    told = Correction(seed.subject, asked.author, None, asked.changes)
    return (seed, *make_correction(told, (seed,), text, recorded))


def undo(claims: Sequence[Claim], author: str, recorded: str) -> Claim:
    """Give the claim that takes back the latest signature on a subject; UsageError without any."""
    signed = [one.evidence.by for one in _find_standing(claims)]
    if not signed:
        raise UsageError("nobody has corrected this, or all of it was taken back already")
    return _make(_find_main(claims), UNDONE, max(signed), sign(author, recorded), None)


def list_corrections(claims: Iterable[Claim]) -> tuple[CorrectionRow, ...]:
    """Give the corrections among claims, by subject and time."""
    mine = sorted((one for one in claims if _is_persons(one)), key=_signed)
    undone = {
        (one.subject, one.value): read_signature(one.evidence.by)[1]
        for one in mine
        if one.field == UNDONE
    }
    found = []
    kept = (one for one in mine if one.field != UNDONE)
    for (subject, by), inside in groupby(kept, key=_signed):
        rows = tuple(inside)
        recorded, author = read_signature(by)
        found.append(
            CorrectionRow(
                subject,
                rows[0].kind,
                rows[0].evidence.document,
                author,
                recorded,
                tuple((one.field, one.value) for one in rows),
                undone.get((subject, by)),
            )
        )
    return tuple(found)


def _signed(one: Claim) -> tuple[str, str]:
    return one.subject, one.evidence.by


def _find_main(claims: Sequence[Claim]) -> Claim:
    own = [one for one in claims if not _is_persons(one)] or list(claims)
    name = _MAIN.get(own[0].kind) or _own_field(own)
    return next((one for one in own if one.field == name), own[0])


def _own_field(claims: Sequence[Claim]) -> str:
    return next(one.field for one in claims if one.field not in ("subject", VERDICT, UNDONE))


def _make(
    before: Claim, field: str, value: str, by: str, place: tuple[int, int, str] | None
) -> Claim:
    proof = before.evidence
    start, end, quote = place or (proof.start, proof.end, proof.quote)
    evidence = replace(proof, start=start, end=end, quote=quote, by=by)
    return replace(before, field=field, value=value, evidence=evidence)


def _quote(text: str, start: int, end: int) -> tuple[int, int, str]:
    if not 0 <= start < end <= len(text) or not text[start:end].strip():
        raise UsageError(f"no words stand at {start}-{end} of the document: select some")
    return start, end, text[start:end]
