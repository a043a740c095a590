"""The table of formats: name, help and writer of each.

A format is a file `export/NAME.py` with one function `write_NAME(record, request)` that gives its
bytes piece by piece: what it holds in memory does not grow with the record. Text is UTF-8. The
record is seen in one state from the first piece to the last. What a writer raises before the
first piece (UsageError for a name that fits nothing) is said before anything is written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dateline.export.acled_csv import write_acled_csv
from dateline.export.annotations import write_annotations
from dateline.export.atom import write_atom
from dateline.export.events_csv import write_events_csv
from dateline.export.ftm import write_ftm
from dateline.export.gdelt_mentions_tsv import write_gdelt_mentions_tsv
from dateline.export.gdelt_tsv import write_gdelt_tsv
from dateline.export.geojson import write_geojson
from dateline.export.graphml import write_graphml
from dateline.export.html_dossier import write_html
from dateline.export.ical import write_ical
from dateline.export.jsonld import write_jsonld
from dateline.export.ngec_jsonl import write_ngec_jsonl
from dateline.export.parquet import parquet_files, write_parquet
from dateline.export.plover_jsonl import write_plover_jsonl
from dateline.export.polecat_tsv import write_polecat_tsv
from dateline.export.prov import write_prov
from dateline.export.request import Request
from dateline.export.statements_csv import write_statements_csv
from dateline.export.states_csv import write_states_csv
from dateline.export.timelinejs import write_timelinejs
from dateline.store import Record

Writer = Callable[[Record, Request], Iterator[bytes]]
Files = Callable[[Record, Request], Iterator[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is called, a line on it, how its files end, and what writes it.

    `binary` formats are not for a terminal. `needs_name` formats are of one actor, place or
    operation, which `asked.subject` names. A format of several files, which `write` packs into
    one, gives each by name with `files`.
    """

    name: str
    help: str
    suffix: str
    write: Writer
    binary: bool = False
    needs_name: bool = False
    files: Files | None = None


_ALL = (
    Format(
        "plover-jsonl",
        "PLOVER records, a JSON object for each event as a report tells it.",
        ".jsonl",
        write_plover_jsonl,
    ),
    Format(
        "polecat-tsv",
        "POLECAT's 40 columns, a row for each happening.",
        ".tsv",
        write_polecat_tsv,
    ),
    Format(
        "gdelt-tsv",
        "GDELT 2.0's event table of 61 columns, a row for each happening.",
        ".export.CSV",
        write_gdelt_tsv,
    ),
    Format(
        "gdelt-mentions-tsv",
        "GDELT 2.0's table of mentions, a row for each telling.",
        ".mentions.CSV",
        write_gdelt_mentions_tsv,
    ),
    Format(
        "ngec-jsonl",
        "Records in the shape of NGEC's output, with offsets into the whole text.",
        ".jsonl",
        write_ngec_jsonl,
    ),
    Format(
        "acled-csv",
        "ACLED's columns, a row for each happening of its kinds.",
        ".csv",
        write_acled_csv,
    ),
    Format("csv", "Events as reports tell them, a row each.", ".csv", write_events_csv),
    Format(
        "statements-csv",
        "Statements: who said what, a row each.",
        ".csv",
        write_statements_csv,
    ),
    Format("states-csv", "States: what holds over a time, a row each.", ".csv", write_states_csv),
    Format(
        "parquet",
        "Parquet tables of the whole record in a zip, or in the folder --to FOLDER/.",
        ".zip",
        write_parquet,
        binary=True,
        files=parquet_files,
    ),
    Format(
        "geojson",
        "GeoJSON, a point with its precision for each happening.",
        ".geojson",
        write_geojson,
    ),
    Format(
        "timelinejs",
        "TimelineJS's JSON; with --about NAME titled so, its life as eras.",
        ".json",
        write_timelinejs,
    ),
    Format(
        "ftm",
        "FollowTheMoney entities: happenings, articles, who takes part.",
        ".ftm.json",
        write_ftm,
    ),
    Format(
        "annotations",
        "W3C Web Annotations: each finding on the words of its report.",
        ".jsonld",
        write_annotations,
    ),
    Format(
        "prov",
        "PROV-JSON: versions of reports, their readings, who says what.",
        ".prov.json",
        write_prov,
    ),
    Format(
        "jsonld",
        "Happenings as JSON-LD in the words of schema.org and SEM.",
        ".jsonld",
        write_jsonld,
    ),
    Format(
        "ical",
        "The agenda as iCalendar, days as events, the rest as to-dos.",
        ".ics",
        write_ical,
    ),
    Format(
        "atom",
        "Atom, an entry for each change of what is known, newest first.",
        ".atom",
        write_atom,
    ),
    Format(
        "graphml",
        "GraphML: who acts towards whom, how often in which way.",
        ".graphml",
        write_graphml,
    ),
    Format(
        "html",
        "A dossier as one HTML file, with --about NAME.",
        ".html",
        write_html,
        needs_name=True,
    ),
)

FORMATS: dict[str, Format] = {one.name: one for one in _ALL}
"""Every format by its name, in the order in which they are listed."""
