"""`dateline knowledge`: what is known beforehand, looked up, added to and checked."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dateline.cli.options import settings_with
from dateline.cli.output import Column, make_console, print_table
from dateline.errors import UsageError
from dateline.settings import own_folder

if TYPE_CHECKING:
    from dateline.knowledge import Entry, Knowledge

_SHOWN = 20
"""Names borne by several that a check lists."""


@click.group(
    epilog="""\b
Examples:
  dateline knowledge where
  dateline knowledge where NATO
  dateline knowledge who president USA 2020-02-13
  dateline knowledge add militias.yaml
  dateline knowledge add --kind group --name "Wadi Front" --alias WF --country YEM --sector REB
  dateline knowledge check
"""
)
def command() -> None:
    """Look up, add to and check what is known beforehand: actors, offices, places, operations."""


@command.command(
    epilog="""\b
Examples:
  dateline knowledge where
  dateline knowledge where "Boko Haram"

\b
Exit status: 0 known; 2 the name is not known.
"""
)
@click.argument("name", required=False)
def where(*, name: str | None) -> None:
    """Say where the knowledge files lie, or who bears a NAME and which file says so."""
    folders = settings_with().knowledge_folders
    if name is None:
        _print_folders(folders)
        return
    knowledge = _load()
    found = knowledge.find(name) or tuple(
        entry for entry in [knowledge.describe(name)] if entry is not None
    )
    if not found:
        raise UsageError(f"{name!r} is not known: `dateline knowledge add` takes what you know")
    for entry in found:
        _print_entry(knowledge, entry)


@command.command(
    epilog="""\b
Examples:
  dateline knowledge who president USA 2020-02-13
  dateline knowledge who "secretary general" NATO 2016-05

\b
Exit status: 0 somebody is known; 2 nobody is, or the question cannot be read.
"""
)
@click.argument("title")
@click.argument("of")
@click.argument("day", type=click.DateTime(("%Y-%m-%d",)))
def who(*, title: str, of: str, day: date) -> None:
    """Say who held an office (TITLE OF, as in "president" Iraq) on a DAY."""
    knowledge = _load()
    ids = [entry.id for entry in knowledge.find(of)] or [
        one for one in (of, f"country/{of}") if one in knowledge.entries
    ]
    if not ids:
        raise UsageError(f"{of!r} is not known: give a name, an ISO code or an id")
    on = date(day.year, day.month, day.day)
    held = [office for one in ids for office in knowledge.holders(title, one, on)]
    if not held:
        raise UsageError(f"nobody is known as {title} of {of} on {on}")
    rows = [
        (knowledge.entries[one.person].name, one.titles[0], str(one.earliest),
         str(one.latest or ""), one.origin)
        for one in held
    ]  # fmt: skip
    columns = [Column(name) for name in ("who", "office", "from", "to", "origin")]
    print_table(make_console(), columns, rows)


@command.command(
    epilog="""\b
Examples:
  dateline knowledge add militias.yaml
  dateline knowledge add --kind person --name "Ada Example" --pronoun she --country NOR

