"""Examples for the model of cues: every use of a word in the corpus, and whether it attributes.

A use is a word with one thing that it governs. It attributes when the word belongs to a marked cue
and what it governs is, in its sentence, the marked content (token IoU at least .5).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.corpus_speech import read_part, read_told
from benchmarks.polnear import Attribution, words_at
from benchmarks.speech import make_document
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.statements.choose import HELPERS, find_uses
from dateline.extract.statements.complement import Complement
from dateline.extract.statements.cues import CUE_POS, LONGEST_SENTENCE
from dateline.extract.statements.features import describe_complement, describe_word
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.sentences import cut_sentences
from dateline.extract.statements.words import read_word
from dateline.settings import Settings
from dateline.text import Sentence

LEAST_OVERLAP = 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """The features of one use, whether it attributes, and the report that it stands in."""

    features: frozenset[str]
    attributes: bool
    report: str


def read_examples(path: Path, parts: Sequence[str]) -> Iterator[Example]:
    """Give the examples of some parts of the corpus in `path`, in order."""
    reports = [report for part in parts for report in read_part(path, part)]
    documents = [make_document(one.text, one.path.stem) for one in reports]
    parsed = SpacyAnnotator(Settings().model).annotate(documents)
    for report, sentences in zip(reports, parsed, strict=True):
        gold = [told.attribution for told in read_told(report)]
        for sentence in cut_sentences(sentences):
            if len(sentence.tokens) <= LONGEST_SENTENCE:
                yield from _read_sentence(report.path.stem, report.text, sentence, gold)


def _read_sentence(
    name: str, text: str, sentence: Sentence, gold: Iterable[Attribution]
) -> Iterator[Example]:
    lexicon = load_lexicon()
    contents = list(_find_contents(text, sentence, gold))
    for token in sentence.tokens:
        if token.pos not in CUE_POS or token.dep in HELPERS:
            continue
        word = read_word(sentence, token, lexicon)
        complements = find_uses(sentence, word, lexicon)
        if not complements:
            continue
        base = frozenset(describe_word(sentence, word, lexicon))
        wanted = [content for cue, content in contents if token.start in cue]
        for one in complements:
            features = base.union(describe_complement(sentence, word, one))
            yield Example(features, _is_one_of(sentence, one, wanted), name)


def _find_contents(
    text: str, sentence: Sentence, gold: Iterable[Attribution]
) -> Iterator[tuple[frozenset[int], frozenset[int]]]:
    """Give the words of the cues in a sentence, each with the words of its content there."""
    for one in gold:
        cue = words_at(text, one.cue)
        if any(sentence.start <= start < sentence.end for start in cue):
            content = words_at(text, one.content)
            yield cue, frozenset(at for at in content if sentence.start <= at < sentence.end)


def _is_one_of(
    sentence: Sentence, complement: Complement, wanted: Sequence[frozenset[int]]
) -> bool:
    tokens = [sentence.tokens[number] for number in complement.tokens]
    ours = {token.start for token in tokens if token.pos != "PUNCT"}
    return any(len(ours & one) >= LEAST_OVERLAP * len(ours | one) for one in wanted if one)
