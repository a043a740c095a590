"""Where a watch reads and records; the model is loaded once, when there is something to read."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from dateline.answers import Added
from dateline.run.interrupts import hold_interrupts
from dateline.settings import Settings
from dateline.text import Failure, Report

if TYPE_CHECKING:
    from dateline.run.local import Result
    from dateline.store import Record


class Desk(Protocol):
    """Reads reports and records them."""

    def add(self, reports: Sequence[Report]) -> list[Added | Failure]:
        """Give what became of each report once it is on the disk."""
        ...


class RecordDesk:
    """Reads in this process and writes into the record, which is open no longer than that."""

    def __init__(
        self,
        settings: Settings,
        open_record: "Callable[[], AbstractContextManager[Record]]",
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._open = open_record
        self._clock = clock
        self._work: Callable[[Sequence[Report]], list[Result]] | None = None

    def add(self, reports: Sequence[Report]) -> list[Added | Failure]:
        """Give what became of each report: it is in the record now, or why it is not."""
        results = self._load()(reports)
        pairs = [one for one in results if not isinstance(one, Failure)]
        if not pairs:
            return [one for one in results if isinstance(one, Failure)]
        with self._open() as record:
            now = self._clock()
            added = iter(list(record.add_all(pairs, clock=self._clock, recorded=now)))
        return [one if isinstance(one, Failure) else next(added) for one in results]

    def _load(self) -> "Callable[[Sequence[Report]], list[Result]]":
        if self._work is None:
            with hold_interrupts():
                from dateline.run.local import make_work  # noqa: PLC0415 (loads spaCy)

                self._work = make_work(self._settings)
        return self._work
