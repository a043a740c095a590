"""`dateline rebuild`: the views of the record made anew."""

from pathlib import Path

import click

from dateline.cli.options import open_record, record_option, settings_with


@click.command(
    epilog="""\b
Example:
  dateline rebuild --record archive.db
"""
)
@record_option
def command(*, record: Path | None) -> None:
    """Make the views of the record anew from its claims and links.

    Nothing that was read is lost or changed. It is needed after an update of Dateline, when
    `dateline doctor` says so.
    """
    settings = settings_with(record=record)
    with open_record(settings, read_only=False) as opened:
        opened.rebuild()
    click.echo(f"rebuilt the views of {settings.record}", err=True)
