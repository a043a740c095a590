"""How many events are right: a page of events for a person to mark, and what the marks sum up to.

PATH is a folder or file of reports: SIZE events are drawn from all that is found there, by a fixed
seed, and written to PAGE, a table with one event a row: its sentence with the trigger in double
brackets, what was coded, and empty columns for marks. Or PATH is such a table with marks: y for
right, n for wrong, nothing for what was not judged or is not there. Marks without the sentences can
be kept where texts cannot.
"""

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

from benchmarks.frame import Result
from dateline.errors import UsageError
from dateline.findings import Event, Participant, Reading
from dateline.phrasing import say_days
from dateline.pipeline import make_pipeline
from dateline.read import read_sources
from dateline.settings import Settings
from dateline.text import Failure, Report

SIZE = 200
SEED = 0
PAGE = Path("build/audit.csv")
FIELDS = ("type", "actor", "recipient", "status", "date", "place")
_RIGHT, _WRONG = "y", "n"


@dataclass(frozen=True, slots=True)
class Row:
    """One event as it is shown, and the marks of the one who judges it, empty before."""

    event: str
    report: str
    sentence: str
    type: str
    actor: str
    recipient: str
    status: str
    date: str
    place: str
    said_by: str
    type_right: str = ""
    actor_right: str = ""
    recipient_right: str = ""
    status_right: str = ""
    date_right: str = ""
    place_right: str = ""
    note: str = ""

    def mark(self, field: str) -> str:
        """Give the mark of a field, in small letters."""
        return str(getattr(self, f"{field}_right")).strip().lower()


def score(path: Path) -> Result:
    """Draw events from reports for marking, or sum up a table that is marked."""
    if path.suffix == ".csv":
        return sum_up(list(read_rows(path)))
    rows = draw_rows(path)
    write_rows(PAGE, rows)
    lines = (f"{len(rows)} events drawn: mark {PAGE}, then give that file as PATH",)
    return Result({"drawn": len(rows)}, lines)


def draw_rows(path: Path) -> list[Row]:
    """Read all reports under a path and draw events from them, always the same ones."""
    pipeline = make_pipeline(Settings())
    found = list(_find_rows(pipeline.read(_read_reports(path))))
    random.Random(SEED).shuffle(found)  # noqa: S311 (no secret)
    return found[:SIZE]


def _read_reports(path: Path) -> list[Report]:
    sources = read_sources([str(path)], limits=Settings().limits)
    return [one for one in sources if not isinstance(one, Failure)]


def _find_rows(read: Iterable[tuple[Report, Reading] | Failure]) -> Iterator[Row]:
    for one in read:
        if not isinstance(one, Failure):
            report, reading = one
            for event in reading.events:
                yield _make_row(Path(report.source).name, reading, event)


def _make_row(report: str, reading: Reading, event: Event) -> Row:
    said = {one.id: one for one in reading.statements}
    speakers = [said[name].speaker for name in event.said_by if name in said]
    return Row(
        event=event.id,
        report=report,
        sentence=_show_trigger(reading.document.text, event),
        type=" ".join((event.type, *event.mode)),
        actor=_name(event.actor),
        recipient=_name(event.recipient),
        status=event.status,
        date=say_days(event.date.earliest, event.date.latest) or "",
        place=event.place.span.text if event.place else "",
        said_by=" > ".join(one.words.text if one else "?" for one in speakers),
    )


def _name(participants: Sequence[Participant]) -> str:
    return "; ".join(
        f"{one.span.text} = {one.actor}" if one.actor else one.span.text for one in participants
    )


def _show_trigger(text: str, event: Event) -> str:
    """Give the paragraph of an event, its trigger in double brackets."""
    start = text.rfind("\n", 0, event.trigger.start) + 1
    end = text.find("\n", event.trigger.end)
    before, after = (
        text[start : event.trigger.start],
        text[event.trigger.end : end % (len(text) + 1)],
    )
    return f"{before}[[{event.trigger.text}]]{after}"


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Write a table of events, making its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [field.name for field in fields(Row)]
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(names)
        table.writerows([getattr(row, name) for name in names] for row in rows)


def read_rows(path: Path) -> Iterator[Row]:
    """Read a table of events; columns that are not there are empty. UsageError for other marks."""
    with path.open(encoding="utf-8", newline="") as file:
        for number, cells in enumerate(csv.DictReader(file), start=2):
            row = Row(**{field.name: cells.get(field.name) or "" for field in fields(Row)})
            for name in FIELDS:
                if row.mark(name) not in ("", _RIGHT, _WRONG):
                    raise UsageError(
                        f"{path}, line {number}: {name}_right is {row.mark(name)!r}: give y or n"
                    )
            yield row


def sum_up(rows: Sequence[Row]) -> Result:
    """Give the share that is right of each field, of whole events, and of false assaults."""
    marked = [row for row in rows if row.mark("type")]
    shares = {f"{name}_right": _share(marked, name) for name in FIELDS}
    figures = {name: share for name, share in shares.items() if share is not None}
    whole = [row for row in marked if all(row.mark(name) != _WRONG for name in FIELDS)]
    assaults = [row for row in marked if row.type.startswith("ASSAULT")]
    false = [row for row in assaults if row.mark("type") == _WRONG]
    figures["whole_right"] = len(whole) / max(1, len(marked))
    figures["assault_false"] = len(false) / max(1, len(assaults))
    lines = [f"{len(marked)} events marked", *_count_types(marked)]
    return Result(figures, tuple(lines))


def _share(rows: Sequence[Row], field: str) -> float | None:
    """The share that is right of those judged; None where none was."""
    judged = [row.mark(field) for row in rows if row.mark(field)]
    return sum(mark == _RIGHT for mark in judged) / len(judged) if judged else None


def _count_types(rows: Sequence[Row]) -> Iterator[str]:
    wrong: dict[str, list[Row]] = {}
    for row in rows:
        wrong.setdefault(row.type.split()[0], []).append(row)
    for name, those in sorted(wrong.items()):
        right = sum(row.mark("type") == _RIGHT for row in those)
        yield f"{name:10} type right {right} of {len(those)}"


def strip_texts(rows: Iterable[Row]) -> list[Row]:
    """Give rows without the words of their reports, to keep the marks by themselves."""
    return [
        replace(row, sentence="", actor="", recipient="", place="", said_by="", note="")
        for row in rows
    ]
