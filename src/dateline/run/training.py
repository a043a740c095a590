"""Learning frames from examples: induce, try out, join, write.

Every example that does not come out yet gets the first of its patterns that makes it come out and
breaks no other example, of the codebook or of the shipped frames. Patterns of several examples are
joined where they differ in one place, and the joined frame is tried out again on all of them.
Nothing is left to chance or to the clock: the same folder and examples give the same files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from dateline.annotate.protocol import Annotator
from dateline.errors import KnowledgeError
from dateline.extract.events.codebook import Codebook, read_codebook, read_groups
from dateline.extract.events.frames import Frame, read_frame
from dateline.extract.events.induce import induce
from dateline.extract.events.sketches import Sketch, join_sketches
from dateline.extract.events.slots import locate
from dateline.knowledge import Knowledge
from dateline.run.codebook_text import Group
from dateline.run.codebooks import write_group
from dateline.run.lessons import Lesson, gather_lessons
from dateline.run.trials import Parsed, Trials, parse_lessons

Outcome = Literal["learned", "already right", "not learned"]

_COMMENT = (
    "Frames of {kind} that `dateline codebook train` made from the examples beside them.\n"
    "Read them, and change what you like: training adds to this file and takes nothing away."
)


@dataclass(frozen=True, slots=True)
class Learned:
    """What became of one lesson: `what` is the frame, or why there is none."""

    lesson: Lesson
    outcome: Outcome
    what: str = ""


@dataclass(frozen=True, slots=True)
class Training:
    """What became of all lessons, in their order, and which files were written."""

    lessons: tuple[Learned, ...]
    files: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A pattern that holds for one lesson alone."""

    parsed: Parsed
    sketch: Sketch

    @property
    def key(self) -> tuple[str, str, str, bool]:
        """What patterns must have in common to be joined."""
        lesson = self.parsed.lesson
        return lesson.example.type, lesson.mode or "", lesson.example.code or "", self.sketch.noun


def train_codebook(
    folder: Path, more: Sequence[Lesson], annotator: Annotator, knowledge: Knowledge
) -> Training:
    """Learn what the folder's examples and further lessons need, and write it to the folder.

    Raises KnowledgeError that names every flaw of the folder, before anything is written.
    """
    codebook = _read(folder)
    lessons = gather_lessons(codebook.examples, more)
    parsed = parse_lessons(lessons, annotator)
    shipped = [Lesson(one, own=True) for one in codebook.lexicon.examples]
    held = parse_lessons(shipped, annotator)
    trials = Trials(codebook.lexicon, knowledge, [*held, *parsed[len(codebook.examples) :]])
    teacher = _Teacher(folder, trials)
    learned = teacher.teach(parsed)
    files = [_write(folder, frame, ones) for frame, ones in teacher.accepted]
    written = tuple(dict.fromkeys(one for one in files if one is not None))
    if written:
        trials = Trials(_read(folder).lexicon, knowledge, [])
        learned = tuple(_look_again(trials, *both) for both in zip(learned, parsed, strict=True))
    return Training(learned, written)


def _read(folder: Path) -> Codebook:
    codebook = read_codebook([folder] if any(folder.glob("*.yaml")) else [])
    if codebook.flaws:
        raise KnowledgeError(
            "; ".join(str(flaw) for flaw in codebook.flaws)
            + ". Mend the codebook before it learns (`dateline codebook check`)."
        )
    return codebook


def _look_again(trials: Trials, one: Learned, parsed: Parsed) -> Learned:
    """Judge a lesson by the files as they now are, whose order decides among equal frames."""
    if one.outcome == "not learned" or trials.is_right(parsed):
        return one
    return Learned(one.lesson, "not learned", f"another frame goes before {one.what!r}: edit it")


