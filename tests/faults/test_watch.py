"""A watch as a process, with a server that misbehaves: kills, Ctrl-C, two at a time."""

import json
import os
import random
import signal
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from tests.faults.processes import (
    Forks,
    comes_true,
    count_documents,
    dump,
    ends_soon,
    is_sound,
    moments,
    run,
    start,
)
from tests.read.files import pack
from tests.read.server import Answer, Server, give, run_server, send_on
from tests.run.watch_world import item, page, rss

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="signals are not the same here")

SECONDS = "5"
"""How long a watch may take for a page, DATELINE_MAX_SECONDS."""
COUNT, PAGES = 24, 2
KILLS = 4
ALWAYS = ("--allow-private", "--json")


def say(n: int) -> str:
    return f"On day {n}, Norway signed a treaty with Kenya in Oslo, said envoy number {n}. " * 4


def make_feed(port: int) -> bytes:
    """Most entries with their text; the pages of the last ones must be fetched."""
    urls = [f"http://127.0.0.1:{port}/{n}" for n in range(COUNT)]
    full = [item(n, text=say(n), url=urls[n]) for n in range(COUNT - PAGES)]
    return rss(*full, *(item(n, url=urls[n]) for n in range(COUNT - PAGES, COUNT)))


def _feed(handler: BaseHTTPRequestHandler) -> None:
    """A feed that says, once it was had, that nothing changed: what was lost is lost."""
    if handler.headers.get("If-None-Match") == '"v1"':
        give(b"", status=304)(handler)
    else:
        body = pack(make_feed(handler.server.server_port))  # type: ignore[attr-defined]
        give(body, "text/xml", ETag='"v1"', Content_Encoding="gzip")(handler)


