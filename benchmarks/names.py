"""Names with their kinds, and whom they lead to.

PATH is a folder (at any depth) of files of tokens with BIO tags, as in ner/, or one with
entity_mentions.json and list_instances.tsv, as in meantime_coref/.

`entity_f1` counts names with exact span and kind, of the kinds person, organisation, location and
country; finer ones of a set are taken together (KINDS). Other names of the set are left out, and of
ours adjectives ("Iraqi"), single words for people of a sort ("Liberals") and names inside longer
ones. Where a set has no countries, ours are locations. Tokens are put together with the spaces of a
writer, and each sentence is read alone. For every folder there is a figure of its own as well.

`link_accuracy` counts all mentions of entities in the articles, names, nouns and pronouns alike:
right is the id of the entry for the instance's DBpedia link, and no id where the instance has no
link or the link no entry; `known_link_accuracy` counts those with an entry alone. A link has the
entry that bears its title, or that links.yaml names. Articles are read whole; of our mentions the
one counts whose words overlap most with the marked ones, if by half.
"""

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from benchmarks.counts import Counts
from benchmarks.detokenise import Joined, join_tokens
from benchmarks.frame import Peer, Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.datafiles import load_yaml
from dateline.findings import Mention, Reading
from dateline.knowledge import Knowledge, load_knowledge
from dateline.pipeline import make_pipeline
from dateline.settings import Settings
from dateline.text import Failure, Report

KINDS = {
    "person": "person", "politician": "person", "PER": "person",
    "organisation": "organisation", "politicalparty": "organisation", "ORG": "organisation",
    "location": "location", "LOC": "location", "country": "country",
}  # fmt: skip
_OURS = {"person": "person", "organisation": "organisation", "group": "organisation",
         "place": "location", "country": "country"}  # fmt: skip
_TAGS = {"PERSON": "person", "ORG": "organisation", "GPE": "location", "LOC": "location",
         "FAC": "location"}  # fmt: skip
_HALF = 0.5
LINKS = Path(__file__).with_name("links.yaml")

