"""What `read` says while it works: a bar on a terminal, failures by name, nothing in between."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from dateline.errors import LanguageError
from dateline.findings import Reading
from dateline.phrasing import one_line, say_many
from dateline.read.formats import MANY, may_be_report
from dateline.text import Failure


@dataclass(slots=True)
class Tally:
    """What became of the inputs so far."""

    read: int = 0
    known: int = 0
    aside: int = 0
    failed: int = 0
    events: int = 0
    statements: int = 0

    def count(self, reading: Reading, *, new: bool) -> None:
        """Count one reading."""
        if not new:
            self.known += 1
            return
        self.read += 1
        self.events += len(reading.events)
        self.statements += len(reading.statements)

    def miss(self, failure: Failure) -> None:
        """Count what was not read: set aside for its language, or failed."""
        if failure.error == LanguageError.__name__:
            self.aside += 1
        else:
            self.failed += 1

    @property
    def found(self) -> str:
        """What was found in the reports that are new."""
        return f"{say_many(self.events, 'event')}, {say_many(self.statements, 'statement')}"

    @property
    def line(self) -> str:
        """The counts in one line."""
        parts = [f"{self.read} read"]
        if self.read:
            parts[0] += f" ({self.found})"
        if self.known:
            parts.append(f"{self.known} already known")
        if self.aside:
            parts.append(f"{self.aside} set aside (not English)")
        if self.failed:
            parts.append(f"{self.failed} failed")
        return ", ".join(parts)

    @property
    def status(self) -> int:
        """The exit status: 0 all was read, 1 some inputs failed, 3 nothing was read."""
        if not self.read + self.known:
            return 3
        return 1 if self.failed else 0


class Display(Protocol):
    """Is told of every result."""

    def show(self, tally: Tally) -> None:
        """Say how far the work is."""
        ...

    def fail(self, failure: Failure) -> None:
        """Name what could not be read, and what to do."""
        ...


class Plain:
    """Says nothing but what failed."""

    def show(self, tally: Tally) -> None:
        """Say nothing."""

    def fail(self, failure: Failure) -> None:
        """Write the failure to stderr."""
        click.echo(describe_failure(failure), err=True)


class Bar:
    """A progress bar on the terminal; failures scroll by above it."""

    def __init__(self, progress: Progress, total: int | None, doing: str) -> None:
        self._progress = progress
        self._task = progress.add_task(doing, total=total)

    def show(self, tally: Tally) -> None:
        """Move the bar."""
        done = tally.read + tally.known + tally.aside + tally.failed
        self._progress.update(self._task, completed=done, description=tally.found)

    def fail(self, failure: Failure) -> None:
        """Write the failure above the bar."""
        self._progress.console.print(describe_failure(failure), soft_wrap=True)


@contextmanager
def open_display(
    paths: Sequence[str],
    *,
    quiet: bool,
    total: int | None = None,
    doing: str = "loading the language model",
) -> Iterator[Display]:
    """Give a bar when stderr is a terminal and `quiet` is not asked for, else plain messages.

    `total` is how much there is to do where it is known, else the files of `paths` are counted;
    `doing` is what it does until something is found.
    """
    if quiet or not sys.stderr.isatty():
        yield Plain()
        return
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        yield Bar(progress, total if total is not None else count_files(paths), doing)


def miss(failure: Failure, tally: Tally, display: Display) -> None:
    """Count and name what was not read."""
    tally.miss(failure)
    display.fail(failure)
    display.show(tally)


def describe_failure(failure: Failure) -> str:
    """Say in one line what failed and what to do; each begins with the name."""
    return f"{one_line(failure.source)}: {one_line(failure.why)}"


def count_files(paths: Sequence[str]) -> int | None:
    """Count the files to read; None when an input may hold any number of reports."""
    total = 0
    for name in paths:
        files = list(_walk(name)) if os.path.isdir(name) else [name]
        many = name == "-" or "://" in name or frozenset("*?[") & frozenset(name)
        if many or any(Path(file).suffix.lower() in MANY for file in files):
            return None
        total += len(files)
    return total


def _walk(folder: str) -> Iterator[str]:
    for _, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and may_be_report(name):
                yield name
