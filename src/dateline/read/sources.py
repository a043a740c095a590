"""What was named on the command line to items: files, folders, patterns, urls, standard input."""

import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.limits import Limits, Timer, no_timer
from dateline.read.budget import Budget, granting
from dateline.read.formats import may_be_report
from dateline.read.halves import mend
from dateline.read.items import Columns, How, Item, Link, fail, is_url
from dateline.read.links import Links
from dateline.read.listing import fail_to_open, list_files
from dateline.read.unpack import read_item
from dateline.text import Failure, Report

_OTHER_URLS = ("ftp://", "ftps://", "file://", "gopher://", "data:")

Fetch = Callable[[str, Budget], Item]
"""Gives the page at a url; raises ReadError when it cannot be had."""


def read_sources(
    sources: Sequence[str],
    *,
    limits: Limits,
    stdin: BinaryIO | None = None,
    columns: Columns | None = None,
    fetch: Fetch | None = None,
    follow: bool = False,
    timer: Timer = no_timer,
) -> Iterator[Report | Failure]:
    """Give the reports of all sources in order, and a failure for each that cannot be read.

    A source is a file, a folder, a pattern of names (`2020/**/*.html`), a url or `-` for `stdin`.
    A folder is walked in sorted order; hidden files, notes (README, LICENSE ...) and files of
    other endings than ENDINGS are passed over in it, while a file that is named itself is judged
    by its content too. `fetch` gets pages; with `follow` also those that feeds, sitemaps and tables
    name without their text. Nothing is raised for bad input.
    """
    how = How(limits, columns or {}, timer, may_be_report)
    reading = _Reading(how, stdin, fetch, follow=follow)
    for source in sources:
        yield from map(mend, reading.read(source))


def read_opened(
    name: str,
    stream: BinaryIO,
    size: int,
    *,
    limits: Limits,
    columns: Columns | None = None,
    timer: Timer = no_timer,
) -> Iterator[Report | Failure]:
    """Give the reports of one file that somebody else opened, as read_sources would by its `name`.

    `size` is that of the file in bytes. Pages that it names without their text are not fetched.
    """
    how = How(limits, columns or {}, timer, may_be_report)
    yield from map(mend, _Reading(how, None, None, follow=False).read_opened(name, stream, size))


class _Reading:
    """One run over sources."""

    def __init__(
        self, how: How, stdin: BinaryIO | None, fetch: Fetch | None, *, follow: bool
    ) -> None:
        self._how = how
        self._stdin = stdin
        self._fetch = fetch
        self._follow = follow
        self._asked: set[str] = set()

    def read(self, source: str) -> Iterator[Report | Failure]:
        """Give what one source holds."""
        if source == "-":
            yield from self._read_stdin()
        elif is_url(source):
            yield from self._read_url(Link(source, source), depth=0)
        elif source.lower().startswith(_OTHER_URLS):
            yield fail(source, "only http and https are fetched: save it, and read the file")
        else:
            yield from self._read_path(source)

    def _read_path(self, source: str) -> Iterator[Report | Failure]:
        for found in list_files(source):
            if isinstance(found, Failure):
                yield found
            else:
                yield from self._read_file(found)

    def _read_file(self, path: Path) -> Iterator[Report | Failure]:
        try:
            with path.open("rb") as stream:
                size = os.fstat(stream.fileno()).st_size
                yield from self.read_opened(path.as_posix(), stream, size)
        except (OSError, ValueError) as error:
            yield fail_to_open(path, error)

    def read_opened(self, name: str, stream: BinaryIO, size: int) -> Iterator[Report | Failure]:
        """Give the reports of a file that is open."""
        budget = Budget(self._how.limits, granted=size)
        yield from self._read_item(Item(name, PurePosixPath(name).name, stream, budget))

    def _read_stdin(self) -> Iterator[Report | Failure]:
        if self._stdin is None:
            yield fail("-", "there is no standard input here: name a file")
            return
        budget = Budget(self._how.limits)
        stream = granting(self._stdin, budget, what="the input")
        yield from self._read_item(Item("-", "", stream, budget))

    def _read_item(self, item: Item, *, depth: int = 0) -> Iterator[Report | Failure]:
        """Give the reports of an item; the pages it names are fetched, or counted."""
        links = Links(item.source)
        for found in read_item(item, self._how):
            if not isinstance(found, Link):
                yield found
            elif self._follow and self._fetch is not None:
                if found.url not in self._asked:
                    yield from self._read_url(found, depth=depth + 1)
            elif found.instead is not None:
                yield found.instead
            else:
                links.leave(found)
        yield from links.explain()

    def _read_url(self, link: Link, *, depth: int) -> Iterator[Report | Failure]:
        if self._fetch is None:
            yield fail(link.source, "pages are not fetched here: save the page, and read the file")
        elif depth > self._how.limits.max_depth:
            yield fail(link.source, f"{link.url} is named by too many sitemaps within each other")
        else:
            self._asked.add(link.url)
            budget = Budget(self._how.limits)
            try:
                item = self._fetch(link.url, budget)  # bounds its time by itself
            except ReadError as error:
                yield fail(link.url, str(error))
                return
            for found in self._read_item(item, depth=depth):
                yield link.about.fill(found) if isinstance(found, Report) else found
