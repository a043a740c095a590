"""Labels for the findings of a reading: the same numbers on a terminal and on a page.

Mentions are numbered by what they name, so that "NATO", "the Alliance" and "it" bear one number;
the other findings have a letter and a number of their own, in order of the text.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.findings import Mention, Participant, Reading
from dateline.phrasing import one_line
from dateline.text import Span

Kind = Literal["mentions", "times", "events", "states", "places", "statements", "skipped"]


@dataclass(frozen=True, slots=True)
class Labels:
    """The label of every finding: `of` by its id, `entities` by the entity of a mention.

    `mentions` gives a mention by id; the labels of times, skipped words and places go by the
    offsets where these stand.
    """

    of: Mapping[str, str]
    entities: Mapping[str, str]
    mentions: Mapping[str, Mention]
    times: Mapping[tuple[int, int], str]
    skips: Mapping[tuple[int, int], str]
    places: Mapping[tuple[int, int], str]

    def who(self, one: Participant) -> str:
        """Give a participant's words with its number, "the Alliance [3]"."""
        mention = self.mentions.get(one.mention or "")
        number = f" [{self.entities[mention.entity]}]" if mention else ""
        return f"{one_line(one.span.text)}{number}"

    def chain(self, ids: Iterable[str]) -> str:
        """Give labels for ids, "s1, s3"; an id that is not there stays as it is."""
        return ", ".join(self.of.get(one, one) for one in ids)


def make_labels(reading: Reading) -> Labels:
    """Number the findings of a reading in order of the text."""
    of: dict[str, str] = {}
    statements = sorted(reading.statements, key=lambda one: _first(one.content))
    events = sorted(reading.events, key=lambda one: one.trigger.start)
    states = sorted(reading.states, key=lambda one: one.span.start)
    of.update((one.id, f"s{number}") for number, one in enumerate(statements, 1))
    of.update((one.id, f"e{number}") for number, one in enumerate(events, 1))
    of.update((one.id, f"h{number}") for number, one in enumerate(states, 1))
    mentions = sorted(reading.mentions, key=lambda one: one.span.start)
    names = dict.fromkeys(one.entity for one in mentions)
    return Labels(
        of=of,
        entities={entity: str(number) for number, entity in enumerate(names, 1)},
        mentions={one.id: one for one in mentions},
        times=_by_place("t", (one.span for one in reading.times)),
        skips=_by_place("x", (one.span for one in reading.skipped)),
        places=_by_place("p", (one.span for one in reading.places)),
    )


def find_labelled(
    kind: Kind, reading: Reading, labels: Labels, kinds: frozenset[str]
) -> Iterator[tuple[Span, str]]:
    """Give the spans of one kind with their labels; a place that is a marked mention is left."""
    match kind:
        case "mentions":
            yield from ((one.span, labels.entities[one.entity]) for one in reading.mentions)
        case "times":
            yield from _placed((one.span for one in reading.times), labels.times)
        case "skipped":
            yield from _placed((one.span for one in reading.skipped), labels.skips)
        case "places":
            hidden = frozenset(labels.mentions if "mentions" in kinds else ())
            spans = (one.span for one in reading.places if one.mention not in hidden)
            yield from _placed(spans, labels.places)
        case "events":
            yield from ((one.trigger, labels.of[one.id]) for one in reading.events)
        case "states":
            yield from ((one.span, labels.of[one.id]) for one in reading.states)
        case "statements":
            for one in reading.statements:
                yield from ((span, labels.of[one.id]) for span in one.content)


def _placed(
    spans: Iterable[Span], labels: Mapping[tuple[int, int], str]
) -> Iterator[tuple[Span, str]]:
    for span in spans:
        yield span, labels[span.start, span.end]


def _first(spans: tuple[Span, ...]) -> int:
    return spans[0].start if spans else 0


def _by_place(letter: str, spans: Iterable[Span]) -> dict[tuple[int, int], str]:
    places = sorted({(span.start, span.end) for span in spans})
    return {place: f"{letter}{number}" for number, place in enumerate(places, 1)}


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Give start and end of every line of the text that holds a word, without outer spaces."""
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            yield first, first + len(stripped)
        start += len(line)
