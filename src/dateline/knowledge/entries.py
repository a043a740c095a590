"""What Dateline knows before it reads, as types: entries, offices, bodies."""

from dataclasses import dataclass
from datetime import date

from dateline.findings import MentionKind


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


def body_id(body: Body, holder: Entry) -> str:
    """Give the actor id of a holder's body ("organisation/IRQ-government")."""
    return f"{body.kind}/{holder.id.partition('/')[2]}-{body.slug}"


def body_name(body: Body, holder: Entry) -> str:
    """Give the name of a holder's body ("Iraqi government")."""
    return f"{holder.adjectives[0] if holder.adjectives else holder.name} {body.nouns[0]}"


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
