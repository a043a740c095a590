"""`dateline doctor --repair`: what is whole of a damaged record kept, and what was lost said."""

from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

import click

from dateline.answers import Problem
from dateline.cli.options import open_record
from dateline.errors import StoreError
from dateline.phrasing import one_line
from dateline.settings import Settings

if TYPE_CHECKING:
    from dateline.store.repair import Repaired
    from dateline.store.salvage import Lost

SHOWN = 20
"""How many sources of lost reports are named."""


def repair_record(settings: Settings) -> int:
    """Repair the record, if it needs to be; 1 when something was lost."""
    from dateline import recording  # noqa: PLC0415 (`dateline doctor` alone needs none)
    from dateline.knowledge import load_knowledge  # noqa: PLC0415 (likewise)

    problems = find_problems(settings)
    if not problems:
        click.echo(f"{settings.record} is sound: nothing to repair")
        return 0
    for problem in problems[:SHOWN]:
        click.echo(f"found: {one_line(f'{problem.where}: {problem.what}')}", err=True)
    if all(problem.where.startswith("view ") for problem in problems):
        with open_record(settings, read_only=False) as opened:
            opened.rebuild()
        click.echo(f"made the views of {settings.record} anew; nothing else was damaged")
        return 0
    done = recording.repair_record(
        settings.record,
        recorded=datetime.now(UTC),
        knowledge=load_knowledge(settings.knowledge_folders),
        tell=partial(click.echo, err=True),
    )
    for line in describe(done, settings):
        click.echo(line)
    return 1 if is_lost(done.lost) else 0


def find_problems(settings: Settings) -> tuple[Problem, ...]:
    """Say what is wrong with a record; that it cannot be read is a problem like others."""
    if not settings.record.exists():
        raise StoreError(f"there is no record {settings.record}: nothing can be repaired")
    try:
        with open_record(settings, with_knowledge=True) as opened:
            return opened.check()
    except StoreError as error:
        return (Problem("file", str(error)),)


def is_lost(lost: "Lost") -> bool:
    """Tell whether anything is not as it was."""
    return bool(lost.sources or lost.unnamed or lost.bodies or lost.links)


def describe(done: "Repaired", settings: Settings) -> Iterator[str]:
    """Say in lines what was kept and what was lost, and what to do."""
    kept, lost = done.kept, done.lost
    again = f" ({kept.remade} made again from readings)" if kept.remade else ""
    yield f"kept: {kept.reports} reports, {kept.claims} claims{again}, {kept.links} links"
    yield f"the damaged file is {done.damaged}; {settings.record} is sound"
    if not is_lost(lost):
        yield "nothing was lost"
        return
    if lost.sources:
        yield f"lost: {len(lost.sources)} reports; read them again with `dateline read`:"
        yield from (f"  {one_line(source)}" for source in lost.sources[:SHOWN])
        if len(lost.sources) > SHOWN:
            yield f"  and {len(lost.sources) - SHOWN} more"
    if lost.unnamed:
        yield (
            f"lost: at least {lost.unnamed} reports of which not even the name is left; read all "
            "again, what is there already adds nothing"
        )
    if lost.bodies:
        yield (
            f"lost: the bodies of {lost.bodies} reports, as they came; all that was read from them "
            "is kept"
        )
    if lost.links:
        yield (
            f"lost: {lost.links} links; those that Dateline made are made again, judgements of "
            "people are not"
        )
