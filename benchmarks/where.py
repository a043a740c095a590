"""Where the event of a verb took place: which of the places in its sentence, or none.

PATH is a file or folder of JSON lines, plain or gzip, as in event_location/: `text`, `tokens`,
`spans` (one VERB, any number of LOCATION) and `source`. Each text is read as it stands, and our
places of the event at the verb are compared with the marked ones, token by token, spaces left out.
Spans are taken by their tokens: the characters of many are wrong.

What the set calls a place: the narrowest name alone, without what is around it ("Al-Rashid" in
"the Al-Rashid district of Baghdad, Iraq"; Iraq where only "northern Iraq" is told), buildings and
roads with a name among them; what is near, outside or north of a place has that place. The town
that is captured, shelled, left or entered is the place of that, the country that acts is none, nor
is the seat of a body or somebody's home town. Several places are marked where they are listed.
The place of one event counts for another only if the words tell both as one happening.

`token_f1`, `precision`, `recall` and `exact_set` (share of verbs with just the marked places) are
of the carefully marked records (source RELABEL); `unseen_...` of every second of them, from the
second on, without those whose words stand among the records of development too: most sentences
are marked again under another source, and of those the ones that are told apart from an unseen one
by spaces alone were not kept back. `near_token_f1` is what the reach gives that the pipeline
allows events of words (all types but ASSAULT and PROTEST). `SOURCE_f1` is of each other source;
several of those leave out places that the text tells.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.agents import Agents
from dateline.extract.events.place import Places
from dateline.extract.mentions import find_mentions
from dateline.extract.participants import MentionIndex
from dateline.extract.syntax import find_sentence, find_token
from dateline.findings import EventPlace
from dateline.knowledge import Knowledge, load_knowledge
from dateline.settings import Settings
from dateline.text import Document, Sentence

CAREFUL = "RELABEL"
_ENDINGS = (".jsonl", ".jsonl.gz")


@dataclass(frozen=True, slots=True)
class Record:
    """A sentence, the offset of the verb asked about, and the tokens of each marked place."""

    text: str
    source: str
    verb: int
    tokens: tuple[tuple[int, int], ...]
    places: tuple[frozenset[int], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Tokens of places of one verb: right, given and marked; and whether all places agree."""

    right: int
    given: int
    wanted: int
    exact: bool


def score(path: Path) -> Result:
    """Give token precision, recall, F1 and exact sets of the records under `path`."""
    records = read_records(path)
    compared = list(zip(records, find_all(records), strict=True))
    by_source: dict[str, list[Outcome]] = defaultdict(list)
    for record, (wide, _) in compared:
        by_source[record.source].append(wide)
    careful = by_source.pop(CAREFUL, [])
    figures, lines = {}, []
    if careful:
        kept = find_unseen(records)
        unseen = [wide for number, (_, (wide, _)) in enumerate(compared) if number in kept]
        near = [near for record, (_, near) in compared if record.source == CAREFUL]
        figures = _figures(careful, "") | _figures(unseen, "unseen_")
        figures["near_token_f1"] = _figures(near, "")["token_f1"]
        lines = [_tell(CAREFUL, careful), _tell("unseen", unseen)]
    for source, outcomes in sorted(by_source.items()):
        figures[f"{source}_f1"] = _figures(outcomes, "")["token_f1"]
        lines.append(_tell(source, outcomes))
    return Result(figures, tuple(lines))


def read_records(path: Path) -> list[Record]:
    """Read the records under `path` in order of files and lines."""
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    return [
        _read_record(json.loads(row))
        for file in files
        if file.name.endswith(_ENDINGS)
        for row in _read_text(file).splitlines()
        if row.strip()
    ]


def _read_text(file: Path) -> str:
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8")


