"""iCalendar: by RFC 5545's own rules for lines, and read back by the package icalendar."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.answers import Filter
from dateline.export.ical import WIDTH, escape_value, fold
from dateline.export.markup import clean_text
from dateline.store import Record
from tests.export.writing import TODAY, write

ONE = timedelta(days=1)


def read(record: Record, asked: Filter | None = None, **more: Any) -> list[dict[str, str]]:
    """Unfold and unescape by hand, and give the components with their properties."""
    text = write("ical", record, asked, **more)
    lines = text.replace("\r\n ", "").split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-2:] == ["END:VCALENDAR", ""]
    found: list[dict[str, str]] = []
    for line in lines[1:-2]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            found.append({"kind": value})
        elif found and name != "END":
            found[-1][name.partition(";")[0]] = value
    return found


def unescape(value: str) -> str:
    return re.sub(r"\\([\\;,nN])", lambda one: {"n": "\n", "N": "\n"}.get(one[1], one[1]), value)


@given(st.text(st.characters(codec=None), max_size=300))
def test_lines_are_folded_and_unfold_to_themselves(text: str) -> None:
    line = f"SUMMARY:{escape_value(text)}"
    folded = fold(line)
    for piece in folded.split(b"\r\n"):
        assert len(piece) <= WIDTH
        piece.decode("utf-8")
    back = folded.decode("utf-8").replace("\r\n ", "").removesuffix("\r\n")
    assert back == line
    assert "\n" not in back
    ends = re.sub("\r\n?|[\x85\u2028\u2029]", "\n", text)
    assert unescape(back.removeprefix("SUMMARY:")) == clean_text(ends)


@pytest.mark.parametrize("day", [None, date(2020, 1, 5), date(2020, 1, 24)])
def test_the_calendar_holds_the_agenda(record: Record, day: date | None) -> None:
    rows = record.agenda(Filter(as_of=day), today=TODAY)
    found = read(record, Filter(as_of=day))
    assert [one["UID"] for one in found] == [f"{row.id}@dateline" for row in rows]
    for one, row in zip(found, rows, strict=True):
        whole = row.earliest is not None and row.latest is not None
        assert one["kind"] == ("VEVENT" if whole else "VTODO")
        if row.earliest is not None:
            assert one["DTSTART"] == f"{row.earliest:%Y%m%d}"
        if row.latest is not None:
            end = f"{row.latest + ONE:%Y%m%d}" if whole else f"{row.latest:%Y%m%d}"
            assert one["DTEND" if whole else "DUE"] == end
        assert unescape(one["DESCRIPTION"]).startswith(row.sentence)
        stamp = max(source.published for source in row.sources if source.published)
        assert one["DTSTAMP"] >= f"{stamp:%Y%m%d}T000000Z"
        assert one["DTSTAMP"] <= "20200331T000000Z"
    assert len(found) > 3


def test_all_plans_come_with_what_came_of_them(record: Record) -> None:
    found = read(record, everything=True)
    assert len(found) == len(record.agenda(today=TODAY, part="all")) > len(read(record))
    assert {one["STATUS"] for one in found} >= {"TENTATIVE", "CONFIRMED"}
    assert {one["kind"] for one in found} == {"VEVENT", "VTODO"}


@pytest.mark.parametrize("which", ["record", "harmful"])
def test_the_package_icalendar_reads_it(which: str, request: pytest.FixtureRequest) -> None:
    icalendar = pytest.importorskip("icalendar")
    record: Record = request.getfixturevalue(which)
    found = icalendar.Calendar.from_ical(write("ical", record, everything=True))
    assert (str(found["VERSION"]), found["PRODID"][:2]) == ("2.0", "-/")
    parts = [one for one in found.walk() if one.name in ("VEVENT", "VTODO")]
    rows = record.agenda(today=TODAY, part="all")
    assert [str(one["UID"]) for one in parts] == [f"{row.id}@dateline" for row in rows]
    for one, row in zip(parts, rows, strict=True):
        assert one.errors == []
        assert str(one["DESCRIPTION"]).startswith(clean_text(row.sentence.replace("\r", "\n"))[:9])
        if one.name == "VEVENT":
            assert one.decoded("DTSTART") == row.earliest
            assert one.decoded("DTEND") - ONE == row.latest
        assert str(one.get("URL", "https://")).lower().startswith("https://")
