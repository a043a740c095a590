"""The examples beside the frames: each must come out as its type, with its actor and recipient."""

from dataclasses import dataclass

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.find import find_events
from dateline.extract.events.frames import Example, load_lexicon
from dateline.findings import Event, Mention, MentionKind, Participant, Reading
from dateline.knowledge import make_knowledge
from dateline.text import Document, Sentence
from tests.builders import make_document

EXAMPLES = load_lexicon().examples
NOTHING = make_knowledge()
KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "country",
    "NORP": "group",
    "LOC": "place",
}


def mentions_of(document: Document, sentences: tuple[Sentence, ...]) -> tuple[Mention, ...]:
    """The names that the language model marks, as mentions: enough for plain sentences."""
    return tuple(
        Mention(
            id=f"m{first.start}",
            span=document.span(first.start, last.end),
            kind=KINDS[entity.label] if last.text != "Oslo" else "place",
            form="name",
            entity=last.text,
            actor=None,
            role=None,
            head=last.start,
        )
        for sentence in sentences
        for entity in sentence.entities
        if entity.label in KINDS
        for first, last in [(sentence.tokens[entity.first], sentence.tokens[entity.last - 1])]
    )


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in one example."""

    events: tuple[Event, ...]


@pytest.fixture(scope="module")
def found(annotator: SpacyAnnotator) -> list[Read]:
    """All examples, parsed in one batch."""
    documents = [make_document(one.text, published="2021-06-15") for one in EXAMPLES]
    reads = []
    for document, sentences in zip(documents, annotator.annotate(documents), strict=True):
        reading = Reading(document, mentions=mentions_of(document, sentences))
        reads.append(Read(find_events(reading, sentences, NOTHING)[0]))
    return reads


def named(people: tuple[Participant, ...], word: str | None) -> bool:
    """Whether one of these is named by the word; no word asks for nothing."""
    return word is None or any(word in one.span.text for one in people)


def fits(event: Event, example: Example) -> bool:
    return (
        event.type == example.type
        and named(event.actor, example.actor)
        and named(event.recipient, example.recipient)
        and example.status in (None, event.status)
    )


@pytest.mark.parametrize("number", range(len(EXAMPLES)), ids=[one.text for one in EXAMPLES])
def test_examples(found: list[Read], number: int) -> None:
    events, example = found[number].events, EXAMPLES[number]
    assert any(fits(event, example) for event in events), [
        (e.type, [p.span.text for p in e.actor], [p.span.text for p in e.recipient], e.status)
        for e in events
    ]
