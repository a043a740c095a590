"""How a watch says what became of each feed: JSON lines for programs, rows that grow for people."""

from dataclasses import dataclass, field
from datetime import datetime

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dateline.cli.output import cut, print_line, print_rows
from dateline.phrasing import one_line, say_many
from dateline.watched import FeedLine

_TITLES = ("asked", "state", "new", "read", "waits", "next", "feed")
_WIDTHS = (6, 9, 4, 4, 5, 6)
_RIGHT = frozenset({2, 3, 4})
_GAP = "  "
_STYLES = {"failing": "red", "refused": "red", "gone": "red", "read": "green"}
_SHORTEST = 20


@dataclass(slots=True)
class Totals:
    """What came of a watch so far; the newest line of each feed."""

    lines: dict[str, FeedLine] = field(default_factory=dict)
    read: int = 0
    known: int = 0
    aside: int = 0
    given_up: int = 0

    def count(self, line: FeedLine) -> None:
        """Count what came of one feed."""
        self.lines[line.feed] = line
        self.read += line.read
        self.known += line.known
        self.aside += line.aside
        self.given_up += line.given_up

    def is_failing(self, since: datetime) -> bool:
        """Tell whether a feed failed, or was found gone since a moment, or a page was given up."""
        return self.given_up > 0 or any(
            one.state in ("failing", "refused") or (one.state == "gone" and _is_since(one, since))
            for one in self.lines.values()
        )

    def has_none(self, since: datetime) -> bool:
        """Tell whether feeds were asked since a moment, and none was had."""
        asked = [one for one in self.lines.values() if _is_since(one, since)]
        had = any(one.state in ("read", "unchanged") for one in asked)
        return bool(asked) and not had and not self.read

    def say_not_due(self, since: datetime) -> str:
        """Say how many feeds were not asked since a moment, since their time has not come."""
        count = sum(not _is_since(one, since) for one in self.lines.values())
        return f"; {count} not asked before their time (--again asks at once)" if count else ""

    @property
    def line(self) -> str:
        """The totals in one line."""
        states = [one.state for one in self.lines.values()]
        failing = sum(one in ("failing", "refused", "gone") for one in states)
        waiting = sum(one.waiting for one in self.lines.values())
        parts = [
            say_many(len(states), "feed") + (f" ({failing} failing)" if failing else ""),
            f"{say_many(self.read, 'report')} read",
            *([f"{self.known} already known"] if self.known else []),
            *([f"{self.aside} set aside (not English)"] if self.aside else []),
            *([f"{self.given_up} given up"] if self.given_up else []),
            *([f"{waiting} to be asked for later"] if waiting else []),
        ]
        return ", ".join(parts)


class Lines:
    """Writes the line of a feed to stdout, as JSON or as a row of a table that grows."""

    def __init__(self, console: Console | None) -> None:
        self._console = console
        self._begun = False

    def write(self, line: FeedLine, now: datetime) -> None:
        """Write one line; it is out when this returns."""
        if self._console is None:
            print_rows([line])
            return
        if not self._begun:
            self._begun = True
            print_line(self._console, Text(_lay_out(_TITLES), style="bold"))
        self._print(self._console, line, now)

    def _print(self, console: Console, line: FeedLine, now: datetime) -> None:
        cells = (
            _say_time(line.checked, now),
            line.state,
            str(line.new),
            str(line.read),
            str(line.waiting),
            _say_time(line.next, now),
        )
        start = _lay_out(cells) + _GAP
        room = max(console.width - cell_len(start), _SHORTEST)
        text = Text(start)
        state = len(_lay_out(cells[:1]) + _GAP)
        text.stylize(_STYLES.get(line.state, ""), state, state + len(line.state))
        text.append(cut(one_line(line.title or line.feed), room))
        print_line(console, text)
        for note in _say_notes(line):
            print_line(console, Text(f"{' ' * (_WIDTHS[0] + 2)}{one_line(note)}", style="dim"))


def _say_notes(line: FeedLine) -> list[str]:
    """Say what is to be known beside the numbers: where a feed moved to, and why it fails."""
    moved = [f"{line.feed} moved to {line.at}"] if line.at is not None else []
    times = f" ({line.failures} times in a row)" if line.failures > 1 else ""
    where = f"{line.feed}: " if line.title and line.at is None else ""
    why = [f"{where}{line.why}{times}"] if line.why is not None else []
    return [*moved, *why]


def _lay_out(cells: tuple[str, ...]) -> str:
    laid = [
        cell.rjust(width) if at in _RIGHT else cell.ljust(width)
        for at, (cell, width) in enumerate(zip(cells, _WIDTHS, strict=False))
    ]
    return _GAP.join([*laid, *cells[len(_WIDTHS) :]])


def _say_time(moment: datetime | None, now: datetime) -> str:
    """Give the hour of a moment where we are, or its day when it is another one."""
    if moment is None:
        return "-"
    here, today = moment.astimezone(), now.astimezone().date()
    return f"{here:%H:%M}" if here.date() == today else f"{here.day} {here:%b}"


def _is_since(line: FeedLine, moment: datetime) -> bool:
    return line.checked is not None and line.checked >= moment
