"""The watch: feeds are asked when they are due, what they name is read, and nothing is forgotten.

    feed due -> asked -> its entries are kept, with its marks, in one step
    entry -> its page is asked for, unless the feed gave the text -> read -> into the record -> done

One loop decides and writes, threads ask. Whatever moment the process is killed at, the next start
finds what was named and not read, and asks for nothing that was.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from dateline.answers import Added
from dateline.errors import LanguageError, ReadError
from dateline.read.fetch import Answer
from dateline.read.hints import read_max_age
from dateline.read.items import How
from dateline.read.polls import read_page_of, read_poll
from dateline.resolve.addresses import fold_url
from dateline.run.backoff import MOST_TRIES, PAGE_FIRST, PAGE_STEEP, back_off, spread
from dateline.run.desk import Desk
from dateline.run.flights import Flights, Refusal
from dateline.run.gate import DAY
from dateline.run.web import Ask, Web, name_lane
from dateline.store.watching import WatchMemory
from dateline.text import Failure, Report
from dateline.watched import Entry, Feed, FeedLine, Named, Outcome

EVERY = timedelta(minutes=30)
"""How long a feed is left alone that wants nothing else."""

SLACK = timedelta(minutes=1)
"""How much too early a run by the clock of cron may ask."""

PATIENCE = timedelta(minutes=2)
"""How long a run that is to end waits for a host that wants a pause."""

LONGEST_SLEEP = 60.0
_SOON = 0.02


@dataclass(frozen=True, slots=True)
class Plan:
    """How to watch: how often, whether only once, what one answer may cost, reports at a time."""

    how: How
    every: timedelta = EVERY
    once: bool = False
    batch: int = 16


@dataclass(slots=True)
class _Count:
    """What came of a feed since its last line."""

    new: int = 0
    read: int = 0
    known: int = 0
    aside: int = 0
    given_up: int = 0


class Watch:
    """Watches feeds; `run` gives a line for each time that a feed was asked and read.

    `clock` gives the moment with its zone, `chance` spreads what would else come in step, `tell`
    hears what is given up. What is asked, read and kept is done by `web`, `desk` and `memory`.
    `read` counts the reports that are new in the record.
    """

    def __init__(  # noqa: PLR0913 (each is a part of the world)
        self,
        urls: Sequence[str],
        plan: Plan,
        *,
        memory: WatchMemory,
        web: Web,
        desk: Desk,
        clock: Callable[[], datetime],
        chance: Random,
        tell: Callable[[Failure], None],
    ) -> None:
        self._plan = plan
        self._memory = memory
        self._desk = desk
        self._clock = clock
        self._chance = chance
        self._tell = tell
        self._feeds = {url: _hasten(memory.feed(url), plan.every) for url in urls}
        self._asked: set[str] = set()
        self._flights = Flights(memory, web, clock)
        self._busy: set[str] = set()
        self._held: dict[int, str] = {}
        self._ready: list[tuple[Entry, Report, str | None]] = []
        self._counts: dict[str, _Count] = {}
        self.read = 0

    def run(self) -> Iterator[FeedLine]:
        """Watch until all is done, with `plan.once`, or else as long as there is a feed to ask."""
        while True:
            self._send()
            self._read()
            rest = self._rest()
            idle = not self._flights.flying and (rest is None or rest > LONGEST_SLEEP)
            if rest is None or not self._plan.once:
                yield from self._say(all_of_them=idle)
            if rest is None:
                return
            for ask, end in self._flights.receive(min(rest, LONGEST_SLEEP)):
                self._take(ask, end)

    @property
    def next(self) -> datetime | None:
        """When the next feed is due."""
        return min(
            (one.due for one in self._feeds.values() if one.due and one.status != "gone"),
            default=None,
        )

    # Asking

    def _send(self) -> None:
        """Send all questions whose time has come and whose host is free.

        Feeds that fail come last, so that one that a host refuses holds up nothing else of it.
        """
        now = self._clock()
        self._flights.wake = None
        for ask, refused in self._flights.send_on(now):
            self._take(ask, refused)
        feeds = tuple(self._feeds.values())
        self._send_feeds((one for one in feeds if not one.failures), now)
        self._send_pages(now)
        self._send_feeds((one for one in feeds if one.failures), now)

    def _send_feeds(self, feeds: Iterable[Feed], now: datetime) -> None:
        for feed in feeds:
            if feed.url not in self._busy and self._is_due(feed, now):
                self._ask(_ask_for(feed), now)

    def _send_pages(self, now: datetime) -> None:
        for host in self._memory.hosts(now):
            entry = self._memory.next_page(host, now, but=self._held)
            if entry is not None:
                self._ask(Ask("page", entry.known.url or "", entry.feed, entry), now)

    def _ask(self, ask: Ask, now: datetime) -> None:
        sent = self._flights.send(ask, now)
        if sent is False:
            return
        if ask.entry is not None:
            self._held[ask.entry.number] = ask.feed
        else:
            self._busy.add(ask.feed)
            self._asked.add(ask.feed)
        if isinstance(sent, Refusal):
            self._take(ask, sent)

    def _is_due(self, feed: Feed, now: datetime) -> bool:
        if feed.status == "gone" or (self._plan.once and feed.url in self._asked):
            return False
        if feed.checked is None or feed.checked > now:  # never, or the clock was set back
            return True
        if self._plan.once:
            return feed.bound is None or feed.bound <= now + SLACK
        return feed.due is None or feed.due <= now

    def _rest(self) -> float | None:
        """Give the seconds for which nothing need be done; None when all is done, for good."""
        now, flights = self._clock(), self._flights
        if self._ready or self._memory.texts(1):
            return 0.0
        if not self._plan.once:
            for feed in self._feeds.values():
                if feed.status != "gone" and feed.due is not None and feed.due > now:
                    flights.wake_at(feed.due)
            flights.wake_at(self._memory.next_due(now))
        if flights.flying:
            return _seconds_to(flights.wake, now)
        if flights.wake is None or (self._plan.once and flights.wake > now + PATIENCE):
            return None
        return _seconds_to(flights.wake, now)

    # Taking what came

    def _take(self, ask: Ask, end: Answer | Refusal) -> None:
        now = self._clock()
        if ask.entry is not None and isinstance(end, Refusal):
            self._fail_page(ask.entry, end, now)
        elif ask.entry is not None and isinstance(end, Answer):
            self._take_page(ask.entry, end, now)
        elif isinstance(end, Refusal):
            self._fail_feed(self._feeds[ask.feed], end, now)
        else:
            self._take_feed(ask, end, now)

    def _take_feed(self, ask: Ask, answer: Answer, now: datetime) -> None:
        feed = self._feeds[ask.feed]
        named: tuple[Named, ...] = ()
        if answer.status == 304:
            feed = replace(feed, status="unchanged", why=None)
        else:
            try:
                feed, named = self._read_feed(feed, answer)
            except ReadError as error:
                self._fail_feed(feed, Refusal(str(error)), now)
                return
        asks = max(feed.pause, read_max_age(answer.headers))
        wanted = min(timedelta(seconds=asks), DAY)
        due = now + spread(max(wanted, self._plan.every), self._chance)
        at = ask.moved or feed.at
        feed = replace(feed, at=at, checked=now, failures=0, bound=now + wanted, due=due)
        self._keep(feed, named, now)

    def _read_feed(self, feed: Feed, answer: Answer) -> tuple[Feed, tuple[Named, ...]]:
        """Read what a feed answered; its marks count only when it came whole."""
        polled = read_poll(answer, self._plan.how, fold=fold_url)
        feed = replace(
            feed,
            title=polled.title or feed.title,
            status="read",
            why=polled.flaw,
            etag=answer.headers.get("etag") if polled.whole else None,
            modified=answer.headers.get("last-modified") if polled.whole else None,
            pause=polled.pause,
            entries=len(polled.entries),
        )
        return feed, tuple(replace(one, host=_lane(one.known.url)) for one in polled.entries)

    def _fail_feed(self, feed: Feed, refused: Refusal, now: datetime) -> None:
        failures = feed.failures + 1
        wait = DAY if refused.kind == "refused" else back_off(failures, self._chance)
        due = max(refused.until or now, now + wait)
        why = "the server says that it is gone (410)" if refused.kind == "gone" else refused.why
        feed = replace(
            feed,
            status=refused.kind,
            why=why,
            checked=now,
            failures=failures,
            due=due,
            bound=due,
        )
        self._keep(feed, (), now)

    def _keep(self, feed: Feed, named: Iterable[Named], now: datetime) -> None:
        count = self._counts.setdefault(feed.url, _Count())
        count.new += self._memory.keep_feed(feed, named, now=now)
        self._feeds[feed.url] = feed
        self._busy.discard(feed.url)

    def _take_page(self, entry: Entry, answer: Answer, now: datetime) -> None:
        report = read_page_of(answer, entry.known, self._plan.how)
        if isinstance(report, Failure):
            self._fail_page(entry, Refusal(report.why, "refused"), now)
        else:
            self._ready.append((entry, report, None))

    def _fail_page(self, entry: Entry, refused: Refusal, now: datetime) -> None:
        """Ask for a page later; after some tries do without it."""
        entry = replace(entry, tries=entry.tries + 1)
        if refused.kind != "failing" or entry.tries >= MOST_TRIES:
            self._do_without(entry, refused.why)
            return
        wait = back_off(entry.tries, self._chance, first=PAGE_FIRST, steep=PAGE_STEEP)
        due = max(refused.until or now, now + wait)
        self._settle([Outcome(entry, "waiting", refused.why, due=due)])

    def _do_without(self, entry: Entry, why: str) -> None:
        """Give a page up, and take the summary that the feed gave in its place if there is one."""
        tried = f" after {entry.tries} tries" if entry.tries > 1 else ""
        note = f"{why}. Given up{tried}"
        if entry.known.body.strip():
            note = f"{note}; the summary in its feed is read instead"
            self._ready.append((replace(entry, page=False), entry.known, note))
        else:
            self._counts.setdefault(entry.feed, _Count()).given_up += 1
            self._settle([Outcome(entry, "given_up", note)])
        self._tell(Failure(entry.known.url or entry.known.source, ReadError.__name__, note))

    # Reading

    def _read(self) -> None:
        """Read what is at hand, one batch of it, and then say that it is done."""
        room = max(self._plan.batch - len(self._ready), 1)
        texts = [(one, one.known, None) for one in self._memory.texts(room)]
        batch = [*self._ready, *texts]
        if not batch:
            return
        self._ready = []
        results = self._desk.add([report for _, report, _ in batch])
        self._settle(
            outcome
            for (entry, _, note), result in zip(batch, results, strict=True)
            if (outcome := self._judge(entry, result, note)) is not None
        )

    def _judge(self, entry: Entry, result: Added | Failure, note: str | None) -> Outcome | None:
        """Say what became of an entry; None when its page held no text and is done without."""
        count = self._counts.setdefault(entry.feed, _Count())
        if isinstance(result, Added):
            count.read += result.new
            self.read += result.new
            count.known += not result.new
            return Outcome(entry, "read", note, result.document)
        if result.error == LanguageError.__name__:
            count.aside += 1
            return Outcome(entry, "aside", result.why)
        if entry.page:
            self._do_without(entry, result.why)
            return None
        count.given_up += 1
        self._tell(result)
        return Outcome(entry, "given_up", result.why)

    def _settle(self, outcomes: Iterable[Outcome]) -> None:
        """Keep what became of entries, whose reports are in the record by now."""
        outcomes = tuple(outcomes)
        self._memory.settle(outcomes)
        for one in outcomes:
            self._held.pop(one.entry.number, None)
            self._counts.setdefault(one.entry.feed, _Count())

    # Telling

    def _say(self, *, all_of_them: bool) -> Iterator[FeedLine]:
        """Give the lines of the feeds with which nothing is going on any more."""
        now = self._clock()
        held = set(self._held.values())
        for url in tuple(self._counts):
            goes_on = url in self._busy or url in held or self._memory.is_waiting(url, now)
            if url in self._feeds and (all_of_them or not goes_on):
                yield self.line(url)

    def line(self, url: str) -> FeedLine:
        """Give the state of a feed in one line, with what came of it since the line before."""
        feed, count = self._feeds[url], self._counts.pop(url, None) or _Count()
        later = feed.due
        if self._plan.once:
            later = feed.bound if feed.bound and feed.bound != feed.checked else None
        return FeedLine(
            feed=url,
            title=feed.title,
            state=feed.status,
            at=feed.at if feed.at != url else None,
            checked=_to_second(feed.checked),
            next=None if feed.status == "gone" else _to_second(later),
            entries=feed.entries,
            new=count.new,
            read=count.read,
            known=count.known,
            aside=count.aside,
            given_up=count.given_up,
            waiting=self._memory.count_waiting(url),
            failures=feed.failures,
            why=feed.why,
        )


def _ask_for(feed: Feed) -> Ask:
    marks = (("If-None-Match", feed.etag), ("If-Modified-Since", feed.modified))
    headers = tuple((name, value) for name, value in marks if value)
    return Ask("feed", feed.at, feed.url, headers=headers)


def _hasten(feed: Feed, every: timedelta) -> Feed:
    """Let a feed that answered well be due as this watch has it, and not an earlier one."""
    if feed.failures or feed.due is None or feed.checked is None:
        return feed
    soonest = max(feed.checked + every, feed.bound or feed.checked)
    return replace(feed, due=min(feed.due, soonest))


def _lane(url: str | None) -> str:
    """Give the host of a page; nothing for a url that is none, which fails when it is asked."""
    try:
        return name_lane(url or "")
    except ReadError:
        return ""


def _to_second(moment: datetime | None) -> datetime | None:
    return None if moment is None else moment.replace(microsecond=0)


def _seconds_to(moment: datetime | None, now: datetime) -> float:
    if moment is None:
        return LONGEST_SLEEP
    return max(_SOON, (moment - now).total_seconds())
