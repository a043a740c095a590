"""Inputs as they are named to reports; clock and web come in here, for stages know neither."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from dateline.read import Fetcher, parse_columns, read_sources
from dateline.run.politeness import politely
from dateline.run.timing import make_timer
from dateline.settings import Settings
from dateline.text import Failure, Report


@dataclass(frozen=True, slots=True)
class Way:
    """How inputs are read that say little of themselves, and what may be asked of the web.

    `columns` is as `--columns` takes it. With `follow`, pages that feeds, sitemaps and tables name
    without their text are fetched; with `allow_private`, from addresses of the local network too.
    """

    columns: str | None = None
    follow: bool = False
    allow_private: bool = False


FROM_FILES = Way()
"""The way of files that say themselves what they hold."""


def find_reports(
    sources: Sequence[str],
    settings: Settings,
    *,
    stdin: BinaryIO | None = None,
    way: Way = FROM_FILES,
) -> Iterator[Report | Failure]:
    """Give the reports that `sources` name, as they came, within the limits of the settings.

    Raises UsageError for columns that are neither a known shape nor pairs.
    """
    return read_sources(
        sources,
        limits=settings.limits,
        stdin=stdin,
        columns=parse_columns(way.columns),
        fetch=politely(Fetcher(settings.limits, allow_private=way.allow_private).fetch),
        follow=way.follow,
        timer=make_timer(settings.max_seconds),
    )
