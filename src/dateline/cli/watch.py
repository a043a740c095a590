"""`dateline watch`: feeds that are asked again and again, and read into the record."""

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import click

from dateline.cli.options import (
    codebook_option,
    open_record,
    record_option,
    rows_options,
    settings_with,
)
from dateline.cli.output import make_console, wants_json
from dateline.cli.progress import describe_failure
from dateline.cli.stopping import last_words
from dateline.errors import ReadError, UsageError
from dateline.phrasing import say_many
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.cli.watch_lines import Totals
    from dateline.limits import Limits
    from dateline.run.watching import Watch
    from dateline.text import Failure

MOST_BYTES = 10_000_000
"""Bytes of a feed or page at most: many answers are in memory at a time."""

MOST_SECONDS = 60
"""Seconds that a feed or page may take at most."""


class Span(click.ParamType[timedelta | None]):
    """A stretch of time: 30m, 2h, 1d, or a number of minutes."""

    name = "time"
    _UNITS = {"m": 1, "h": 60, "d": 1440}  # noqa: RUF012 (never changed)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta | None:
        """Give the time; anything that is none, or no minute long, is a usage error."""
        if value is None or isinstance(value, timedelta):
            return value
        found = re.fullmatch(r"(\d{1,6})\s?([mhd]?)", str(value).strip().lower())
        minutes = int(found[1]) * self._UNITS[found[2] or "m"] if found else 0
        if not minutes:
            self.fail(f"{value!r} is no time of a minute or more: write 30m, 2h or 1d", param, ctx)
        return timedelta(minutes=minutes)


@click.command(
    epilog="""\b
Examples:
  dateline watch feeds.opml                       until Ctrl-C
  dateline watch feeds.txt --every 15m --record wire.db
  dateline watch https://example.org/feed.xml --once
  */20 * * * *  dateline watch feeds.opml --once >> feeds.jsonl   (a line for cron)

\b
Exit status: 0 all feeds were had; 1 some feed failed or a page was given up,
the rest was read; 2 wrong use; 3 no feed could be had; 4 the record or its
.watch file cannot be used, or another watch fills it; 5 the language model or
a knowledge file is missing; 130 stopped by Ctrl-C.
"""
)
@click.argument("feeds", metavar="FEEDS...", nargs=-1, required=True)
@record_option
@click.option(
    "--every",
    type=Span(),
    default="30m",
    metavar="TIME",
    help="How often a feed is asked that wants no longer pause (15m, 2h, 1d)  [default: 30m].",
)
@click.option("--once", is_flag=True, help="Ask each feed that may be asked, read, and end.")
@click.option(
    "--again",
    is_flag=True,
    help="Ask at once, also feeds that are gone or failing, and pages that were given up.",
)
@click.option(
    "--allow-private", is_flag=True, help="Fetch from addresses of the local network as well."
)
@codebook_option
@rows_options
@click.option("--quiet", is_flag=True, help="Say nothing on stderr but what failed.")
def command(  # noqa: PLR0913 (each is an option)
    *,
    feeds: tuple[str, ...],
    record: Path | None,
    every: timedelta,
    once: bool,
    again: bool,
    allow_private: bool,
    codebooks: tuple[Path, ...],
    as_json: bool,
    table: bool,
    quiet: bool,
) -> int:
    """Keep reading feeds into the record.

    FEEDS are urls of feeds, OPML files or lists with one url a line (`-`: stdin). What a feed names
    is read once; where it holds no whole text, the page is fetched. What was asked and what is
    still to be read is kept beside the record, in RECORD.watch, so that any end but a lost disk
    loses and repeats nothing.
    """
    from dateline.cli.watch_lines import Lines, Totals  # noqa: PLC0415 (not for --help)

    settings = settings_with(record=record, codebooks=codebooks)
    urls = find_feeds(feeds)
    lines = Lines(None if wants_json(as_json=as_json, table=table) else make_console())
    totals, now = Totals(), partial(datetime.now, UTC)
    started = now()

    open_now: list[Watch] = []

    def stopped() -> str:
        read = sum(one.read for one in open_now)
        return f"stopped; {say_many(read, 'report')} read before that. The same command goes on."

    with (
        last_words(stopped),
        open_watch(
            urls, settings, every=every, once=once, private=allow_private, again=again
        ) as watch,
    ):
        open_now.append(watch)
        if not quiet and not once:
            where = f"{settings.record}; Ctrl-C ends it"
            click.echo(f"watching {say_many(len(urls), 'feed')} -> {where}", err=True)
        for line in watch.run():
            totals.count(line)
            if not once:
                lines.write(line, now())
        for url in urls if once else ():
            line = totals.lines.get(url) or watch.line(url)
            totals.lines[url] = line
            lines.write(line, now())
    if not quiet:
        where = f" -> {settings.record}" if settings.record.exists() else ""
        not_due = totals.say_not_due(started) if once else ""
        click.echo(f"{totals.line}{where}{not_due}", err=True)
    return give_status(totals, started)


