"""Pages from a server on this machine: what is fetched, what is refused, what is cut."""

import socket
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from dateline.errors import ReadError
from dateline.limits import Limits
from dateline.read import Fetcher, read_sources
from dateline.read.addresses import find_addresses, is_public
from dateline.read.fetch import MOST_HOPS, split_url
from dateline.text import Failure, Report
from tests.read.files import MORE, SAID, pack, page
from tests.read.server import Answer, Server, give, run_server, send_on

LIMITS = Limits(max_bytes=100_000, max_seconds=1)


def _drip(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html")
    handler.end_headers()
    for _ in range(100):
        handler.wfile.write(b"<p>")
        time.sleep(0.05)


def _drip_headers(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for number in range(100):
        handler.wfile.write(b"X-%d: a\r\n" % number)
        handler.wfile.flush()
        time.sleep(0.05)


def _say_nothing(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(3)


def _never_end(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b"a" * 10_000)


def _promise_more(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b"<p>Half a page")


def _speak_in_tongues(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"\x00\x01\x02 no answer at all\r\n\r\n")


ANSWERS: dict[str, Answer] = {
    "/page": give(page(SAID, MORE)),
    "/story.md": give(page(SAID, MORE)),
    "/text": give(SAID.encode(), "text/plain"),
    "/packed": give(pack(page(SAID, MORE)), Content_Encoding="gzip"),
    "/bomb": give(pack(b"a" * 60_000_000)[:90_000], Content_Encoding="gzip"),
    "/moved": send_on("/page", 301),
    "/twice": send_on("/moved", 307),
    "/round": send_on("/round"),
    "/out": send_on("file:///etc/passwd"),
    "/inside": send_on("http://169.254.169.254/latest/meta-data"),
    "/busy": give(b"", status=429, Retry_After="120"),
    "/closed": give(b"", status=403),
    "/drip": _drip,
    "/drip-headers": _drip_headers,
    "/silent": _say_nothing,
    "/endless": _never_end,
    "/short": _promise_more,
    "/tongues": _speak_in_tongues,
}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with run_server(ANSWERS) as server:
        yield server


def read(*urls: str, follow: bool = False, allow_private: bool = True) -> list[Report | Failure]:
    fetcher = Fetcher(LIMITS, allow_private=allow_private)
    return list(read_sources(urls, limits=LIMITS, fetch=fetcher.fetch, follow=follow))


@pytest.mark.parametrize("path", ["/page", "/story.md", "/packed", "/moved", "/twice"])
def test_a_page_is_fetched(server: Server, path: str) -> None:
    (report,) = read(server.url(path))
    assert isinstance(report, Report)
    assert (report.media_type, SAID in report.body) == ("text/html", True)
    final = server.url("/page" if path in ("/moved", "/twice") else path)
    assert (report.url, report.source) == (final, final)


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("/none", "answers 404"),
        ("/busy", "ask again later (120)"),
        ("/closed", "answers 403"),
        ("/round", f"more than {MOST_HOPS} times"),
        ("/out", "only http and https"),
        ("/bomb", "more than 100,000 bytes"),
        ("/endless", "more than 100,000 bytes"),
        ("/drip", "does not come within 1 s"),
        ("/drip-headers", "does not come within 1 s"),
        ("/silent", "does not come within 1 s"),
        ("/short", "cannot be fetched"),
        ("/tongues", "cannot be fetched"),
    ],
)
def test_what_is_not_read_is_named(server: Server, path: str, says: str) -> None:
    started = time.monotonic()
    found, good = read(server.url(path), server.url("/text"))
    assert isinstance(found, Failure)
    assert says in found.why
    assert isinstance(good, Report)
    assert time.monotonic() - started < 10


def test_an_address_of_this_machine_is_refused(server: Server) -> None:
    before = len(server.asked)
    for url in (server.url("/page"), f"http://localhost:{server.port}/page"):
        (found,) = read(url, allow_private=False)
        assert isinstance(found, Failure)
        assert "--allow-private" in found.why
    assert len(server.asked) == before


def test_each_hop_is_checked(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public name may lead on to an address that is not: the second hop is refused."""
    real = socket.getaddrinfo

    def resolve(host: str, port: int, *args: Any, **kwargs: Any) -> Any:
        if host == "public.example":  # judged as public below, reached on this machine
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]
        return real(host, port, *args, **kwargs)

    monkeypatch.setattr("dateline.read.addresses.socket.getaddrinfo", resolve)
    monkeypatch.setattr("dateline.read.addresses.is_public", lambda one: one == "127.0.0.1")
    (found,) = read(f"http://public.example:{server.port}/inside", allow_private=False)
    assert isinstance(found, Failure)
    assert "169.254.169.254" in found.why


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.5.5", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (judged, not bound to)
        ("255.255.255.255", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("2001:0:0:0:0:0:80ff:fffe", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:  # noqa: FBT001
    assert is_public(address) is public


def test_unknown_hosts_and_odd_urls() -> None:
    with pytest.raises(ReadError, match="not known"):
        find_addresses("no-such-host.invalid", 80, allow_private=True)
    for url in (
        "http://",
        "https://[::1",
        "http://a:99999/",
        "javascript:1",
        "http://" + "a" * 9999,
    ):
        with pytest.raises(ReadError):
            split_url(url)
    assert split_url("HTTPS://Zürich.example/a b?q=ü")[1] == "xn--zrich-kva.example"


def _feed(server: Server) -> bytes:
    links = "".join(
        f"<item><title>Ministers meet</title><link>{server.url(path)}</link>"
        "<pubDate>Thu, 13 Feb 2020 10:00:00 GMT</pubDate></item>"
        for path in ("/page", "/none", "/page")
    )
    return f"<rss><channel><title>Wire</title>{links}</channel></rss>".encode()


def test_links_of_feeds_and_sitemaps_are_followed_once(server: Server) -> None:
    ANSWERS["/feed"] = give(_feed(server), "application/rss+xml")
    ANSWERS["/map"] = give(
        f"<sitemapindex><sitemap><loc>{server.url('/feed')}</loc></sitemap>"
        f"<sitemap><loc>{server.url('/map')}</loc></sitemap></sitemapindex>".encode(),
        "application/xml",
    )
    report, missing = read(server.url("/feed"), follow=True)
    assert isinstance(report, Report)
    assert (report.title, report.publisher) == ("Ministers meet", "Wire")
    assert (report.published, report.url) == ("Thu, 13 Feb 2020 10:00:00 GMT", server.url("/page"))
    assert isinstance(missing, Failure)
    assert "404" in missing.why
    before = len(server.asked)
    (told,) = read(server.url("/feed"))
    assert isinstance(told, Failure)
    assert "names 2 pages" in told.why
    assert len(server.asked) == before + 1
    before = len(server.asked)
    again = read(server.url("/map"), follow=True)  # it names itself, and ends all the same
    assert [type(one) for one in again] == [Report, Failure]
    assert server.asked[before:] == ["/map", "/feed", "/page", "/none"]
