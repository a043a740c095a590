"""What must hold of every marked report: names that are declared, codes that exist, whole parts."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from corpus.notation import Fields, Mark, Marked

MANNERS = frozenset(("agency", "broadsheet", "broadcaster", "local", "liveblog", "translated",
                     "readout", "magazine"))  # fmt: skip
ENTITY_KINDS = frozenset(
    ("person", "organisation", "country", "place", "operation", "group", "other")
)
CUE_KINDS = frozenset(("says", "thinks", "wants", "knows", "feels", "asks", "orders", "promises",
                       "threatens", "denies"))  # fmt: skip
EVENT_TYPES = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT",
                         "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION",
                         "MOBILIZE", "COERCE", "ASSAULT"))  # fmt: skip
STATUSES = frozenset(("happened", "ongoing", "planned", "possible", "called_for", "conditional",
                      "denied", "did_not_happen"))  # fmt: skip
VALUE = re.compile(
    r"(?:\d{4}|\d{3}X|\d{2}|XXXX)(?:-(?:\d\d|XX|SP|SU|FA|WI|Q[1-4]|H[12]|W\d\d|WXX)"
    r"(?:-(?:\d\d|XX|WE|[1-7]))?)?(?:T(?:\d\d:\d\d(?:Z|[+-]\d\d)?|MO|MI|AF|EV|NI))?"
    r"|P(?:(?:\d+(?:\.\d+)?|X)(?:Y|M|W|D|Q|DE|CE))*(?:T(?:(?:\d+(?:\.\d+)?|X)[HMS])+)?"
    r"|(?:PAST|PRESENT|FUTURE)_REF"
)
HEAD = ("id", "manner", "outlet", "published", "title")
SHINGLE = 9
"""Words in a row that two reports may not share."""


def find_faults(reports: Sequence[Marked]) -> Iterator[str]:
    """Give a sentence for everything that is wrong, with the file it is in."""
    ids = Counter(str(report.head.get("id")) for report in reports)
    for report in reports:
        if ids[str(report.head.get("id"))] > 1:
            yield f"{report.path.name}: another report has the id {report.head.get('id')!r} too"
        for fault in check_report(report):
            yield f"{report.path.name}: {fault}"
    yield from _find_copies(reports)


def check_report(report: Marked) -> Iterator[str]:
    """Give what is wrong with one report."""
    for field in HEAD:
        if not report.head.get(field):
            yield f"the head has no {field}"
    if report.head.get("manner") not in MANNERS:
        yield f"manner {report.head.get('manner')!r} is none of {', '.join(sorted(MANNERS))}"
    try:
        date.fromisoformat(str(report.head.get("published")))
    except ValueError:
        yield f"published {report.head.get('published')!r} is no day"
    yield from _check_marks(report)
    yield from _check_names(report)
    yield from _check_entities(report)
    yield from _check_statements(report)
    yield from _check_events(report)


def _check_marks(report: Marked) -> Iterator[str]:
    for mark in report.marks:
        words = report.words(mark)
        if words != words.strip():
            yield f"a mark begins or ends with space: {words!r}"
        if "\n" in words and mark.kind != "content":
            yield f"a mark runs over paragraphs: {words[:40]!r}"
        if mark.kind == "time" and not VALUE.fullmatch(mark.name):
            yield f"{words!r} has the value {mark.name!r}, which TIMEX3 does not know"


_TABLES = {"mention": "entities", "event": "events", "source": "statements", "cue": "statements",
           "content": "statements"}  # fmt: skip


def _check_names(report: Marked) -> Iterator[str]:
    """Everything marked is declared, and everything declared is marked."""
    marked: dict[str, set[str]] = {"entities": set(), "events": set(), "statements": set()}
    for mark in report.marks:
        if mark.kind in _TABLES:
            marked[_TABLES[mark.kind]].add(mark.name)
    for table, names in marked.items():
        declared = set(report.table(table))
        for name in sorted(names - declared):
            yield f"{name} is marked but not declared in {table}"
        for name in sorted(declared - names):
            yield f"{name} is declared in {table} but nowhere marked"


def _check_entities(report: Marked) -> Iterator[str]:
    for name, fields in report.table("entities").items():
        if fields.get("kind") not in ENTITY_KINDS:
            yield f"entity {name} has kind {fields.get('kind')!r}: one of {sorted(ENTITY_KINDS)}"
        if not fields.get("name"):
            yield f"entity {name} has no name"


def _check_statements(report: Marked) -> Iterator[str]:
    declared = report.table("statements")
    for name, fields in declared.items():
        if not report.of("content", name):
            yield f"statement {name} has no content"
        if fields.get("kind") not in CUE_KINDS:
            yield f"statement {name} has kind {fields.get('kind')!r}: one of {sorted(CUE_KINDS)}"
        if report.of("cue", name) == () and report.of("source", name) == ():
            yield f"statement {name} has neither source nor cue"
        yield from _check_party(report, f"statement {name}", "speaker", fields)
        outer = fields.get("in")
        if outer is not None and outer not in declared:
            yield f"statement {name} is in {outer!r}, which is not declared"
        if outer is not None and not _lies_within(report, name, str(outer)):
            yield f"statement {name} is said to be in {outer}, but does not lie in its content"
        pieces = report.of("content", name)
        if any(one.end > two.start for one, two in pairwise(pieces)):
            yield f"pieces of the content of {name} overlap"


def _lies_within(report: Marked, inner: str, outer: str) -> bool:
    holders = report.of("content", outer)
    pieces = report.of("content", inner)
    return any(_covers(holder, piece) for holder in holders for piece in pieces)


def _covers(outer: Mark, inner: Mark) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _check_events(report: Marked) -> Iterator[str]:
    statements = report.table("statements")
    for name, fields in report.table("events").items():
        if fields.get("type") not in EVENT_TYPES:
            yield f"event {name} has type {fields.get('type')!r}, which PLOVER does not know"
        if fields.get("status") not in STATUSES:
            yield f"event {name} has status {fields.get('status')!r}: one of {sorted(STATUSES)}"
        for party in ("actor", "recipient"):
            yield from _check_party(report, f"event {name}", party, fields)
        for one in _listed(fields.get("said_by")):
            if one not in statements:
                yield f"event {name} is said by {one!r}, which is not declared"
            elif not any(
                _covers(content, trigger)
                for content in report.of("content", one)
                for trigger in report.of("event", name)
            ):
                yield f"event {name} is said by {one}, but its trigger is not in that content"


def _check_party(report: Marked, what: str, party: str, fields: Fields) -> Iterator[str]:
    for one in _listed(fields.get(party)):
        if one not in report.table("entities"):
            yield f"{what} has {party} {one!r}, which is no declared entity"


def _listed(value: object) -> list[str]:
    if value is None:
        return []
    return [str(one) for one in value] if isinstance(value, list) else [str(value)]


def _find_copies(reports: Sequence[Marked]) -> Iterator[str]:
    """Reports may share no long row of words: each is written by itself, after no template."""
    seen: dict[tuple[str, ...], str] = {}
    told: set[tuple[str, str]] = set()
    for report in reports:
        words = re.findall(r"\w+", report.text.lower())
        for at in range(len(words) - SHINGLE + 1):
            row = tuple(words[at : at + SHINGLE])
            other = seen.setdefault(row, report.path.name)
            if other != report.path.name and (other, report.path.name) not in told:
                told.add((other, report.path.name))
                yield f"{report.path.name}: shares with {other}: {' '.join(row)!r}"
