"""The word lists behind mentions (data/mentions/*.yaml), each read once."""

from dataclasses import dataclass
from functools import cache

from dateline.datafiles import Plain, load_folder
from dateline.errors import KnowledgeError


@dataclass(frozen=True, slots=True)
class Undertakings:
    """The lists of undertakings.yaml, in lower case.

    `heads` are all words that a name can end in, `signs` the last words of those and of `starts`:
    without one of them a sentence names none.
    """

    ends: frozenset[str]
    sorts: frozenset[str]
    starts: frozenset[str]
    of_places: frozenset[str]
    others: frozenset[str]
    joins: frozenset[str]
    heads: frozenset[str]
    signs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The lists by their names in the files; all in lower case but those that name names."""

    title_heads: frozenset[str]
    title_words: frozenset[str]
    title_times: frozenset[str]
    ranks: frozenset[str]
    no_offices: frozenset[str]
    vague: frozenset[str]
    honorifics: dict[str, str]
    marked: dict[str, str]
    pronoun_titles: dict[str, str]
    back: dict[str, str]
    named_heads: frozenset[str]
    short_titles: dict[str, str]
    also_called: dict[str, str]
    led: dict[str, str]
    undergone: dict[str, str]
    lawyers: frozenset[str]
    operation_heads: frozenset[str]
    operation_calls: frozenset[str]
    seats: dict[str, str]
    rounds: frozenset[str]
    round_sorts: frozenset[str]
    regimes: frozenset[str]
    person: frozenset[str]
    people: frozenset[str]
    not_names: frozenset[str]
    tails: frozenset[str]
    contests: frozenset[str]
    place_ends: frozenset[str]
    doubtful: frozenset[str]
    capitals: frozenset[str]
    spelled_out: frozenset[str]
    things: frozenset[str]
    agencies: frozenset[str]
    persons_too: frozenset[str]
    state_verbs: frozenset[str]
    joined_heads: frozenset[str]
    polls: frozenset[str]
    poll_sorts: frozenset[str]
    named_happenings: frozenset[str]
    of_states: frozenset[str]
    belonging: frozenset[str]
    members: dict[str, frozenset[str]]
    own_names: frozenset[str]
    first_names: dict[str, str]
    undertakings: Undertakings


@cache
def load_words() -> Words:
    """Read the lists; KnowledgeError names the file that lacks one."""
    files = dict(load_folder("mentions"))
    titles = _mapping(files, "titles.yaml")
    nominals = _mapping(files, "nominals.yaml")
    names = _mapping(files, "first_names.yaml")
    marks = _section(titles, "honorifics", "titles.yaml")
    back = _section(nominals, "back", "nominals.yaml")
    title = _Lists(titles, "titles.yaml")
    nominal = _Lists(nominals, "nominals.yaml")
    return Words(
        title_heads=title.words("heads"),
        title_words=title.words("words") | title.words("heads"),
        title_times=title.words("times"),
        ranks=title.words("ranks"),
        no_offices=title.words("no_offices"),
        vague=title.words("vague"),
        honorifics={
            mark: "" if pronoun == "any" else pronoun
            for pronoun in ("any", "he", "she")
            for mark in _Lists(marks, "titles.yaml").words(pronoun)
        },
        marked=_pairs(titles, "marked"),
        pronoun_titles=title.pronouns(),
        back={
            noun: kind
            for kind in ("organisation", "group", "country", "operation", "place")
            for noun in sorted(_Lists(back, "nominals.yaml").words(kind))
        },
        named_heads=_Lists(back, "nominals.yaml").words("named"),
        short_titles=_pairs(titles, "short"),
        also_called=_pairs(titles, "also"),
        led=_pairs(titles, "led"),
        undergone=_pairs(titles, "undergone"),
        lawyers=title.words("lawyers"),
        operation_heads=nominal.words("operation_heads"),
        operation_calls=nominal.words("operation_calls"),
        seats=_pairs(nominals, "seats", "nominals.yaml"),
        rounds=nominal.words("rounds"),
        round_sorts=nominal.words("round_sorts"),
        regimes=nominal.words("regimes"),
        person=nominal.words("person"),
        people=nominal.words("people"),
        not_names=nominal.words("not_names"),
        tails=nominal.words("tails"),
        contests=nominal.words("contests"),
        place_ends=nominal.words("place_ends"),
        doubtful=nominal.words("doubtful"),
        capitals=nominal.words("capitals"),
        spelled_out=nominal.words("spelled_out"),
        things=nominal.words("things"),
        agencies=nominal.words("agencies"),
        persons_too=nominal.words("persons_too"),
        state_verbs=nominal.words("state_verbs"),
        joined_heads=nominal.words("joined_heads"),
        polls=nominal.words("polls"),
        poll_sorts=nominal.words("poll_sorts"),
        named_happenings=nominal.words("named_happenings"),
        of_states=nominal.words("of_states"),
        belonging=nominal.words("belonging"),
        members={
            noun: frozenset(signs.split())
            for noun, signs in _pairs(nominals, "members", "nominals.yaml").items()
        },
        own_names=nominal.words("own_names"),
        first_names=_Lists(names, "first_names.yaml").pronouns(),
        undertakings=_read_undertakings(_mapping(files, "undertakings.yaml")),
    )


def _read_undertakings(content: dict[str, Plain]) -> Undertakings:
    lists = _Lists(content, "undertakings.yaml")
    ends, starts = lists.words("ends"), lists.words("starts")
    heads = ends | lists.words("ends_of_a_sort")
    return Undertakings(
        ends=ends,
        sorts=lists.words("sorts"),
        starts=starts,
        of_places=lists.words("of_places"),
        others=lists.words("others"),
        joins=lists.words("joins"),
        heads=heads,
        signs=frozenset(noun.rsplit(" ", 1)[-1] for noun in heads | starts),
    )


class _Lists:
    """Comma lists of one file."""

    def __init__(self, content: dict[str, Plain], file: str) -> None:
        self._content, self._file = content, file

    def words(self, name: str) -> frozenset[str]:
        plain = self._content.get(name)
        if not isinstance(plain, str):
            raise KnowledgeError(f"{self._file}: {name} must be one list with commas: {plain!r}")
        return frozenset(part.strip() for part in plain.split(",") if part.strip())

    def pronouns(self) -> dict[str, str]:
        """Give the words of the lists `he` and `she` with their pronoun."""
        return {word: pronoun for pronoun in ("he", "she") for word in self.words(pronoun)}


def _pairs(content: dict[str, Plain], name: str, file: str = "titles.yaml") -> dict[str, str]:
    return {key: str(value) for key, value in _section(content, name, file).items()}


def _mapping(files: dict[str, Plain], name: str) -> dict[str, Plain]:
    content = files.get(name)
    if not isinstance(content, dict):
        raise KnowledgeError(f"{name}: must hold named lists")
    return content


def _section(content: dict[str, Plain], name: str, file: str) -> dict[str, Plain]:
    section = content.get(name)
    if not isinstance(section, dict):
        raise KnowledgeError(f"{file}: {name} must hold named lists")
    return section
