"""`dateline codebook`: own event types and frames, looked over before they are used."""

from pathlib import Path

import click

from dateline.cli.options import settings_with


@click.group(
    epilog="""\b
Example:
  dateline codebook check my-codebook/
"""
)
def command() -> None:
    """Check own event types and frames."""


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
    from dateline.annotate.spacy import SpacyAnnotator  # noqa: PLC0415 (loads the language model)
    from dateline.extract.events.codebook import read_codebook  # noqa: PLC0415 (slow to import)
    from dateline.knowledge import load_knowledge  # noqa: PLC0415 (slow to import)
    from dateline.run.examples import run_examples  # noqa: PLC0415 (slow to import)

    codebook = read_codebook(folders)
    flaws = codebook.flaws
    if codebook.examples:
        annotator = SpacyAnnotator(settings_with().model)
        flaws = (*flaws, *run_examples(codebook, annotator, load_knowledge()))
    for flaw in flaws:
        click.echo(str(flaw))
    click.echo(
        f"{_count(len(codebook.examples), 'example')}, {_count(len(flaws), 'flaw')}", err=True
    )
    return 1 if flaws else 0


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"
