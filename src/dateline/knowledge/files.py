"""The knowledge files (data/knowledge/*.yaml, and the folders a user names), read and checked.

Each file says on top what it holds. A file holds any of these sections: `origin`, one per kind of
entry (`country`, `place`, `organisation`, `group`, `operation`, `person`, `other`: slug to fields),
`bodies`, `office_kinds` and `offices`. An entry may be written on one line, its name first and then
fields, with semicolons:

    baghdad: Baghdad; country IRQ; at 33.34 44.40

A list may be written as one line with commas.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from typing import get_args

from dateline.datafiles import Plain
from dateline.errors import KnowledgeError
from dateline.findings import MentionKind
from dateline.knowledge.entries import Body, Entry, Office, with_article
from dateline.knowledge.fields import (
    Where,
    check_fields,
    read_day,
    read_level,
    read_line,
    read_list,
    read_mapping,
    read_number,
    read_optional,
    read_period,
    read_point,
    read_text,
)
from dateline.knowledge.spelling import make_slug

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)
Files = Iterable[tuple[str, Plain]]
"""Names of files with their contents, in the order in which they are read."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What files of knowledge say, and what is wrong in them, each flaw with file and entry.

    Where there are no flaws, every id stands for something.
    """

    entries: tuple[Entry, ...]
    offices: tuple[Office, ...]
    bodies: tuple[Body, ...]
    flaws: tuple[str, ...]


def collect(shipped: Files, own: Files = ()) -> Contents:
    """Gather files (name, content); what a later one says replaces what an earlier one said.

    Entries of the user's `own` files come first, so that of two bearers of a name theirs does.
    """
    collector = _Collector()
    for name, content in shipped:
        collector.add_file(name, content)
    before = dict(collector.entries)
    for name, content in own:
        collector.add_file(name, content)
    return collector.build(first=[one for one in collector.entries if one not in before])


_LISTS = ("aliases", "adjectives", "members", "nominals")
_REFERENCES = ("capital", "lead", "host", "part_of", "against")
_TEXTS = ("name", "country", "sector", "wikidata", "cow", *_REFERENCES)
_FIELDS = frozenset(
    (*_LISTS, *_TEXTS, "origin", "pronoun", "level", "geonames", "at", "from", "to")
)


class _Collector:
    """Gathers the sections of many files, later ones over earlier ones, and what is wrong there."""

    def __init__(self) -> None:
        self.flaws: list[str] = []
        self.entries: dict[str, tuple[Entry, Where]] = {}
        self.offices: dict[tuple[str, str, str, date], tuple[Office, Where]] = {}
        self.bodies: dict[str, Body] = {}
        self.kinds: dict[str, tuple[str, tuple[str, ...]]] = {}

    @contextmanager
    def _noting(self) -> Iterator[None]:
        """Note what is wrong with one entry and go on with the next."""
        try:
            yield
        except KnowledgeError as error:
            self.flaws.append(str(error))

    def add_file(self, file: str, content: Plain) -> None:
        """Read the sections of a file."""
        with self._noting():
            sections = read_mapping(content, Where(file, "the file"))
            origin = read_text(sections.pop("origin", file), Where(file, "origin"))
            for name, section in sections.items():
                with self._noting():
                    self._add_section(name, section, origin, file)

    def _add_section(self, name: str, section: Plain, origin: str, file: str) -> None:
        where = Where(file, name)
        if name in KINDS:
            for slug, plain in read_mapping(section, where).items():
                at = Where(file, f"{name}/{slug}")
                with self._noting():
                    entry = _make_entry(f"{name}/{slug}", name, plain, origin, at)
                    self.entries[entry.id] = (entry, at)
        elif name == "bodies":
            self._add_bodies(read_mapping(section, where), file)
        elif name == "office_kinds":
            self._add_kinds(read_mapping(section, where), file)
        elif name == "offices":
            self._add_offices(read_mapping(section, where), file, origin)
        else:
            known = ", ".join((*KINDS, "bodies", "office_kinds", "offices", "origin"))
            raise where.error(f"unknown section; known are {known}")

    def _add_bodies(self, section: dict[str, Plain], file: str) -> None:
        for slug, plain in section.items():
            where = Where(file, f"bodies: {slug}")
            fields = read_mapping(plain, where)
            check_fields(fields, frozenset(("nouns", "kind", "sector")), where)
            kind = fields.get("kind", "organisation")
            if kind not in ("organisation", "group"):
                raise where.error(f"kind is {kind!r}: give organisation or group")
            sector = read_optional(fields.get("sector"), where)
            nouns = read_list(fields.get("nouns"), where) or (slug.replace("-", " "),)
            self.bodies[slug] = Body(slug, nouns, kind, sector)  # type: ignore[arg-type]

    def _add_kinds(self, section: dict[str, Plain], file: str) -> None:
        for name, plain in section.items():
            where = Where(file, f"office_kinds: {name}")
            fields = read_mapping(plain, where)
            check_fields(fields, frozenset(("title", "titles")), where)
            title = read_text(fields.get("title"), where)
            _, known = self.kinds.get(name, ("", ()))
            titles = (*known, *read_list(fields.get("titles"), where))
            self.kinds[name] = (title, tuple(dict.fromkeys(titles)))

    def _add_offices(self, section: dict[str, Plain], file: str, origin: str) -> None:
        for of, offices in section.items():
            for title, holders in read_mapping(offices, Where(file, f"offices: {of}")).items():
                where = Where(file, f"offices: {of}: {title}")
                for person, periods in read_mapping(holders, where).items():
                    at = Where(file, f"offices: {of}: {title}: {person}")
                    with self._noting():
                        self._add_office(of, title, person, read_text(periods, at), origin, at)

    def _add_office(
        self, of: str, title: str, person: str, periods: str, origin: str, where: Where
    ) -> None:
        identity = f"person/{make_slug(person)}"
        for period in periods.split(","):
            earliest, latest = read_period(period.strip(), where)
            office = Office(identity, (title,), of, origin, earliest, latest)
            self.offices[identity, of, title, earliest] = (office, where)
        if identity not in self.entries:
            entry = Entry(identity, "person", person, origin)
            self.entries.setdefault(identity, (entry, where))

    def build(self, *, first: Sequence[str]) -> Contents:
        """Check every reference and spell out what the files say in short; `first` go before."""
        for entry, where in self.entries.values():
            with self._noting():
                self._check_entry(entry, where)
        offices = []
        for office, where in self.offices.values():
            with self._noting():
                offices.append(self._finish(office, where))
        entries = {one: self.entries[one][0] for one in (*first, *self.entries)}
        for office in offices:
            self._place_person(entries, office)
        found = (tuple(entries.values()), tuple(offices), tuple(self.bodies.values()))
        return Contents(*found, flaws=tuple(self.flaws))

    def _check_entry(self, entry: Entry, where: Where) -> None:
        for name in _REFERENCES:
            value = getattr(entry, name)
            if value is not None and value not in self.entries:
                raise where.error(f"{name} is {value!r}, which no file knows; ids are kind/slug")
        for member in entry.members:
            if member not in self.entries:
                raise where.error(f"members names {member!r}, which no file knows")
        if entry.country is not None and f"country/{entry.country}" not in self.entries:
            raise where.error(f"country is {entry.country!r}: give an ISO alpha-3 code such as IRQ")

    def _finish(self, office: Office, where: Where) -> Office:
        """Spell out the titles of an office by its kind."""
        if office.of not in self.entries:
            raise where.error(f"{office.of!r} is known to no file; ids are kind/slug")
        (title,) = office.titles
        kind = self.kinds.get(title)
        if kind is None:
            bare = title.partition(" of ")[0]
            return replace(office, titles=(title, bare) if bare != title else (title,))
        whole, bare_titles = kind
        of = self.entries[office.of][0].name
        return replace(office, titles=(whole.replace("OF", with_article(of)), title, *bare_titles))

    @staticmethod
    def _place_person(entries: dict[str, Entry], office: Office) -> None:
        """Give a person without a country that of the first office that has one."""
        person, of = entries[office.person], entries[office.of]
        if person.country is None and of.kind == "country":
            entries[person.id] = replace(person, country=of.country, sector=person.sector or "GOV")


def _make_entry(identity: str, kind: MentionKind, plain: Plain, origin: str, where: Where) -> Entry:
    fields = read_line(plain) if isinstance(plain, str) else read_mapping(plain, where)
    check_fields(fields, _FIELDS, where)
    values: dict[str, object] = {
        name: read_optional(fields[name], where) for name in _TEXTS if name in fields
    }
    values |= {name: read_list(fields[name], where) for name in _LISTS if name in fields}
    if "name" not in values:
        raise where.error("has no name")
    if kind == "country":
        values |= {"country": identity.partition("/")[2], "precision": 1}
    if kind == "place" or "level" in fields:
        values["precision"] = read_level(fields.get("level", "city"), where)
    if "at" in fields:
        values["lat"], values["lon"] = read_point(fields["at"], where)
    if "from" in fields:
        values["earliest"] = read_day(read_text(fields["from"], where), where, last=False)
    if "to" in fields:
        values["latest"] = read_day(read_text(fields["to"], where), where, last=True)
    if "geonames" in fields:
        values["geonames"] = read_number(fields["geonames"], where)
    if "pronoun" in fields:
        values["pronoun"] = read_text(fields["pronoun"], where)
    values["origin"] = read_text(fields.get("origin", origin), where)
    return Entry(id=identity, kind=kind, **values)  # type: ignore[arg-type]  # checked above
