"""What a mark before a name says: "Sen. Ann Lee (R-S.C.)" is a senator of South Carolina."""

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.offices import name_office
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words

_REACH = 6
"""Tokens behind a name in which its brackets or "of" lead to a place."""
_PARTIES = ("R", "D", "I")


def learn_marks(scene: Scene, cast: Cast) -> list[tuple[Item, str]]:
    """Note the titles that marks stand for; give those that are offices, as (item, role)."""
    marked = load_words().marked
    tokens = scene.sentence.tokens
    found = []
    for item in scene.items():
        draft = item.draft
        if draft.form != "name" or item.character.kind != "person" or not draft.first:
            continue
        title = marked.get(tokens[draft.first - 1].text)
        if title is None:
            continue
        holder = _find_place(scene, draft.last)
        cast.add_role(item.character, title, holder.name if holder else None)
        role = name_office(title, holder, item.character, cast, former=False)
        if role is not None:
            found.append((item, role))
    return found


def _find_place(scene: Scene, last: int) -> Character | None:
    """Give the place in "(R-S.C.)" or "of Arizona" behind a name."""
    tokens = scene.sentence.tokens
    if last + 1 >= len(tokens):
        return None
    after = tokens[last].text
    opens = after == "(" and tokens[last + 1].text.partition("-")[0] in _PARTIES
    if not opens and after != "of":
        return None
    for i in range(last + 1, min(last + _REACH, len(tokens))):
        if tokens[i].text == ")":
            return None
        item = scene.names.get(i)
        if item is not None:
            return item.character if item.character.kind in ("place", "country") else None
    return None
