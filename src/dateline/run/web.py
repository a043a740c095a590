"""Questions to the web, many at once: what is slow holds up nothing but itself."""

import threading
from dataclasses import dataclass, replace
from queue import Empty, SimpleQueue
from typing import Literal, Protocol

from dateline.errors import ReadError
from dateline.read.fetch import Answer, Fetcher, split_url
from dateline.watched import Entry

LASTING = (301, 308)
"""How a server says that a page moved for good."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: for a feed, for the page of an entry, or for a robots.txt.

    `hops` counts how often it was led on; `moved` is where a feed is for good, as long as each of
    these hops said so.
    """

    kind: Literal["feed", "page", "robots"]
    url: str
    feed: str = ""
    entry: Entry | None = None
    headers: tuple[tuple[str, str], ...] = ()
    hops: int = 0
    moved: str | None = None

    def lead_on(self, target: str, status: int) -> "Ask":
        """Give the question as it is asked where an answer led on to."""
        lasting = status in LASTING and (self.hops == 0 or self.moved is not None)
        return replace(self, url=target, hops=self.hops + 1, moved=target if lasting else None)


Reply = tuple[Ask, Answer | ReadError]


class Web(Protocol):
    """Takes questions and gives their answers, in whatever order they come."""

    def send(self, ask: Ask) -> None:
        """Begin to ask."""
        ...

    def receive(self, seconds: float) -> Reply | None:
        """Give an answer, or None when none comes within so many seconds."""
        ...


class ThreadedWeb:
    """Asks in threads of its own, as many as there are questions at a time; they end with us."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._asks: SimpleQueue[Ask] = SimpleQueue()
        self._replies: SimpleQueue[Reply] = SimpleQueue()
        self._threads = 0
        self._busy = 0

    def send(self, ask: Ask) -> None:
        """Begin to ask; there is a thread for it."""
        self._busy += 1
        if self._busy > self._threads:
            self._threads += 1
            threading.Thread(target=self._serve, daemon=True).start()
        self._asks.put(ask)

    def receive(self, seconds: float) -> Reply | None:
        """Give an answer, or None when none comes in time."""
        try:
            reply = (
                self._replies.get(timeout=seconds) if seconds > 0 else self._replies.get_nowait()
            )
        except Empty:
            return None
        self._busy -= 1
        return reply

    def _serve(self) -> None:
        while True:
            ask = self._asks.get()
            self._replies.put((ask, self._answer(ask)))

    def _answer(self, ask: Ask) -> Answer | ReadError:
        try:
            if ask.kind == "robots":
                return self._fetcher.ask(ask.url)
            return self._fetcher.ask_once(ask.url, dict(ask.headers))
        except ReadError as error:
            return error
        except Exception as error:  # one answer must not end the watch
            kind = type(error).__name__
            return ReadError(f"asking for it broke Dateline: {kind}: {str(error)[:200]}")


def name_lane(url: str) -> str:
    """Give host and port of a url; ReadError when it is none of the web."""
    _, host, port, _ = split_url(url)
    return f"{host}:{port}"


def name_site(url: str) -> str:
    """Give scheme, host and port of a url, for which one robots.txt counts (RFC 9309, 2.3)."""
    scheme, host, port, _ = split_url(url)
    shown = f"[{host}]" if ":" in host else host
    return f"{scheme}://{shown}:{port}"
