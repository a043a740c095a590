"""The peers on attribution that can run here: those who annotated, and spaCy with textacy.

Agreement is computed from the articles that several annotated, each pair of annotators by the same
scorer. textacy comes with the extra `peers`; it gets a paragraph at a time, which it does best on
(it refuses a text in which the number of quotation marks is odd), and finds direct speech alone.
"""

import importlib
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.corpus_speech import cut_clauses, cut_leads, find_home, is_corpus, read_told
from benchmarks.frame import Peer
from benchmarks.polnear import Attribution, Offsets, find_articles, match, read_attributions
from benchmarks.speech import KINDS, Tally, find_kinds
from corpus.notation import read_folder
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.quotes import find_quotes
from dateline.settings import Settings


def run_peers(path: Path) -> Iterator[Peer]:
    """Score each peer on a folder of PolNeAR's layout; one that cannot run says why.

    Of our own corpus only its second marking is scored.
    """
    if is_corpus(path):
        yield _score_second_marking(path)
        return
    yield _score_annotators(path)
    try:
        triples = importlib.import_module("textacy.extract.triples")
    except ImportError:
        reason = 'not run: not installed, pip install "dateline[peers]"'
        yield Peer("spaCy and textacy, a paragraph at a time", {}, reason)
        return
    yield _score_textacy(path, triples)


def _score_annotators(path: Path) -> Peer:
    whole = Tally()
    articles = 0
    for text, first in find_articles(path):
        name = first.stem.rsplit("_", 1)[0]
        hands = sorted(first.parent.glob(f"{name}_*.ann"))
        if len(hands) < 2:
            continue
        articles += 1
        words = text.read_bytes().decode("utf-8")
        for one, other in combinations([read_attributions(hand) for hand in hands], 2):
            _add(whole, words, one, other)
    origin = f"{articles} articles with several annotators, each pair of them, computed in this run"
    return Peer("annotators among themselves", _figures(whole) if articles else {}, origin)


def _score_second_marking(path: Path) -> Peer:
    """Score the second marking of a tenth of the corpus against the first."""
    whole = Tally()
    first = {str(report.head["id"]): report for report in read_folder(find_home(path))}
    second = read_folder(path / "second")
    for other in second:
        report = first[str(other.head["id"])]
        told = [[one.attribution for one in read_told(marked)] for marked in (report, other)]
        gold, given = ([cut_clauses(report.text, one) for one in those] for those in told)
        bare = ([cut_leads(report.text, one) for one in those] for those in (gold, given))
        quotes = find_quotes(report.text)
        here, there = (find_kinds(report.text, those, quotes) for those in bare)
        whole.add(here, there, match(report.text, gold, given, with_cue=True))
    origin = f"{len(second)} reports marked twice, of all parts, computed in this run"
    return Peer("a second marking of the corpus", _figures(whole), origin)


def _score_textacy(path: Path, triples: ModuleType) -> Peer:
    nlp = SpacyAnnotator(Settings().model).nlp
    whole = Tally()
    failed = paragraphs = 0
    for text, hand in find_articles(path):
        words = text.read_bytes().decode("utf-8")
        found: list[Attribution] = []
        at = 0
        for paragraph in words.split("\n"):
            if paragraph.strip():
                paragraphs += 1
                try:
                    found += _read_triples(triples, nlp(paragraph), at)
                except ValueError:
                    failed += 1
            at += len(paragraph) + 1
        _add(whole, words, read_attributions(hand), found)
    origin = f"measured in this run; it failed on {failed} of {paragraphs} paragraphs"
    return Peer("spaCy and textacy, a paragraph at a time", _figures(whole), origin)


def _read_triples(triples: ModuleType, doc: Any, at: int) -> list[Attribution]:
    return [
        Attribution(_offsets(one.speaker, at), _offsets(one.cue, at), _span(one.content, at))
        for one in triples.direct_quotations(doc)
    ]


def _offsets(tokens: Sequence[Any], at: int) -> Offsets:
    return tuple((at + token.idx, at + token.idx + len(token)) for token in tokens)


def _span(span: Any, at: int) -> Offsets:
    return ((at + span.start_char, at + span.end_char),)


def _add(
    tally: Tally, words: str, gold: Sequence[Attribution], ours: Sequence[Attribution]
) -> None:
    quotes = find_quotes(words)
    pairs = match(words, gold, ours, with_cue=True)
    tally.add(find_kinds(words, gold, quotes), find_kinds(words, ours, quotes), pairs)


def _figures(tally: Tally) -> dict[str, float]:
    return {f"{kind}_f1": round(tally.f1(kind), 4) for kind in KINDS}
