"""`dateline codebook`: own event types and frames, added, learned and looked over before use."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from dateline.cli.options import settings_with
from dateline.cli.output import Column, cut, make_console, print_table
from dateline.errors import UsageError
from dateline.findings import Status

if TYPE_CHECKING:
    from dateline.run.codebooks import Addition
    from dateline.run.training import Training


@click.group(
    epilog="""\b
Examples:
  dateline codebook check my-codebook/
  dateline codebook add my-codebook/ PATROL "patrol HOST" "watch {coast|border} of RECIPIENT"
  dateline codebook train my-codebook/ --examples examples.csv
"""
)
def command() -> None:
    """Make, teach and check own event types and frames."""


@command.command(
    epilog="""\b
Example:
  dateline codebook check my-codebook/ && dateline read reports/ --codebook my-codebook/

\b
Exit status: 0 all is well; 1 a file has a flaw, or an example does not come out.
"""
)
@click.argument(
    "folders",
    metavar="FOLDER...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
def check(*, folders: tuple[Path, ...]) -> int:
    """List every flaw of the folders with its file and line, and run their examples."""
    return _check(folders)


@command.command(
    epilog="""\b
Examples:
  dateline codebook add my-codebook/ PATROL "patrol HOST" --code 155
  dateline codebook add my-codebook/ PATROL "patrol [by ACTOR]" --noun
  dateline codebook add my-codebook/ PATROL "watch HOST" \\
      --example "The navy watched Norway." --actor navy --recipient Norway

\b
Exit status: 0 all is well; 1 the check found a flaw; 2 a pattern cannot be read, and nothing was
written.
"""
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.argument("kind", metavar="TYPE")
@click.argument("patterns", metavar="PATTERN...", nargs=-1, required=True)
@click.option("--noun", is_flag=True, help="The patterns are those of nouns, not of verbs.")
@click.option("--mode", metavar="MODE", help="The mode of events that they find.")
@click.option("--code", metavar="CODE", help="What your scheme calls them.")
@click.option("--example", metavar="SENTENCE", help="A sentence in which they must be found.")
@click.option("--actor", metavar="WORDS", help="Who acts in it, in its own words.")
@click.option("--recipient", metavar="WORDS", help="To whom it is done, in its own words.")
@click.option(
    "--status", type=click.Choice(get_args(Status)), metavar="STATUS", help="Such as planned."
)
def add(  # noqa: PLR0913 (the options of a command)
    *,
    folder: Path,
    kind: str,
    patterns: tuple[str, ...],
    noun: bool,
    mode: str | None,
    code: str | None,
    example: str | None,
    actor: str | None,
    recipient: str | None,
    status: str | None,
) -> int:
    """Add frames, and an example of them, to the file of a type; then check the folder.

    FOLDER and the file are made where they are missing. What is in the file stays as it is.
    """
    from dateline.extract.events.frames import Example  # noqa: PLC0415 (slow to import)
    from dateline.run.codebook_text import Group  # noqa: PLC0415 (slow to import)
    from dateline.run.codebooks import add_to_codebook  # noqa: PLC0415 (slow to import)

    if example is None and (actor or recipient or status):
        raise UsageError(
            "--actor, --recipient and --status say what comes out of an example: give it with "
            '--example "SENTENCE". Nothing was written.'
        )
    examples = []
    if example is not None:
        examples = [Example(example, kind, actor, recipient, status, "", code)]
    group = Group(patterns, noun=noun, mode=mode, code=code, examples=tuple(examples))
    _say_added(add_to_codebook(folder, kind, group))
    return _check([folder])


@command.command(
    epilog="""\b
Examples:
  dateline codebook train my-codebook/
  dateline codebook train my-codebook/ --examples examples.csv

\b
Exit status: 0 all examples come out; 1 some do not.
"""
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--examples",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="CSV or JSON lines with say,type,actor,recipient[,status,code,mode].",
)
def train(*, folder: Path, table: Path | None) -> int:
    """Learn frames from examples: those in the folder's files, and those of a table.

    What is learned goes into FOLDER/TYPE-learned.yaml, to be read and edited.
    """
    from dateline.annotate.spacy import SpacyAnnotator  # noqa: PLC0415 (loads the language model)
    from dateline.knowledge import load_knowledge  # noqa: PLC0415 (slow to import)
    from dateline.run.lessons import read_lessons  # noqa: PLC0415 (slow to import)
    from dateline.run.training import train_codebook  # noqa: PLC0415 (slow to import)

    more = read_lessons(table) if table is not None else ()
    settings = settings_with()
    annotator, knowledge = (
        SpacyAnnotator(settings.model),
        load_knowledge(settings.knowledge_folders),
    )
    training = train_codebook(folder, more, annotator, knowledge)
    _print_training(training)
    return 1 if any(one.outcome == "not learned" for one in training.lessons) else 0


def _check(folders: Sequence[Path]) -> int:
    from dateline.annotate.spacy import SpacyAnnotator  # noqa: PLC0415 (loads the language model)
    from dateline.extract.events.codebook import read_codebook  # noqa: PLC0415 (slow to import)
    from dateline.knowledge import load_knowledge  # noqa: PLC0415 (slow to import)
    from dateline.run.examples import run_examples  # noqa: PLC0415 (slow to import)

    codebook = read_codebook(folders)
    flaws = codebook.flaws
    if codebook.examples:
        settings = settings_with()
        annotator = SpacyAnnotator(settings.model)
        knowledge = load_knowledge(settings.knowledge_folders)
        flaws = (*flaws, *run_examples(codebook, annotator, knowledge))
    for flaw in flaws:
        click.echo(str(flaw))
    click.echo(
        f"{_count(len(codebook.examples), 'example')}, {_count(len(flaws), 'flaw')}", err=True
    )
    return 1 if flaws else 0


def _say_added(added: "Addition") -> None:
    for pattern in added.known:
        click.echo(f"there already: {pattern}", err=True)
    for pattern in added.patterns:
        click.echo(f"{added.file}: added {pattern}", err=True)
    if added.example:
        click.echo(f"{added.file}: added the example", err=True)
    if added.file is None:
        click.echo("nothing was new, nothing was written", err=True)


_EXAMPLE_WIDTH = 56
_COLUMNS = (Column("outcome"), Column("type"), Column("example"), Column("frame, or why not"))


def _print_training(training: "Training") -> None:
    """Print a line for each example; the last column, which says why, is never cut."""
    order = ("learned", "already right", "not learned")
    lessons = sorted(training.lessons, key=lambda one: order.index(one.outcome))
    rows = [
        (one.outcome, example.type, cut(example.text, _EXAMPLE_WIDTH), one.what)
        for one in lessons
        for example in [one.lesson.example]
    ]
    if rows:
        widest = max(sum(len(cell) + 2 for cell in row) for row in rows)
        print_table(make_console(width=max(widest * 2, 120)), _COLUMNS, rows)
    counts = [sum(1 for one in lessons if one.outcome == name) for name in order]
    parts = [f"{n} {name}" for n, name in zip(counts, order, strict=True)]
    click.echo(f"{_count(len(rows), 'example')}: {', '.join(parts)}", err=True)
    for path in training.files:
        click.echo(f"wrote {path}: read it, and change what you like", err=True)


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
