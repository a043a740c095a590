"""docs/commands.md and the commands say the same."""

import re
from pathlib import Path

import click
import pytest

from dateline.cli.app import COMMANDS, EXIT_CODES, app

PAGE = Path(__file__).parents[2] / "docs" / "commands.md"
SECTIONS = dict(re.findall(r"^## (dateline ?\w*)\n(.*?)(?=^## |\Z)", PAGE.read_text(), re.M | re.S))
_LISTED = re.compile(r"`(--?[a-z][a-z-]*)")


def find_command(name: str) -> click.Command:
    command = app.get_command(click.Context(app), name)
    assert command is not None
    return command


def options_of(command: click.Command) -> set[str]:
    options = (one for one in command.params if isinstance(one, click.Option))
    return {flag for option in options for flag in option.opts}


def test_every_command_has_its_section_and_no_other_has() -> None:
    assert set(SECTIONS) == {"dateline", *(f"dateline {name}" for name in COMMANDS)}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_lists_the_options_of_its_command(name: str) -> None:
    lines = [line for line in SECTIONS[f"dateline {name}"].splitlines() if line.startswith("- `")]
    listed = {flag for line in lines for flag in _LISTED.findall(line.split(":")[0])}
    assert listed == options_of(find_command(name))


@pytest.mark.parametrize("name", COMMANDS)
def test_a_section_names_the_arguments(name: str) -> None:
    arguments = [one for one in find_command(name).params if isinstance(one, click.Argument)]
    for argument in arguments:
        for word in re.findall(r"[A-Z]+", argument.make_metavar(click.Context(find_command(name)))):
            assert f"`{word}" in SECTIONS[f"dateline {name}"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_help_shows_an_example(name: str) -> None:
    command = find_command(name)
    assert f"dateline {name}" in (command.epilog or "")
    assert (command.help or "").strip()


def test_the_group_lists_its_own_options() -> None:
    listed = set(_LISTED.findall(SECTIONS["dateline"]))
    assert listed == options_of(app) | {"-h", "--help"}


def test_exit_codes_are_documented() -> None:
    codes = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE.read_text(), re.M)}
    assert codes == set(EXIT_CODES)
