"""Rounds of talks and regimes that words tell apart: "the Vienna talks", "sanctions on Sudan".

They have no name in capitals: talks are told apart by where they are held, regimes by whom they
are on, and so are those of other reports.
"""

from collections.abc import Iterator

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.drafts import Draft, join_words
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words

_HELD = ("place", "country")
_ON = ("on", "against")


def find_regimes(scene: Scene, cast: Cast) -> Iterator[Item]:
    """Give the rounds of talks and the regimes of a sentence that its words tell apart."""
    words = load_words()
    for token in scene.nouns:
        lower = scene.lower[token.i]
        if scene.at(token.i) is not None:
            continue
        if lower in words.rounds:
            first, last = _held_at(scene, token.i), token.i + 1
        elif lower in words.regimes:
            first, last = token.i, _end_on(scene, token.i)
        else:
            continue
        if last - first < 2:
            continue
        name = join_words(scene.sentence, first, last)
        draft = Draft(scene.number, first, last, token.i, "operation", "name", name)
        found = cast.get(f"operation:{name.lower()}", name, "operation")
        found.nominals = frozenset((lower,))
        known = cast.nouns.setdefault(lower, [])
        if found not in known:
            known.append(found)
        yield Item(
            draft, found, why="named by its place" if first < token.i else "named by its aim"
        )


def _held_at(scene: Scene, head: int) -> int:
    """Give where the place of talks begins that stands before them, or `head`."""
    i = head - 1
    while i >= 0 and scene.lower[i] in load_words().round_sorts:
        i -= 1
    item = scene.names.get(i)
    if item is None or item.draft.adjective or item.character.kind not in _HELD:
        return head
    return item.draft.first


def _end_on(scene: Scene, head: int) -> int:
    """Give where the name ends of whom a regime is on, behind it, or the end of `head`."""
    i = head + 1
    if i >= len(scene.lower) or scene.lower[i] not in _ON:
        return i
    i += 1
    while i < len(scene.lower) and scene.lower[i] == "the":
        i += 1
    item = scene.names.get(i)
    return item.draft.last if item is not None else head + 1
