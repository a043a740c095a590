"""How sure a happening is, in words: cases as data."""

from datetime import date
from typing import Any

import pytest

from dateline.assemble.certainty import find_certainty
from dateline.record import EventRow, Party, Source

ANN = Party("name/person/ann-lee", "Ann Lee", "Ann Lee")
LEE = Party("entity-1", "Lee", "Lee")
OFFICIAL = Party("entity-2", "a NATO official", "a NATO official")
IRAQ = Party("country/IRQ", "Iraq", "Iraq")
ARMY = Party("organisation/IRQ-military", "Iraqi military", "the army")


def make_row(number: int, told: dict[str, Any]) -> EventRow:
    source = Source(
        told.get("document", f"doc-{number}"),
        "report",
        None,
        None,
        None,
        "file",
        date(2020, 1, 1),
        same_text=told.get("text"),
    )
    return EventRow(
        id=f"event-{number}",
        happening="event-0",
        type="ASSAULT",
        mode=(),
        status=told.get("status", "happened"),
        certainty=told.get("certainty", 3),
        background=False,
        actor=(IRAQ,),
        recipient=(),
        earliest=None,
        latest=None,
        place=None,
        said_by=tuple(told.get("by", ())),
        trigger="attacked",
        sentence="Iraq attacked.",
        start=0,
        end=1,
        source=source,
    )


@pytest.mark.parametrize(
    ("told", "level", "reasons"),
    [
        ([{}], "reported", ["one independent report says so in its own words"]),
        ([{}, {}], "established", ["2 independent reports say so in their own words"]),
        ([{"text": "t"}, {"text": "t"}], "reported", ["one independent report"]),
        ([{"by": [ANN]}], "attributed", ["attributes it to Ann Lee"]),
        ([{"by": [LEE]}], "attributed", ["attributes it to Lee"]),
        ([{"by": [OFFICIAL]}], "unnamed", ["to unnamed sources (a NATO official)"]),
        ([{"by": [IRAQ]}], "claimed", ["to Iraq, who took part in it"]),
        ([{"by": [ARMY]}], "claimed", ["to Iraqi military, who took part in it"]),
        ([{"by": [ANN, ARMY]}], "claimed", ["to Iraqi military, who took part in it"]),
        ([{"certainty": 1}], "possible", ["says that it may be so"]),
        ([{"status": "conditional", "by": [ANN]}], "possible", ["may be so, according to Ann Lee"]),
        ([{"status": "planned"}], "expected", ["tells it as still to come"]),
        ([{"status": "planned"}, {}], "reported", ["in its own words", "as still to come"]),
        ([{"status": "denied", "by": [IRAQ]}], "denied", ["did not happen, according to Iraq"]),
        ([{"certainty": -3}], "denied", ["says that it did not happen"]),
        (
            [{}, {}, {}, {"by": [OFFICIAL]}, {"status": "denied", "by": [IRAQ]}],
            "disputed",
            ["3 independent reports say so", "one independent report attributes it", "did not"],
        ),
        (
            [{"document": "doc-1"}, {"document": "doc-1", "status": "denied", "by": [ANN]}],
            "disputed",
            ["one independent report says so in its own words", "according to Ann Lee"],
        ),
        (
            [{"by": [Party(f"name/person/p-{n}", f"P {n}", "x")]} for n in range(5)],
            "attributed",
            ["5 independent reports attribute it to P 0, P 1, P 2 and 2 more"],
        ),
        ([{"document": "doc-1", "by": [ANN]}, {"document": "doc-1"}], "reported", ["own words"]),
    ],
)
def test_a_happening(told: list[dict[str, Any]], level: str, reasons: list[str]) -> None:
    rows = [make_row(number, one) for number, one in enumerate(told)]
    found = find_certainty(rows)
    assert found.level == level
    assert len(found.reasons) == len(reasons)
    assert all(part in said for part, said in zip(reasons, found.reasons, strict=True))
    assert find_certainty(rows[::-1]).level == level
