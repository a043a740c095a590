"""What Dateline knows before it reads: actors, offices, places, operations, with their dates.

The knowledge files (data/knowledge/*.yaml, and the folders a user names) are read by
`load_knowledge`; each says on top what it holds.
A file holds any of these sections: `origin`, one per kind of entry (`country`, `place`,
`organisation`, `group`, `operation`, `person`, `other`: slug to fields), `bodies`, `office_kinds`
and `offices`. An entry may be written on one line, its name first and then fields, with semicolons:

    baghdad: Baghdad; country IRQ; at 33.34 44.40

A list may be written as one line with commas.
"""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args

from dateline.datafiles import Plain, load_folder, load_yaml
from dateline.findings import MentionKind
from dateline.knowledge_fields import (
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

KINDS: tuple[MentionKind, ...] = get_args(MentionKind)


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor, place or operation of the knowledge files.

    `id` is `kind/slug` ("organisation/nato", "country/IRQ", "operation/nato-mission-iraq").
    `adjectives` are demonyms and the like ("Iraqi"). `country` is the ISO 3166-1 alpha-3 code,
    `sector` the PLOVER sector. `lead`, `members`, `host`, `part_of` and `capital` are entry ids.
    `earliest` and `latest` bound its life; `origin` says where the facts are from. `nominals` are
    nouns that stand for it once it is named ("alliance"); `against` is the entry id of whom an
    operation fights; `pronoun` is "he" or "she" for a person where it is known. `precision` is
    PLOVER's resolution of a place (1 country and wider, 2 province, 3 district, 4 city, 5 site).
    `cow` is a state's abbreviation and number in the Correlates of War project ("USA 2").
    """

    id: str
    kind: MentionKind
    name: str
    origin: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    country: str | None = None
    sector: str | None = None
    capital: str | None = None
    lead: str | None = None
    members: tuple[str, ...] = ()
    host: str | None = None
    part_of: str | None = None
    wikidata: str | None = None
    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    earliest: date | None = None
    latest: date | None = None
    nominals: tuple[str, ...] = ()
    against: str | None = None
    pronoun: str | None = None
    precision: int | None = None
    cow: str | None = None


@dataclass(frozen=True, slots=True)
class Office:
    """That a person held an office: `titles` names it in the words of the news, first is best.

    The first title is whole ("Secretary General of NATO"), the others are bare ("secretary
    general"). `person` and `of` are entry ids; `latest` is None while the office is held.
    """

    person: str
    titles: tuple[str, ...]
    of: str
    origin: str
    earliest: date
    latest: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether the person held the office on `day`."""
        return self.earliest <= day and (self.latest is None or day <= self.latest)


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body or set of people that states and organisations have ("security forces").

    `nouns` are the words for it, in lower case; `kind` is organisation or group; `sector` is the
    PLOVER sector. A body of a known holder has the id `kind/HOLDER-slug`.
    """

    slug: str
    nouns: tuple[str, ...]
    kind: MentionKind
    sector: str | None


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """All entries by id, all offices, all bodies by slug, and the index of names.

    `names` maps a name, alias or adjective as written (case kept) to the ids that bear it. Two
    Knowledge objects are equal only when they are one, so that indexes over it can be cached.
    """

    entries: Mapping[str, Entry]
    offices: tuple[Office, ...]
    names: Mapping[str, tuple[str, ...]]
    bodies: Mapping[str, Body] = field(default_factory=dict)
    by_person: Mapping[str, tuple[Office, ...]] = field(default_factory=dict, repr=False)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Give the entries that bear this name, alias or adjective; none is an empty tuple."""
        return tuple(self.entries[one] for one in self.names.get(name, ()))

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """Give the offices that a person (entry id) held, in order of the files."""
        if not self.by_person:
            return tuple(office for office in self.offices if office.person == person)
        return self.by_person.get(person, ())

    def describe(self, actor: str) -> Entry | None:
        """Give the entry of an actor id, made by rule for a body such as organisation/IRQ-police.

        None for an id that neither stands in the files nor is made from what does.
        """
        known = self.entries.get(actor)
        if known is not None:
            return known
        kind, _, rest = actor.partition("/")
        cut = rest.find("-")
        while cut > 0:
            body, holder = self.bodies.get(rest[cut + 1 :]), self._holder(rest[:cut])
            if body is not None and holder is not None and body.kind == kind:
                return self._body_entry(actor, body, holder)
            cut = rest.find("-", cut + 1)
        return None

    def _holder(self, slug: str) -> Entry | None:
        kinds = ("country", "organisation", "group", "operation", "place")
        return next(
            (self.entries[f"{k}/{slug}"] for k in kinds if f"{k}/{slug}" in self.entries), None
        )

    @staticmethod
    def _body_entry(actor: str, body: Body, holder: Entry) -> Entry:
        of = holder.adjectives[0] if holder.adjectives else holder.name
        return Entry(
            id=actor,
            kind=body.kind,
            name=f"{of} {body.nouns[0]}",
            origin=f"made by rule from {holder.id} and the body {body.slug}",
            country=holder.country,
            sector=body.sector or holder.sector,
            part_of=holder.id,
        )


def body_id(body: Body, holder: Entry) -> str:
    """Give the actor id of a holder's body ("organisation/IRQ-government")."""
    return f"{body.kind}/{holder.id.partition('/')[2]}-{body.slug}"


def make_slug(name: str) -> str:
    """Give the slug of a name: ASCII letters and digits in lower case, joined by hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(
        "".join(c if c.isalnum() else " " for c in plain.lower().replace("'", "")).split()
    )


def load_knowledge(folders: Sequence[Path] = (), *, shipped: bool = True) -> Knowledge:
    """Read the shipped knowledge files and then the `*.yaml` files of the users' folders.

    A later entry with the same id replaces the earlier one; without `shipped` the folders are all
    that is known. Raises KnowledgeError, with the file and the entry, on unknown fields, unknown
    ids and bad dates.
    """
    if shipped and not folders:
        return _load_shipped()
    collector = _collect_shipped(_Collector()) if shipped else _Collector()
    for folder in folders:
        for path in sorted(Path(folder).glob("*.yaml")):
            collector.add_file(str(path), load_yaml(path))
    return collector.build()


@cache
def _load_shipped() -> Knowledge:
    return _collect_shipped(_Collector()).build()


def _collect_shipped(collector: "_Collector") -> "_Collector":
    for name, content in load_folder("knowledge"):
        collector.add_file(name, content)
    return collector


_LISTS = ("aliases", "adjectives", "members", "nominals")
_REFERENCES = ("capital", "lead", "host", "part_of", "against")
_TEXTS = ("name", "country", "sector", "wikidata", "cow", *_REFERENCES)
_FIELDS = frozenset(
    (*_LISTS, *_TEXTS, "origin", "pronoun", "level", "geonames", "at", "from", "to")
)


class _Collector:
    """Gathers the sections of many files, later ones over earlier ones, and builds Knowledge."""

    def __init__(self) -> None:
        self.entries: dict[str, tuple[Entry, Where]] = {}
        self.offices: dict[tuple[str, str, str, date], tuple[Office, Where]] = {}
        self.bodies: dict[str, Body] = {}
        self.kinds: dict[str, tuple[str, tuple[str, ...]]] = {}

    def add_file(self, file: str, content: Plain) -> None:
        sections = read_mapping(content, Where(file, "the file"))
        origin = read_text(sections.pop("origin", file), Where(file, "origin"))
        for name, section in sections.items():
            where = Where(file, name)
            if name in KINDS:
                for slug, plain in read_mapping(section, where).items():
                    at = Where(file, f"{name}/{slug}")
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
            self.kinds[name] = (title, read_list(fields.get("titles"), where))

    def _add_offices(self, section: dict[str, Plain], file: str, origin: str) -> None:
        for of, offices in section.items():
            for title, holders in read_mapping(offices, Where(file, f"offices: {of}")).items():
                where = Where(file, f"offices: {of}: {title}")
                for person, periods in read_mapping(holders, where).items():
                    at = Where(file, f"offices: {of}: {title}: {person}")
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

    def build(self) -> Knowledge:
        """Check every reference and make the indexes."""
        for entry, where in self.entries.values():
            self._check_entry(entry, where)
        offices = tuple(self._finish(office, at) for office, at in self.offices.values())
        entries = {one: entry for one, (entry, _) in self.entries.items()}
        by_person: dict[str, list[Office]] = {}
        for office in offices:
            by_person.setdefault(office.person, []).append(office)
            self._place_person(entries, office)
        return Knowledge(
            entries=entries,
            offices=offices,
            names=_index_names(entries),
            bodies=self.bodies,
            by_person={person: tuple(held) for person, held in by_person.items()},
        )

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


_ARTICLE = ("United ", "Netherlands", "Philippines", "Czech Republic", "Central African", "Gambia")
_ARTICLE_ENDS = (
    "Islands",
    "Republic",
    "Republic of the Congo",
    "Union",
    "Maldives",
    "Bahamas",
    "Nations",
)


def with_article(name: str) -> str:
    """Give a name as it stands after "of": "the United States", but "Iraq"."""
    return f"the {name}" if name.startswith(_ARTICLE) or name.endswith(_ARTICLE_ENDS) else name


def _index_names(entries: Mapping[str, Entry]) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for entry in entries.values():
        for name in dict.fromkeys((entry.name, *entry.aliases, *entry.adjectives)):
            names[name] = (*names.get(name, ()), entry.id)
    return names


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
