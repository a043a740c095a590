"""Whose "her party", "his newspaper" is: the one body that the report says somebody belongs to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import child, children

_KINDS = ("organisation", "group")
_OF = frozenset(("of", "from", "for", "with"))

Bodies = dict[Character, dict[Character, None]]


def join_owned(scenes: Sequence[Scene]) -> None:
    """Give "her party" as the body of whom "her" stands for, if the report tells of just one."""
    bodies = _find_bodies(scenes)
    named = {one.character for scene in scenes for one in scene.names.values()}
    for scene in scenes if bodies else ():
        for head, item in scene.nominals.items():
            first = scene.sentence.tokens[item.draft.first]
            owner = scene.nominals.get(first.i) if first.tag == "PRP$" else None
            if owner is None or item.character in named or not _can_be_body(scene, item):
                continue
            found = list(bodies.get(owner.character, ()))
            if len(found) == 1:
                draft = replace(item.draft, kind=found[0].kind)
                why = "the only body that its owner is told to belong to"
                scene.nominals[head] = Item(draft, found[0], item.role, why)


def _can_be_body(scene: Scene, item: Item) -> bool:
    """Tell whether a noun is of a body that people join or work for: a party, no government."""
    return scene.lower[item.draft.head] in load_words().belonging


def _find_bodies(scenes: Sequence[Scene]) -> Bodies:
    bodies: Bodies = {}
    called = {
        one.character.name: one.character
        for scene in scenes
        for one in scene.names.values()
        if one.character.kind in _KINDS
    }
    for scene in scenes:
        for item in scene.names.values():
            person = item.character
            if person.kind != "person":
                continue
            for _, holder in person.roles:
                if holder in called:
                    bodies.setdefault(person, {})[called[holder]] = None
            for body in _beside(scene, item):
                bodies.setdefault(person, {})[body] = None
    return bodies


def _beside(scene: Scene, item: Item) -> Iterator[Character]:
    """Read "Ada Berg, of the Harbour League", "Ada Berg, whose Harbour League won"."""
    sentence, head = scene.sentence, item.draft.head
    for preposition in children(sentence, head, "prep"):
        whole = child(sentence, preposition.i, "pobj")
        if preposition.text in _OF and whole is not None:
            yield from _body_at(scene, whole.i)
    for clause in children(sentence, head, "relcl"):
        for part in children(sentence, clause.i, "nsubj", "nsubjpass", "dobj"):
            owner = child(sentence, part.i, "poss")
            if owner is not None and owner.tag == "WP$":
                yield from _body_at(scene, part.i)


def _body_at(scene: Scene, i: int) -> Iterator[Character]:
    item = scene.names.get(i)
    if item is not None and item.character.kind in _KINDS:
        yield item.character
