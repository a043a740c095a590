"""What is answered: plain types with the words, the place and the report of each value.

Fields that are `rare` are left out where they are None. All strings in `quotation`, `words`,
`title`, `publisher`, `url`, `found_at`, `name`, `names`, `value`, `said_by`, `subject`, `what`,
`why`, `before` and `after` may be words of reports.
"""

import dataclasses
from dataclasses import dataclass
from datetime import date

RARE = {"rare": True}
"""Marks a field that is left out where it is None (dateline.codec)."""


@dataclass(frozen=True, slots=True)
class Who:
    """One who takes part: id and name in the record, and the words of the report."""

    id: str
    name: str
    words: str | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Origin:
    """The report that words are from: `document` is the id of its stored text, `sha256` its sum.

    The sum is of the text in UTF-8. `published_from` is the first day it may be of, where
    `published` is not sure. `found_at` says where a report without a url was found. Reports with
    one `same_text` print one text and count once.
    """

    document: str
    sha256: str
    publisher: str | None
    title: str | None
    published: date | None
    published_from: date | None = dataclasses.field(default=None, metadata=RARE)
    url: str | None = dataclasses.field(default=None, metadata=RARE)
    found_at: str | None = dataclasses.field(default=None, metadata=RARE)
    same_text: str | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a report as they stand from `start` to `end` of its stored text.

    Offsets count Unicode code points from 0, the end is exclusive. `words`, from `words_start` to
    `words_end`, are those that the value rests on. `said_by` are those through whom the report has
    it, outermost first; empty where the report says so itself, left out where that was not asked.
    `cut` is true where a long sentence goes on.
    """

    quotation: str
    start: int
    end: int
    words: str
    words_start: int
    words_end: int
    source: Origin
    said_by: tuple[str, ...] | None = dataclasses.field(default=None, metadata=RARE)
    cut: bool | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened, or is to, as all reports tell it that are judged to mean the same.

    `independent` counts the reports that print no other's text, `reports` all. `certainty` says in
    a word how sure it is, `certainty_why` why. `evidence` has a quotation for each independent
    report, the first few of them.
    """

    id: str
    type: str
    status: str
    earliest: date | None
    latest: date | None
    actor: tuple[Who, ...]
    recipient: tuple[Who, ...]
    place: Who | None
    certainty: str | None
    certainty_why: tuple[str, ...]
    independent: int
    reports: int
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a report gives; an open bound is None."""

    what: str
    low: int | None
    high: int | None
    words: str


@dataclass(frozen=True, slots=True)
class Telling:
    """A happening as one report tells it; `certainty` is read from the wording, -3 to 3."""

    id: str
    type: str
    status: str
    certainty: int
    background: bool
    earliest: date | None
    latest: date | None
    actor: tuple[Who, ...]
    recipient: tuple[Who, ...]
    place: Who | None
    mode: tuple[str, ...]
    context: tuple[str, ...]
    figures: tuple[Figure, ...]
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: who said it to whom, where, for whom, how, on which days."""

    id: str
    kind: str
    speaker: Who | None
    cue: str | None
    earliest: date | None
    latest: date | None
    independent: int
    reports: int
    evidence: tuple[Quotation, ...]
    speaks_for: Who | None = dataclasses.field(default=None, metadata=RARE)
    audience: Who | None = dataclasses.field(default=None, metadata=RARE)
    place: Who | None = dataclasses.field(default=None, metadata=RARE)
    anonymity: str | None = dataclasses.field(default=None, metadata=RARE)
    within: str | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a plan by what is known, and why that is thought."""

    kind: str
    why: str
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Something planned, promised, threatened or demanded; `words` are what is to be done."""

    id: str
    kind: str
    what: str
    status: str
    earliest: date | None
    latest: date | None
    actor: tuple[Who, ...]
    recipient: tuple[Who, ...]
    place: Who | None
    words: str
    outcome: Outcome
    independent: int
    reports: int
    evidence: tuple[Quotation, ...]
    condition: Quotation | None = dataclasses.field(default=None, metadata=RARE)
    deadline: Quotation | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dispute: a value, who claims it, from which day until which."""

    value: str
    said_by: tuple[str, ...]
    since: date | None
    independent: int
    evidence: tuple[Quotation, ...]
    until: date | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the series that a happening has, as of a day."""

    what: str
    low: int | None
    high: int | None
    of: tuple[str, ...]
    as_of: date | None
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """How and when a dispute ended, and what stands."""

    how: str
    on: date
    value: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """What reports disagree on: open, settled, or a range of numbers that leave room."""

    id: str
    about: str
    subject: str
    standing: str
    earliest: date | None
    latest: date | None
    independent: int
    sides: tuple[Side, ...]
    numbers: tuple[Number, ...]
    settled: Settled | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Reporter:
    """One report that tells a thing: by itself, or as a copy of another's text.

    `changed` is the share of a copy's sentences that do not stand in the original. `parts_from` are
    documents that it prints a part of and that count beside it.
    """

    independent: bool
    evidence: tuple[Quotation, ...]
    copy_of: str | None = dataclasses.field(default=None, metadata=RARE)
    changed: float | None = dataclasses.field(default=None, metadata=RARE)
    copies: int | None = dataclasses.field(default=None, metadata=RARE)
    wire: str | None = dataclasses.field(default=None, metadata=RARE)
    family: str | None = dataclasses.field(default=None, metadata=RARE)
    parts_from: tuple[str, ...] | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Proved:
    """One claim: a value of a field, the words it rests on, and the rule that read it."""

    id: str
    field: str
    value: str
    status: str | None
    earliest: date | None
    latest: date | None
    rule: str
    recorded: str
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision that two things are the same, are not, or may be; with its reason and author."""

    left: str
    right: str
    judgement: str
    score: float
    why: str
    author: str
    withdrawn: str | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Value:
    """A value that held, or was said to: a state, strength, lead, office, membership, phase.

    `earliest` and `latest` are the days on one of which it began, or between which it was told.
    `ended` is the day from which it held no more, where that is known; `standing` what an operation
    is at in a phase, such as active or suspended.
    """

    field: str
    value: str
    status: str
    earliest: date | None
    latest: date | None
    independent: int
    evidence: tuple[Quotation, ...]
    who: Who | None = dataclasses.field(default=None, metadata=RARE)
    ended: date | None = dataclasses.field(default=None, metadata=RARE)
    standing: str | None = dataclasses.field(default=None, metadata=RARE)
    contradicted: tuple[Quotation, ...] | None = dataclasses.field(default=None, metadata=RARE)
    corrected: bool | None = dataclasses.field(default=None, metadata=RARE)


@dataclass(frozen=True, slots=True)
class Contact:
    """With whom it has to do: happenings with it by type, in how many independent reports."""

    other: Who
    happenings: int
    types: tuple[str, ...]
    independent: int
    last: date | None
    evidence: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class Became:
    """Something that became known on a day: what it was before, and is after."""

    kind: str
    day: date
    id: str
    what: str
    before: str | None
    after: str | None
    independent: int
    evidence: tuple[Quotation, ...]
