"""Who speaks in a transcript: labels of its turns ("Q:", "COLONEL BERG:") and their "I".

"A:" is whom the words before the first "Q:" tell most about, "Q:" whom they name as asking. A label
that gives a name in brackets once ("PRESENTER (ADA):") keeps it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.mentions.characters import Character
from dateline.extract.mentions.drafts import Draft, join_words, make_name
from dateline.extract.mentions.scene import Item, Scene
from dateline.extract.mentions.words import load_words
from dateline.extract.syntax import ancestors
from dateline.findings import MentionKind
from dateline.text import Sentence

_LONGEST = 9
_FIRST = frozenset(("i", "me", "my", "mine", "myself"))
_ASKED = frozenset(("speak", "talk", "interview", "tell", "sit", "meet"))
"""Verbs of an introduction before whoever asks: "she spoke to Ada Berg", "interviewed by"."""


@dataclass(frozen=True, slots=True)
class Label:
    """The label of a turn: its words up to token `end`, and the words in brackets after it."""

    words: str
    end: int
    bracket: tuple[int, int] | None


def read_label(sentence: Sentence) -> Label | None:
    """Give the label in capitals that a sentence begins with, before a colon."""
    tokens = sentence.tokens
    colon = next((token.i for token in tokens[: _LONGEST + 1] if token.text in (":", "):")), 0)
    if colon == 0:
        return None
    end = next((i for i in range(colon) if tokens[i].text in (",", "(")), colon)
    words = [token.text for token in tokens[:end] if token.text[0].isalpha()]
    if not words or not all(word.isupper() for word in words):
        return None
    last = colon if tokens[colon].text == "):" else colon - 1
    closed = end < last and tokens[end].text == "(" and tokens[last].text[0] == ")"
    bracket = (end + 1, last) if closed and last - end > 1 else None
    return Label(join_words(sentence, 0, end), end, bracket)


def find_label_names(number: int, sentence: Sentence, covered: set[int]) -> Iterator[Draft]:
    """Give the names of people that stand in a label with a title or a first name."""
    label = read_label(sentence)
    if label is None:
        return
    if label.bracket is not None and not covered.intersection(range(*label.bracket)):
        yield from _in_brackets(number, sentence, label, label.bracket)
    if covered.intersection(range(label.end)):
        return
    words = load_words()
    tokens = sentence.tokens
    first = 0
    while first < label.end and tokens[first].text.lower() in words.title_words:
        first += 1
    inside = tokens[first : label.end]
    if not 0 < len(inside) < 4 or any(t.text.lower() in words.title_words for t in inside):
        return
    if first > 0 or (len(inside) > 1 and tokens[0].text.title() in words.first_names):
        yield make_name(number, sentence, (first, label.end), "person", told=True)


def make_speakers(drafts: list[Draft], sentences: Sequence[Sentence]) -> list[Draft]:
    """Make people of those single words that label several turns: "BERG:" is no body."""
    labels = [label.words if (label := read_label(one)) else "" for one in sentences]
    times = Counter(labels)
    return [
        replace(draft, kind="person", told=True)
        if draft.words == labels[draft.sentence]
        and draft.tagged
        and draft.first == 0
        and " " not in draft.words
        and times[draft.words] > 1
        else draft
        for draft in drafts
    ]


def _in_brackets(
    number: int, sentence: Sentence, label: Label, bracket: tuple[int, int]
) -> Iterator[Draft]:
    """Give the name behind a label that is none: "PRESENTER (ADA)", "QUESTION (Harbour Wire)"."""
    words, lower = load_words(), label.words.lower()
    inside = sentence.tokens[slice(*bracket)]
    asked = lower in ("q", "question")
    if not (asked or lower in words.person or lower in words.title_heads):
        return
    if len(inside) < 4 and all(token.text[0].isupper() for token in inside):
        kind: MentionKind = "organisation" if asked else "person"
        yield make_name(number, sentence, bracket, kind, told=True)


def find_turns(scenes: Sequence[Scene]) -> None:
    """Enter the labels of a transcript and, into each sentence of a turn, who speaks."""
    labels = {
        scene.number: label
        for scene in scenes
        if _opens(scenes, scene.number) and (label := read_label(scene.sentence))
    }
    known: dict[str, Character] = {}
    if {"Q", "A"} <= {label.words for label in labels.values()}:
        first = min(number for number, label in labels.items() if label.words in ("Q", "A"))
        known = _find_interview(scenes[:first])
    speaker: Character | None = None
    for scene in scenes:
        label = labels.get(scene.number)
        if label is not None:
            speaker = _speaker(scene, label, known)
        scene.speaker = speaker


def _opens(scenes: Sequence[Scene], number: int) -> bool:
    here = scenes[number].sentence.paragraph
    return number == 0 or scenes[number - 1].sentence.paragraph != here


def _speaker(scene: Scene, label: Label, known: dict[str, Character]) -> Character | None:
    """Give whom a label names, in its words or in brackets; enter what only stands for a name."""
    named = _person_at(scene, 0, label.end)
    if named is not None:
        return named
    if label.bracket is not None:
        held = _person_at(scene, *label.bracket)
        if held is not None:
            known[label.words] = held
        elif label.words in ("Q", "QUESTION"):
            known.pop(label.words, None)  # somebody else asks
    character = known.get(label.words)
    if character is not None:
        draft = Draft(
            scene.number, 0, label.end, label.end - 1, character.kind, "nominal", label.words
        )
        scene.add_nominal(Item(draft, character, why="speaks in this turn"))
    return character


def _person_at(scene: Scene, first: int, last: int) -> Character | None:
    for i in range(first, last):
        item = scene.names.get(i)
        if item is not None and item.character.kind in ("person", "organisation"):
            return item.character
    return None


def _find_interview(before: Sequence[Scene]) -> dict[str, Character]:
    """Give who asks and who answers, by the introduction to an interview.

    Of several who do not ask, the one answers whom the introduction names most, or else first.
    """
    named = Counter[Character]()
    asking: list[Character] = []
    first: Character | None = None
    for scene in before:
        for item in scene.items():
            if item.character.kind != "person" or item.draft.form != "name":
                continue
            if _asks(scene, item):
                asking.append(item.character)
            elif first is None and scene.sentence.tokens[item.draft.head].dep == "nsubj":
                first = item.character
            named[item.character] += 1
    found: dict[str, Character] = {}
    answering = [(times, one) for one, times in named.most_common() if one not in asking]
    most = [one for times, one in answering if times == answering[0][0]]
    if len(most) == 1:
        found["A"] = most[0]
    elif first in most:
        found["A"] = first
    if len(set(asking)) == 1:
        found["Q"] = asking[0]
    return found


def _asks(scene: Scene, item: Item) -> bool:
    """Tell whether an introduction names somebody as asking: "she spoke to Berg", "Berg asks"."""
    tokens = scene.sentence.tokens
    head = tokens[item.draft.head]
    verb = tokens[head.head]
    if head.dep == "nsubj":
        return verb.lemma in ("interview", "ask", "question")
    if head.dep == "dobj":
        return verb.lemma == "tell"
    if head.dep != "pobj" or verb.text == "about":
        return False
    above = next((one for one in ancestors(scene.sentence, head.i) if one.pos == "VERB"), None)
    return above is not None and above.lemma in _ASKED


def find_first_person(scene: Scene) -> Iterator[Item]:
    """Give "I" and "my" in a turn as whoever speaks in it."""
    speaker = scene.speaker
    if speaker is None:
        return
    for token in scene.sentence.tokens:
        mine = token.tag in ("PRP", "PRP$") and scene.lower[token.i] in _FIRST
        if mine and token.i not in scene.quoted:
            draft = Draft(
                scene.number, token.i, token.i + 1, token.i, speaker.kind, "pronoun", token.text
            )
            yield Item(draft, speaker, why="speaks in this turn")
