"""Operations that no knowledge file holds: "Operation Blue Shield", "the Vienna talks".

The tagger takes names of operations for bodies, cuts them or misses them; the words at their ends
tell. Rounds of talks are named by their place, regimes by whom they are on.
"""

from collections.abc import Iterator

from dateline.extract.mentions.cast import Cast
from dateline.extract.mentions.drafts import Draft, join_words, make_name
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import Words, load_words
from dateline.text import Sentence

_PROPER = ("NNP", "NNPS")
_LONGEST = 6
_HELD = ("place", "country")
_ON = ("on", "against")


def add_undertakings(
    number: int, sentence: Sentence, drafts: list[Draft], words: Words
) -> list[Draft]:
    """Give the drafts with names of operations in the place of those of their parts.

    A name that the knowledge holds stays as it is.
    """
    for first, last in _find(sentence, words):
        beside = [one for one in drafts if one.first < last and one.last > first]
        if any(one.ids or one.first < first or one.last > last for one in beside):
            continue
        drafts = [one for one in drafts if one not in beside]
        drafts.append(make_name(number, sentence, (first, last), "operation"))
    return drafts


def _find(sentence: Sentence, words: Words) -> Iterator[tuple[int, int]]:
    """Give the stretches of tokens that name an operation, each once."""
    done = -1
    for first in range(len(sentence.tokens)):
        last = first
        while last < len(sentence.tokens) and last - first < _LONGEST and _is_part(sentence, last):
            last += 1
        if first <= done or last - first < 2 or (first and _is_part(sentence, first - 1)):
            continue
        for start, end in _inside(sentence, first, last, words):
            yield start, end
            done = end - 1
            break


def _inside(sentence: Sentence, first: int, last: int, words: Words) -> Iterator[tuple[int, int]]:
    """Give the parts of a stretch of capitals that name an operation, the surest first."""
    names = [token.text for token in sentence.tokens[first:last]]
    for place in range(len(names) - 1):
        two = " ".join(names[place : place + 2])
        size = 2 if two in words.operation_starts else 1
        if names[place] in words.operation_starts or size == 2:
            if place + size < len(names):
                yield first + place, last
            return
    for place in range(len(names) - 1, 0, -1):
        before = names[:place]
        if names[place] in words.operation_ends and set(before[1:]) & words.operation_work:
            yield first, first + place + 1
            return


def _is_part(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.tag in _PROPER and token.text[0].isupper()


def find_undertakings(scene: Scene, cast: Cast) -> Iterator[Item]:
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
    while i >= 0 and i not in scene.names and scene.sentence.tokens[i].dep in ("compound", "amod"):
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
