"""Writing claims of one document: what all claims of a subject share is said once."""

from dataclasses import dataclass
from datetime import date

from dateline.findings import Status
from dateline.record import Claim, Evidence, SubjectKind
from dateline.text import Document, Span


@dataclass(frozen=True, slots=True)
class Subject:
    """What claims are about, with what holds for all of them: through whom, when, how sure."""

    id: str
    kind: SubjectKind
    said_by: tuple[str, ...] = ()
    earliest: date | None = None
    latest: date | None = None
    status: Status | None = None
    certainty: int | None = None


class Writer:
    """Writes the claims of one document; `version` is that of Dateline."""

    def __init__(self, document: Document, version: str) -> None:
        self._document = document
        self._by = f"dateline {version}"
        self._rules: dict[tuple[str, str], str] = {}

    def claim(self, about: Subject, field: str, value: str, span: Span) -> Claim:
        """Give the claim that `field` of `about` is `value`, in the words of `span`."""
        by = self._rules.get((about.kind, field))
        if by is None:
            by = self._rules[about.kind, field] = f"{self._by} {about.kind}.{field}"
        evidence = Evidence(
            document=self._document.id,
            start=span.start,
            end=span.end,
            quote=span.text,
            said_by=about.said_by,
            by=by,
        )
        return Claim(
            subject=about.id,
            kind=about.kind,
            field=field,
            value=value,
            evidence=evidence,
            earliest=about.earliest,
            latest=about.latest,
            published=self._document.published.latest,
            status=about.status,
            certainty=about.certainty,
        )
