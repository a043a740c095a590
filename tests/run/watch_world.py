"""A web, a desk and a clock made up for watches: nothing waits, and all is counted."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from dateline.answers import Added
from dateline.errors import ReadError
from dateline.identity import make_id
from dateline.read.fetch import Answer
from dateline.read.items import How
from dateline.run.watching import Plan, Watch
from dateline.run.web import Ask, Reply
from dateline.store.watching import WatchMemory
from dateline.text import Failure, Report
from dateline.watched import FeedLine

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
_NONE: Mapping[str, str] = {}
FEED = "http://wire.example/feed"

Answers = Callable[[Ask], Answer | ReadError]


class Killed(BaseException):
    """The process ends here."""


def page(words: str) -> bytes:
    return f"<html><body><article><p>{words}</p></article></body></html>".encode()


def item(n: int | str, *, text: str = "", url: str = "", guid: str = "", more: str = "") -> str:
    link = url or f"http://wire.example/{n}"
    full = f"<encoded>{text}</encoded>" if text else ""
    name = f"<guid>{guid}</guid>" if guid else ""
    return f"<item><title>Talks {n}</title><link>{link}</link>{name}{full}{more}</item>"


def rss(*items: str, more: str = "") -> bytes:
    return f"<rss><channel><title>Wire</title>{more}{''.join(items)}</channel></rss>".encode()


def give(url: str, body: bytes = b"", status: int = 200, **headers: str) -> Answer:
    return answer(url, body, status, headers)


def answer(
    url: str, body: bytes = b"", status: int = 200, headers: Mapping[str, str] = _NONE
) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    kind = "text/html" if body.startswith(b"<html") else "text/xml"
    return Answer(url, status, {"content-type": kind, **named}, body)


@dataclass
class World:
    """Pages by url; what was asked, when, with which headers; what was recorded.

    A page is bytes, an Answer, a ReadError, or what makes one of a question. A robots.txt that is
    not among them is not there.
    """

    pages: dict[str, bytes | Answer | ReadError | Answers] = field(default_factory=dict)
    slow: dict[str, float] = field(default_factory=dict)
    now: datetime = NOW
    asked: list[str] = field(default_factory=list)
    times: list[tuple[str, datetime, datetime]] = field(default_factory=list)
    asks: list[Ask] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    told: list[Failure] = field(default_factory=list)
    batches: int = 0
    kill_before: bool = False
    kill_after: bool = False
    _coming: list[tuple[datetime, Reply]] = field(default_factory=list)

    def send(self, ask: Ask) -> None:
        arrives = self.now + timedelta(seconds=self.slow.get(ask.url, 0.1))
        if ask.kind != "robots":
            self.asked.append(ask.url)
            self.asks.append(ask)
            self.times.append((ask.url, self.now, arrives))
        self._coming.append((arrives, (ask, self._answer(ask))))
        self._coming.sort(key=lambda one: one[0])

    def receive(self, seconds: float) -> Reply | None:
        until = self.now + timedelta(seconds=seconds)
        if self._coming and self._coming[0][0] <= until:
            arrives, reply = self._coming.pop(0)
            self.now = max(self.now, arrives)
            return reply
        self.now = until
        return None

    def add(self, reports: Sequence[Report]) -> list[Added | Failure]:
        self.batches += 1
        if self.kill_before:
            raise Killed
        added: list[Added | Failure] = []
        for report in reports:
            if "???" in report.body:
                added.append(Failure(report.source, "LanguageError", "it is in Danish"))
                continue
            if "<p></p>" in report.body:
                added.append(Failure(report.source, "CleanError", "no text is left"))
                continue
            document = make_id("doc", report.url, report.title, report.body)
            added.append(Added(report.id, document, document not in self.documents))
            if document not in self.documents:
                self.reports.append(report)
            self.documents.add(document)
        if self.kill_after:
            raise Killed
        return added

    def _answer(self, ask: Ask) -> Answer | ReadError:
        found = self.pages.get(ask.url)
        if found is None:
            return give(ask.url, status=404)
        if isinstance(found, bytes):
            return give(ask.url, found)
        return found(ask) if callable(found) else found


@contextmanager
def open_watch(
    world: World, folder: Path, *urls: str, once: bool = True, every: float = 1800
) -> Iterator[Watch]:
    plan = Plan(How(), timedelta(seconds=every), once)
    with WatchMemory(folder / "a.db.watch") as memory:
        yield Watch(
            urls or (FEED,), plan, memory=memory, web=world, desk=world, clock=lambda: world.now,
            chance=Random(1), tell=world.told.append,  # noqa: S311
        )  # fmt: skip


def run_once(world: World, folder: Path, *urls: str) -> list[FeedLine]:
    with open_watch(world, folder, *urls) as watch:
        return list(watch.run())


def run_for(world: World, folder: Path, hours: float, *urls: str, **how: float) -> list[FeedLine]:
    """Watch until the clock of the world is so many hours on; it moves when there is a line."""
    until = world.now + timedelta(hours=hours)
    lines: list[FeedLine] = []
    with open_watch(world, folder, *urls, once=False, **how) as watch:
        for line in watch.run():
            if world.now > until:
                break
            lines.append(line)
    return lines
