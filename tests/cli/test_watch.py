"""`dateline watch`: what it takes, what it says, what it ends with."""

import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from rich.console import Console

from dateline.cli.app import app
from dateline.cli.watch import Span, find_feeds, give_status
from dateline.cli.watch_lines import Lines, Totals
from dateline.errors import UsageError
from dateline.watched import FeedLine, FeedStatus

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
URL = "https://wire.example/feed"
LINE = FeedLine(
    feed=URL,
    title="The Wire",
    state="read",
    at=None,
    checked=NOW,
    next=NOW + timedelta(hours=1),
    entries=9,
    new=3,
    read=2,
    known=0,
    aside=0,
    given_up=0,
    waiting=1,
    failures=0,
    why=None,
)
FAILING = replace(
    LINE, state="failing", title=None, failures=3, why="the server answers 503", new=0, read=0
)


@pytest.mark.parametrize(
    ("words", "minutes"), [("30", 30), ("30m", 30), ("2h", 120), ("1D", 1440), (" 15 m ", 15)]
)
def test_a_time_is_read(words: str, minutes: int) -> None:
    assert Span().convert(words, None, None) == timedelta(minutes=minutes)


@pytest.mark.parametrize("words", ["0", "0h", "-1", "30s", "often", "", "9999999999d", "1.5h"])
def test_what_is_no_time_is_said(words: str) -> None:
    with pytest.raises(click.BadParameter, match="write 30m, 2h or 1d"):
        Span().convert(words, None, None)


def test_urls_and_lists_are_put_together(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{URL}\nhttps://b.example/\n")
    (tmp_path / "b.opml").write_text('<opml><outline xmlUrl="https://c.example/"/></opml>')
    named = find_feeds([str(tmp_path / "b.opml"), URL, str(tmp_path / "a.txt")])
    assert named == ("https://c.example/", URL, "https://b.example/")


@pytest.mark.parametrize(("name", "says"), [("none.txt", "cannot be read"), ("a.txt", "line 1")])
def test_what_names_no_feed_is_wrong_use(name: str, says: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("my feeds\n")
    with pytest.raises(UsageError, match=says):
        find_feeds([str(tmp_path / name)])
    result = CliRunner().invoke(app, ["watch", str(tmp_path / name), "--once"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert name in result.stderr
    assert not list(tmp_path.glob("*.watch"))


def test_a_list_comes_in_by_a_pipe(tmp_path: Path) -> None:
    args = ["watch", "-", "--once", "--record", str(tmp_path / "a.db")]
    result = CliRunner().invoke(app, args, input="http://127.0.0.1:9/feed\n")
    assert result.exit_code == 3
    (line,) = result.stdout.splitlines()
    assert json.loads(line)["state"] == "failing"
    assert "--allow-private" in json.loads(line)["why"]
    assert result.stderr == "1 feed (1 failing), 0 reports read\n"


@pytest.mark.parametrize(
    ("states", "given_up", "status"),
    [
        (["read", "unchanged"], 0, 0),
        (["unchanged"], 0, 0),
        (["read", "failing"], 0, 1),
        (["read", "refused"], 0, 1),
        (["read", "gone"], 0, 1),
        (["read"], 1, 1),
        (["failing", "gone"], 0, 3),
    ],
)
def test_the_exit_status(states: list[FeedStatus], given_up: int, status: int) -> None:
    totals = Totals()
    for number, state in enumerate(states):
        line = replace(LINE, feed=str(number), state=state, read=0, given_up=given_up)
        totals.count(line)
    assert give_status(totals, NOW) == status


def test_what_was_gone_before_is_no_failure_of_this_run() -> None:
    totals = Totals()
    totals.count(LINE)
    totals.count(replace(LINE, feed="b", state="gone", checked=NOW - timedelta(days=1)))
    assert give_status(totals, NOW) == 0
    assert totals.say_not_due(NOW) == "; 1 not asked before their time (--again asks at once)"


def test_the_totals_count_feeds_once_and_reports_all() -> None:
    totals = Totals()
    for line in (LINE, replace(LINE, waiting=0, aside=1), replace(FAILING, feed="b")):
        totals.count(line)
    assert totals.line == (
        "2 feeds (1 failing), 4 reports read, 1 set aside (not English), 1 to be asked for later"
    )


def show(*lines: FeedLine, width: int = 80) -> list[str]:
    out = io.StringIO()
    writer = Lines(Console(file=out, width=width, color_system=None))
    for line in lines:
        writer.write(line, NOW)
    return out.getvalue().splitlines()


def test_a_table_grows_by_a_row_a_feed() -> None:
    here = NOW.astimezone()
    later = (NOW + timedelta(hours=1)).astimezone()
    day = NOW + timedelta(days=1)
    moved = replace(LINE, at="https://new.example/feed", next=day, title="A\x1b[31m title " * 9)
    shown = show(LINE, FAILING, moved)
    assert shown[0].split() == ["asked", "state", "new", "read", "waits", "next", "feed"]
    assert shown[1].split() == [
        f"{here:%H:%M}", "read", "3", "2", "1", f"{later:%H:%M}", "The", "Wire",
    ]  # fmt: skip
    assert shown[2].endswith(URL)
    assert shown[3].strip() == "the server answers 503 (3 times in a row)"
    assert f"{day.astimezone():%b}" in shown[4]
    assert "\x1b" not in shown[4]
    assert max(map(len, shown[:5])) <= 80
    assert shown[5].strip() == f"{URL} moved to https://new.example/feed"
    starts = {line.index(word) for line, word in zip(shown, ("feed", "The"), strict=False)}
    assert len(starts) == 1


def test_a_pipe_gets_json_lines(capsys: pytest.CaptureFixture[str]) -> None:
    Lines(None).write(FAILING, NOW)
    plain = json.loads(capsys.readouterr().out)
    assert list(plain) == list(FeedLine.__dataclass_fields__)
    assert (plain["checked"], plain["why"]) == (NOW.isoformat(), "the server answers 503")
