"""What Dateline knows before it reads: actors, offices, places, operations, with their dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.findings import MentionKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor, place or operation of the knowledge files.

    `id` is `kind/slug` ("organisation/nato", "country/IRQ", "operation/nato-mission-iraq").
    `adjectives` are demonyms and the like ("Iraqi"). `country` is the ISO 3166-1 alpha-3 code,
    `sector` the PLOVER sector. `lead`, `members`, `host`, `part_of` and `capital` are entry ids.
    `earliest` and `latest` bound its life; `origin` says where the facts are from.
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


@dataclass(frozen=True, slots=True)
class Office:
    """That a person held an office: `titles` names it in the words of the news, first is best.

    `person` and `of` are entry ids; `latest` is None while the office is held.
    """

    person: str
    titles: tuple[str, ...]
    of: str
    origin: str
    earliest: date
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All entries by id, all offices, and the index of names.

    `names` maps a name, alias or adjective as written (case kept) to the ids that bear it.
    """

    entries: Mapping[str, Entry]
    offices: tuple[Office, ...]
    names: Mapping[str, tuple[str, ...]]

    def find(self, name: str) -> tuple[Entry, ...]:
        """Give the entries that bear this name, alias or adjective; none is an empty tuple."""
        return tuple(self.entries[one] for one in self.names.get(name, ()))

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """Give the offices that a person (entry id) held, in order of the files."""
        return tuple(office for office in self.offices if office.person == person)
