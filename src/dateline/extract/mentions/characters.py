"""One person, body, place or operation of a document, and what its name tells."""

import re
from dataclasses import dataclass, field

from dateline.extract.mentions.words import load_words
from dateline.findings import MentionKind
from dateline.knowledge import Entry

_LINK = re.compile(" (?:of|for|on) ")


@dataclass(slots=True, eq=False)
class Character:
    """One person, body, place or operation of a document.

    `name` is its canonical name, `roles` what the text calls it, as (title, holder's name or None),
    `offices` what knowledge says that it held, in the same form.
    `places` are the sentences and tokens where it stands, in order. `country` and `sector` are what
    the text tells of somebody whom no knowledge has, `is_state` that a place is a state.
    """

    name: str
    kind: MentionKind
    actor: str | None = None
    entry: Entry | None = None
    pronoun: str | None = None
    roles: list[tuple[str, str | None]] = field(default_factory=list)
    offices: list[tuple[str, str | None]] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    nominals: frozenset[str] = frozenset()
    country: str | None = None
    sector: str | None = None
    is_state: bool = False

    @property
    def acts_as(self) -> MentionKind:
        """Give the kind as which it does things: a state that nobody knows is no mere place."""
        return "country" if self.is_state else self.kind


def hyphens(identity: str) -> list[int]:
    """Give where the hyphens of an id are."""
    return [i for i, letter in enumerate(identity) if letter == "-"]


def conflict(one: str | None, other: str | None) -> bool:
    """Tell whether two pronouns are known and differ."""
    return one is not None and other is not None and one != other


def most_mentioned(characters: list[Character]) -> Character | None:
    """Give the character with most full names so far; None on a draw."""
    ranked = sorted(characters, key=lambda character: -len(character.places))
    if not ranked or (len(ranked) > 1 and len(ranked[0].places) == len(ranked[1].places)):
        return None
    return ranked[0]


def initials(name: str) -> str:
    """Give the first letters of the words with a capital: "WFC" of "World Fish Council"."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def find_nominals(entry: Entry | None, name: str, kind: MentionKind) -> frozenset[str]:
    """Give the nouns that can stand for a thing: those of its entry, and its name's head.

    That is the last word, or the one before "of" or "for": "the union", "the federation". "A
    spokesman for the alliance" is no name, and no alliance. Of an undertaking it is any word that
    says what it is: "Operation Northern Gate", "Monitoring Mission in Georgia".
    """
    own = set(entry.nominals) if entry is not None else set()
    last = name.rsplit(" ", 1)[-1]
    whole, *rest = _LINK.split(name, maxsplit=1)
    told = bool(rest) and whole.rsplit(" ", 1)[-1].islower()  # "the last crew of the Fleet"
    named = kind != "person" and name[0].isupper() and last[0].isupper() and not told
    if kind == "operation" and entry is None:
        heads = {one.lower() for one in name.split(" ") if one[:1].isupper()}
        own.update(one for one in heads if load_words().back.get(one) == "operation")
    elif named and " " in name:
        heads = {last.lower(), whole.rsplit(" ", 1)[-1].lower()}
        own.update(heads & (load_words().back.keys() | load_words().named_heads))
    if kind == "operation" and entry is None:
        own.update(load_words().operation_calls if named else ())
    return frozenset(own)


def has_office(character: Character) -> bool:
    """Tell whether the text has said what somebody is, beyond an age."""
    return bool(character.offices) or any(
        not told.endswith("-year-old") for told, _ in character.roles
    )
