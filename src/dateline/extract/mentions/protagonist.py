"""Whom a report is about: a paragraph that opens by asking of him or her goes back to that one."""

from collections.abc import Sequence

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.scene import Scene
from dateline.text import Token

_FAR_MORE = 2
"""Times that the one whom a report is about is told of for each time of another, at least."""

_ASKED = 4
"""Words of a question in which the one it is about stands."""


def opens_question(scenes: Sequence[Scene], number: int, token: Token) -> bool:
    """Tell whether a paragraph opens by asking what somebody does: "Will she give way?"."""
    sentence = scenes[number].sentence
    opens = number > 0 and scenes[number - 1].sentence.paragraph != sentence.paragraph
    return opens and token.i < _ASKED and sentence.tokens[-1].text == "?" and token.tag == "PRP"


def find_protagonist(scenes: Sequence[Scene], number: int, pronoun: str) -> Character | None:
    """Give whom a report is about: the first whom it names, or of whom it has told most so far."""
    named: dict[Character, int] = {}
    for scene in scenes[:number]:
        for item in scene.names.values():
            one = item.character
            if one.kind == "person" and one.pronoun in (None, pronoun):
                named.setdefault(one, scene.sentence.paragraph)
    opening = [one for one, paragraph in named.items() if paragraph <= 1 and " " in one.name]
    return max(opening or named, key=lambda one: _count_before(one, number), default=None)


def find_main(scenes: Sequence[Scene], number: int, pronoun: str) -> Character | None:
    """Give whom a report is about if that is known to be "she" or "he" and told of far the most."""
    people = {item.character for scene in scenes[:number] for item in scene.items()}
    ranked = sorted(
        (one for one in people if one.kind == "person" and one.pronoun in (None, pronoun)),
        key=lambda one: -_count_before(one, number),
    )
    first = find_protagonist(scenes, number, pronoun)
    if not ranked or ranked[0] is not first or first.pronoun != pronoun:
        return None
    second = _count_before(ranked[1], number) if len(ranked) > 1 else 0
    return first if _count_before(first, number) >= _FAR_MORE * max(second, 1) else None


def _count_before(one: Character, number: int) -> int:
    return sum(place[0] < number for place in one.places)
