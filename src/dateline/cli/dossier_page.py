"""The page that `dossier` prints: one actor, place or operation on one screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from dateline.answers import Dossier
from dateline.cli.dossier_entries import Entry, Section
from dateline.cli.dossier_sections import make_sections
from dateline.cli.output import GAP, cut, print_line
from dateline.cli.render import wrap
from dateline.phrasing import one_line, say_copies, say_days, say_many


@dataclass(frozen=True, slots=True)
class Layout:
    """The width of the page and of its columns; 0 where a column is not aligned."""

    width: int
    name: int
    when: int
    what: int
    words: int


def print_dossier(console: Console, dossier: Dossier, *, show_all: bool = False) -> None:
    """Print a dossier; `show_all` leaves no entry out."""
    sections = [one for one in make_sections(dossier, show_all=show_all) if one.entries]
    _print_head(console, dossier)
    layout = _lay_out(console.width, sections)
    for section in sections:
        print_line(console)
        _print_section(console, section, layout)
    if not sections:
        print_line(console, "nothing is recorded of it but that it is named")


def _print_head(console: Console, dossier: Dossier) -> None:
    actor = dossier.actor
    print_line(console, Text.assemble((one_line(actor.name), "bold"), f"   {actor.kind}"))
    other = [name for name in (*actor.names, *actor.known_names) if name != actor.name]
    if other:
        names = ", ".join(dict.fromkeys(one_line(name) for name in other))
        print_line(console, cut(f"also {names}", console.width), style="dim")
    days = [source.published for source in dossier.sources if source.published]
    count = dossier.independent
    copies = say_copies(len(dossier.sources) - count)
    facts = [
        say_many(count, "independent report"),
        *([copies] if copies else []),
    ]
    if days:
        facts.append(f"published {say_days(min(days), max(days))}")
    if dossier.as_of:
        facts.append(f"as of {dossier.as_of}")
    print_line(console, cut(" · ".join((*facts, actor.id)), console.width), style="dim")


def _lay_out(width: int, sections: Sequence[Section]) -> Layout:
    """Give the columns of the page; values and words are aligned where they fit on a line."""
    entries = [one for section in sections for one in section.entries if one.words]
    names = max((len(section.name) for section in sections), default=0)
    when = max((len(one.when) for one in entries), default=0)
    room = width - names - when - 2 * len(GAP)
    short = [one for one in entries if _needs(one) <= room]
    whats = [cell_len(one.what) for one in short]
    words = [cell_len(one.words) for one in short]
    wheres = [cell_len(one.where) for one in short]
    if short and max(whats) + max(words) + max(wheres) + 2 * len(GAP) <= room:
        return Layout(width, names, when, max(whats), max(words))
    return Layout(width, names, when, 0, 0)


def _needs(entry: Entry) -> int:
    return cell_len(entry.what) + cell_len(entry.words) + cell_len(entry.where) + 2 * len(GAP)


def _print_section(console: Console, section: Section, layout: Layout) -> None:
    name = section.name
    for entry in section.entries:
        for line in _draw_entry(name, entry, layout):
            print_line(console, line)
        name = ""
    if section.more:
        more = " " * (layout.name + len(GAP)) + f"({section.more})"
        print_line(console, cut(more, layout.width), style="dim")


def _draw_entry(name: str, entry: Entry, layout: Layout) -> Iterator[Text]:
    """Give the lines of an entry: one, if all of it fits, else one of values and one of words."""
    line = Text.assemble((name.ljust(layout.name) + GAP, "bold cyan"))
    if not entry.words:
        yield from _draw_free(line, entry, layout)
        return
    line.append(entry.when.ljust(layout.when) + GAP)
    room = layout.width - line.cell_len
    line.append(cut(entry.what, room), style=entry.style)
    if _needs(entry) <= room:
        if entry.what:
            line.append(" " * (layout.what - cell_len(entry.what)) + GAP)
        line.append(entry.words)
        line.append(" " * (layout.words - cell_len(entry.words)) + GAP)
        yield line.append(entry.where, style="dim")
        return
    indent = " " * (layout.name + 2 * len(GAP))
    left = layout.width - line.cell_len - len(GAP)
    if cell_len(entry.where) <= left:
        yield line.append(GAP).append(entry.where, style="dim")
        yield Text(indent + cut(entry.words, layout.width - len(indent)))
        return
    yield line
    yield Text(indent).append_text(_words_and_where(entry, layout.width - len(indent)))


def _words_and_where(entry: Entry, room: int) -> Text:
    """Give words and report on one line; the words give way first."""
    where = cut(entry.where, room // 2)
    words = cut(entry.words, room - cell_len(where) - len(GAP))
    return Text.assemble(words, GAP, (where, "dim"))


def _draw_free(line: Text, entry: Entry, layout: Layout) -> Iterator[Text]:
    """Give the lines of an entry that rests on no words of its own, wrapped."""
    said = f"{entry.when}: {entry.what}" if entry.when else entry.what
    indent = line.cell_len
    for part in wrap(said, layout.width - indent):
        yield line.append(part, style=entry.style)
        line = Text(" " * indent)
