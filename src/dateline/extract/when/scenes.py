"""The day on which a paragraph tells its story: "On Friday, rebels attacked. They burned ...".

A sentence whose main verb is in the simple past and has a day opens a scene. The sentences after
it in the paragraph are of that day as long as they go on in the simple past. Another time, words of
somebody else, another tense or a word such as "once" end the scene; "later" and "earlier" leave it
as a bound. A day that the words do not carry on is not carried on.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.extract.standing import Standing
from dateline.extract.when.clauses import find_clauses
from dateline.extract.when.relations import Bound, load_words
from dateline.extract.when.tense import is_narrative
from dateline.findings import Time
from dateline.text import Sentence, Token

REACH = 3
"""Sentences after the one that names the day; further on a paragraph has often moved on."""

LONG = 200
"""Words of a sentence from which on it is no prose, and not looked at again and again."""

_LONGEST = 7
"""Days of the longest time that opens a scene: "in May" names no scene."""

_PHRASE = 4


@dataclass(frozen=True, slots=True)
class Scene:
    """The time that a sentence goes on in, and how it stands to it.

    `soon`: by hours only, so that the next day is the last ("hours later").
    """

    time: Time
    bound: Bound
    soon: bool = False


FindTime = Callable[[Sentence, int], Time | None]
"""Gives the day that a main verb has in its own clause."""


def find_scenes(
    sentences: Sequence[Sentence],
    find_time: FindTime,
    has_time: Callable[[Sentence], bool],
    is_spoken: Callable[[Sentence], bool],
) -> dict[int, Scene]:
    """Give the scenes that sentences go on in, by the offset at which a sentence starts."""
    found: dict[int, Scene] = {}
    scene: Scene | None = None
    age = 0
    paragraph = -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            scene, paragraph = None, sentence.paragraph
        root = _find_root(sentence) if len(sentence.tokens) <= LONG else None
        if root is None or is_spoken(sentence) or not is_narrative(sentence, root):
            scene = None
        elif has_time(sentence):
            scene, age = _open(find_time(sentence, root.i)), 0
        elif scene is not None:
            age += 1
            scene = _go_on(sentence, scene) if age <= REACH else None
            if scene is not None:
                found[sentence.start] = scene
    return found


def _open(time: Time | None) -> Scene | None:
    if time is None or time.earliest is None or time.latest is None:
        return None
    return Scene(time, "at") if (time.latest - time.earliest).days < _LONGEST else None


def _go_on(sentence: Sentence, scene: Scene) -> Scene | None:
    """The scene in the next sentence: the same, one that it only bounds, or none any more."""
    later = load_words().later
    words = [token.text.lower() for token in sentence.tokens]
    bound, soon = scene.bound, False
    for first in range(len(words)):
        for length in range(1, min(_PHRASE, len(words) - first) + 1):
            phrase = " ".join(words[first : first + length])
            if phrase not in later:
                continue
            moved = later[phrase]
            if moved is None or bound not in ("at", moved):
                return None
            bound = moved
            soon = first > 0 and sentence.tokens[first - 1].lemma in load_words().hours
    return Scene(scene.time, bound, soon)


def _find_root(sentence: Sentence) -> Token | None:
    """The main verb, None for a sentence without one and for a question."""
    if not sentence.tokens or sentence.tokens[-1].text == "?":
        return None
    roots = [one for one in sentence.tokens if one.head == one.i]
    root = roots[0] if len(roots) == 1 else None
    return root if root is not None and root.pos in ("VERB", "AUX") else None


def is_of_scene(sentence: Sentence, i: int, standing: Standing) -> bool:
    """Tell whether predicate `i` is told by the main verb of its sentence, at the same time."""
    root = _find_root(sentence)
    if root is None or standing.status != "happened":
        return False
    if root.i == i:
        return root.lemma != "be"
    clauses = find_clauses(sentence, i, 0, standing)
    return any(one.verb == root.i and one.bound == "at" for one in clauses)
