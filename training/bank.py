"""The bank of sentences (training/bank): reads its files, checks lines and draws sentences.

A line is a sentence with slots; training/bank/README.md says how lines are written. What is drawn
is an `Example`: a text, where its source and target stand, and a label, which is the type of the
event, with "+" behind it for what is still to come.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from dateline.datafiles import load_yaml
from dateline.extract.events.relations import TO_COME

BANK = Path("training/bank")
NOT_TYPES = ("words.yaml", "actors.yaml")
DEPTH = 6
"""How deep lists of words may stand inside each other."""

HELD_OUT = 20
"""Of so many lines one is held out of training, to score it."""

_SLOT = re.compile(r"\{([^{}]+)\}")
_CHOICE = re.compile(r"\(([^()]*\|[^()]*)\)")
_ACTOR = re.compile(r"([STAB])(?::([a-z|]+))?")
_AGREEING = re.compile(r"([STAB])\.(is|has|was|does|its)")
_FORMS: dict[str, dict[str, str]] = {
    "one": {"is": "is", "has": "has", "was": "was", "does": "does", "its": "its"},
    "many": {"is": "are", "has": "have", "was": "were", "does": "do", "its": "their"},
    "human": {"is": "is", "has": "has", "was": "was", "does": "does", "its": "his"},
}
_OPEN, _CLOSE = {"S": "\x01", "T": "\x03"}, {"S": "\x02", "T": "\x04"}

_BEFORE = (
    "{when}, ", "in {city} {when}, ", "meanwhile, ", "according to {A:body}, ", "late {day}, ",
    "after a night of talks in {city}, ", "a day after an election in {B:state}, ", "in {year}, ",
    "despite protests from {A:body}, ", "hours later, ", "for the second time in a month, ",
)  # fmt: skip
_BEHIND = (
    ", {A:government} said", ", officials said", ", state media reported {when}", ", police said",
    ", a spokesman said {when}", ", according to {A:body}", ", witnesses said", " {when}",
    ", the daily reported", ", diplomats in {city} said", ", {A:leader} told reporters {when}",
)  # fmt: skip
_BETWEEN = (", while ", ". ", "; ", ", and ", ", after ", ", as ", ", a week after ")
P_BEFORE, P_BEHIND, P_SECOND = 0.18, 0.22, 0.15


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the places of source and target and what the one does to the other."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    label: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the bank with the words that its file adds, and its label."""

    text: str
    label: str
    words: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Actors:
    """Names by kind and number, and the kinds that a slot without one draws from."""

    by_kind: Mapping[str, Mapping[str, Sequence[str]]]
    lists: Mapping[str, Sequence[str]]
    any: Sequence[str]


def read_bank(folder: Path) -> list[Line]:
    """Read all lines of a bank, in order of the files."""
    shared = _read_words(cast("dict[str, list[object]]", load_yaml(folder / "words.yaml")))
    lines: list[Line] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name in NOT_TYPES:
            continue
        plain = cast("dict[str, Any]", load_yaml(path))
        words = {**shared, **_read_words(plain.get("words") or {})}
        for section, sign in (("done", ""), ("planned", TO_COME)):
            label = f"{plain['type']}{sign}"
            lines.extend(Line(text, label, words) for text in plain.get(section) or ())
    return lines


def _read_words(plain: Mapping[str, Sequence[object]]) -> dict[str, list[str]]:
    return {name: [str(one) for one in those] for name, those in plain.items()}


def read_actors(folder: Path) -> Actors:
    """Read who may fill the slots of actors."""
    plain = cast("dict[str, Any]", load_yaml(folder / "actors.yaml"))
    return Actors(plain["kinds"], plain["lists"], plain["any"])


def check_line(line: Line, actors: Actors) -> list[str]:
    """Give what is wrong with a line; nothing if it can be drawn from."""
    wrong = [
        f"{{{name}}} has to stand in it once"
        for name in "ST"
        if len(re.findall(rf"\{{{name}(?::[a-z|]+)?\}}", line.text)) != 1
    ]
    known = line.words.keys() | actors.lists.keys()
    for slot in _SLOT.findall(line.text):
        actor = _ACTOR.fullmatch(slot)
        kinds = (actor.group(2) or "state").split("|") if actor else ()
        if actor is None and not _AGREEING.fullmatch(slot) and slot not in known:
            wrong.append(f"{{{slot}}} is no list of words")
        wrong.extend(f"'{one}' is no kind of actor" for one in kinds if one not in actors.by_kind)
    return wrong


