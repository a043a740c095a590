"""Relative pronouns: who "who", "which" and "that" stand for."""

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.syntax import ancestors
from dateline.text import Token

_LAND = frozenset(("country", "place"))


def find_antecedent(scene: Scene, token: Token) -> Character | None:
    """Give what a relative pronoun stands for: the noun before it that its clause modifies.

    One joined to another clause may tell of what stands further up: "Berg, who rejects the deal
    that he signed and who".
    """
    personal = scene.lower[token.i] in ("who", "whom", "whose")
    joined = token.i > 0 and scene.sentence.tokens[token.i - 1].dep == "cc"
    for above in ancestors(scene.sentence, token.i):
        if above.dep == "relcl":
            item = _find_apposed(scene, token, above.head) if personal else None
            if item is None and above.head < token.i:
                item = _find_modified(scene, above.head)
            if scene.lower[token.i] == "which" and item and item.character.kind == "person":
                item = _find_right_before(scene, token.i)
            # "a Canadian who" is a person, of whom the country's name says only where from.
            if item is not None and not (personal and item.character.kind in _LAND):
                return item.character
            if not (personal and joined):
                return None
        elif not joined and above.pos not in ("VERB", "AUX"):
            return None
    return None


def _find_right_before(scene: Scene, i: int) -> Item | None:
    """Give what is no person and ends right before ", which": "Ada Berg of the Trust, which"."""
    comma = scene.sentence.tokens[i - 1].text == ","
    item = scene.at(i - 1 - comma) if i > comma else None
    return item if item is not None and item.character.kind != "person" else None


def _find_apposed(scene: Scene, token: Token, i: int) -> Item | None:
    """Give the name that words before ", who" tell of: "Berg, the oldest of the rebels, who"."""
    tokens = scene.sentence.tokens
    if token.i == 0 or tokens[token.i - 1].text != "," or tokens[i].dep != "pobj":
        return None
    for above in ancestors(scene.sentence, i):
        if above.dep == "appos":
            item = scene.names.get(above.head)
            person = item is not None and item.character.kind == "person"
            return item if person else None
        if above.pos in ("VERB", "AUX"):
            return None
    return None


def _find_modified(scene: Scene, i: int) -> Item | None:
    """Give what stands at a noun, or at the name that it tells of: "Ada Berg, a nurse who"."""
    token = scene.sentence.tokens[i]
    found = scene.at(i)
    return scene.at(token.head) if found is None and token.dep == "appos" else found
