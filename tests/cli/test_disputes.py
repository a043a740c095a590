"""`dateline disputes`: a list of two lines each, one dispute whole, JSON lines in a pipe."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result

from dateline.answers import Filter
from dateline.cli import disputes, why
from dateline.cli.app import app
from dateline.disputes import Count, Dispute, Settlement, Side, Voice
from dateline.settings import Settings
from tests.cli.sample_rows import ECHO, MOEN, POST

FIRST = Voice("tally-1", "at least seven", 10, 24, "At least seven died.", (), POST)
LAST = Voice("tally-2", "12", 3, 5, "There were 12 dead, she said.", (MOEN,), ECHO)
TOLL = Dispute(
    "killed",
    "flood in Torvik",
    (
        Side("at least 7", FIRST.sentence, (), POST, date(2021, 3, 9), 2, (FIRST,)),
        Side("12", LAST.sentence, (MOEN,), ECHO, date(2021, 6, 2), 1, (LAST,)),
    ),
    id="dispute-0123456789abcdef",
    kind="event",
    earliest=date(2021, 3, 8),
    latest=date(2021, 3, 8),
    counts=(
        Count("killed", 12, 12, ("civilian",), date(2021, 6, 2), LAST),
        Count("killed", 7, None, (), date(2021, 3, 9), FIRST),
    ),
)
SETTLED = Dispute(
    "strength",
    "Torvik Observer Mission",
    TOLL.sides,
    id="dispute-fedcba9876543210",
    standing="settled",
    settled=Settlement("Torvik Post corrected its report", date(2021, 3, 12), "12", ECHO),
)


class FakeRecord:
    def __init__(self) -> None:
        self.asked: list[Any] = []

    def disputes(self, asked: Filter, *, only_open: bool) -> tuple[Dispute, ...]:
        self.asked += [asked, only_open]
        return (TOLL, SETTLED) if asked.subject != "nobody" else ()

    def dispute(self, start: str, *, as_of: date | None = None) -> tuple[Dispute, ...]:
        self.asked += [start, as_of]
        return (TOLL, SETTLED)


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> FakeRecord:
    fake = FakeRecord()

    @contextmanager
    def open_fake(settings: Settings, **_: bool) -> Iterator[FakeRecord]:
        yield fake

    monkeypatch.setattr(disputes, "open_record", open_fake)
    monkeypatch.setattr(why, "open_record", open_fake)
    return fake


def run(*arguments: str, width: int = 100) -> Result:
    env = {"COLUMNS": str(width), "NO_COLOR": "1"}
    return CliRunner().invoke(app, ["disputes", *arguments], env=env)


@pytest.mark.parametrize("width", [60, 100])
def test_a_listing_says_what_who_and_how_it_stands(width: int, record: FakeRecord) -> None:
    out = run("--table", width=width).stdout
    assert max(map(len, out.splitlines())) <= width
    for said in ("2021-03-08  killed", "open", "dispute-012345", "settled 2021-03-12"):
        assert said in out
    assert "at least 7 (Torvik Post +1) ≠ 12 (Ada Moen)" in " ".join(out.split())


def test_what_is_asked_for(record: FakeRecord) -> None:
    run("--table", "--field", "Killed", "--open", "--about", "Torvik", "--limit", "5")
    run("Torvik", "--as-of", "2021-03", "--all")
    assert record.asked == [
        Filter(field="killed", subject="Torvik", limit=5),
        True,
        Filter(subject="Torvik", as_of=date(2021, 3, 31)),
        False,
    ]


def test_an_id_shows_all_words_and_the_series(record: FakeRecord) -> None:
    out = run("dispute-0123", "--table", "--as-of", "2021-07-01").stdout
    assert record.asked == ["dispute-0123", date(2021, 7, 1)]
    for said in (
        "killed: flood in Torvik, 2021-03-08",
        "at least 7  Torvik Post itself, since 2021-03-09, 2 independent reports",
        "“At least seven died.” [at least seven, 10-24] Torvik Post 2021-03-09",
        "12  Ada Moen, since 2021-06-02, 1 independent report",
        "2021-03-09  7+ killed “at least seven”  Torvik Post 2021-03-09",
        "2021-06-02  12 killed (civilian)  Ada Moen in",
        "settled on 2021-03-12: Torvik Post corrected its report; what stands: 12",
    ):
        assert said in out
    assert out.index("7+ killed") < out.index("12 killed")


def test_json_lines_in_a_pipe(record: FakeRecord) -> None:
    first, last = map(json.loads, run().stdout.splitlines())
    assert first["sides"][1]["voices"][0]["quote"] == "12"
    assert [count["low"] for count in first["counts"]] == [12, 7]
    assert last["settled"]["on"] == "2021-03-12"


def test_nothing_in_dispute_is_said_on_stderr(record: FakeRecord) -> None:
    found = run("nobody", "--table")
    assert (found.exit_code, found.stdout) == (0, "")
    assert "nothing is in dispute" in found.stderr


def test_why_shows_a_dispute_whole(record: FakeRecord) -> None:
    out = CliRunner().invoke(app, ["why", TOLL.id], env={"NO_COLOR": "1"}).stdout
    assert "killed: flood in Torvik, 2021-03-08" in out
    lines = CliRunner().invoke(app, ["why", TOLL.id, "--json"]).stdout.splitlines()
    assert [json.loads(line)["about"] for line in lines] == ["killed", "strength"]
