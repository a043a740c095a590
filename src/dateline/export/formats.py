"""The table of formats: name, help and writer of each, for the command line and the pages alike.

A format is a file `export/NAME.py` with one function `write_NAME(record, request)` that gives its
bytes piece by piece: what it holds in memory does not grow with the record. Text is UTF-8. The
record is seen in one state from the first piece to the last. What a writer raises before the
first piece (UsageError for a name that fits nothing) is said before anything is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.export.events_csv import write_events_csv
from dateline.export.request import Request
from dateline.export.statements_csv import write_statements_csv
from dateline.export.states_csv import write_states_csv
from dateline.store import Record

Writer = Callable[[Record, Request], Iterator[bytes]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, a line on it, how its files end, and what writes it.

    `binary` formats are not for a terminal. `needs_name` formats are of one actor, place or
    operation, which `asked.subject` names.
    """

    name: str
    help: str
    suffix: str
    media_type: str
    write: Writer
    binary: bool = False
    needs_name: bool = False


CSV = "text/csv; charset=utf-8"

_ALL = (
    Format("csv", "Events as reports tell them, a row each.", ".csv", CSV, write_events_csv),
    Format(
        "statements-csv",
        "Statements: who said what, a row each.",
        ".csv",
        CSV,
        write_statements_csv,
    ),
    Format(
        "states-csv", "States: what holds over a time, a row each.", ".csv", CSV, write_states_csv
    ),
)

FORMATS: dict[str, Format] = {one.name: one for one in _ALL}
"""Every format by its name, in the order in which they are listed."""
