"""Single people who are not named: "a Turkish soldier", "his sister"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.apposition import find_apposed, find_apposed_body
from dateline.extract.mentions.callings import can_be_body
from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.nominals import is_inside
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.titles import plain_title
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import NAMED_SUBJECTS

_STANDING = ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "dative", "attr", "conj")
_AGE = "-year-old"
_BACK = 3
"""Sentences before somebody's age in which that one is named, at most."""


def find_people(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give single people by a noun: "a Turkish soldier", "his sister", "the nurse" named before.

    "The contractor" beside a body's name is that body. A headline's subject needs no article where
    the text names somebody who is called so: "brother pleads for more time".
    """
    person = load_words().person
    for token in scene.nouns:
        lower = scene.lower[token.i]
        age = _find_age(scene, token.i)
        if age is None and (token.tag != "NN" or lower not in person):
            continue
        if scene.at(token.i) is not None or token.i in scene.spent or is_inside(scene, token.i):
            continue
        edge = scene.left_edge(token.i, token.i)
        bare = edge == token.i
        if bare and not (scene.is_headline and token.dep in NAMED_SUBJECTS):
            continue
        words = join_words(scene.sentence, edge, token.i + 1)
        draft = Draft(scene.number, edge, token.i + 1, token.i, "person", "nominal", words)
        body = find_apposed_body(scene, token.i) if can_be_body(lower) else None
        if body is not None:
            why = "the body that stands beside it"
            yield Item(replace(draft, kind=body.character.kind), body.character, why=why)
            continue
        if age is not None:
            found = _aged(scene, cast, age, edge)
        else:
            found = _named_person(scene, cast, edge, token.i)
        if found is not None:
            yield Item(draft, found, why="the one named before that can be called so")
        elif not bare:
            yield Item(draft, _unnamed_person(scene, cast, draft, age or lower), why="not named")


def _find_age(scene: Scene, i: int) -> str | None:
    """Give "34-year-old" where token `i` ends those words and they stand for somebody."""
    tokens = scene.sentence.tokens
    behind = tokens[i + 1 : i + 2]
    alone = not behind or behind[0].pos in ("VERB", "AUX", "PUNCT")  # whatever the parser says
    if scene.lower[i] != "old" or not (alone or tokens[i].dep in _STANDING) or i < 5:
        return None
    if scene.lower[i - 3 : i] != ("-", "year", "-") or scene.lower[i - 5] != "the":
        return None
    return f"{tokens[i - 4].text}-year-old"


def _aged(scene: Scene, cast: Cast, age: str, edge: int) -> Character | None:
    """Give who is of an age, or the only person named just before, or the only one told of.

    Whom the words of the one who is of that age tell of is another.
    """
    at = (scene.number, edge)
    known = cast.find_holder_of(age, None, at, ahead=False)
    if known is not None:
        return known
    people = [
        one
        for one in cast.characters
        if one.kind == "person" and one.places and not _is_quoted(scene, one)
    ]
    named = [one for one in people if one.name[0].isupper()]
    nearest = _first_before(named, at) or cast.latest(people, at, sentences=2)
    if nearest is None or any(title.endswith(_AGE) for title, _ in nearest.roles):
        return None
    return nearest


def _first_before(people: Sequence[Character], at: tuple[int, int]) -> Character | None:
    """Give who stands first in the last sentence with any of these people before `at`."""
    before = [
        (place, one)
        for one in people
        for place in one.places
        if place < at and at[0] - place[0] <= _BACK
    ]
    last = max((place[0] for place, _ in before), default=0)
    told = (one for one in before if one[0][0] == last)
    return min(told, key=lambda one: one[0], default=(at, None))[1]


def _is_quoted(scene: Scene, person: Character) -> bool:
    """Tell whether somebody stands in the quoted words of a sentence."""
    return any(number == scene.number and i in scene.quoted for number, i in person.places)


def _named_person(scene: Scene, cast: Cast, edge: int, head: int) -> Character | None:
    """Give who stands beside the noun with a name, or was called by it before: "the nurse"."""
    beside = find_apposed(scene, edge, head, head + 1)
    if beside is not None:
        if beside.character.pronoun is None:
            beside.character.pronoun = load_words().pronoun_titles.get(scene.lower[head])
        return beside.character
    of = head + 1 < len(scene.lower) and scene.lower[head + 1] == "of"
    if (edge < head and scene.lower[edge] != "the") or of:
        return None
    title = plain_title(join_words(scene.sentence, min(edge + 1, head), head + 1))
    return cast.find_holder_of(title, None, (scene.number, edge), ahead=scene.is_headline)


def _unnamed_person(scene: Scene, cast: Cast, draft: Draft, noun: str) -> Character:
    definite = scene.is_definite(draft.first, draft.head)
    own = "" if definite else f"@{scene.number}.{draft.first}"
    character = cast.get(f"person-noun:{noun}{own}", draft.words, "person")
    if noun.endswith(_AGE):
        cast.add_role(character, noun, None)
    if character.pronoun is None:
        character.pronoun = load_words().pronoun_titles.get(noun)
    return character