def give_status(totals: "Totals", started: datetime) -> int:
    """Give the exit status of a watch that ended by itself."""
    if totals.has_none(started):
        return 3
    return 1 if totals.is_failing(started) else 0


def find_feeds(sources: Sequence[str]) -> tuple[str, ...]:
    """Give the urls of all feeds that are named, each once; UsageError names what names none."""
    from dateline.read.feed_lists import read_feed_list  # noqa: PLC0415 (not for --help)
    from dateline.read.items import is_url  # noqa: PLC0415 (likewise)

    found: list[str] = []
    for source in sources:
        if is_url(source):
            found.append(source)
            continue
        try:
            data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
            found += read_feed_list(data)
        except OSError as error:
            why = f"{source} cannot be read ({error.strerror}): name a list of feeds, or a url"
            raise UsageError(why) from error
        except ReadError as error:
            raise UsageError(f"{source}: {error}") from error
    return tuple(dict.fromkeys(found))


@contextmanager
def open_watch(
    urls: Sequence[str],
    settings: Settings,
    *,
    every: timedelta,
    once: bool,
    private: bool,
    again: bool,
) -> "Iterator[Watch]":
    """Open what a watch keeps in mind, and give the watch; what the record lost is read again."""
    from dateline.read import Fetcher  # noqa: PLC0415 (not for --help)
    from dateline.read.items import How  # noqa: PLC0415 (likewise)
    from dateline.run.desk import RecordDesk  # noqa: PLC0415
    from dateline.run.timing import make_timer  # noqa: PLC0415
    from dateline.run.watching import Plan, Watch  # noqa: PLC0415
    from dateline.run.web import ThreadedWeb  # noqa: PLC0415
    from dateline.store.watch_file import find_lost, name_watch_file  # noqa: PLC0415
    from dateline.store.watching import WatchMemory  # noqa: PLC0415

    limits = bound(settings.limits)
    now = partial(datetime.now, UTC)
    opening = partial(open_record, settings, read_only=False, make=True)
    with WatchMemory(name_watch_file(settings.record)) as memory:
        lost = find_lost(settings.record, memory.read_documents())
        if lost:
            memory.forget(lost)
            words = f"{say_many(len(lost), 'report')} that feeds named and the record lacks"
            click.echo(f"{words} will be read again where the feeds still name them", err=True)
        for url in urls if again else ():
            memory.start_again(url)
        yield Watch(
            urls,
            Plan(How(limits, timer=make_timer(limits.max_seconds)), every, once, settings.batch),
            memory=memory,
            web=ThreadedWeb(Fetcher(limits, allow_private=private)),
            desk=RecordDesk(settings, opening, now),
            clock=now,
            chance=Random(),  # noqa: S311 (spreads questions in time)
            tell=tell,
        )


def tell(failure: "Failure") -> None:
    """Say on stderr what is given up."""
    click.echo(describe_failure(failure), err=True)


def bound(limits: "Limits") -> "Limits":
    """Give the limits of one answer of the web."""
    return replace(
        limits,
        max_bytes=min(limits.max_bytes, MOST_BYTES),
        max_seconds=min(limits.max_seconds, MOST_SECONDS),
    )
