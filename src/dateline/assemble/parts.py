"""The whole and its part in one sentence: "the mission goes on, but its training is suspended".

Who says both at once disputes nothing: what is suspended is the part that the record keeps under
the name of the whole.
"""

from collections.abc import Sequence

from dateline.assemble.exclusion import OFF
from dateline.findings import AFFIRMED
from dateline.record import StateRow


def drop_wholes(rows: Sequence[StateRow]) -> list[StateRow]:
    """Leave out what is told to be at work in a sentence that tells also what is suspended.

    `rows` are statuses; those of a sentence are of one document, subject and text.
    """
    off = {_place(row) for row in rows if _is_told(row) and row.value in OFF}
    return [
        row for row in rows if not (_is_told(row) and row.value == "active" and _place(row) in off)
    ]


def _is_told(row: StateRow) -> bool:
    return row.field == "status" and row.status in AFFIRMED


def _place(row: StateRow) -> tuple[str, str, str]:
    return (row.source.document, row.subject.id, row.sentence)