def hold_out(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Split lines into those to train on and those held out, every twentieth."""
    held = [line for number, line in enumerate(lines) if number % HELD_OUT == 0]
    return [line for number, line in enumerate(lines) if number % HELD_OUT], held


def draw_examples(lines: Sequence[Line], actors: Actors, *, each: int, seed: int) -> list[Example]:
    """Draw `each` sentences for every label among lines, each line as often as the others."""
    dice = random.Random(seed)
    by_label: dict[str, list[Line]] = {}
    for line in lines:
        by_label.setdefault(line.label, []).append(line)
    drawn: list[Example] = []
    for label in sorted(by_label):
        for number in range(each):
            line = by_label[label][number % len(by_label[label])]
            drawn.append(_Draw(line, lines, actors, dice).make())
    dice.shuffle(drawn)
    return drawn


class _Draw:
    """One sentence in the making: which actor stands for which slot."""

    def __init__(
        self, line: Line, lines: Sequence[Line], actors: Actors, dice: random.Random
    ) -> None:
        self._line, self._lines, self._actors, self._dice = line, lines, actors, dice
        self._numbers: dict[str, str] = {}
        self._named: dict[str, str] = {}

    def make(self) -> Example:
        dice, text = self._dice, self._line.text
        if dice.random() < P_BEFORE:
            text = dice.choice(_BEFORE) + text
        text = self._fill(text, self._line.words)
        if dice.random() < P_BEHIND:
            text += self._fill(dice.choice(_BEHIND), self._line.words)
        if dice.random() < P_SECOND:
            text += dice.choice(_BETWEEN) + self._draw_other()
        return _cut_marks(_polish(text), self._line.label)

    def _draw_other(self) -> str:
        """A second clause about others, which changes nothing between source and target."""
        other = self._dice.choice(self._lines)
        text = re.sub(r"\{S([:.}])", r"{A\1", re.sub(r"\{T([:.}])", r"{B\1", other.text))
        kept = self._named, self._numbers
        self._named, self._numbers = {}, {}
        filled = self._fill(text, other.words)
        self._named, self._numbers = kept
        return filled

    def _fill(self, text: str, words: Mapping[str, Sequence[str]]) -> str:
        """Draw the choices, then the actors, then what agrees with them, then the words."""
        while _CHOICE.search(text):
            text = _CHOICE.sub(lambda found: self._dice.choice(found.group(1).split("|")), text)
        text = _SLOT.sub(self._fill_actor, text)
        text = _SLOT.sub(self._agree, text)
        for _ in range(DEPTH):
            text = _CHOICE.sub(lambda found: self._dice.choice(found.group(1).split("|")), text)
            text = _SLOT.sub(lambda found: self._fill_word(found, words), text)
        return text

    def _fill_actor(self, found: re.Match[str]) -> str:
        slot = _ACTOR.fullmatch(found.group(1))
        if slot is None:
            return found.group(0)
        name, kinds = slot.group(1), slot.group(2)
        if name not in self._named:
            kind = self._dice.choice(kinds.split("|") if kinds else self._actors.any)
            choices = [
                (number, one)
                for number, those in self._actors.by_kind[kind].items()
                for one in those
            ]
            self._numbers[name], plain = self._dice.choice(choices)
            self._named[name] = plain
        return f"{_OPEN.get(name, '')}{self._named[name]}{_CLOSE.get(name, '')}"

    def _agree(self, found: re.Match[str]) -> str:
        slot = _AGREEING.fullmatch(found.group(1))
        if slot is None:
            return found.group(0)
        return _FORMS[self._numbers.get(slot.group(1), "one")][slot.group(2)]

    def _fill_word(self, found: re.Match[str], words: Mapping[str, Sequence[str]]) -> str:
        name = found.group(1)
        choices = words.get(name) or self._actors.lists.get(name)
        if choices is None:
            raise ValueError(f"no words for {{{name}}} in '{self._line.text}'")
        return self._dice.choice(choices)


def _polish(text: str) -> str:
    """Mend what slots leave behind: doubled commas, articles, possessives, the first letter."""
    marks = "[\x01-\x04]*"
    text = re.sub(rf",({marks})(['’]s?\b|[,.;:]| and | or )", r"\1\2", text)
    text = re.sub(rf"s({marks})'s\b", r"s\1'", text)
    text = re.sub(rf"\b([Aa])n? ({marks})(?=[AEIOaeio]|U[gknrz]|un|um)", r"\1n \2", text)
    text = re.sub(rf"\b([Aa])n ({marks})(?![AEIOaeio]|U[gknrz]|un|um|h|\d)", r"\1 \2", text)
    text = re.sub(r"\s+", " ", text).strip().rstrip(",")
    sentences = (part for part in re.split(r"(?<=\. )", text))
    return "".join(map(_capitalise, sentences)) + ("" if text.endswith((".", "?", '"')) else ".")


def _capitalise(sentence: str) -> str:
    for at, sign in enumerate(sentence):
        if sign.isalnum():
            return sentence[:at] + sign.upper() + sentence[at + 1 :]
    return sentence


def _cut_marks(marked: str, label: str) -> Example:
    """Take the marks of source and target out and keep where they stood."""
    places: dict[str, int] = {}
    text = ""
    for sign in marked:
        if sign in "\x01\x02\x03\x04":
            places[sign] = len(text)
        else:
            text += sign
    return Example(text, (places["\x01"], places["\x02"]), (places["\x03"], places["\x04"]), label)


def find_wrong(lines: Sequence[Line], actors: Actors) -> Iterator[str]:
    """Give what is wrong with lines, each with the line that it concerns."""
    for line in lines:
        for wrong in check_line(line, actors):
            yield f"{line.label}: {wrong}: {line.text}"
