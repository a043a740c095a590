"""The group of commands and `main`; a command's module is imported when the command is called.

`dateline --help` must be quick, so this file imports click and nothing slower, and the short
helps stand in a table here.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import Any, TextIO

import click

from dateline import __version__
from dateline.cli import stopping
from dateline.errors import (
    AnnotateError,
    CleanError,
    DatelineError,
    KnowledgeError,
    ReadError,
    StoreError,
    UsageError,
)

COMMANDS = {
    "read": "Read reports into the record, or write their readings.",
    "watch": "Keep reading feeds into the record.",
    "merge": "Bring folders of readings into the record.",
    "show": "Show one report with every finding underlined.",
    "events": "List events: who did what to whom, when, where.",
    "statements": "List statements: who said what, when.",
    "agenda": "List what is planned and still to come.",
    "dossier": "Show one actor, place or operation over time.",
    "timeline": "Show events in order, one line each, with their sources.",
    "sources": "Show who reports a thing, and which of them are independent.",
    "stories": "List the reports about one happening, with a summary.",
    "changes": "Show what was known on one day and not on an earlier one.",
    "versions": "Show what later versions of a report changed.",
    "disputes": "List what reports disagree on, with who claims what.",
    "why": "Show the words, rules and reports behind one value.",
    "export": "Write the record in the format of another tool.",
    "mcp": "Let an assistant read the record.",
    "judge": "Say that two things are the same, or are not; or take it back.",
    "correct": "Confirm, reject or correct what was read, or add what was missed.",
    "serve": "Serve the record as web pages on this machine.",
    "codebook": "Make, teach and check own event types and frames.",
    "knowledge": "Look up, add to and check what is known beforehand.",
    "backup": "Copy the record while others read and write it.",
    "rebuild": "Make the views of the record anew from its claims.",
    "doctor": "Check the installation and the record.",
}
"""Command and short help, in the order of --help; the module has the command's name."""

EXIT_CODES = {
    0: "All went well.",
    1: "Some inputs could not be read and the rest was; or a check found a fault.",
    2: "The command was not used as it must be, or it names what is not in the record.",
    3: "Nothing could be read.",
    4: "The record cannot be opened, read or written.",
    5: "The language model or a knowledge file is missing or broken: run `dateline doctor`.",
    130: "Stopped with Ctrl-C.",
    143: "Stopped by a SIGTERM.",
    141: "What read the output stopped reading.",
}
"""What each exit status means."""

_ERROR_CODES: tuple[tuple[type[DatelineError], int], ...] = (
    (UsageError, 2),
    (ReadError, 3),
    (CleanError, 3),
    (StoreError, 4),
    (KnowledgeError, 5),
    (AnnotateError, 5),
)

EPILOG = """\b
Examples:
  dateline read reports/                   read a folder into dateline.db
  dateline show reports/one.html           see what was found in one report
  dateline dossier "NATO Mission Iraq"     what is known of one mission
  dateline events --actor NATO --type CONSULT --from 2020-02-01 | jq .status

\b
Exit status: 0 all went well; 1 some inputs failed, the rest was read; 2 wrong
use; 3 nothing could be read; 4 the record cannot be used; 5 the installation
is broken (run `dateline doctor`); 130 stopped by Ctrl-C.
"""


class LazyGroup(click.Group):
    """A group that knows its commands' names and short helps and imports them when called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Give the names of the commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import a command's module and give the command, or None for a name that is not one."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"dateline.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the table of commands without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; when nobody reads on, stop quietly as other programs do."""
        try:
            status = super().invoke(ctx)
            sys.stdout.flush()
            return status
        except BrokenPipeError:
            _silence(sys.stdout)
            return 141

    def main(self, args: Sequence[str] | None = None, **extra: Any) -> Any:  # type: ignore[override]
        """Run a command line and exit; an error of ours is one line on stderr and an exit code."""
        extra["standalone_mode"] = False
        status = _run(super().main, args, extra)
        sys.exit(status if _flush_stderr() else 141)


def _run(run: Any, args: Sequence[str] | None, extra: dict[str, Any]) -> int:
    """Give the exit status of one command line; nothing but SystemExit leaves here."""
    _never_fail_on_encoding()
    try:
        status = run(args=args, **extra)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return stopping.exit_status()
    except DatelineError as error:
        click.echo(f"dateline: {_harmless(str(error))}", err=True)
        return next((code for kind, code in _ERROR_CODES if isinstance(error, kind)), 1)
    return status if isinstance(status, int) else 0


def _harmless(message: str) -> str:
    """Take from a message, which may quote a file's name, what could steer a terminal."""
    return "".join(one if one.isprintable() or one == "\n" else "\ufffd" for one in message)


def _never_fail_on_encoding() -> None:
    """Let a terminal that lacks a character show its code instead of stopping the command."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _silence(stream: TextIO) -> None:
    """Send what is still buffered nowhere, so that Python says nothing at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _flush_stderr() -> bool:
    """Write what is still buffered for stderr; False, and it goes nowhere, when nobody reads on."""
    try:
        sys.stderr.flush()
    except (OSError, ValueError):
        _silence(sys.stderr)
        return False
    return True


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=EPILOG,
)
@click.version_option(__version__, prog_name="dateline", message="%(prog)s %(version)s")
def app() -> None:
    """Read news reports and keep the record they add up to.

    Who did what to whom, when, where, according to whom, and how sure. Every value keeps the
    words that it rests on. Data goes to stdout, messages to stderr.
    """


def main() -> None:
    """Run the command line of this process."""
    stopping.obey_signals()
    try:
        app.main()
    finally:
        stopping.end_if_stopped()
