"""Plans as rows of a table, and one plan whole on a page."""

from collections.abc import Iterator

from rich.console import Console
from rich.text import Text

from dateline.cli.output import Column, print_line
from dateline.cli.render import wrap
from dateline.phrasing import one_line, say_days, say_names, say_source, say_sources, shorten_id
from dateline.plans import AgendaRow, Announcement, Proof
from dateline.wording import OUTCOMES

_WHEN = Column("when", 10, most=22)
_PLAN = Column("what is to be done", 44)
_STATUS = Column("status", 8, 3)
_ON = Column("condition", 10, 4, most=18)
_SAID_BY = Column("said by", 8, 2, most=12)
_REPORTS = Column("report", 10, 2, most=14)
_ID = Column("id", 12, 1, "dim")

AGENDA_COLUMNS = (
    _WHEN,
    Column("type", 7, 2, style="bold red"),
    _PLAN,
    _STATUS,
    _ON,
    _SAID_BY,
    _REPORTS,
    _ID,
)
OUTCOME_COLUMNS = (
    _WHEN,
    Column("type", 7, 3, style="bold red"),
    _PLAN,
    Column("came of it", 12, style="bold"),
    _SAID_BY,
    _REPORTS,
    _ID,
)


def agenda_cells(row: AgendaRow) -> tuple[str, ...]:
    """Give the cells of AGENDA_COLUMNS."""
    moved = " (moved)" if row.outcome.kind == "moved" else ""
    return (
        (say_days(row.earliest, row.latest) or "no day given") + moved,
        row.what,
        row.words or row.sentence,
        row.status.replace("_", " "),
        row.condition.text if row.condition is not None else "",
        say_names(row.said_by),
        say_sources(row.sources),
        shorten_id(row.id),
    )


def outcome_cells(row: AgendaRow) -> tuple[str, ...]:
    """Give the cells of OUTCOME_COLUMNS."""
    told = row.outcome.told
    day = say_days(told[-1].earliest, told[-1].latest) if told else ""
    came = OUTCOMES[row.outcome.kind]
    return (
        say_days(row.earliest, row.latest) or "no day given",
        row.what,
        row.words or row.sentence,
        f"{came}, {day}" if day and row.outcome.kind in ("happened", "earlier", "later") else came,
        say_names(row.said_by),
        say_sources(row.sources),
        shorten_id(row.id),
    )


def print_plan(console: Console, row: AgendaRow) -> None:
    """Print one plan whole: what, who, its days by report, condition, deadline, what came of it."""
    print_line(console, Text.assemble((row.what, "bold red"), "  ", (row.words, "bold")))
    print_line(console, f"{row.id}  {row.status.replace('_', ' ')}")
    for name, text in _facts(row):
        _print_named(console, name, text)
    print_line(console)
    print_line(console, "announced", style="bold")
    for one in row.announced:
        _print_named(console, say_days(one.earliest, one.latest) or "no day", _say_announced(one))
    print_line(console)
    print_line(console, Text.assemble(("what came of it: ", "bold"), OUTCOMES[row.outcome.kind]))
    _print_named(console, "", row.outcome.why)
    for told in row.outcome.told:
        _print_named(console, say_days(told.earliest, told.latest), _say_told(told))


def _facts(row: AgendaRow) -> Iterator[tuple[str, str]]:
    for name, text in (
        ("when", say_days(row.earliest, row.latest) or "no day given"),
        ("who", say_names(row.actor)),
        ("to whom", say_names(row.recipient)),
        ("where", row.place.name if row.place is not None else ""),
        ("announced by", say_names(row.said_by)),
        ("condition", row.condition.text if row.condition is not None else ""),
        ("deadline", row.deadline.text if row.deadline is not None else ""),
        ("reports", say_sources(row.sources)),
    ):
        if text:
            yield name, text


def _say_announced(one: Announcement) -> str:
    by = f"{say_names(one.by)} in " if one.by else ""
    to = f" to {say_names(one.to)}" if one.to else ""
    return f"“{one_line(one.words)}” {by}{say_source(one.source)}{to} ({shorten_id(one.id)})"


def _say_told(one: Proof) -> str:
    by = f"{say_names(one.by)} in " if one.by else ""
    says = one.says.replace("_", " ")
    return f"{says}: “{one_line(one.words)}” {by}{say_source(one.source)} ({shorten_id(one.id)})"


def _print_named(console: Console, name: str, text: str) -> None:
    """Print a name and its text, which goes on under itself."""
    wide = 24
    room = max(console.width - wide, 20)
    for at, line in enumerate(list(wrap(text, room)) or [""]):
        print_line(console, Text.assemble((f"{name if not at else '':<{wide}}", "dim"), line))