class _Teacher:
    """Finds the frames for lessons; `accepted` are those that hold, with what they came from."""

    def __init__(self, folder: Path, trials: Trials) -> None:
        self._groups = read_groups(folder)
        self._trials = trials
        self.accepted: list[tuple[Frame, tuple[Parsed, ...]]] = []

    def teach(self, parsed: Sequence[Parsed]) -> tuple[Learned, ...]:
        outcomes: dict[int, Learned] = {}
        found: dict[int, _Found] = {}
        for number, one in enumerate(parsed):
            if self._trials.is_right(one):
                outcomes[number] = Learned(one.lesson, "already right")
                continue
            sketch, why = self._find(one)
            outcomes[number] = Learned(one.lesson, "not learned", why)
            if sketch is not None:
                found[number] = _Found(one, sketch)
        for sketch, numbers in _join(found):
            outcomes |= self._take(sketch, {number: found[number] for number in numbers})
        return tuple(outcomes[number] for number in range(len(parsed)))

    def _find(self, one: Parsed) -> tuple[Sketch | None, str]:
        """The first pattern that holds for a lesson, or why none does."""
        why: list[str] = []
        broke: dict[str, str] = {}
        for sketch in _induce(one):
            if sketch.shape in broke:
                continue  # another role in its place would only fit worse than what it broke
            frame = self._frame(sketch, one.lesson)
            if not self._trials.is_right(one, (frame,)):
                why.append(f"with {str(sketch)!r} {self._trials.explain(one, frame)}")
                continue
            broken = self._trials.find_broken(frame)
            if broken is None:
                return sketch, ""
            broke[sketch.shape] = _say_broken(sketch, broken.text, broken.type)
        return None, next(iter((*broke.values(), *why)), None) or _say_nothing(one)

    def _take(self, sketch: Sketch, found: dict[int, _Found]) -> Iterator[tuple[int, Learned]]:
        """Accept a joined pattern; where it does not hold, each of those it is made of."""
        ones = tuple(one.parsed for one in found.values())
        frame = self._frame(sketch, ones[0].lesson)
        right = all(self._trials.is_right(one, (frame,)) for one in ones)
        broken = self._trials.find_broken(frame) if right else None
        if right and broken is None:
            self._trials.accept(frame, ones)
            self.accepted.append((frame, ones))
            for number, one in found.items():
                yield number, Learned(one.parsed.lesson, "learned", frame.pattern)
        elif len(found) > 1:
            for number, one in found.items():
                yield from self._take(one.sketch, {number: one})
        else:
            for number, one in found.items():
                what = f"with {str(sketch)!r} {self._trials.explain(one.parsed, frame)}"
                if broken is not None:
                    what = _say_broken(sketch, broken.text, broken.type)
                yield number, Learned(one.parsed.lesson, "not learned", what)

    def _frame(self, sketch: Sketch, lesson: Lesson) -> Frame:
        group = {"mode": lesson.mode, "code": lesson.example.code}
        kind = lesson.example.type
        return read_frame(kind, str(sketch), group, self._groups, noun=sketch.noun)


def _induce(one: Parsed) -> Iterator[Sketch]:
    example, text = one.lesson.example, one.document.text
    if example.actor is None and example.recipient is None:
        return  # any verb would do
    for sentence in one.sentences:
        actor = locate(text, sentence, example.actor)
        recipient = locate(text, sentence, example.recipient)
        if (actor is None or actor) and (recipient is None or recipient):
            yield from induce(sentence, actor, recipient)


def _join(found: dict[int, _Found]) -> Iterator[tuple[Sketch, tuple[int, ...]]]:
    """Join the patterns of each type, mode and code; numbers are those of the lessons."""
    kinds: dict[tuple[str, str, str, bool], list[int]] = {}
    for number, one in found.items():
        kinds.setdefault(one.key, []).append(number)
    for numbers in kinds.values():
        for sketch, places in join_sketches(found[number].sketch for number in numbers):
            yield sketch, tuple(sorted(numbers[place] for place in places))


def _say_broken(sketch: Sketch, text: str, kind: str) -> str:
    return (
        f"{str(sketch)!r} would take {text!r} from {kind}: give an example in narrower words, or "
        "leave the shipped frames out (replaces: yes, or shipped: no)"
    )


def _say_nothing(one: Parsed) -> str:
    """Why a sentence gives no pattern at all."""
    example = one.lesson.example
    for field, words in (("actor", example.actor), ("recipient", example.recipient)):
        if words is not None and words not in one.document.text:
            return f"the {field} {words!r} does not stand in the sentence: copy its words"
    if example.actor is None and example.recipient is None:
        return "it names nobody: give an actor or a recipient"
    who = " and ".join(
        f"{words!r} as {field}"
        for field, words in (("actor", example.actor), ("recipient", example.recipient))
        if words is not None
    )
    return f"no verb or noun has {who}: write a row, as 'RECIPIENT *suffer loss from ACTOR'"


def _write(folder: Path, frame: Frame, ones: Sequence[Parsed]) -> Path | None:
    lessons = [one.lesson for one in ones]
    group = Group(
        patterns=(frame.pattern,),
        noun=frame.noun,
        mode=frame.mode[0] if frame.mode else None,
        code=frame.code,
        examples=tuple(one.example for one in lessons if not one.own),
        comments=tuple(
            f"from {Path(one.example.file).name}: {' '.join(one.example.text.split())}"
            for one in lessons
            if one.own
        ),
    )
    comment = _COMMENT.format(kind=frame.type)
    stem = f"{frame.type.lower()}-learned"
    return write_group(folder, frame.type, group, stem=stem, comment=comment)
