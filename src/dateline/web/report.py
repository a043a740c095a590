"""One report with all its findings, its versions, its story, and who prints its text."""

from dataclasses import dataclass
from datetime import date

from dateline.answers import DocumentRow, Filter, SourceRow
from dateline.errors import UnknownError, UsageError
from dateline.findings import Reading
from dateline.store import Record
from dateline.stories import StoryRow
from dateline.versions import VersionRow
from dateline.web.asked import Asked
from dateline.web.drawing import LAYERS, Drawing, Layer, draw

_USUAL = tuple(layer for layer in LAYERS if layer not in ("places", "skipped"))
"""The kinds that are underlined where nothing is asked: places are mentions as well."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report: `shown` are the kinds of findings that are underlined."""

    document: DocumentRow
    shown: tuple[Layer, ...]
    reading: Reading
    versions: tuple[VersionRow, ...]
    sources: tuple[SourceRow, ...]
    story: StoryRow | None

    def draw(self) -> Drawing:
        """Give the text in pieces, with the findings of each."""
        return draw(self.reading)

    @property
    def own(self) -> SourceRow | None:
        """What is known of this report as a source: a text of its own, or a copy."""
        return next((one for one in self.sources if one.source.document == self.document.id), None)

    @property
    def others(self) -> tuple[SourceRow, ...]:
        """The other reports that print the text."""
        return tuple(one for one in self.sources if one.source.document != self.document.id)

    @property
    def stands(self) -> bool:
        """Tell whether what it tells counts: it was neither corrected nor withdrawn."""
        return not self.document.withdrawn and self.document.superseded_by is None


def make_report(record: Record, asked: Asked) -> ReportView:
    """Ask for one report by the id of its document, or its start."""
    reading = record.reading(asked.item)
    document = reading.document.id
    row = find_document(record, document, asked.as_of)
    return ReportView(
        row,
        _choose(asked.word("only")),
        reading,
        record.versions(document, as_of=asked.as_of),
        record.sources(document, as_of=asked.as_of),
        _find_story(record, document, asked.as_of),
    )


def find_document(record: Record, document: str, as_of: date | None) -> DocumentRow:
    """Give the row of a document; UsageError where it was not known on that day."""
    wanted = Filter(report=document, superseded=True, as_of=as_of)
    rows = [one for one in record.documents(wanted) if one.id == document]
    if not rows:
        raise UnknownError(f"{document} was not known on {as_of}: look from a later day")
    return rows[0]


def _choose(only: str) -> tuple[Layer, ...]:
    asked = {part.strip() for part in only.split(",")}
    if "none" in asked:
        return ()
    return tuple(layer for layer in LAYERS if layer in asked) or _USUAL


def _find_story(record: Record, document: str, as_of: date | None) -> StoryRow | None:
    try:
        return record.story(document, as_of=as_of)
    except UsageError:  # no story holds a version that was corrected since
        return None
