"""`dateline doctor`: is everything there, whole, and what to do if not."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click
from rich.text import Text

from dateline import __version__
from dateline.cli.options import open_record, record_option, settings_with
from dateline.cli.output import make_console, print_line
from dateline.cli.repairing import repair_record
from dateline.errors import DatelineError
from dateline.phrasing import one_line
from dateline.settings import Settings

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: what it is, what is wrong with it (nothing is ())."""

    name: str
    problems: tuple[str, ...]
    found: str = ""


@click.command(
    epilog="""\b
Examples:
  dateline doctor || echo "see above"
  dateline doctor --repair --record archive.db
"""
)
@record_option
@click.option(
    "--repair",
    is_flag=True,
    help="Make a damaged record anew from all that is whole in it; the damaged file is kept.",
)
def command(*, record: Path | None, repair: bool) -> int:
    """Check the installation and the record; each line says ok, or what to do.

    Exit status 1 when anything is wrong, or was and could not be kept.
    """
    settings = settings_with(record=record)
    if repair:
        return repair_record(settings)
    console = make_console()
    failed = 0
    for check in run_checks(settings):
        failed += bool(check.problems)
        state = ("fail", "bold red") if check.problems else ("ok  ", "green")
        found = f": {one_line(check.found)}" if check.found else ""
        print_line(console, Text.assemble(state, f" {check.name}{found}"))
        for problem in check.problems:
            print_line(console, f"     {one_line(problem)}")
    return 1 if failed else 0


def run_checks(settings: Settings) -> Iterator[Check]:
    """Look at everything, one after the other; no check stops the next."""
    yield Check("dateline", (), f"{__version__} in {Path(__file__).parents[1]}")
    yield _check_python()
    yield _checked("language model", partial(_check_model, settings.model))
    yield _checked("knowledge", partial(_check_knowledge, settings.knowledge_folders))
    yield _checked("lexicons", _check_lexicons)
    yield _checked("model of relations", _check_relations)
    yield _checked("record", partial(_check_record, settings))


def _checked(name: str, look: Callable[[], tuple[str, tuple[str, ...]]]) -> Check:
    """Run one check; what it raises is a problem like any other."""
    try:
        found, problems = look()
    except DatelineError as error:
        return Check(name, (str(error),))
    except Exception as error:
        return Check(name, (f"{type(error).__name__}: {error}. Reinstall Dateline.",))
    return Check(name, problems, found)


def _check_python() -> Check:
    found = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Check("Python", ("Dateline needs Python 3.11 or later: install it there",), found)
    return Check("Python", (), found)


def _check_model(model: str) -> tuple[str, tuple[str, ...]]:
    from dateline.annotate.sums import check_model  # noqa: PLC0415 (a check of its own)

    return model, check_model(model)


def _check_knowledge(folders: Sequence[Path]) -> tuple[str, tuple[str, ...]]:
    from dateline.knowledge import load_knowledge  # noqa: PLC0415 (a check of its own)

    knowledge = load_knowledge(folders)
    size = knowledge.size
    return f"{size.entries} entries, {size.names} names, {size.offices} offices", ()


def _check_lexicons() -> tuple[str, tuple[str, ...]]:
    from dateline.datafiles import load_yaml  # noqa: PLC0415 (a check of its own)

    problems = []
    count = 0
    for path in _yaml_files(files("dateline") / "data"):
        count += 1
        try:
            if not load_yaml(path):
                problems.append(f"{path} is empty: reinstall Dateline")
        except DatelineError as error:
            problems.append(str(error))
    return f"{count} files", tuple(problems)


def _check_relations() -> tuple[str, tuple[str, ...]]:
    from dateline.extract.events.relations import (  # noqa: PLC0415 (a check of its own)
        Pair,
        load_relation_model,
    )

    model = load_relation_model()
    model.rate([Pair("Norway met Sweden.", (0, 6), (11, 17))])
    return f"{len(model.labels)} labels", ()


def _yaml_files(folder: Traversable) -> Iterator[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        if path.is_dir():
            yield from _yaml_files(path)
        elif path.name.endswith(".yaml"):
            yield path


def _check_record(settings: Settings) -> tuple[str, tuple[str, ...]]:
    if not settings.record.exists():
        return f"{settings.record} (none yet; `dateline read` makes it)", ()
    with open_record(settings, with_knowledge=True) as opened:
        return str(settings.record), tuple(f"{one.where}: {one.what}" for one in opened.check())
