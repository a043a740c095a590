"""Questions in threads, with servers on this machine; and what they may not be led on to."""

import socket
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import ReadError
from dateline.limits import Limits
from dateline.read.fetch import Answer, Fetcher
from dateline.run.flights import Flights, Refusal
from dateline.run.web import Ask, ThreadedWeb, name_lane, name_site
from dateline.store.watching import WatchMemory
from tests.read.server import give, run_server, send_on


def _hang(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(5)


def now() -> datetime:
    return datetime.now(UTC)


def fly(flights: Flights, ask: Ask, *, seconds: float = 10) -> Answer | Refusal:
    """Send a question until it has come to something."""
    sent: Refusal | bool = False
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if sent is False:
            sent = flights.send(ask, now())
        if isinstance(sent, Refusal):
            return sent
        for _, refused in flights.send_on(now()):
            return refused
        for _, end in flights.receive(0.05):
            return end
    raise AssertionError("it came to nothing")


def test_what_is_slow_holds_up_nothing_else() -> None:
    with run_server({"/": _hang}) as slow, run_server({"/": give(b"here")}) as quick:
        web = ThreadedWeb(Fetcher(Limits(max_seconds=20), allow_private=True))
        for _ in range(8):
            web.send(Ask("page", slow.url("/")))
        started = time.monotonic()
        web.send(Ask("page", quick.url("/")))
        reply = web.receive(10)
        assert time.monotonic() - started < 4
    assert reply is not None
    assert isinstance(reply[1], Answer)
    assert reply[1].body == b"here"
    assert web.receive(0) is None


def test_an_answer_that_breaks_us_ends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> Answer:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(Fetcher, "ask_once", break_off)
    web = ThreadedWeb(Fetcher(Limits()))
    web.send(Ask("page", "http://wire.example/"))
    reply = web.receive(10)
    assert reply is not None
    assert isinstance(reply[1], ReadError)
    assert "ZeroDivisionError" in str(reply[1])


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{port}/page",
        "http://localhost:{port}/page",
        "http://169.254.169.254/latest/meta-data",
        "http://[::1]:{port}/page",
        "http://10.0.0.1/",
    ],
)
def test_a_public_page_does_not_lead_inside(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The host is taken for public once, as one that was judged; what it leads to is not."""
    real = socket.getaddrinfo
    judged: list[str] = []

    def resolve(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host == "public.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.2", port))]
        return real(host, port, *args, **kwargs)

    def is_public(address: str) -> bool:
        judged.append(address)
        return address == "127.0.0.2"

    monkeypatch.setattr("dateline.read.addresses.socket.getaddrinfo", resolve)
    monkeypatch.setattr("dateline.read.addresses.is_public", is_public)
    monkeypatch.setattr("dateline.read.fetch._connect", _connect_here)
    answers = {"/page": give(b"inside"), "/out": send_on("")}
    with run_server(answers) as server, WatchMemory(tmp_path / "a.watch") as memory:
        answers["/out"] = send_on(target.format(port=server.port))
        flights = Flights(memory, ThreadedWeb(Fetcher(Limits(max_seconds=5))), now)
        end = fly(flights, Ask("page", f"http://public.example:{server.port}/out"))
        assert isinstance(end, Refusal)
        assert "not of the public network" in end.why
        assert "/page" not in server.asked
        assert judged[-1] != "127.0.0.2"


def _connect_here(scheme: str, host: str, port: int, address: str, silence: float) -> Any:
    from urllib3.connection import HTTPConnection  # noqa: PLC0415 (this test alone)

    return HTTPConnection(address.replace("127.0.0.2", "127.0.0.1"), port, timeout=silence)


def test_the_names_of_hosts_and_sites() -> None:
    assert name_lane("HTTPS://Wire.example/a") == "wire.example:443"
    assert name_site("https://wire.example/a") == "https://wire.example:443"
    assert name_site("http://[2001:db8::1]:8080/a") == "http://[2001:db8::1]:8080"
    with pytest.raises(ReadError):
        name_lane("mailto:a@b.example")


def test_what_is_for_good_is_for_good_as_long_as_all_of_it_is() -> None:
    ask = Ask("feed", "http://a.example/", "http://a.example/")
    assert ask.lead_on("http://b.example/", 301).moved == "http://b.example/"
    assert ask.lead_on("b", 301).lead_on("c", 308).moved == "c"
    assert ask.lead_on("b", 302).lead_on("c", 301).moved is None
    assert ask.lead_on("b", 301).lead_on("c", 307).moved is None
