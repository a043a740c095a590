"""`dateline mcp`: the record for assistants, over the Model Context Protocol."""

from datetime import date
from importlib.util import find_spec
from pathlib import Path

import click

from dateline.cli.options import open_record, record_option, settings_with
from dateline.errors import UsageError


@click.command(
    epilog="""\b
Examples:
  dateline mcp --record archive.db           for an assistant that starts it itself
  dateline mcp --record archive.db --http    at http://127.0.0.1:8766/mcp
"""
)
@click.option("--http", is_flag=True, help="Serve by HTTP on 127.0.0.1, and not stdin and stdout.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    default=8766,
    show_default=True,
    metavar="N",
    help="The port for --http; 0 takes any that is free.",
)
@record_option
def command(*, http: bool, port: int, record: Path | None) -> None:
    """Let an assistant read the record: search, dossiers, agenda, disputes, with evidence.

    Its tools read and change nothing. Every answer carries the words that it rests on, where they
    stand, and who reports them.
    """
    if find_spec("mcp") is None:
        raise UsageError(
            "assistants are served by a package that is not installed: pip install 'dateline[mcp]'"
        )
    from dateline.assistants.answering import SECONDS, Answerer  # noqa: PLC0415 (a slow library)
    from dateline.assistants.server import make_server  # noqa: PLC0415
    from dateline.assistants.transports import serve_http, serve_stdio  # noqa: PLC0415

    settings = settings_with(record=record)
    open_record(settings).close()  # tells at once that there is none, or that it is broken
    server = make_server(Answerer(lambda: open_record(settings, seconds=SECONDS), today=date.today))
    if http:
        serve_http(server, port=port, tell=lambda address: click.echo(address, err=True))
    else:
        serve_stdio(server)
