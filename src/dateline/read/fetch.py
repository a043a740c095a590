"""Pages from the web, within limits: the only file that opens connections, by urllib3.

Each hop is checked by itself: the host is resolved, its addresses are judged, and the connection
goes to the address that was judged, so that a name that changes its address meanwhile gains
nothing. Proxies are not used, for behind one nobody can tell what is asked.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from dateline.errors import ReadError
from dateline.limits import Limits
from dateline.read.addresses import find_addresses
from dateline.read.budget import Budget
from dateline.read.items import Item

AGENT = "Dateline (reads reports for a local record)"
MOST_HOPS = 5
_CHUNK = 65_536
_SILENCE = 20.0
"""Seconds without a byte after which a server is given up."""

_LONGEST_URL = 4_000
_BOTH_WAYS = 2
_MOVED = (301, 302, 303, 307, 308)
_NAMES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "application/pdf": "page.pdf",
    "text/markdown": "page.md",
    "text/csv": "page.csv",
    "application/json": "page.json",
    "application/feed+json": "page.json",
    "application/x-ndjson": "page.jsonl",
    "application/rss+xml": "page.rss",
    "application/atom+xml": "page.atom",
    "application/xml": "page.xml",
    "text/xml": "page.xml",
}
"""What a page is by its type, as the ending of a name; others are judged by their url and bytes."""

_PACKED = {"gzip": ".gz", "x-gzip": ".gz", "zstd": ".zst"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered to one request, after all redirects; names of headers are small."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Gets pages; made once, used for many, from any thread.

    `limits` bounds size and time of one answer, all its redirects together.
    """

    limits: Limits
    allow_private: bool = False

    def fetch(self, url: str, budget: Budget) -> Item:
        """Give the page at a url as an item to read; ReadError when it cannot be had."""
        answer = self.ask(url)
        if answer.status != 200:
            raise ReadError(refusal(answer))
        return make_item(answer, budget)

    def ask(self, url: str) -> Answer:
        """Give what is answered at a url, whatever its status; follows few redirects.

        Raises ReadError for a url that may not be asked, or a server that does not answer.
        """
        with _alarm(float(self.limits.max_seconds)) as alarm:
            for _ in range(MOST_HOPS + 1):
                answer = self._ask_once(url, {}, alarm)
                target = find_target(answer)
                if target is None:
                    return answer
                url = target
        raise ReadError(f"it leads on more than {MOST_HOPS} times, last to {url[:200]}: it is left")

    def ask_once(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Give what is answered at a url itself, also when it leads on to another one.

        Raises ReadError as `ask` does.
        """
        with _alarm(float(self.limits.max_seconds)) as alarm:
            return self._ask_once(url, headers, alarm)

    def _ask_once(self, url: str, headers: Mapping[str, str], alarm: "_Alarm") -> Answer:
        scheme, host, port, path = split_url(url)
        addresses = find_addresses(host, port, allow_private=self.allow_private)
        silence = min(_SILENCE, float(self.limits.max_seconds))
        connection = _connect(scheme, host, port, addresses[0], silence)
        sent = {
            "Host": _host_header(scheme, host, port),
            "User-Agent": AGENT,
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Encoding": "gzip, identity",
            **headers,
        }
        try:
            connection.connect()
            alarm.watch(connection.sock)
            connection.request(
                "GET", path, headers=sent, preload_content=False, decode_content=False
            )
            response = connection.getresponse()
            body = self._read_body(response, alarm)
            found = {name.lower(): value for name, value in response.headers.items()}
            return Answer(url, response.status, found, body)
        except (HTTPError, HTTPException, OSError, ValueError) as error:
            if alarm.rang or isinstance(error, TimeoutError | urllib3.exceptions.TimeoutError):
                raise ReadError(alarm.why) from error
            raise ReadError(f"{url[:200]} cannot be fetched ({_reason(error)})") from error
        finally:
            connection.close()

    def _read_body(self, response: urllib3.BaseHTTPResponse, alarm: "_Alarm") -> bytes:
        most, parts, size = self.limits.max_bytes, [], 0
        for part in response.stream(_CHUNK, decode_content=False):
            size += len(part)
            if size > most:
                raise ReadError(f"the page has more than {most:,} bytes: it is left")
            parts.append(part)
        if alarm.rang:
            raise ReadError(alarm.why)
        return b"".join(parts)


def find_target(answer: Answer) -> str | None:
    """Give the url that an answer leads on to; None when it leads nowhere."""
    target = answer.headers.get("location")
    return None if answer.status not in _MOVED or target is None else urljoin(answer.url, target)


def make_item(answer: Answer, budget: Budget) -> Item:
    """Make what was answered an item to read."""
    budget.grant(len(answer.body))
    kind = answer.headers.get("content-type", "").split(";")[0].strip().lower()
    name = _NAMES.get(kind) or PurePosixPath(urlsplit(answer.url).path).name or "page"
    packed = _PACKED.get(answer.headers.get("content-encoding", "").strip().lower(), "")
    return Item(answer.url, name + packed, BytesIO(answer.body), budget, url=answer.url)


class _Alarm:
    """Cuts a connection when the time of a page is over, whatever the server does meanwhile."""

    def __init__(self, seconds: float) -> None:
        self.rang = False
        self.why = f"the page does not come within {seconds:g} s: it is left"
        self._socket: Any = None

    def watch(self, socket: Any) -> None:
        """Take note of the connection to cut; none is used after the time is over."""
        self._socket = socket
        if self.rang:
            raise ReadError(self.why)

    def ring(self) -> None:
        """Cut the connection."""
        self.rang = True
        if self._socket is not None:
            with suppress(OSError):
                self._socket.shutdown(_BOTH_WAYS)


@contextmanager
def _alarm(seconds: float) -> Iterator[_Alarm]:
    alarm = _Alarm(seconds)
    timer = threading.Timer(seconds, alarm.ring)
    timer.daemon = True
    timer.start()
    try:
        yield alarm
    finally:
        timer.cancel()


def split_url(url: str) -> tuple[str, str, int, str]:
    """Give scheme, host, port and path of a url; ReadError when it is none of the web."""
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
        ascii_host = host.encode("idna").decode("ascii") if host and not host.isascii() else host
    except (ValueError, UnicodeError) as error:
        raise ReadError(f"{url[:200]!r} is no url ({error}): check it") from error
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https") or not ascii_host or len(url) > _LONGEST_URL:
        raise ReadError(f"{url[:200]!r} is no url of a page: only http and https are fetched")
    path = urllib3.util.parse_url(url.strip()).request_uri
    return scheme, ascii_host, port or (443 if scheme == "https" else 80), path


def _connect(scheme: str, host: str, port: int, address: str, silence: float) -> HTTPConnection:
    """Make the connection to an address that was judged; the certificate must be the host's."""
    if scheme == "http":
        return HTTPConnection(address, port, timeout=silence)
    return HTTPSConnection(
        address, port, timeout=silence, server_hostname=host, assert_hostname=host
    )


def _host_header(scheme: str, host: str, port: int) -> str:
    name = f"[{host}]" if ":" in host else host
    return name if port == (443 if scheme == "https" else 80) else f"{name}:{port}"


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def refusal(answer: Answer) -> str:
    """Say that a server answered otherwise than with a page, and what to do."""
    return f"the server answers {answer.status}: {_advise(answer)}"


def _advise(answer: Answer) -> str:
    later = answer.headers.get("retry-after")
    if answer.status in (429, 503):
        return f"ask again later{f' ({later[:40]})' if later else ''}"
    if answer.status in (401, 402, 403):
        return "it wants a reader it knows; save the page in a browser, and read the file"
    return "check the url, or save the page in a browser"
