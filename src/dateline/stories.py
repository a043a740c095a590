"""What stories are made of: outlines, likeness, threads, and the words that sum them up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.record import Source


@dataclass(frozen=True, slots=True)
class Outline:
    """What one document is about in few words, with what each weighs, and the day that orders it.

    `day` is the last day it may have been published, or else the day it was recorded. `meaning` is
    what its head means, as the signed bytes of a point, or nothing where that is not known.
    `weights` are the terms by word, made once, since an outline is compared with many.
    """

    document: str
    day: date
    terms: tuple[tuple[str, int], ...]
    meaning: bytes = b""
    weights: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "weights", dict(self.terms))


@dataclass(frozen=True, slots=True)
class Near:
    """That a document is like an earlier one, and how much, from 0 to 1."""

    document: str
    other: str
    score: float


@dataclass(frozen=True, slots=True, order=True)
class Start:
    """The document that a thread or a story begins with; they are in order of time."""

    day: date
    document: str


@dataclass(frozen=True, slots=True)
class Held:
    """What a document is like, the day of the other and the thread that this is in."""

    near: Near
    day: date
    thread: Start


@dataclass(frozen=True, slots=True)
class Placed:
    """A document, the thread that it joins and the story that this thread belongs to."""

    document: str
    thread: Start
    story: Start


@dataclass(frozen=True, slots=True)
class Bridge:
    """That a document is very like one of another thread: the later belongs to the earlier.

    `late` is true where nothing had been told of the earlier for weeks.
    """

    near: Near
    later: Start
    earlier: Start
    late: bool


@dataclass(frozen=True, slots=True)
class StoryText:
    """The text of one report of a story, with the offsets of its title and first sentences."""

    document: str
    text: str
    title: tuple[int, int] | None
    sentences: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A headline or sentence of a story's summary: the document's words and where they stand."""

    document: str
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story: the reports about one happening.

    `title` is the most central headline, `summary` up to three sentences of the reports. `first`
    and `last` are the days of its reports, `publishers` counts those that are known by name.
    `sources` holds its reports in order of time.
    """

    id: str
    title: StoryLine
    summary: tuple[StoryLine, ...]
    first: date
    last: date
    reports: int
    publishers: int
    sources: tuple[Source, ...]
