"""Who and what a document is about: names that mean one thing become one character.

A character is what the reading calls an entity. Last names go to the full name they end, acronyms
to the name they abbreviate, a name with several bearers to the one the document speaks of; when
more than one is left, the name stays by itself.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property

from dateline.extract.mentions.characters import (
    Character,
    conflict,
    find_nominals,
    hyphens,
    initials,
    most_mentioned,
)
from dateline.extract.mentions.drafts import STRANGER, Draft
from dateline.extract.mentions.linking import Context
from dateline.extract.mentions.owners import find_owned, is_shared
from dateline.extract.mentions.short_forms import find_long_form
from dateline.extract.mentions.titles import is_title, plain_title
from dateline.extract.mentions.undertakings import find_fullest
from dateline.extract.mentions.words import Words, load_words
from dateline.findings import MentionKind
from dateline.knowledge import Body, Entry, Knowledge, body_id, body_name

_UNKNOWN = "nobody of that name is known"
_TITLE_BACK = 6
"""Sentences that a title alone ("the president") looks back when several people have it."""
_FIRM_BACK = 2
"""Sentences that "the company" looks back for a name that does not say what it is."""
_LEAD = 2
"""The last sentence that can speak of "the company" before its name."""
_SUFFIXES = frozenset(("Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"))


class Cast:
    """All characters of one document, and the ways to find one again.

    Before sentence `lead` titles stand for somebody who is named only there.
    """

    def __init__(self, knowledge: Knowledge, day: date | None) -> None:
        self.knowledge = knowledge
        self.day = day
        self.characters: list[Character] = []
        self._words: Words = load_words()
        self.nouns: dict[str, list[Character]] = {}
        self._called: dict[str, dict[Character, None]] = {}
        self._sorted: set[Character] = set()
        self.bodies: dict[str, list[Character]] = {}
        self.lead = 0
        self.known_places: list[Character] = []
        self._titled: dict[str, list[Character]] = {}
        self._by_initials: dict[str, list[Character]] = {}
        self._short_forms: dict[str, Character] = {}
        self._by_key: dict[str, Character] = {}
        self._by_tail: dict[str, list[Character]] = {}
        self._by_first: dict[str, list[Character]] = {}
        self._by_middle: dict[str, list[Character]] = {}
        self._context = Context(knowledge, day, ())
        self._strangers: Mapping[str, tuple[int, int]] = {}
        self._fullest: Mapping[str, str] = {}
        self._owned: Mapping[str, str] = {}

    def add_names(self, drafts: Sequence[Draft]) -> list[tuple[Character, str]]:
        """Give each name its character and why, full names before last names."""
        self._context = Context(self.knowledge, self.day, drafts)
        self._strangers = _last_names_of_strangers(drafts)
        self._fullest = find_fullest(drafts)
        self._owned = find_owned(drafts)
        found = [self._place_full(draft) for draft in drafts]
        self._index_people()
        placed = []
        for number, draft in enumerate(drafts):
            longer = find_long_form(drafts, number)
            whole = found[longer] if longer is not None else None
            if whole is not None:
                self._short_forms[draft.words] = whole[0]
            character, why = (
                self._place_short_form(draft) or found[number] or self._place_short(draft)
            )
            placed.append((character, why))
            found[number] = placed[-1]
            character.places.append((draft.sentence, draft.first))
            if draft.pronoun and character.pronoun is None:
                character.pronoun = draft.pronoun
        return placed

    def get(self, key: str, name: str, kind: MentionKind, actor: str | None = None) -> Character:
        """Give the character of a key, made at first use."""
        character = self._by_key.get(key)
        if character is None:
            entry = self.knowledge.describe(actor) if actor else None
            character = Character(
                name, kind, actor, entry, nominals=find_nominals(entry, name, kind)
            )
            if entry is not None and entry.pronoun:
                character.pronoun = entry.pronoun
            self._by_key[key] = character
            self._index(character)
            for noun in sorted(character.nominals):
                self.nouns.setdefault(noun, []).append(character)
            self.characters.append(character)
        return character

    def _index(self, character: Character) -> None:
        """Enter a new character where it is looked for, so that no look-up walks over all."""
        entry = character.entry
        if entry is None:
            return
        if entry.id not in self.knowledge.entries:
            for cut in hyphens(entry.id):
                self.bodies.setdefault(entry.id[cut + 1 :], []).append(character)
        elif entry.precision is not None:
            self.known_places.append(character)
        elif entry.kind == "person":
            character.offices = self._known_roles(entry.id)
            for title, _ in character.offices:
                self._add_titled(title, character)

    def add_role(self, character: Character, title: str, holder: str | None) -> None:
        """Note what the text calls a person; `title` is as `plain_title` gives it.

        A title without holder is that of the person's known office, if it is one.
        """
        if holder is None:
            known = {of for called, of in character.offices if is_title(called, title)}
            holder = known.pop() if len(known) == 1 else None
        other = self._words.also_called.get(title.rsplit(" ", 1)[-1])
        for called in (title, other) if other else (title,):
            if (called, holder) not in character.roles:
                character.roles.append((called, holder))
                self._add_titled(called, character)

    def _add_titled(self, title: str, character: Character) -> None:
        bucket = self._titled.setdefault(title.rsplit(" ", 1)[-1], [])
        if character not in bucket:
            bucket.append(character)

    def of_entry(self, entry: Entry) -> Character:
        """Give the character of a knowledge entry."""
        return self.get(entry.id, entry.name, entry.kind, entry.id)

    def peek(self, key: str) -> Character | None:
        """Give the character of a key if the document has it."""
        return self._by_key.get(key)

    def _place_full(self, draft: Draft) -> tuple[Character, str] | None:
        """Place names that need no other name: known ones, and unknown ones of several words."""
        if draft.ids:
            return self._place_known(draft)
        acronym = draft.kind == "organisation" and draft.words.isupper()
        if " " not in draft.words and (draft.kind == "person" or acronym):
            return None
        if draft.kind == "person":
            return self._place_person(draft), _UNKNOWN
        name = self._fullest.get(draft.words, draft.words)
        character = self.get(f"{draft.kind}:{name.lower()}", name, draft.kind)
        character.is_state |= draft.holder == STRANGER and draft.kind == "place"
        return character, _UNKNOWN

    def _place_known(self, draft: Draft) -> tuple[Character, str] | None:
        choice = self._context.choose(draft)
        entry = choice.entry
        if entry is None:
            kind = draft.kind if draft.kind != "country" else "place"
            return self.get(f"{kind}:{draft.words.lower()}", draft.words, kind), choice.why
        if conflict(entry.pronoun, draft.pronoun):
            return None
        body = self.knowledge.body_called(draft.words)
        if body is not None and is_shared(draft.words, entry, self.knowledge, self._words):
            return self._place_shared(draft, entry, body) or (self.of_entry(entry), choice.why)
        at = (draft.sentence, draft.first)
        if self._strangers.get(draft.words, at) < at and not self._is_meant_still(entry):
            return None  # "Bush" where the report has named Billy Bush, "Ford" after Harrison Ford
        return self.of_entry(entry), choice.why

    def _place_shared(self, draft: Draft, entry: Entry, body: Body) -> tuple[Character, str] | None:
        """Place a name that many states' bodies bear: "the Supreme Court"; None for `entry` itself.

        It is of whom the words beside it name, else of the state of which the report tells.
        """
        holder = self._holder_of_shared(draft, entry)
        if holder is None:
            name = self._owned.get(draft.words, draft.words)
            character = self.get(f"organisation:{name.lower()}", name, "organisation")
            return character, "many states have one, and the report does not tell which"
        if holder.id == f"country/{entry.country}":
            return None
        actor = body_id(body, holder)
        why = f"what {holder.name} has of the sort {body.slug}"
        return self.get(actor, body_name(body, holder), body.kind, actor), why

    def _holder_of_shared(self, draft: Draft, entry: Entry) -> Entry | None:
        if draft.holder is not None:
            return self.knowledge.entries[draft.holder]
        state = self._context.home.find_state(entry.country)
        return self.knowledge.entries[f"country/{state}"] if state is not None else None

    def _is_meant_still(self, entry: Entry) -> bool:
        """Tell whether a name leads to who is known by it though a person here ends in it too."""
        if entry.kind == "person":
            return self._context.is_in_office(entry)
        return entry.kind in ("country", "place")

    def _place_person(self, draft: Draft) -> Character:
        """Place a full name; another middle name makes no other person."""
        parts = [word for word in draft.words.split(" ") if word not in _SUFFIXES]
        if len(parts) > 2:
            entry = self._person_entry(f"{parts[0]} {parts[-1]}")
            if entry is not None:
                return self.of_entry(entry)
        character = self.get(f"person:{draft.words.lower()}", draft.words, "person")
        if character.pronoun is None:
            character.pronoun = draft.pronoun or self._words.first_names.get(parts[0])
        return character

    def _person_entry(self, name: str) -> Entry | None:
        found = self.knowledge.find(name)
        return found[0] if len(found) == 1 and found[0].kind == "person" else None

    def _index_people(self) -> None:
        for character in self.characters:
            if character.kind == "organisation" and " " in character.name:
                self._by_initials.setdefault(initials(character.name), []).append(character)
            if character.kind != "person" or " " not in character.name:
                continue
            spellings = {character.name}
            if character.entry is not None:
                spellings.update(a for a in character.entry.aliases if " " in a)
            for spelling in sorted(spellings):
                self._index_name(spelling, character)

    def _index_name(self, spelling: str, character: Character) -> None:
        parts = [word for word in spelling.split(" ") if word not in _SUFFIXES]
        tails = {" ".join(parts[i:]) for i in range(1, len(parts))}
        tails |= {tail[3:] for tail in tails if tail.lower().startswith(("al-", "el-"))}
        for tail in tails:
            bucket = self._by_tail.setdefault(tail.lower(), [])
            if character not in bucket:
                bucket.append(character)
        if len(parts) == 3:
            self._by_middle.setdefault(parts[1].lower(), []).append(character)
        bucket = self._by_first.setdefault(parts[0].lower(), [])
        if character not in bucket:
            bucket.append(character)

    def _place_short_form(self, draft: Draft) -> tuple[Character, str] | None:
        """Place a name that the text has given in brackets as short for another."""
        whole = None if draft.ids else self._short_forms.get(draft.words)
        return (whole, f"short for {whole.name}") if whole is not None else None

    def _place_short(self, draft: Draft) -> tuple[Character, str]:
        """Place a last name, first name or acronym with the full name it stands for."""
        if draft.kind == "organisation" and not draft.ids:
            return self._place_acronym(draft)
        short = draft.words.lower()
        here = (draft.sentence, draft.first)
        firsts = [c for c in self._by_first.get(short, ()) if c.places and c.places[0] < here]
        middles = self._by_middle.get(short, ())
        for bucket in (self._by_tail.get(short, ()), firsts, middles):
            fitting = [c for c in bucket if not conflict(c.pronoun, draft.pronoun)]
            best = most_mentioned(fitting)
            if best is not None:
                return best, f"short for {best.name}"
        character = self.get(f"person:{short}", draft.words, "person")
        if character.pronoun is None:
            character.pronoun = draft.pronoun or self._words.first_names.get(draft.words)
        return character, _UNKNOWN

    def _place_acronym(self, draft: Draft) -> tuple[Character, str]:
        matching = self._by_initials.get(draft.words, ())
        if len(matching) == 1:
            return matching[0], f"short for {matching[0].name}"
        name = draft.words
        return self.get(f"organisation:{name.lower()}", name, "organisation"), _UNKNOWN

    def is_of_main_country(self, body: Character) -> bool:
        """Tell whether a body is of a country that the document names about as often as any.

        "The government" in a report on Nigeria is not the Swiss one that it names once.
        """
        country = body.entry.country if body.entry is not None else None
        return country is None or self.is_main(country)

    def is_main(self, country: str) -> bool:
        """Tell whether a document names a country about as often as any."""
        return self._context.home.is_main(country)

    @property
    def is_home_unknown(self) -> bool:
        """Tell whether a document is about a state that nobody knows."""
        return self._context.home.is_strange

    def call(self, body: Character, noun: str) -> None:
        """Note that a noun can stand for a body, by its name or by what the text says of it."""
        self._called.setdefault(noun, {})[body] = None
        self._sorted.add(body)

    def find_back(self, noun: str, at: tuple[int, int], *, bare: bool = False) -> Character | None:
        """Give the one thing named or described before `at` that a noun stands for.

        A `bare` noun, without words that tell which one, can also stand for what is called so; a
        mission that nobody knows is not meant where the text has one that is known.
        """
        named = [c for c in self.nouns.get(noun, ()) if c.places]
        called = [
            c
            for c in self._called.get(noun, ())
            if bare and c not in named and not (named and c.kind == "operation")
        ]
        fitting = [c for c in (*named, *called) if c.places[0] < at]
        fitting = fitting or named or (called if at[0] <= _LEAD else [])
        if len(fitting) < 2:
            return fitting[0] if fitting else None
        return self.latest(fitting, at, sentences=2)

    def find_unsorted(self, at: tuple[int, int]) -> Character | None:
        """Give the only body told of just before `at` of which nothing says of what sort it is."""
        for number in range(at[0], max(0, at[0] - _FIRM_BACK) - 1, -1):
            near = {one for place, one in self._bodies_by_sentence[number] if place < at}
            fitting = [one for one in near if not one.nominals and one not in self._sorted]
            if fitting:
                if len(fitting) == 1:
                    self._bodies_by_sentence[at[0]].append((at, fitting[0]))
                return fitting[0] if len(fitting) == 1 else None
        return None

    @cached_property
    def _bodies_by_sentence(self) -> dict[int, list[tuple[tuple[int, int], Character]]]:
        """The bodies that nobody knows by the sentences that name them."""
        found: dict[int, list[tuple[tuple[int, int], Character]]] = defaultdict(list)
        for key, one in self._by_key.items():
            for place in one.places if key.startswith("organisation:") else ():
                found[place[0]].append((place, one))
        return found

    def latest(
        self, characters: Iterable[Character], at: tuple[int, int], *, sentences: int
    ) -> Character | None:
        """Give the only one of these that stands in the nearest sentence, `sentences` back at most.

        Within a sentence, only what stands before `at` counts.
        """
        near: dict[int, list[Character]] = {}
        for character in characters:
            before = bisect_left(character.places, at) - 1
            if before >= 0 and at[0] - character.places[before][0] <= sentences:
                near.setdefault(character.places[before][0], []).append(character)
        if not near:
            return None
        closest = near[max(near)]
        return closest[0] if len(closest) == 1 else None

    def find_holder_of(
        self, title: str, holder: Character | None, at: tuple[int, int], *, ahead: bool
    ) -> Character | None:
        """Give the only person who has this title here: by the text, by offices held on the day.

        `ahead` counts those as well who are named only later. `title` is as `plain_title` gives it.
        Of several, the one who stands nearest before `at`.
        """
        people = self._titled.get(title.rsplit(" ", 1)[-1], [])
        named = [c for c in people if ahead or at[0] < self.lead or (c.places and c.places[0] < at)]
        told = _holders(named, [c.roles for c in named], title, holder)
        for having in (told, _holders(people, [c.offices for c in people], title, holder)):
            if len(having) == 1:
                return having[0]
            if having:
                bare = [c for c in having if holder is None and (title, None) in c.roles]
                return (
                    self.latest(having, at, sentences=_TITLE_BACK)
                    or self.latest(bare, at, sentences=_TITLE_BACK)
                    or self._leading(bare, at)
                )
        if holder is None or holder.actor is None or self.day is None:
            return None
        return self._holder_by_knowledge(title, holder.actor, self.day)

    def _leading(self, people: Sequence[Character], at: tuple[int, int]) -> Character | None:
        """Give who stands first in the sentence before one that a title opens."""
        if at[1] != 0:
            return None
        first: list[tuple[tuple[int, int], Character]] = []
        for one in people:
            number = bisect_left(one.places, (at[0] - 1, 0))
            if number < len(one.places) and one.places[number] < at:
                first.append((one.places[number], one))
        return min(first, key=lambda pair: pair[0])[1] if first else None

    def find_former(self, title: str, holder: Character) -> Character | None:
        """Give the only one whom the document names and who has had this office of the holder."""
        found = [
            one
            for one in self.characters
            if one.entry is not None
            and one.entry.kind == "person"
            and one.places
            and any(
                office.of == holder.actor and title in map(plain_title, office.titles[1:])
                for office in self.knowledge.offices_of(one.entry.id)
                if self.day is None or (office.latest is not None and office.latest < self.day)
            )
        ]
        return found[0] if len(found) == 1 else None

    def _known_roles(self, person: str) -> list[tuple[str, str | None]]:
        return [
            (plain_title(title), self.knowledge.entries[office.of].name)
            for office in self.knowledge.offices_of(person)
            if self.day is None or office.holds_on(self.day)
            for title in office.titles[1:]
        ]

    def _holder_by_knowledge(self, title: str, of: str, day: date) -> Character | None:
        people = {office.person for office in self.knowledge.holders(title, of, day)}
        if len(people) != 1:
            return None
        return self.of_entry(self.knowledge.entries[people.pop()])


def _last_names_of_strangers(drafts: Sequence[Draft]) -> dict[str, tuple[int, int]]:
    """Give the last names of people whom no knowledge has, and where they first stand in full."""
    return {
        draft.words.rsplit(" ", 1)[1]: (draft.sentence, draft.first)
        for draft in reversed(drafts)
        if draft.kind == "person" and not draft.ids and " " in draft.words
    }


def _holders(
    people: list[Character],
    roles: list[list[tuple[str, str | None]]],
    title: str,
    holder: Character | None,
) -> list[Character]:
    """Give the people with a title, of this holder if one is named; a role without holder is weak.

    Nobody speaks for a person because he is a spokesman of something unnamed.
    """
    exact, loose = [], []
    for character, told in zip(people, roles, strict=True):
        of_title = [of for called, of in told if is_title(called, title)]
        if (holder is None and of_title) or (holder is not None and holder.name in of_title):
            exact.append(character)
        elif holder is not None and holder.kind != "person" and None in of_title:
            loose.append(character)
    return exact or loose