\b
Exit status: 0 added; 2 wrong use; 5 there is a flaw, and nothing was written.
"""
)
@click.argument("files", metavar="[FILE...]", nargs=-1, type=click.Path(path_type=Path))
@click.option("--kind", metavar="KIND", help="person, organisation, group, place, operation ...")
@click.option("--name", metavar="NAME", help="The name by which it is known.")
@click.option("--alias", "aliases", metavar="NAME", multiple=True, help="Another name; many.")
@click.option("--country", metavar="ISO3", help="Its country, such as IRQ.")
@click.option("--sector", metavar="SECTOR", help="Its PLOVER sector, such as REB.")
@click.option("--pronoun", metavar="PRONOUN", help="he or she, of a person.")
@click.option("--at", metavar="'LAT LON'", help="Where a place lies, in degrees.")
@click.option("--from", "earliest", metavar="DAY", help="Since when there is such a thing.")
@click.option("--to", "latest", metavar="DAY", help="Until when.")
def add(*, files: tuple[Path, ...], **given: str | tuple[str, ...] | None) -> None:
    """Add knowledge FILEs, or one entry by its fields, to the folder of your own knowledge."""
    from dateline.run.own_knowledge import add_entry, add_files  # noqa: PLC0415 (slow to import)

    folders = settings_with().knowledge_folders
    folder = folders[0] if folders else own_folder()
    kind, name = given.pop("kind"), given.pop("name")
    if bool(files) == bool(kind or name):
        raise UsageError("give FILEs, or --kind and --name of one entry")
    if files:
        for path in add_files(files, folder):
            click.echo(f"added {path}", err=True)
        return
    if not (isinstance(kind, str) and isinstance(name, str)):
        raise UsageError("an entry needs both --kind and --name")
    fields = {"earliest": "from", "latest": "to"}
    pairs = [
        (fields.get(field, field), ", ".join(value) if isinstance(value, tuple) else value)
        for field, value in given.items()
        if value
    ]
    click.echo(f"added {add_entry(folder, kind, name, pairs)} to {folder / 'own.yaml'}", err=True)


@command.command(
    epilog="""\b
Examples:
  dateline knowledge check
  dateline knowledge check my-knowledge/

\b
Exit status: 0 all is well; 1 a file has a flaw.
"""
)
@click.argument(
    "folders", metavar="[FOLDER...]", nargs=-1, type=click.Path(path_type=Path, file_okay=False)
)
def check(*, folders: tuple[Path, ...]) -> int:
    """List every flaw of own knowledge files, and where they overlap with the shipped ones."""
    from dateline.run.own_knowledge import check_own  # noqa: PLC0415 (slow to import)

    found = check_own(folders or settings_with().knowledge_folders)
    for flaw in found.flaws:
        click.echo(flaw)
    for identity in found.replaced:
        click.echo(f"replaces {identity} of the shipped files", err=True)
    for name, ids in found.shared[:_SHOWN]:
        click.echo(f"{name!r} is borne by {', '.join(ids)}: the first comes first", err=True)
    if len(found.shared) > _SHOWN:
        click.echo(f"and {len(found.shared) - _SHOWN} more shared names", err=True)
    click.echo(
        f"{found.entries} entries, {found.offices} offices, {len(found.flaws)} flaws", err=True
    )
    return 1 if found.flaws else 0


def _load() -> "Knowledge":
    from dateline.knowledge import load_knowledge  # noqa: PLC0415 (slow to import)

    return load_knowledge(settings_with().knowledge_folders)


def _print_folders(folders: tuple[Path, ...]) -> None:
    from dateline.datafiles import data_folder  # noqa: PLC0415 (slow to import)
    from dateline.knowledge import cache_folder  # noqa: PLC0415 (slow to import)

    own = folders or (own_folder(),)
    click.echo(f"shipped   {data_folder('knowledge')}")
    for folder in own:
        click.echo(f"own       {folder}{'' if folder.is_dir() else ' (none yet)'}")
    click.echo(f"compiled  {cache_folder()}")
    size = _load().size
    click.echo(f"{size.entries} entries, {size.names} names, {size.offices} offices", err=True)


def _print_entry(knowledge: "Knowledge", entry: "Entry") -> None:
    fields = [
        ("names", ", ".join((entry.name, *entry.aliases, *entry.adjectives))),
        ("kind", entry.kind),
        ("country", entry.country),
        ("sector", entry.sector),
        ("part of", entry.part_of),
        ("lead", entry.lead),
        ("host", entry.host),
        ("members", ", ".join(entry.members)),
        ("from", entry.earliest),
        ("to", entry.latest),
        ("at", f"{entry.lat} {entry.lon}" if entry.lat is not None else None),
        ("wikidata", entry.wikidata),
        ("origin", entry.origin),
    ]
    click.echo(entry.id)
    for name, value in fields:
        if value:
            click.echo(f"  {name:9} {value}")
    for office in knowledge.offices_of(entry.id):
        click.echo(f"  {'office':9} {office.titles[0]}, {office.earliest} to {office.latest or ''}")
