"""Gold mentions of events as Dateline's own rows: who, when and where are read by Dateline.

Only the words of a mention are taken from the key. What stands around them (subject, objects, day,
place) is read as for an event of our own, and goes through claims to rows as everywhere.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.detokenise import Joined, join_tokens
from dateline.annotate.spacy import SpacyAnnotator
from dateline.assemble.claims import make_claims
from dateline.assemble.rows import make_rows
from dateline.clean import clean_report
from dateline.extract.events.agents import Agents
from dateline.extract.events.place import Places
from dateline.extract.events.roles import read_noun, read_verb
from dateline.extract.participants import MentionIndex, participants
from dateline.extract.standing import read_standing
from dateline.extract.when import Calendar
from dateline.findings import Event, Participant, Reading
from dateline.identity import make_id
from dateline.knowledge import Knowledge, load_knowledge
from dateline.pipeline import extract
from dateline.record import ActorRow, EventRow, Party, Source
from dateline.resolve.actors import link_actors
from dateline.resolve.outlines import make_outline
from dateline.settings import Settings
from dateline.stories import Outline
from dateline.text import Document, Report, Sentence, Token

GOLD = "GOLD"
"""The type of every row: the key gives none, and so nothing can be told apart by it."""

_DAY = date(2000, 1, 1)
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Gold:
    """A mention of the key as a row, with its document, its chain and the lemma of its head."""

    row: EventRow
    document: str
    chain: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Told:
    """All that is asked of a set: its mentions, and what each document is about, by its name."""

    mentions: tuple[Gold, ...]
    outlines: dict[str, Outline]


def find_files(path: Path) -> tuple[Path, ...]:
    """Give the files of gold mentions at or below `path`, none where there are none."""
    if path.is_file():
        return (path,) if path.name.endswith(".json.gz") else ()
    return tuple(sorted(path.rglob("Event_gold_mentions.json.gz")))


def read_told(files: Sequence[Path]) -> Told:
    """Read the documents of these files, and their mentions as rows, in the order of the files."""
    given = [one for file in files for one in json.loads(gzip.decompress(file.read_bytes()))]
    by_document: dict[str, list[dict[str, Any]]] = {}
    for one in given:
        by_document.setdefault(one["doc_id"], []).append(one)
    knowledge = load_knowledge()
    annotator = SpacyAnnotator(Settings().model)
    mentions: list[Gold] = []
    outlines: dict[str, Outline] = {}
    names = sorted(by_document)
    for first in range(0, len(names), _BATCH):
        batch = names[first : first + _BATCH]
        joined = [join_tokens(by_document[name][0]["mention_context"]) for name in batch]
        documents = [
            clean_report(Report(name, one.text, "text/plain"))
            for name, one in zip(batch, joined, strict=True)
        ]
        parsed = annotator.annotate(documents)
        for name, one, document, sentences in zip(batch, joined, documents, parsed, strict=True):
            desk = _Desk(document, sentences, knowledge)
            mentions.extend(desk.make(name, one, by_document[name]))
            outlines[name] = desk.outline(name)
    return Told(tuple(mentions), outlines)


class _Desk:
    """One document with all that makes its mentions rows."""

    def __init__(
        self, document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge
    ) -> None:
        self._sentences = sentences
        self._knowledge = knowledge
        self._reading = extract(document, sentences, knowledge)
        self._document = self._reading.document
        self._mentions = MentionIndex(self._reading.mentions)
        kinds = {one.id: one.kind for one in self._reading.mentions}
        self._places = Places(
            self._document, Agents(self._document, self._mentions, kinds), knowledge
        )
        self._calendar = Calendar(self._reading, sentences)
        self._actors: tuple[ActorRow, ...] = ()

    def make(self, name: str, joined: Joined, given: Sequence[dict[str, Any]]) -> Iterator[Gold]:
        """Give the mentions of the document as rows."""
        events = [self._event(joined, one) for one in given]
        kept = tuple({one.id: one for one in events if one is not None}.values())
        rows = self._rows(replace(self._reading, events=kept, plans=(), main=None))
        for one, event in zip(given, events, strict=True):
            row = rows.get(event.id) if event is not None else None
            lemma = one["mention_head_lemma"].lower()
            yield Gold(row or _bare(name, one), name, one["coref_chain"], lemma)

    def outline(self, name: str) -> Outline:
        """Give what the document is about, all of one day: the set gives no days."""
        terms = make_outline(self._document.title, self._document.text, self._actors)
        return Outline(name, _DAY, terms)

    def _rows(self, reading: Reading) -> dict[str, EventRow]:
        """Give the rows by id, their parties by the ids that a record gives them."""
        source = Source(self._document.id, "", None, None, None, self._document.source, None)
        claims = make_claims(reading, version="benchmark")
        rows = make_rows(self._document.text, source, claims, knowledge=self._knowledge)
        self._actors = rows.actors
        named = {one.left: one.right for one in link_actors(rows.actors, version="benchmark")}

        def link(parties: tuple[Party, ...]) -> tuple[Party, ...]:
            return tuple(replace(one, id=named.get(one.id, one.id)) for one in parties)

        return {
            row.id: replace(
                row, actor=link(row.actor), recipient=link(row.recipient), named=link(row.named)
            )
            for row in rows.events
        }

    def _event(self, joined: Joined, given: dict[str, Any]) -> Event | None:
        """Make the event that a mention tells; None when its words are not found as they were."""
        if joined.text != self._document.text:
            return None
        numbers = given["tokens_number"]
        start, end = joined.starts[numbers[0]], joined.ends[numbers[-1]]
        at = self._find_head(start, end)
        if at is None:
            return None
        sentence, token = at
        standing = read_standing(sentence, token.i)
        actor, recipient = self._sides(sentence, token)
        return Event(
            id=make_id("event", self._document.id, start, end),
            type=GOLD,
            mode=(),
            context=(),
            trigger=self._document.span(start, end),
            actor=actor,
            recipient=recipient,
            date=self._calendar.find_date(sentence, token.i, standing),
            place=self._places.find(sentence, token.i, None),
            status=standing.status,
            certainty=standing.certainty,
            background=False,
            said_by=(),
            because_of=(),
            quantities=(),
            confidence=1.0,
            reasons=(),
        )

    def _find_head(self, start: int, end: int) -> tuple[Sentence, Token] | None:
        """Give the word of a span that all others of it hang on, with its sentence."""
        for sentence in self._sentences:
            inside = [one for one in sentence.tokens if one.start < end and start < one.end]
            numbers = {one.i for one in inside}
            for token in inside:
                if token.head not in numbers or token.head == token.i:
                    return sentence, token
        return None

    def _sides(
        self, sentence: Sentence, token: Token
    ) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Give who does it and to whom: subject and object of a verb, phrases of a noun."""
        verb = token.pos in ("VERB", "AUX")
        found = read_verb(sentence, token.i) if verb else read_noun(sentence, token.i)
        near = found.phrases[: found.near]
        doers = [found.subject, *(i for name, i in near if name == "by")]
        others = [found.object, *(i for name, i in near if name in ("of", "on", "against"))]
        return self._people(sentence, doers), self._people(sentence, others)

    def _people(self, sentence: Sentence, found: Sequence[int | None]) -> tuple[Participant, ...]:
        first = next((i for i in found if i is not None), None)
        if first is None:
            return ()
        return participants(self._document, sentence, first, self._mentions)


def _bare(name: str, given: dict[str, Any]) -> EventRow:
    """Give a row of the mention's words alone, where the text was changed in cleaning."""
    words = given["tokens_str"]
    number = given["tokens_number"][0]
    return EventRow(
        id=make_id("event", name, number, words),
        happening="",
        type=GOLD,
        mode=(),
        status="happened",
        certainty=0,
        background=False,
        actor=(),
        recipient=(),
        earliest=None,
        latest=None,
        place=None,
        said_by=(),
        trigger=words,
        sentence=words,
        start=number,
        end=number + 1,
        source=Source(make_id("doc", name), "", None, None, None, name, None),
    )
