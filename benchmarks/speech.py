"""Who said what: attributions against PolNeAR's, whole or without their cue.

PATH holds PolNeAR's layout: texts (.txt) and stand-off files (NAME_ANNOTATOR.ann), at any depth;
or our own corpus (`corpus/`), of which the test part is scored.
PolNeAR marks one attribution per cue and none inside another's content; so our statements of one
cue and speaker are put together, and those told within another are left out.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from benchmarks.corpus_settings import FIELDS, SettingTally
from benchmarks.corpus_speech import (
    Told,
    cut_clauses,
    cut_leads,
    find_speaker_names,
    is_corpus,
    is_named,
    read_part,
    read_told,
)
from benchmarks.counts import Counts
from benchmarks.frame import Result
from benchmarks.polnear import (
    Attribution,
    Offsets,
    find_articles,
    kind_at,
    match,
    read_attributions,
    words_at,
)
from dateline.annotate.spacy import SpacyAnnotator
from dateline.clean.filing import find_filing
from dateline.extract.mentions import find_mentions
from dateline.extract.quotes import Quote, find_quotes
from dateline.extract.statements.find import find_statements
from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.findings import Mention, Statement
from dateline.knowledge import load_knowledge
from dateline.settings import Settings
from dateline.text import Document, Sentence

BATCH = 16
KINDS = ("direct", "mixed", "indirect", "all")
SAID = "indirect_verb"
"""Indirect ones whose cue holds a verb of speech: one that can stand beside quoted words."""
THAT_SIGNS = 12
"""Signs before a content in which the "that" that leads to it stands, marks and spaces counted."""
_THAT = re.compile(r"\bthat\s+[\"“‘'`«]*\Z")


class Tally(Counts):
    """Counts attributions by kind."""

    def add(
        self, gold: Sequence[str], ours: Sequence[str], pairs: Sequence[tuple[int, int]]
    ) -> None:
        """Add one article: the kinds of its attributions, and which were matched."""
        self.wanted.update(gold)
        self.given.update(ours)
        self.right.update(gold[i] for i, j in pairs if gold[i] == ours[j])
        self.wanted["all"] += len(gold)
        self.given["all"] += len(ours)
        self.right["all"] += len(pairs)

    def add_part(
        self,
        part: str,
        gold: Sequence[bool],
        ours: Sequence[bool],
        pairs: Sequence[tuple[int, int]],
    ) -> None:
        """Add those of one article that belong to a part of them."""
        self.wanted[part] += sum(gold)
        self.given[part] += sum(ours)
        self.right[part] += sum(gold[i] and ours[j] for i, j in pairs)


@dataclass(frozen=True, slots=True)
class Article:
    """A text with gold statements and what we find in it; `verbs` are its verbs of speech."""

    document: Document
    verbs: frozenset[int]
    told: tuple[Told, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Joined:
    """Statements of one cue and speaker as one attribution; `numbers` are theirs."""

    attribution: Attribution
    numbers: tuple[int, ...]


def score(path: Path) -> Result:
    """Give the F1 of direct, mixed, indirect and all attributions, with and without the cue.

    Of our own corpus its test part is scored, with the share of speakers that are resolved and
    the F1 of what is told beside the statements that are found.
    """
    whole, without_cue, settings = Tally(), Tally(), SettingTally()
    ours = is_corpus(path)
    right = asked = 0
    for article in read_all(path):
        joined = join_statements(article.statements, nested=ours)
        pairs = add_article(whole, without_cue, article, joined, nested=ours)
        told = [(article.told[i].speaker, j) for i, j in pairs if article.told[i].speaker]
        named = [names for _, names in find_speaker_names(article.statements, article.mentions)]
        for i, j in pairs:
            found = [article.statements[at] for at in joined[j].numbers]
            settings.add(article.told[i].setting, found, article.mentions)
        asked += len(told)
        right += sum(
            any(is_named(named[at], name or "") for at in joined[j].numbers) for name, j in told
        )
    figures = {f"{kind}_f1": whole.f1(kind) for kind in KINDS}
    figures |= {f"{kind}_sc_f1": without_cue.f1(kind) for kind in KINDS}
    figures[f"{SAID}_f1"] = whole.f1(SAID)
    lines = [whole.line(kind) for kind in (*KINDS, SAID)]
    lines += ["source and content alone:", *(without_cue.line(kind) for kind in KINDS)]
    if ours:
        figures["speaker"] = right / asked if asked else 0.0
        figures |= {f"{name}_f1": settings.f1(name) for name in FIELDS}
        lines.append(f"speakers resolved to their names: {right} of {asked}")
        lines += ["told beside the statements found:", *(settings.line(name) for name in FIELDS)]
    return Result(figures, tuple(lines))


def read_all(path: Path) -> Iterator[Article]:
    """Read all articles under `path`, of PolNeAR's layout or of our own corpus' test part."""
    annotator = SpacyAnnotator(Settings().model)
    knowledge = load_knowledge()
    articles = list(_read_gold(path))
    for first in range(0, len(articles), BATCH):
        batch = articles[first : first + BATCH]
        parsed = annotator.annotate(document for document, _ in batch)
        for (document, told), sentences in zip(batch, parsed, strict=True):
            mentions = find_mentions(document, sentences, knowledge)
            statements = find_statements(document, sentences, mentions, ())
            verbs = frozenset(find_verbs(sentences))
            yield Article(document, verbs, tuple(told), mentions, statements)


def find_verbs(sentences: Sequence[Sentence]) -> Iterator[int]:
    """Give where the verbs of speech in a text begin."""
    lexicon = load_lexicon()
    for token in chain.from_iterable(sentence.tokens for sentence in sentences):
        if token.pos == "VERB":
            frames = lexicon.frames(token.pos, token.lemma.lower()) or {}
            if frames.get("quote") in SPEECH_KINDS:
                yield token.start


def _read_gold(path: Path) -> Iterator[tuple[Document, list[Told]]]:
    if is_corpus(path):
        for report in read_part(path, "test"):
            yield make_document(report.text, report.path.stem), read_told(report)
        return
    for file, hand in find_articles(path):
        text = file.read_bytes().decode("utf-8")
        told = [Told(one, None) for one in read_attributions(hand)]
        yield make_document(text, file.stem), told


def make_document(text: str, name: str) -> Document:
    """Give a text as a document: as it is, since offsets count, but with its dateline known.

    Cleaning finds that for every report, and words of it would else be taken for a sentence's.
    """
    document = Document(text, report=name, source=name)
    filing = find_filing(text.split("\n"), gap=1)
    return replace(document, dateline=document.span(*filing.whole)) if filing.whole else document


def add_article(
    whole: Tally,
    without_cue: Tally,
    article: Article,
    joined: Sequence[Joined],
    *,
    nested: bool = False,
) -> list[tuple[int, int]]:
    """Add the outcome of one article to both tallies; give the pairs of source and content.

    `joined` are the statements found, as attributions. In our own corpus `nested` ones count;
    relative clauses of sources do not, nor, for the kind, the words that lead to a content. Both
    markings count "that" in, which Dateline leaves out.
    """
    text = article.document.text
    quotes = find_quotes(text)
    gold: Sequence[Attribution] = [one.attribution for one in article.told]
    ours = [add_that(text, one.attribution) for one in joined]
    if nested:
        gold = [cut_clauses(text, one) for one in gold]
        ours = [cut_clauses(text, one) for one in ours]
    bare = [[cut_leads(text, one) if nested else one for one in those] for those in (gold, ours)]
    gold_kinds, our_kinds = (find_kinds(text, those, quotes) for those in bare)
    pairs = match(text, gold, ours, with_cue=True)
    whole.add(gold_kinds, our_kinds, pairs)
    gold_said = _find_said(article, gold, gold_kinds)
    whole.add_part(SAID, gold_said, _find_said(article, ours, our_kinds), pairs)
    pairs = match(text, gold, ours, with_cue=False)
    without_cue.add(gold_kinds, our_kinds, pairs)
    return pairs


def join_statements(statements: Sequence[Statement], *, nested: bool = False) -> list[Joined]:
    """Put the statements of one cue and speaker together.

    PolNeAR marks none within another: those are left out unless `nested` ones count.
    """
    joined: dict[tuple[Offsets, Offsets], list[int]] = {}
    for number, one in enumerate(statements):
        if one.within is None or nested:
            source = ((one.speaker.span.start, one.speaker.span.end),) if one.speaker else ()
            cue = tuple((span.start, span.end) for span in one.cue)
            joined.setdefault((source, cue), []).append(number)
    return [
        Joined(Attribution(source, cue, _contents(statements, numbers)), tuple(numbers))
        for (source, cue), numbers in joined.items()
    ]


def _contents(statements: Sequence[Statement], numbers: Sequence[int]) -> Offsets:
    spans = (span for number in numbers for span in statements[number].content)
    return tuple(sorted((span.start, span.end) for span in spans))


def add_that(text: str, one: Attribution) -> Attribution:
    """Give an attribution with the "that" that leads to its content, by the cue or before marks."""
    first, *others = one.content or ((0, 0),)
    lead = _THAT.search(text, max(0, first[0] - THAT_SIGNS), first[0])
    if lead is None or any(start < first[0] and end > lead.start() for start, end in one.cue):
        return one
    return replace(one, content=((lead.start(), first[1]), *others))


def find_kinds(text: str, those: Sequence[Attribution], quotes: Sequence[Quote]) -> list[str]:
    """Give the kinds of attributions, direct, mixed or indirect.

    Marks around words of the cue as well are those of an outer statement and say nothing of this
    one, whether the cue is marked in one piece ("was “aware") or in two.
    """
    return [kind_at(text, one.content, _beside(one, quotes)) for one in those]


def _find_said(article: Article, those: Sequence[Attribution], kinds: Sequence[str]) -> list[bool]:
    """Tell of each attribution whether it is indirect with a verb of speech."""
    cues = (words_at(article.document.text, one.cue) for one in those)
    return [
        kind == "indirect" and not article.verbs.isdisjoint(cue)
        for cue, kind in zip(cues, kinds, strict=True)
    ]


def _beside(one: Attribution, quotes: Sequence[Quote]) -> Sequence[Quote]:
    return [
        quote
        for quote in quotes
        if not any(start < quote.last and quote.first < end for start, end in one.cue)
    ]
