"""Why the record holds something: its claims, their words, the coder's reasons and the links."""

import sqlite3
from collections.abc import Iterable

from dateline.answers import Certainty, ClaimRow, Explanation, Filter, LinkRow
from dateline.findings import Reading
from dateline.record import Party, Source
from dateline.rules import Rules
from dateline.store.dating import read_bounded
from dateline.store.growing import SOURCE_COLUMNS, read_claims, read_source
from dateline.store.happenings import with_others
from dateline.store.linking import read_links
from dateline.store.loading import load_casts, load_events, pick_ids
from dateline.store.naming import find_claims, find_id
from dateline.store.versions import THINGS, trace_versions
from dateline.text import Reason
from dateline.versions import ValueChange

_OF_ACTOR = "subject IN (SELECT ? UNION SELECT id FROM actor WHERE canonical = ?)"


def explain(
    connection: sqlite3.Connection, start: str, rules: Rules, limit: int | None = None
) -> Explanation:
    """Explain the one thing whose id begins with `start`; UsageError when it is none or several.

    `limit` is how many of its claims are given, None for all.
    """
    kind, one = find_id(connection, start)
    claims = tuple(_find_claims(connection, kind, one, rules, limit))
    documents = {row.claim.evidence.document for row in claims} | ({one} & _documents(kind, one))
    source = _find_source(connection, min(documents)) if len(documents) == 1 else None
    before, after = _find_versions(connection, source)
    return Explanation(
        id=one,
        kind=kind,  # type: ignore[arg-type]  # the kinds of find_id
        source=source,
        claims=claims,
        reasons=_find_reasons(connection, kind, one, source, rules),
        links=_find_links(connection, kind, one),
        supersedes=before,
        superseded_by=after,
        changes=_find_changes(connection, kind, one, rules),
        withdrawn=source is not None and _is_withdrawn(connection, source.document),
        certainty=_find_certainty(connection, one, rules) if kind == "event" else None,
    )


def _find_changes(
    connection: sqlite3.Connection, kind: str, one: str, rules: Rules
) -> tuple[ValueChange, ...]:
    """Give what later versions of the reports that tell a thing changed in it."""
    if kind not in THINGS:
        return ()
    rows = trace_versions(connection, kind, one, None, rules)
    return tuple(change for row in rows for change in row.values)


def _is_withdrawn(connection: sqlite3.Connection, document: str) -> bool:
    row = connection.execute(
        "SELECT withdrawn OR ended IS 'withdrawn' FROM edition WHERE document = ?", (document,)
    ).fetchone()
    return row is not None and bool(row[0])


def _find_certainty(connection: sqlite3.Connection, event: str, rules: Rules) -> Certainty | None:
    """Give how sure the happening of an event is; None when its report was corrected since."""
    rows = load_events(connection, pick_ids("event", (event,)))
    found = rules.make_timeline(with_others(connection, rows, Filter(), rules))
    return next((row.certainty for row in found), None)


def _documents(kind: str, one: str) -> set[str]:
    return {one} if kind == "document" else set()


def _find_claims(
    connection: sqlite3.Connection, kind: str, one: str, rules: Rules, limit: int | None
) -> Iterable[ClaimRow]:
    if kind == "link":
        return
    where = _OF_ACTOR if kind == "actor" else "subject = ?"
    values: tuple[str, ...] = (one,) * where.count("?")
    if kind == "claim":
        where, values = "id = ? AND document = ?", find_claims(connection, one)[0]
    found = list(read_claims(connection, where, values, limit))
    casts = load_casts(
        connection, [step for _, claim, _ in found for step in claim.evidence.said_by]
    )
    texts: dict[str, str] = {}
    for _, claim, recorded in found:
        evidence = claim.evidence
        if evidence.document not in texts:
            texts[evidence.document] = _find_text(connection, evidence.document)
        sentence = rules.find_sentence(texts[evidence.document], evidence.start, evidence.end)
        speakers = _find_speakers(evidence.said_by, casts)
        yield ClaimRow(claim, sentence, speakers, recorded)


def _find_speakers(
    chain: tuple[str, ...], casts: dict[tuple[str, str], tuple[Party, ...]]
) -> tuple[Party, ...]:
    return tuple(party for step in chain for party in casts.get((step, "speaker"), ()))


def _find_text(connection: sqlite3.Connection, document: str) -> str:
    row = connection.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()
    return str(row[0])


def _find_source(connection: sqlite3.Connection, document: str) -> Source | None:
    row = connection.execute(
        f"SELECT {SOURCE_COLUMNS} FROM document WHERE id = ?",  # noqa: S608 (our own words)
        (document,),
    ).fetchone()
    return None if row is None else read_source(row)


def _find_versions(
    connection: sqlite3.Connection, source: Source | None
) -> tuple[Source | None, Source | None]:
    """Give the version of a report before this one, and the one after it."""
    if source is None:
        return (None, None)
    rows = connection.execute(
        "SELECT document, superseded_by FROM edition WHERE document = ? OR superseded_by = ?",
        (source.document, source.document),
    ).fetchall()
    before = next((one for one, after in rows if after == source.document), None)
    after = next((after for one, after in rows if one == source.document), None)
    return tuple(  # type: ignore[return-value]  # two of them
        None if one is None else _find_source(connection, one) for one in (before, after)
    )


def _find_reasons(
    connection: sqlite3.Connection, kind: str, one: str, source: Source | None, rules: Rules
) -> tuple[Reason, ...]:
    """Give the coder's reasons, which the reading keeps."""
    if source is None or kind not in ("event", "state", "document"):
        return ()
    reading = read_bounded(connection, source.document, rules)
    if kind == "document":
        return reading.document.published.reasons
    return _reasons_in(reading, one)


def _reasons_in(reading: Reading, one: str) -> tuple[Reason, ...]:
    for event in reading.events:
        if event.id == one:
            return event.reasons
    return next((state.reasons for state in reading.states if state.id == one), ())


def _find_links(connection: sqlite3.Connection, kind: str, one: str) -> tuple[LinkRow, ...]:
    if kind == "link":
        return tuple(read_links(connection, "id = ?", (one,)))
    return tuple(read_links(connection, '("left" = ? OR "right" = ?)', (one, one)))