def _hang(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(30)


def _never_end(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"<rss>" * 5000)


ANSWERS: dict[str, Answer] = {
    "/feed": _feed,
    "/moved": send_on("/feed", 301),
    "/hang": _hang,
    "/endless": _never_end,
    "/short": give(b"<rss></rss>", "text/xml", Content_Length="9999"),
    "/busy": give(b"", status=429, Retry_After="1"),
    "/down": give(b"", status=503),
    "/loop": send_on("/loop"),
    "/gone": give(b"", status=410),
    "/page": give(page("Hello")),
    "/cut": give(rss(item(1, text=say(1)), item(2, text=say(2)))[:-99], "text/xml"),
    **{f"/{n}": give(page(say(n))) for n in range(COUNT)},
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_server(ANSWERS) as server:
        yield server


def start_watch(*args: str, cwd: Path) -> "subprocess.Popen[str]":
    """Start a watch with small batches."""
    return start(
        "watch", *args, *ALWAYS, cwd=cwd, stdout=subprocess.PIPE,
        DATELINE_BATCH="2", DATELINE_MAX_SECONDS=SECONDS,
    )  # fmt: skip


def watch(forks: Forks, *args: str, cwd: Path) -> "tuple[int, dict[str, dict[str, object]], str]":
    """Run a watch once: its status, its lines by the end of their urls, and what it said."""
    life = forks.live("watch", *args, "--once", *ALWAYS, cwd=cwd)
    status = forks.end()
    lines = [json.loads(line) for line in life.out.read_text().splitlines()]
    return (
        status,
        {str(one["feed"]).rpartition("/")[2]: one for one in lines},
        life.errors.read_text(),
    )


@pytest.fixture(scope="module")
def forks(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Forks]:
    forks = Forks(tmp_path_factory.mktemp("lives"), DATELINE_MAX_SECONDS=SECONDS)
    yield forks
    forks.close()


@pytest.fixture(scope="module")
def undisturbed(
    server: Server, forks: Forks, tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    folder = tmp_path_factory.mktemp("undisturbed")
    status, lines, said = watch(forks, server.url("/feed"), "--record", "a.db", cwd=folder)
    assert (status, lines["feed"]["read"], lines["feed"]["new"]) == (0, COUNT, COUNT), said
    return dump(folder / "a.db")


def test_any_kill_loses_and_repeats_nothing(
    server: Server, forks: Forks, undisturbed: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "a.db"
    asked = len(server.asked)
    met = 0
    for wanted, moment in moments(3, KILLS):
        before = count_documents(path)
        asked_for = ("watch", server.url("/feed"), "--once", *ALWAYS, "--record", "a.db")
        life = forks.live(*asked_for, cwd=tmp_path)
        comes_true(lambda: count_documents(path) >= before + wanted or life.is_over)  # noqa: B023
        time.sleep(moment * 3)
        met += forks.die(life) == -signal.SIGKILL
    assert met > KILLS / 2, "it was done before the kills: give it more reports"
    status, lines, said = watch(forks, server.url("/feed"), "--record", "a.db", cwd=tmp_path)
    assert status == 0, said
    assert lines["feed"]["waiting"] == 0
    assert dump(path) == undisturbed
    assert is_sound(path)
    pages = [one for one in server.asked[asked:] if one[1:].isdecimal()]
    assert len(pages) <= PAGES + KILLS
    status, lines, said = watch(forks, server.url("/feed"), "--record", "a.db", cwd=tmp_path)
    assert (status, lines["feed"]["state"], lines["feed"]["read"]) == (0, "unchanged", 0), said


@pytest.mark.parametrize("what", ["/feed", "/hang", "/endless", "/down"])
@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_soon_when_it_is_told_to(
    what: str, number: int, status: int, server: Server, tmp_path: Path
) -> None:
    path = tmp_path / "a.db"
    asked = len(server.asked)
    process = start_watch(server.url(what), "--record", "a.db", cwd=tmp_path)
    assert comes_true(lambda: what in server.asked[asked:])
    if what == "/feed":
        assert comes_true(lambda: count_documents(path) > 0)
    time.sleep(random.Random(what).uniform(0, 0.3))  # noqa: S311
    begun = time.monotonic()
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    assert ends_soon(begun)
    assert process.returncode == status, said
    last = said.strip().splitlines()[-1]
    assert last.startswith("stopped; "), said
    assert "Traceback" not in said
    if path.exists():
        assert is_sound(path)


def test_what_each_of_many_feeds_does_is_said(server: Server, forks: Forks, tmp_path: Path) -> None:
    """They share a host; each fails in its way, and what can be read is read."""
    says = {
        "/endless": "more than", "/short": "cannot be fetched", "/busy": "429", "/down": "503",
        "/loop": "5 times", "/page": "web page", "/cut": "breaks off", "/gone": "gone",
    }  # fmt: skip
    feeds = tmp_path / "feeds.txt"
    feeds.write_text("# all of them\n" + "".join(f"{server.url(one)}\n" for one in says))
    status, lines, said = watch(forks, str(feeds), "--record", "a.db", cwd=tmp_path)
    assert status == 1, said
    assert dict.fromkeys(says, True) == {
        name: why in str(lines[name[1:]]["why"]) for name, why in says.items()
    }
    assert [name for name in says if lines[name[1:]]["state"] == "read"] == ["/cut"]
    assert count_documents(tmp_path / "a.db") == 1
    assert said.splitlines()[-1] == "8 feeds (7 failing), 1 report read -> a.db"
    status, lines, said = watch(forks, str(feeds), "--record", "a.db", cwd=tmp_path)
    assert "not asked before their time" in said


def test_a_private_address_is_refused_and_nothing_is_asked(server: Server, tmp_path: Path) -> None:
    asked = len(server.asked)
    found = run("watch", server.url("/feed"), "--once", cwd=tmp_path)
    assert found.returncode == 3
    assert "allow it with --allow-private" in json.loads(found.stdout)["why"]
    assert len(server.asked) == asked
    assert not (tmp_path / "dateline.db").exists()


def test_a_second_watch_is_told_of_the_first(server: Server, tmp_path: Path) -> None:
    asked = len(server.asked)
    process = start_watch(server.url("/hang"), "--record", "a.db", cwd=tmp_path)
    assert comes_true(lambda: "/hang" in server.asked[asked:])
    found = run("watch", server.url("/feed"), "--once", "--record", "a.db", cwd=tmp_path)
    process.kill()
    process.communicate()
    assert found.returncode == 4
    assert f"process {process.pid} (" in found.stderr
    assert "is watching for this record already" in found.stderr


def test_what_is_no_memory_of_a_watch_is_left(tmp_path: Path) -> None:
    (tmp_path / "a.db.watch").write_text("my notes " * 99)
    found = run("watch", "http://wire.example/f", "--once", "--record", "a.db", cwd=tmp_path)
    assert found.returncode == 4
    assert "a.db.watch" in found.stderr
    assert (tmp_path / "a.db.watch").read_text().startswith("my notes")


def test_a_record_that_went_is_filled_again(server: Server, forks: Forks, tmp_path: Path) -> None:
    url = server.url("/moved")
    status, lines, said = watch(forks, url, "--record", "a.db", cwd=tmp_path)
    assert (status, lines["moved"]["at"]) == (0, server.url("/feed")), said
    for one in tmp_path.glob("a.db"):
        one.unlink()
    status, lines, said = watch(forks, url, "--record", "a.db", "--again", cwd=tmp_path)
    assert (status, lines["moved"]["read"]) == (0, COUNT), said
    assert "will be read again" in said
