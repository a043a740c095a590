"""`dateline serve`: the record as web pages on this machine."""

import secrets
import threading
import webbrowser
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import click

from dateline.cli.judge import find_author
from dateline.cli.options import open_record, record_option, settings_with

SECONDS = 10.0
"""How long one question to the record may take."""


@click.command(
    epilog="""\b
Examples:
  dateline serve
  dateline serve --record iraq.db --port 9000 --open
  dateline serve --edit --by Maria
  dateline serve --host 0.0.0.0 --allow-host archive.example.org
"""
)
@record_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port", type=click.IntRange(0, 65_535), default=8150, show_default=True, help="0: any free."
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A further host name to answer under, besides those of this machine.",
)
@click.option("--edit", is_flag=True, help="Let who opens the printed address correct.")
@click.option("--by", metavar="NAME", help="Who corrects  [default: your login name].")
@click.option("--open", "show", is_flag=True, help="Open the first page in a browser.")
def command(
    *,
    record: Path | None,
    host: str,
    port: int,
    hosts: tuple[str, ...],
    edit: bool,
    by: str | None,
    show: bool,
) -> None:
    """Serve the record as pages, on this machine; for reading only, unless --edit is given.

    Other machines are let in only by --host, and only under names given by --allow-host; there is
    no password, so put a proxy that asks for one in front.
    """
    settings = settings_with(record=record)
    open_one = partial(open_record, settings, seconds=SECONDS)
    open_one().close()  # what is wrong with it is said here, and not on the first page

    from dateline.web.app import make_app  # noqa: PLC0415 (loads the web framework)
    from dateline.web.editing import Editor  # noqa: PLC0415
    from dateline.web.guard import LOCAL  # noqa: PLC0415
    from dateline.web.serving import serve  # noqa: PLC0415

    editor = None
    if edit:
        editor = Editor(
            secrets.token_urlsafe(32),
            find_author(by),
            partial(open_record, settings, read_only=False),
            partial(datetime.now, UTC),
        )
    app = make_app(
        settings.record, open_one, today=date.today, hosts={*LOCAL, *hosts}, editor=editor
    )

    def tell(address: str) -> None:
        if editor is not None:
            address = f"{address}edit?token={editor.token}"
        click.echo(f"{settings.record} at {address} (Ctrl-C stops)", err=True)
        if show:
            threading.Thread(target=webbrowser.open, args=(address,), daemon=True).start()

    serve(app, host=host, port=port, tell=tell)