def _read_record(row: Mapping[str, Any]) -> Record:
    verb = next(one for one in row["spans"] if one["label"] == "VERB")
    words = frozenset(one["id"] for one in row["tokens"] if one["text"].strip())
    places = (
        frozenset(range(one["token_start"], one["token_end"] + 1)) & words
        for one in row["spans"]
        if one["label"] == "LOCATION"
    )
    return Record(
        text=row["text"],
        source=row["source"],
        verb=verb["start"],
        tokens=tuple((one["start"], one["end"]) for one in row["tokens"]),
        places=tuple(one for one in places if one),
    )


def find_unseen(records: Sequence[Record]) -> frozenset[int]:
    """Give the careful records kept from development, by their number among all."""
    careful = [number for number, one in enumerate(records) if one.source == CAREFUL]
    kept = careful[1::2]
    texts = {records[number].text for number in kept}
    used = {_letters(one.text) for one in records if one.text not in texts}
    return frozenset(number for number in kept if _letters(records[number].text) not in used)


def _letters(text: str) -> str:
    return "".join(one for one in text.casefold() if one.isalnum())


def find_all(records: Sequence[Record]) -> Iterator[tuple[Outcome, Outcome]]:
    """Give how our places of the event at each verb compare, with the wide and the near reach."""
    knowledge = load_knowledge()
    documents = [Document(text=one.text, report=one.source, source=one.source) for one in records]
    parsed = SpacyAnnotator(Settings().model).annotate(documents)
    for record, document, sentences in zip(records, documents, parsed, strict=True):
        wide, near = _find_places(record, document, sentences, knowledge)
        yield compare(record, wide), compare(record, near)


def _find_places(
    record: Record, document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> tuple[tuple[EventPlace, ...], tuple[EventPlace, ...]]:
    """The places at the verb of one record, by either reach; none where the parse has no verb."""
    sentence = find_sentence(sentences, record.verb)
    token = find_token(sentence, record.verb) if sentence is not None else None
    if sentence is None or token is None:
        return (), ()
    mentions = find_mentions(document, sentences, knowledge)
    kinds = {one.id: one.kind for one in mentions}
    places = Places(document, Agents(document, MentionIndex(mentions), kinds), knowledge)
    return (
        places.find_all(sentence, token.i, None),
        places.find_all(sentence, token.i, None, of_words=True),
    )


def compare(record: Record, places: Sequence[EventPlace]) -> Outcome:
    """Compare our places with the marked ones in tokens of the set."""
    ours = {_tokens(record, one.span.start, one.span.end) for one in places} - {frozenset()}
    given, wanted = frozenset().union(*ours), frozenset().union(*record.places)
    return Outcome(len(given & wanted), len(given), len(wanted), ours == set(record.places))


def _tokens(record: Record, start: int, end: int) -> frozenset[int]:
    """The tokens of a name up to its last with a capital: the set leaves out "district"."""
    inside = [
        number
        for number, (first, last) in enumerate(record.tokens)
        if first < end and start < last and record.text[first:last].strip()
    ]
    names = [number for number in inside if not record.text[record.tokens[number][0]].islower()]
    return frozenset(one for one in inside if names and one <= names[-1])


def _figures(outcomes: Sequence[Outcome], lead: str) -> dict[str, float]:
    right, given, wanted = (
        sum(getattr(one, name) for one in outcomes) for name in ("right", "given", "wanted")
    )
    return {
        f"{lead}token_f1": 2 * right / max(1, given + wanted),
        f"{lead}precision": right / max(1, given),
        f"{lead}recall": right / max(1, wanted),
        f"{lead}exact_set": sum(one.exact for one in outcomes) / max(1, len(outcomes)),
    }


def _tell(name: str, outcomes: Sequence[Outcome]) -> str:
    one = _figures(outcomes, "")
    return (
        f"{name:13} P {one['precision']:.3f}  R {one['recall']:.3f}  F1 {one['token_f1']:.3f}"
        f"  exact {one['exact_set']:.3f}  ({len(outcomes)} verbs)"
    )
