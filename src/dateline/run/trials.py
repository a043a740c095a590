"""Trying frames out: whether an example comes out right with them, and whether others still do.

Examples are parsed once; a trial reads again only those whose words a frame can touch.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.annotate.protocol import Annotator
from dateline.clean import clean_report
from dateline.extract.events.agents import load_nouns
from dateline.extract.events.frames import Example, Frame, Lexicon
from dateline.extract.events.sketches import add_frames
from dateline.extract.events.slots import locate
from dateline.findings import Reading
from dateline.knowledge import Knowledge
from dateline.pipeline import extract
from dateline.run.examples import DAY, describe, fits
from dateline.run.lessons import Lesson
from dateline.text import Document, Report, Sentence


@dataclass(frozen=True, slots=True)
class Parsed:
    """A lesson with its parse, and the base forms that stand in it."""

    lesson: Lesson
    document: Document
    sentences: tuple[Sentence, ...]
    lemmas: frozenset[str]


def parse_lessons(lessons: Sequence[Lesson], annotator: Annotator) -> tuple[Parsed, ...]:
    """Parse the sentences of all lessons in one go."""
    reports = [
        Report(one.example.file, one.example.text, "text/plain", published=DAY) for one in lessons
    ]
    documents = [clean_report(report) for report in reports]
    found = []
    parsed = annotator.annotate(documents)
    for lesson, document, sentences in zip(lessons, documents, parsed, strict=True):
        lemmas = frozenset(one.lemma.lower() for s in sentences for one in s.tokens)
        found.append(Parsed(lesson, document, sentences, lemmas))
    return tuple(found)


@dataclass(slots=True)
class Trials:
    """A lexicon that grows by the frames that hold, and the examples that must go on to hold."""

    lexicon: Lexicon
    knowledge: Knowledge
    held: list[Parsed]
    _right: dict[int, bool] = field(default_factory=dict)

    def read(self, one: Parsed, frames: Iterable[Frame] = ()) -> Reading:
        """Read an example with the lexicon and these frames before it."""
        added = tuple(frames)
        lexicon = add_frames(self.lexicon, added) if added else self.lexicon
        return extract(one.document, one.sentences, self.knowledge, lexicon=lexicon)

    def is_right(self, one: Parsed, frames: Iterable[Frame] = ()) -> bool:
        """Tell whether an example comes out as it says."""
        return _comes_out(self.read(one, frames), one.lesson)

    def find_broken(self, frame: Frame) -> Example | None:
        """Give the first example that came out until now and would not with the frame."""
        for number, one in enumerate(self.held):
            if one.lemmas.isdisjoint(frame.heads):
                continue
            if number not in self._right:
                self._right[number] = self.is_right(one)
            if self._right[number] and not self.is_right(one, (frame,)):
                return one.lesson.example
        return None

    def accept(self, frame: Frame, learned: Iterable[Parsed]) -> None:
        """Take a frame into the lexicon; what it learned must hold from now on."""
        self.lexicon = add_frames(self.lexicon, (frame,))
        self.held.extend(learned)
        self._right = {number: True for number, right in self._right.items() if right}

    def explain(self, one: Parsed, frame: Frame) -> str:
        """Say what an example gives with a frame that does not make it come out."""
        reading = self.read(one, (frame,))
        kind = f"no {frame.type}: "
        skipped = next((s.why for s in reading.skipped if s.why.startswith(kind)), None)
        if skipped is not None:
            return f"it is left out, {skipped.removeprefix(kind)}"
        strangers = _find_strangers(one)
        if strangers:
            return f"nobody acts: {strangers} is no word for people or bodies that Dateline knows"
        return "it gives " + ("; ".join(map(describe, reading.events)) or "no event")


def _comes_out(reading: Reading, lesson: Lesson) -> bool:
    return any(
        fits(event, lesson.example) and (lesson.mode is None or lesson.mode in event.mode)
        for event in reading.events
    )


def _find_strangers(one: Parsed) -> str:
    """The first of the example's people who are named by words that stand for no one who acts."""
    acting = load_nouns().acting
    text = one.document.text
    for words in (one.lesson.example.actor, one.lesson.example.recipient):
        for sentence in one.sentences:
            tokens = [sentence.tokens[i] for i in sorted(locate(text, sentence, words) or ())]
            plain = bool(tokens) and all(token.pos not in ("PROPN", "PRON") for token in tokens)
            if plain and acting.isdisjoint(token.lemma.lower() for token in tokens):
                return repr(words)
    return ""
