"""Sector and country of people and bodies that nobody knows: "two soldiers", "police in Lagos"."""

from functools import cache

from dateline.datafiles import load_folder
from dateline.errors import KnowledgeError
from dateline.extract.mentions.scene import Item, Scene

_WHERE = ("in", "from", "of", "at", "near")
_FILE = "sectors.yaml"
_REACH = 4
"""Tokens after a noun in which the place that it is of is looked for."""


@cache
def load_sectors() -> dict[str, str]:
    """Read the sector of each noun; KnowledgeError when the file is broken."""
    content = dict(load_folder("mentions")).get(_FILE)
    if not isinstance(content, dict) or not all(isinstance(one, str) for one in content.values()):
        raise KnowledgeError(f"{_FILE}: must hold lists with commas, named by sectors")
    return {
        noun.strip(): sector for sector, nouns in content.items() for noun in str(nouns).split(",")
    }


def learn_sides(scene: Scene) -> None:
    """Note sector and country of those in a sentence whom no knowledge has."""
    for item in scene.items():
        character = item.character
        if character.entry is not None or item.draft.form == "pronoun":
            continue
        if character.kind not in ("person", "group", "organisation"):
            continue
        if character.sector is None:
            told = character.roles[0][0] if character.roles else item.draft.words
            character.sector = find_sector(told)
        if character.country is None:
            character.country = find_country(scene, item)


def find_sector(words: str) -> str | None:
    """Give the sector that words for people tell, by the last noun that is listed."""
    sectors = load_sectors()
    for word in reversed(words.lower().replace("-", " ").split()):
        found = sectors.get(word) or sectors.get(_singular(word))
        if found is not None:
            return found
    return None


def _singular(word: str) -> str:
    if word.endswith("men"):
        return f"{word[:-3]}man"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return {"children": "child", "wives": "wife"}.get(word, word.removesuffix("s"))


def find_country(scene: Scene, item: Item) -> str | None:
    """Give the country of unnamed people: of a name before their noun or of the place after it."""
    draft = item.draft
    for i in range(draft.first, draft.last):
        found = scene.names.get(i)
        if found is not None and found.character.entry is not None:
            return found.character.entry.country
    tokens = scene.sentence.tokens
    after = draft.head + 1
    if after >= len(tokens) or scene.lower[after] not in _WHERE:
        return None
    for i in range(after + 1, min(after + _REACH, len(tokens))):
        found = scene.names.get(i)
        if found is not None:
            entry = found.character.entry
            return (
                entry.country if entry is not None and entry.kind in ("place", "country") else None
            )
    return None
