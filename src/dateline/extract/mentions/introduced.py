"""Those who speak before their name is told: "His lawyer denied it. “He slept,” Ada Berg said."

Whom a report names without a word of who that is, it has brought up just before. So has one whose
title it gives again: "a colonel said on television", "Colonel Ada Berg said". A headline that tells
of "the woman who reads" is about the first person whom the text names.
"""

from collections.abc import Iterator, Mapping, Sequence

from dateline.extract.mentions.characters import Character, conflict, has_office
from dateline.extract.mentions.leads import is_speaking
from dateline.extract.mentions.scene import Item, Scene, rename
from dateline.extract.mentions.titles import is_title
from dateline.extract.mentions.words import load_words
from dateline.extract.statements.setting_words import load_source_words
from dateline.extract.syntax import children

_NEAR, _FAR = 2, 4
"""Sentences in which the name follows, and in which it does with the same title, at most."""


def join_introduced(scenes: Sequence[Scene]) -> None:
    """Make one of somebody who speaks without a name and the name that follows."""
    rename(scenes, _find_same(scenes), why="speaks before the name is told")


def _find_same(scenes: Sequence[Scene]) -> dict[Character, Character]:
    """Give those who speak without a name with who they are; a name goes to one noun alone."""
    named: dict[Character, int] = {}
    for scene in scenes:
        for one in scene.names.values():
            named.setdefault(one.character, scene.number)
    same: dict[Character, Character] = {}
    taken: dict[Character, str] = {}
    for item in scenes[0].nominals.values() if scenes else ():
        person = _find_headlined(scenes, item)
        if person is not None and person not in taken and item.character not in named:
            same[item.character] = person
    for scene in scenes:
        for item in scene.nominals.values():
            known = item.character in named or item.character in same
            if known or not _is_single(scene, item) or not _speaks(scene, item):
                continue
            noun = scene.lower[item.draft.head]
            name = _find_name(scenes, named, scene, item)
            if name is not None and taken.setdefault(name, noun) == noun:
                same[item.character] = name
    return same


def _find_headlined(scenes: Sequence[Scene], item: Item) -> Character | None:
    """Give the only person whom the first sentence with a name has, for "the woman who reads"."""
    told = _is_single(scenes[0], item) and scenes[0].lower[item.draft.first] == "the"
    if not told or not any(children(scenes[0].sentence, item.draft.head, "relcl")):
        return None
    for scene in scenes[: 1 + _NEAR]:
        people = [one for one in _people(scene) if one.draft.form == "name"]
        fitting = [one.character for one in people if " " in one.draft.words]
        if people:
            only = len(people) == 1 and fitting and scene.sentence.paragraph > 0
            differs = fitting and conflict(fitting[0].pronoun, item.character.pronoun)
            return fitting[0] if only and not differs else None
    return None


def _is_single(scene: Scene, item: Item) -> bool:
    person = item.draft.form == "nominal" and item.character.kind == "person"
    return person and scene.sentence.tokens[item.draft.head].tag in ("NN", "NNP", "JJ")


def _speaks(scene: Scene, item: Item) -> bool:
    head = item.draft.head
    return head not in scene.quoted and is_speaking(scene, head)


def _find_name(
    scenes: Sequence[Scene], named: Mapping[Character, int], start: Scene, item: Item
) -> Character | None:
    noun = start.lower[item.draft.head]
    first = True
    for scene in scenes[start.number + 1 : start.number + 1 + _FAR]:
        for other in _people(scene):
            person = other.character
            if other.draft.form == "nominal" and person is not item.character:
                first = first and not _speaks(scene, other)
            if other.draft.form != "name" or named[person] <= start.number:
                continue
            fits = not conflict(person.pronoun, item.character.pronoun) and _speaks(scene, other)
            if fits and any(is_title(title, noun) for title, _ in person.roles):
                return person
            near = scene.number - start.number <= _NEAR and scene.quoted
            if fits and first and near and _is_untold(other):
                return person
            first = False
    return None


def _people(scene: Scene) -> Iterator[Item]:
    for item in scene.items():
        if item.character.kind == "person" and item.draft.head not in scene.quoted:
            yield item


def _is_untold(item: Item) -> bool:
    """Tell whether a full name stands without any word of who that is but for a rank."""
    ranks = load_words().ranks
    told = [title for title, _ in item.character.roles if title not in ranks]
    return " " in item.draft.words and not told and not item.character.offices


def join_described(scenes: Sequence[Scene]) -> None:
    """Make one of somebody named and of a new description under which he goes on to speak.

    "Berg, 62, told how he had paid. “I counted it,” said the witness." Whose title the text has
    told is none whom it calls by another.
    """
    named = {one.character for scene in scenes for one in scene.names.values()}
    same: dict[Character, Character] = {}
    seen: set[Character] = set()
    words: set[str] = set()
    for scene in scenes:
        for item in scene.nominals.values():
            new = item.character not in seen and scene.lower[item.draft.head] not in words
            seen.add(item.character)
            if new and item.character not in named and _is_described(scene, item):
                person = _find_last(scenes, scene.number, item, named)
                if person is not None:
                    same[item.character] = person
        words.update(scene.lower)
    rename(scenes, same, why="goes on to speak under another description")


def _is_described(scene: Scene, item: Item) -> bool:
    """Tell whether "the ..." of one person speaks, and is nobody who speaks for others."""
    draft = item.draft
    told = draft.form == "nominal" and scene.lower[draft.first] == "the" and scene.speaker is None
    owned = any(one.tag == "POS" for one in scene.sentence.tokens[draft.first : draft.last])
    speaks = _is_single(scene, item) and _speaks(scene, item)
    others = load_source_words().spokespeople
    return told and speaks and not owned and scene.lower[draft.head] not in others


def _find_last(
    scenes: Sequence[Scene], number: int, item: Item, named: set[Character]
) -> Character | None:
    paragraph = scenes[number].sentence.paragraph
    for scene in reversed(scenes[max(0, number - _NEAR) : number]):
        if paragraph - scene.sentence.paragraph > 1:
            return None
        people = {one.character: None for one in _people(scene) if one.character in named}
        if people:
            person = next(iter(people))
            fits = len(people) == 1 and not conflict(person.pronoun, item.character.pronoun)
            return person if fits and not has_office(person) else None
    return None
