"""What a value rests on, and who reports a thing."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from dateline.answers import ClaimRow, Explanation, SourceRow
from dateline.errors import UnknownError, UsageError
from dateline.phrasing import say_names, say_publisher
from dateline.plans import AgendaRow
from dateline.store import Record
from dateline.web.asked import Asked
from dateline.web.frame import Table

MOST_CLAIMS = 300
"""Claims that a page shows: an actor that is in all news has a hundred thousand."""


@dataclass(frozen=True, slots=True)
class Why:
    """Why the record holds a thing, and the plan that it announces, if it announces one."""

    found: Explanation
    plan: AgendaRow | None
    more: bool

    def by_sentence(self) -> tuple[tuple[str, tuple[ClaimRow, ...]], ...]:
        """Give the claims under the sentences that they rest on."""
        groups = groupby(self.found.claims, key=lambda row: row.sentence)
        return tuple((sentence, tuple(rows)) for sentence, rows in groups)


@dataclass(frozen=True, slots=True)
class Sources:
    """Who reports a thing: each independent report, followed by its copies."""

    of: str
    sources: tuple[SourceRow, ...]

    @property
    def independent(self) -> int:
        """How many of them are independent."""
        return sum(one.independent for one in self.sources)


def make_why(record: Record, asked: Asked) -> Why:
    """Explain the thing of an id, or of its start."""
    found = explain_on(record, asked.item, asked.as_of)
    plan = _find_plan(record, found, asked)
    shown = replace(found, claims=found.claims[:MOST_CLAIMS])
    return Why(shown, plan, len(found.claims) > MOST_CLAIMS)


def explain_on(record: Record, start: str, as_of: date | None) -> Explanation:
    """Explain a thing as it was known on a day: without what was published later.

    UsageError where nothing of it was known by then.
    """
    found = record.why(start, limit=MOST_CLAIMS + 1)
    if as_of is None:
        return found
    claims = tuple(
        row for row in found.claims if row.claim.published is None or row.claim.published <= as_of
    )
    if found.claims and not claims:
        raise UnknownError(f"{found.id} was not known on {as_of}: look from a later day")
    after = found.superseded_by
    later = after is not None and (after.published is None or after.published > as_of)
    certainty = None
    if found.certainty is not None:
        certainty = record.happening(found.id, as_of=as_of).certainty
    return replace(
        found,
        claims=claims,
        links=(),
        certainty=certainty,
        superseded_by=None if later else after,
        changes=() if later else found.changes,
        withdrawn=found.withdrawn and after is not None and not later,
    )


def _find_plan(record: Record, found: Explanation, asked: Asked) -> AgendaRow | None:
    if found.kind not in ("event", "state", "statement"):
        return None
    try:
        return record.plan(found.id, today=asked.day, as_of=asked.as_of)
    except UsageError:  # it announces nothing
        return None


def list_claims(view: Why) -> Table:
    """Give the table of claims, a row each."""
    titles = (
        *("id", "subject", "field", "value", "quote", "document", "start", "end", "earliest"),
        *("latest", "status", "certainty", "said_by", "by", "published", "recorded", "sentence"),
    )
    return titles, (
        (
            *(one.claim.id, one.claim.subject, one.claim.field, one.claim.value),
            *(one.claim.evidence.quote, one.claim.evidence.document, one.claim.evidence.start),
            *(one.claim.evidence.end, one.claim.earliest, one.claim.latest, one.claim.status),
            *(one.claim.certainty, say_names(one.said_by), one.claim.evidence.by),
            *(one.claim.published, one.recorded, one.sentence),
        )
        for one in view.found.claims
    )


def make_sources(record: Record, asked: Asked) -> Sources:
    """Ask who reports the thing of an id, url or name."""
    return Sources(asked.item, record.sources(asked.item, as_of=asked.as_of))


def list_sources(view: Sources) -> Table:
    """Give the table of reports, a row each."""
    titles = (
        *("document", "publisher", "title", "url", "published", "independent", "original"),
        *("changed", "copies", "wire", "family", "words"),
    )
    return titles, (
        (
            *(one.source.document, say_publisher(one.source), one.source.title, one.source.url),
            *(one.source.published, one.independent),
            *(one.original.document if one.original else "", one.changed, one.copies, one.wire),
            *(one.family, one.words),
        )
        for one in view.sources
    )
