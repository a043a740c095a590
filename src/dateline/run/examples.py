"""The examples of a codebook, read as reports are read: each must come out as it says."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.annotate.protocol import Annotator
from dateline.extract.events.codebook import Codebook, Flaw, SourceFile
from dateline.extract.events.frames import Example
from dateline.findings import Event, Participant, Reading
from dateline.knowledge import Knowledge
from dateline.pipeline import Pipeline
from dateline.text import Failure, Report

DAY = "2021-06-15"
"""The day on which examples are read as published."""


def run_examples(
    codebook: Codebook, annotator: Annotator, knowledge: Knowledge
) -> tuple[Flaw, ...]:
    """Give a flaw for each example of the codebook that does not come out."""
    pipeline = Pipeline(annotator, knowledge, lexicon=codebook.lexicon)
    reports = [Report(one.file, one.text, "text/plain", published=DAY) for one in codebook.examples]
    results = pipeline.read(reports)
    return tuple(_compare(codebook.examples, results))


def _compare(
    examples: Sequence[Example], results: Iterator[tuple[Report, Reading] | Failure]
) -> Iterator[Flaw]:
    for example, result in zip(examples, results, strict=True):
        events = () if isinstance(result, Failure) else result[1].events
        if any(fits(event, example) for event in events):
            continue
        found = "; ".join(describe(event) for event in events) or "no event"
        file = SourceFile(example.file, Path(example.file).read_text("utf-8"))
        yield file.flaw(f"the example {example.text!r} gives {found}", example.text)


def fits(event: Event, example: Example) -> bool:
    """Tell whether an event is the one that an example says."""
    return (
        event.type == example.type
        and example.code in (None, event.code)
        and example.status in (None, event.status)
        and _is_named(event.actor, example.actor)
        and _is_named(event.recipient, example.recipient)
    )


def _is_named(people: Sequence[Participant], word: str | None) -> bool:
    return word is None or any(word in one.span.text for one in people)


def describe(event: Event) -> str:
    """Give an event in one line, as flaws name it."""
    code = f" {event.code}" if event.code is not None else ""
    actor = ", ".join(one.span.text for one in event.actor) or "nobody"
    recipient = ", ".join(one.span.text for one in event.recipient) or "nobody"
    return f"{event.type}{code} by {actor}, to {recipient}, {event.status}"
