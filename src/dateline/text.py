"""Reports, documents, and what the language model says of their sentences.

All offsets count Unicode code points of `Document.text`, 0-based, end exclusive.
"""

from dataclasses import InitVar, dataclass, field
from datetime import date
from typing import Literal

from dateline.errors import SpanError
from dateline.identity import make_id

MediaType = Literal["text/plain", "text/html"]
Basis = Literal["given", "dateline", "metadata", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a document together with the words that stand there.

    `source` is the document's text; it is compared with `text` and not kept. A span that does not
    give back its words, is empty, or lies outside the text raises SpanError.
    """

    start: int
    end: int
    text: str
    source: InitVar[str]

    def __post_init__(self, source: str) -> None:
        if not 0 <= self.start < self.end <= len(source):
            raise SpanError(
                f"span {self.start}-{self.end} does not fit a text of {len(source)} characters: "
                "offsets count code points, start before end, both inside the text"
            )
        if source[self.start : self.end] != self.text:
            raise SpanError(
                f"span {self.start}-{self.end} says {self.text!r}, but the text there is "
                f"{source[self.start : self.end]!r}: take spans from Document.span"
            )

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a value is what it is; `span` is the words the reason points at, if there are any."""

    span: Span | None
    why: str


@dataclass(frozen=True, slots=True)
class Removed:
    """Words that came with the report and are not the report's own."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Published:
    """The day a report was published: `value` (ISO day) when one day is left, else the interval.

    `basis` says where the day is from: given by the caller, metadata of the page, the dateline of
    the text, inferred by reasoning, or unknown.
    """

    value: str | None
    basis: Basis
    earliest: date | None = None
    latest: date | None = None
    reasons: tuple[Reason, ...] = ()

    @property
    def day(self) -> date | None:
        """The day, when exactly one is left."""
        return date.fromisoformat(self.value) if self.value else None


UNDATED = Published(value=None, basis="unknown")


@dataclass(frozen=True, slots=True)
class Report:
    """One news article as it came, decoded but otherwise untouched.

    `source` says where it was found (a path, a url, `FILE:LINE`, or `-`). `published` is the date
    as the caller or the file gave it, in its own form. `id` comes from url and body, so that the
    same article from two folders is one report.
    """

    source: str
    body: str
    media_type: MediaType
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    language: str | None = None
    id: str = field(init=False)

    def __post_init__(self) -> None:
        parts = (self.url, self.publisher, self.title, self.published, self.body)
        object.__setattr__(self, "id", make_id("report", *parts))


@dataclass(frozen=True, slots=True)
class Document:
    """The final clean text of one report; a headline, when known, is its first paragraph.

    Paragraphs are separated by line ends. `dateline` is where the text says where, when and by
    whom it was written ("BRUSSELS, Feb 12 (Agency) -"), `filed_from` the place named there.
    `changed` is when the page says it was changed last: an ISO day, or day and time with its zone.
    `id` comes from url, publisher, title and text.
    """

    text: str
    report: str
    source: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    language: str = "en"
    published: Published = UNDATED
    dateline: Span | None = None
    filed_from: Span | None = None
    removed: tuple[Removed, ...] = ()
    changed: str | None = field(default=None, metadata={"rare": True})
    id: str = field(init=False)

    def __post_init__(self) -> None:
        parts = (self.url, self.publisher, self.title, self.text)
        object.__setattr__(self, "id", make_id("doc", *parts))

    def span(self, start: int, end: int) -> Span:
        """Give the span from `start` to `end`; raises SpanError outside the text."""
        return Span(start, end, self.text[max(start, 0) : max(end, 0)], self.text)


@dataclass(frozen=True, slots=True)
class Token:
    """One word as the language model sees it.

    `i` and `head` count tokens of the sentence; the root is its own head. `pos` is the universal
    part of speech, `tag` the Penn tag, `dep` the ClearNLP relation to the head.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name that the language model marked: tokens `first` up to, not including, `last`."""

    first: int
    last: int
    label: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place, its paragraph's number in the document, its tokens and names.

    `children` holds, for each token, the numbers of its dependents in order of the text.
    """

    start: int
    end: int
    paragraph: int
    tokens: tuple[Token, ...]
    entities: tuple[Entity, ...]
    children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                below[token.head].append(token.i)
        object.__setattr__(self, "children", tuple(tuple(numbers) for numbers in below))


@dataclass(frozen=True, slots=True)
class Failure:
    """A report, or a part of an input, that could not be read, with what to do about it."""

    source: str
    error: str
    why: str
