"""All that is known, asked for by id, by name, by kind and by office."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from dateline.findings import MentionKind
from dateline.knowledge.compiled import Compiled, first_word, names_of
from dateline.knowledge.entries import Body, Entry, Office, body_name
from dateline.knowledge.spelling import fold

_HOLDERS = ("country", "organisation", "group", "operation", "place")


class Knowledge:
    """All entries by id, all names, all offices, all bodies by slug; `size` counts them.

    `capitals` leads from the id of a capital to that of its state.
    Two Knowledge objects are equal only when they are one, so that indexes over it can be cached.
    """

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._kinds: dict[str, tuple[Entry, ...]] = {}
        self.entries: Mapping[str, Entry] = _Entries(compiled)
        self.names = Names(compiled)
        self.size = compiled.about
        self.capitals: Mapping[str, str] = dict(compiled.about.capitals)
        self._nouns = {noun.lower(): body for body in compiled.about.bodies for noun in body.nouns}
        self.bodies: Mapping[str, Body] = {body.slug: body for body in compiled.about.bodies}

    def find(self, name: str) -> tuple[Entry, ...]:
        """Give the entries that bear this name, alias or adjective; none is an empty tuple."""
        return tuple(map(self._compiled.entry, self._compiled.numbers("n", fold(name))))

    def of_kind(self, kind: MentionKind) -> tuple[Entry, ...]:
        """Give all entries of a kind, in order of the files."""
        found = self._kinds.get(kind)
        if found is None:
            numbers = self._compiled.numbers("k", kind)
            found = self._kinds[kind] = tuple(map(self._compiled.entry, numbers))
        return found

    def offices(self) -> Iterator[Office]:
        """Give all offices, in order of the files."""
        first = self.size.entries
        return map(self._compiled.office, range(first, first + self.size.offices))

    def offices_of(self, person: str) -> tuple[Office, ...]:
        """Give the offices that a person (entry id) held, in order of the files."""
        return tuple(map(self._compiled.office, self._compiled.numbers("p", person)))

    def offices_at(self, holder: str) -> tuple[Office, ...]:
        """Give the offices that a state or body (entry id) has, with all who held them."""
        return tuple(map(self._compiled.office, self._compiled.numbers("o", holder)))

    def holders(self, title: str, of: str, day: date) -> tuple[Office, ...]:
        """Give who holds an office on a day, by its whole title or a bare one; case does not count.

        An office of that very name goes before those that are also called so: where somebody is
        the leader of a state by title, its prime minister is not. Several where an office changes
        hands on the day, or where the title fits several offices; the caller sees it in them.
        """
        wanted = plain_office(title)
        held = [office for office in self._own_offices(of) if office.holds_on(day)]
        exact = [one for one in held if wanted in map(plain_office, one.titles[:2])]
        return tuple(exact or (one for one in held if wanted in map(plain_office, one.titles[2:])))

    def _own_offices(self, of: str) -> tuple[Office, ...]:
        """Give the offices of a holder, and those of the whole it is part of that name it.

        The chairperson of the African Union Commission stands among the offices of the union.
        """
        entry = self.entries.get(of)
        whole = self.offices_at(entry.part_of) if entry is not None and entry.part_of else ()
        return (
            *self.offices_at(of),
            *(one for one in whole if entry and entry.name in one.titles[0]),
        )

    def body_called(self, words: str) -> Body | None:
        """Give the body of which these words are a noun, case apart: "Supreme Court"."""
        return self._nouns.get(words.lower())

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
        found = (self.entries.get(f"{kind}/{slug}") for kind in _HOLDERS)
        return next((entry for entry in found if entry is not None), None)

    @staticmethod
    def _body_entry(actor: str, body: Body, holder: Entry) -> Entry:
        return Entry(
            id=actor,
            kind=body.kind,
            name=body_name(body, holder),
            origin=f"made by rule from {holder.id} and the body {body.slug}",
            country=holder.country,
            sector=body.sector or holder.sector,
            part_of=holder.id,
        )


@lru_cache(maxsize=20_000)
def plain_office(title: str) -> str:
    """Give a title for comparisons: small letters, one spelling, nobody's sex, no "for".

    "Special Representative for Iraq" is a special representative, a chairwoman a chairman.
    """
    plain = title.lower().replace("-", " ").replace("defense", "defence").partition(" for ")[0]
    plain = plain.replace("chief prosecutor", "prosecutor")
    return " ".join(_SAME_OFFICE.get(word, word) for word in plain.split())


_SAME_OFFICE = {
    "chairwoman": "chairman", "chairperson": "chairman", "chair": "chairman",
    "spokeswoman": "spokesman", "spokesperson": "spokesman", "organisation": "organization",
}  # fmt: skip


class Names(Mapping[str, tuple[str, ...]]):
    """The ids that bear a name, alias or adjective; case counts, accents do not."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._first_words = compiled.about.first_words
        self.longest = compiled.about.longest

    def __getitem__(self, name: str) -> tuple[str, ...]:
        numbers = self._compiled.numbers("n", fold(name))
        if not numbers:
            raise KeyError(name)
        return self._ids(numbers)

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and self._compiled.has("n", fold(name))

    def __iter__(self) -> Iterator[str]:
        return self._compiled.keys("n")

    def __len__(self) -> int:
        return self._compiled.about.names

    def may_start(self, text: str, at: int) -> bool:
        """Tell whether a name may begin at an offset of a folded text, by its first word there."""
        return first_word(text, at) in self._first_words

    def starts(self, text: str) -> Iterator[str]:
        """Give the names with which a folded text begins, longest first."""
        if first_word(text) in self._first_words:
            yield from self._compiled.starts("n", text)

    def starts_shouted(self, text: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Give names in capitals with which a folded text begins, longest first.

        Each with the name that it is of the first bearer, and the ids of its bearers.
        """
        for capitals in self._compiled.starts("u", text):
            numbers = self._compiled.numbers("u", capitals)
            first = self._compiled.entry(numbers[0])
            name = next(one for one in names_of(first) if one.upper() == capitals)
            yield capitals, name, self._ids(numbers)

    def _ids(self, numbers: list[int]) -> tuple[str, ...]:
        return tuple(self._compiled.entry(number).id for number in numbers)


class _Entries(Mapping[str, Entry]):
    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    def __getitem__(self, identity: str) -> Entry:
        found = self._compiled.entry_of(identity)
        if found is None:
            raise KeyError(identity)
        return found

    def __contains__(self, identity: object) -> bool:
        return isinstance(identity, str) and self._compiled.has("i", identity)

    def __iter__(self) -> Iterator[str]:
        return (self._compiled.entry(number).id for number in range(len(self)))

    def __len__(self) -> int:
        return self._compiled.about.entries
