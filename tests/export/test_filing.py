"""How PLOVER files events: cases of the manual, as rows."""

from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from dateline.export.filing import file_event, is_coded, lacks_recipient, pick_day
from dateline.findings import EventType, Status
from dateline.record import EventRow, Party, Source

SOURCE = Source("doc-1", "report-1", None, None, None, "a.txt", date(2020, 2, 13))
WHO = Party("organisation/nato", "NATO", "NATO")
ROW = EventRow(
    id="event-1",
    happening="event-1",
    type="CONSULT",
    mode=(),
    status="happened",
    certainty=3,
    background=False,
    actor=(WHO,),
    recipient=(),
    earliest=None,
    latest=None,
    place=None,
    said_by=(),
    trigger="met",
    sentence="NATO met.",
    start=5,
    end=8,
    source=SOURCE,
)


@pytest.mark.parametrize(
    ("kind", "mode", "status", "filed", "modes", "quad", "score"),
    [
        ("CONSULT", (), "happened", "CONSULT", (), 1, 2.5),
        ("CONSULT", ("visit",), "happened", "CONSULT", ("visit",), 1, 4.0),
        ("CONSULT", ("visit",), "planned", "AGREE", (), 1, 2.5),
        ("SUPPORT", (), "planned", "AGREE", (), 1, 2.5),
        ("COOPERATE", (), "planned", "AGREE", (), 1, 2.5),
        ("AID", (), "planned", "AGREE", (), 1, 2.5),
        ("AID", (), "ongoing", "AID", (), 2, 10.0),
        ("RETREAT", ("withdraw",), "planned", "CONCEDE", (), 1, 4.5),
        ("CONCEDE", (), "planned", "CONCEDE", (), 1, 4.5),
        ("AGREE", (), "planned", "AGREE", (), 1, 2.5),
        ("ASSAULT", ("aerial",), "happened", "ASSAULT", ("aerial",), 4, -9.5),
        ("ASSAULT", ("aerial",), "planned", "THREATEN", ("violence",), 3, -3.5),
        ("COERCE", ("arrest",), "planned", "THREATEN", ("arrest",), 3, -3.5),
        ("PROTEST", ("vandalize",), "happened", "PROTEST", ("vandalize",), 4, -5.0),
        ("ACCUSE", (), "happened", "ACCUSE", (), 3, -3.0),
        ("CONSULT", (), "denied", "CONSULT", (), 1, 2.5),
        ("PATROL", (), "happened", "PATROL", (), None, None),
    ],
)
def test_events_are_filed_as_the_manual_says(
    kind: str,
    mode: tuple[str, ...],
    status: Status,
    filed: str,
    modes: tuple[str, ...],
    quad: int | None,
    score: float | None,
) -> None:
    found = file_event(replace(ROW, type=kind, mode=mode, status=status))
    assert (found.type, found.mode, found.quad, found.score) == (filed, modes, quad, score)


@pytest.mark.parametrize("kind", get_args(EventType))
@pytest.mark.parametrize("status", get_args(Status))
def test_every_type_is_filed_as_one_of_the_sixteen(kind: str, status: Status) -> None:
    found = file_event(replace(ROW, type=kind, status=status))
    assert found.type in get_args(EventType)
    assert found.quad in (1, 2, 3, 4)
    assert found.score is not None
    assert -10 <= found.score <= 10


def test_only_what_is_or_is_to_come_is_coded_and_only_with_an_actor() -> None:
    coded = {one for one in get_args(Status) if is_coded(replace(ROW, status=one))}
    assert coded == {"happened", "ongoing", "planned"}
    assert not is_coded(replace(ROW, actor=()))


def test_some_types_need_a_recipient() -> None:
    def lacks(row: EventRow) -> bool:
        return lacks_recipient(row, file_event(row))

    assert lacks(replace(ROW, type="AID"))
    assert not lacks(replace(ROW, type="AID", recipient=(WHO,)))
    assert not lacks(replace(ROW, type="AID", status="planned"))  # an AGREE
    assert lacks(replace(ROW, type="COOPERATE"))
    assert not lacks(replace(ROW, type="COOPERATE", actor=(WHO, WHO)))
    assert not lacks(ROW)


@pytest.mark.parametrize(
    ("earliest", "latest", "day", "last", "basis"),
    [
        ("2020-02-12", "2020-02-12", "2020-02-12", None, "day"),
        ("2020-02-01", "2020-02-29", "2020-02-01", "2020-02-29", "interval"),
        (None, "2020-02-12", "2020-02-12", None, "not after"),
        ("2020-02-14", None, "2020-02-14", None, "not before"),
        (None, None, "2020-02-13", None, "published"),
    ],
)
def test_one_day_stands_for_all(
    earliest: str | None, latest: str | None, day: str, last: str | None, basis: str
) -> None:
    days = [date.fromisoformat(one) if one else None for one in (earliest, latest, day, last)]
    found = pick_day(days[0], days[1], SOURCE)
    assert found is not None
    assert (found.day, found.last, found.basis) == (days[2], days[3], basis)


def test_nothing_dates_what_no_report_dates() -> None:
    assert pick_day(None, None, replace(SOURCE, published=None)) is None