Entity = tuple[int, int, str]
"""First and last token of a name, the last exclusive, and its kind."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a sentence and the entities marked in it."""

    tokens: tuple[str, ...]
    entities: frozenset[Entity]


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention marked in an article: its first and last token, the last exclusive, and link."""

    first: int
    last: int
    link: str | None


def score(path: Path) -> Result:
    """Give entity_f1, link_accuracy or both, for what PATH holds."""
    figures: dict[str, float] = {}
    lines: list[str] = []
    tagged = {folder: read_tagged(files) for folder, files in _find_tagged(path).items()}
    if tagged:
        lines += _score_names(tagged, figures)
    for file in sorted(path.rglob("entity_mentions.json")):
        lines += _score_links(file.parent, figures)
    return Result(figures, tuple(lines))


def run_peers(path: Path) -> tuple[Peer, ...]:
    """Score the tags of the bare language model on the same sentences; it gives no links."""
    tagged = {folder: read_tagged(files) for folder, files in _find_tagged(path).items()}
    annotator, knowledge, counts = SpacyAnnotator(Settings().model), load_knowledge(), Counts()
    for sentences in tagged.values():
        countries = any(kind == "country" for one in sentences for *_, kind in one.entities)
        joined = [join_tokens(one.tokens) for one in sentences]
        for one, text, doc in zip(
            sentences, joined, annotator.nlp.pipe([j.text for j in joined]), strict=True
        ):
            found = set()
            for entity in doc.ents:
                kind = _TAGS.get(entity.label_)
                span = _find_tokens(text, entity.start_char, entity.end_char)
                states = [e for e in knowledge.find(entity.text) if e.kind == "country"]
                if kind == "location" and countries and states:
                    kind = "country"
                if kind is not None and span is not None:
                    found.add((*span, kind))
            _count(one, found, counts)
    if not tagged:
        return ()
    figures = {"entity_f1": round(counts.f1("all"), 4)}
    return (Peer("the bare spaCy pipeline", figures, "run here; states by our list"),)


def _find_tagged(path: Path) -> dict[str, list[Path]]:
    found = defaultdict(list)
    files = [path] if path.is_file() else sorted(path.rglob("*"))
    for file in files:
        if file.suffix in (".txt", ".iob2"):
            found[file.parent.name].append(file)
    return found


def read_tagged(files: Iterable[Path]) -> list[Tagged]:
    """Read sentences of "token TAB tag" or of IOB2 with comments and five columns."""
    found = []
    for file in files:
        rows: list[tuple[str, str]] = []
        for line in [*file.read_text("utf-8").splitlines(), ""]:
            if line.startswith("# "):
                continue
            cells = line.split("\t")
            if len(cells) > 1:
                rows.append((cells[0], cells[1]) if len(cells) == 2 else (cells[1], cells[2]))
            elif rows:
                found.append(_make_tagged(rows))
                rows = []
    return found


def _make_tagged(rows: Sequence[tuple[str, str]]) -> Tagged:
    entities, first = [], 0
    for number, (_, tag) in enumerate(rows):
        if tag.startswith("B-"):
            first = number
        after = rows[number + 1][1] if number + 1 < len(rows) else "O"
        if tag != "O" and not after.startswith("I-") and tag[2:] in KINDS:
            entities.append((first, number + 1, KINDS[tag[2:]]))
    return Tagged(tuple(token for token, _ in rows), frozenset(entities))


def _score_names(tagged: Mapping[str, Sequence[Tagged]], figures: dict[str, float]) -> list[str]:
    lines, all_of_it = [], Counts()
    for folder, sentences in tagged.items():
        counts = Counts()
        countries = any(kind == "country" for one in sentences for *_, kind in one.entities)
        for one, reading in zip(sentences, _read_sentences(sentences), strict=True):
            joined = join_tokens(one.tokens)
            found = set() if reading is None else set(_entities(reading, joined))
            if not countries:
                found = {(a, b, "location" if k == "country" else k) for a, b, k in found}
            _count(one, found, counts, all_of_it)
        figures[f"{folder}_f1"] = counts.f1("all")
        lines += [folder, *(counts.line(kind) for kind in sorted(counts.wanted))]
    figures["entity_f1"] = all_of_it.f1("all")
    return lines


def _count(one: Tagged, found: set[Entity], *counters: Counts) -> None:
    for counts in counters:
        for given, into in (
            (one.entities, counts.wanted),
            (found, counts.given),
            (found & one.entities, counts.right),
        ):
            into["all"] += len(given)
            into.update(kind for *_, kind in given)


def _read_sentences(sentences: Sequence[Tagged]) -> Iterator[Reading | None]:
    pipeline = make_pipeline(Settings())
    for start in range(0, len(sentences), 64):
        reports = [
            Report(f"sentence {start + n}", join_tokens(one.tokens).text, "text/plain")
            for n, one in enumerate(sentences[start : start + 64])
        ]
        for result in pipeline.read(reports):
            yield None if isinstance(result, Failure) else result[1]


def _entities(reading: Reading, joined: Joined) -> Iterator[Entity]:
    """Give our names in tokens of the set; a report's text keeps its offsets if it is clean."""
    shift = joined.text.find(reading.document.text[:20])
    knowledge = load_knowledge()
    names = [one for one in reading.mentions if one.form == "name"]
    for mention in names:
        kind = _OURS.get(mention.kind)
        if mention.kind == "group" and mention.actor is None and " " not in mention.span.text:
            continue  # "Liberals", "Kurds": people of a sort, which the sets leave out as well
        if kind is None or _is_adjective(mention, knowledge) or _is_inside(mention, names):
            continue
        span = _find_tokens(joined, mention.span.start + shift, mention.span.end + shift)
        if span is not None:
            yield (*span, kind)


def _is_inside(mention: Mention, names: Sequence[Mention]) -> bool:
    """Tell whether a name is part of a longer one, where the sets mark the longer alone."""
    start, end = mention.span.start, mention.span.end
    return any(
        one.span.start <= start and end <= one.span.end and one.span.text != mention.span.text
        for one in names
    )


def _is_adjective(mention: Mention, knowledge: Knowledge) -> bool:
    entry = knowledge.entries.get(mention.actor or "")
    return entry is not None and mention.span.text in entry.adjectives


def _find_tokens(joined: Joined, start: int, end: int) -> tuple[int, int] | None:
    inside = [
        n for n, (a, b) in enumerate(zip(joined.starts, joined.ends, strict=True))
        if a < end and b > start
    ]  # fmt: skip
    return (inside[0], inside[-1] + 1) if inside else None


def _score_links(folder: Path, figures: dict[str, float]) -> list[str]:
    marked, knowledge = read_marked(folder), load_knowledge()
    titles = {one.link for ones in marked.values() for one in ones if one.link}
    wanted = {title: find_entry(title, knowledge) for title in sorted(titles)}
    joined = {name: join_tokens(tokens) for name, tokens in read_articles(folder).items()}
    reports = [Report(name, one.text, "text/plain") for name, one in joined.items()]
    counts = Counts()
    for report, result in zip(reports, make_pipeline(Settings()).read(reports), strict=True):
        mentions = () if isinstance(result, Failure) else result[1].mentions
        for one in marked[report.source]:
            gold = wanted.get(one.link or "")
            sort = "known" if gold else "linked" if one.link else "unlinked"
            right = _actor_at(mentions, joined[report.source], one) == gold
            for name in ("all", sort):
                counts.wanted[name] += 1
                counts.right[name] += right
    shares = {name: counts.right[name] / counts.wanted[name] for name in counts.wanted}
    figures["link_accuracy"] = shares["all"]
    figures["known_link_accuracy"] = shares.get("known", 0.0)
    known = sum(entry is not None for entry in wanted.values())
    lines = [f"{known} of {len(wanted)} links have an entry"]
    return lines + [f"{name}: {counts.wanted[name]} mentions, right {shares[name]:.3f}"
                    for name in ("known", "linked", "unlinked") if name in shares]  # fmt: skip


def read_articles(folder: Path) -> dict[str, tuple[str, ...]]:
    """Give the tokens of each article, sentences in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (folder / "meantime.conll").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 5:
            found[cells[0]].append(cells[3])
    return {name: tuple(tokens) for name, tokens in found.items()}


def read_marked(folder: Path) -> dict[str, list[Marked]]:
    """Give the marked mentions of each article with the DBpedia title of their instance."""
    firsts = _first_tokens(folder)
    with (folder / "list_instances.tsv").open(encoding="utf-8", newline="") as file:
        links = {row[0]: title_of(row[5]) for row in csv.reader(file, delimiter="\t") if row[5:]}
    found: dict[str, list[Marked]] = defaultdict(list)
    for one in json.loads((folder / "entity_mentions.json").read_text("utf-8")):
        at = firsts[one["conll_doc_key"], int(one["sent_id"])]
        numbers = one["tokens_number"]
        instance = one["coref_chain"].partition("_")[2]
        span = (at + min(numbers), at + max(numbers) + 1)
        found[one["conll_doc_key"]].append(Marked(*span, links.get(instance)))
    return found


def _first_tokens(folder: Path) -> dict[tuple[str, int], int]:
    """Give the number in its article of each sentence's first token."""
    found: dict[tuple[str, int], int] = {}
    counts: dict[str, int] = defaultdict(int)
    for line in (folder / "meantime.conll").read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == 5:
            found.setdefault((cells[0], int(cells[1])), counts[cells[0]])
            counts[cells[0]] += 1
    return found


def title_of(link: str) -> str | None:
    """Give the title in a DBpedia link: "http://dbpedia.org/resource/World_Bank"."""
    title = unquote(link.strip().rsplit("/", 1)[-1]).replace("_", " ")
    return title.strip() or None


def find_entry(title: str, knowledge: Knowledge) -> str | None:
    """Give the id of the entry for a title, by links.yaml or by its own name, None for none."""
    known = load_yaml(LINKS)
    told = known.get(title) if isinstance(known, dict) else None
    if told is not None:
        return str(told) if str(told) in knowledge.entries else None
    plain = title.partition(" (")[0]
    found = [entry for entry in knowledge.find(plain) if plain not in entry.adjectives]
    if not found and ", " in plain:
        found = list(knowledge.find(plain.partition(", ")[0]))
    return found[0].id if found else None


def _actor_at(mentions: Sequence[Mention], joined: Joined, one: Marked) -> str | None:
    start, end = joined.starts[one.first], joined.ends[one.last - 1]
    best, most = None, 0.0
    for mention in mentions:
        shared = min(end, mention.span.end) - max(start, mention.span.start)
        share = shared / (max(end, mention.span.end) - min(start, mention.span.start))
        if share > most:
            best, most = mention, share
    return best.actor if best is not None and most >= _HALF else None
