"""Documents in, sentences out, paragraph by paragraph in batches, by one spaCy pipeline.

A paragraph is parsed by itself: a headline or a leftover line then spoils no other sentence, and
memory stays flat however long a document is.

    paragraphs -> vectors, tags, parse -> words (see words.py), names (names.py) -> sentences
"""

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from itertools import chain, islice

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from dateline.annotate import names, words
from dateline.annotate.columns import read_columns
from dateline.annotate.convert import Paragraph, convert
from dateline.annotate.marks import as_english
from dateline.annotate.names import NameFinder, read_names
from dateline.annotate.openings import find_openings
from dateline.annotate.sums import require_model
from dateline.annotate.words import WordRules, read_words
from dateline.errors import AnnotateError
from dateline.text import Document, Sentence

PARAGRAPH_LIMIT = 10_000
"""Characters the parser gets at once; a longer line is cut at a space."""

PARAGRAPHS_PER_BATCH = 128


VOCABULARY = 40_000
"""Words that the pipeline keeps for good; those it meets later it forgets after each batch."""

_UNITS = ("m.", "t.", "g.")
"""Letters with a point that the tokenizer takes for one sign, and cuts numbers before."""

_RANKS = (
    "Brig.",
    "Capt.",
    "Cllr.",
    "Cmdr.",
    "Col.",
    "Cpl.",
    "Dipl.-Ing.",
    "Dr.-Ing.",
    "Engr.",
    "Insp.",
    "JUDr.",
    "Lt.",
    "MUDr.",
    "Maj.",
    "Mgr.",
    "Msgr.",
    "PhDr.",
    "Sgt.",
    "Supt.",
)
"""Short titles whose point the tokenizer takes for the end of a sentence: "Lt. Col. Ada Berg"."""

_LAST = ("attribute_ruler", "lemmatizer", "ner")
"""The parts of the shipped pipeline, its last ones, that are asked in quicker ways."""


class SpacyAnnotator:
    """Annotates documents with one spaCy pipeline, `model` being a package name or a folder.

    Words and names are found in quicker ways where the pipeline is of the kind that allows it, with
    the same outcome. Raises AnnotateError when there is no such pipeline.
    """

    def __init__(self, model: str) -> None:
        self.nlp = load_pipeline(model)
        quick = _is_quick(self.nlp)
        self._left_out = _LAST if quick else ()
        self._words = WordRules(self.nlp).read if quick else read_words
        self._names = NameFinder(self.nlp.get_pipe("ner")).find if quick else read_names

    def annotate(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """Give each document's sentences, in the order of the documents."""
        documents = tuple(documents)
        cuts = [cut_document(document) for document in documents]
        paragraphs = (
            Paragraph(number, start, document.text[start:end])
            for document, cut in zip(documents, cuts, strict=True)
            for number, (start, end) in enumerate(cut)
        )
        parsed = self._parse_all(paragraphs)
        for cut in cuts:
            yield tuple(chain.from_iterable(islice(parsed, len(cut))))

    def _parse_all(self, paragraphs: Iterator[Paragraph]) -> Iterator[tuple[Sentence, ...]]:
        while batch := list(islice(paragraphs, PARAGRAPHS_PER_BATCH)):
            full = len(self.nlp.vocab) >= VOCABULARY
            with self.nlp.memory_zone() if full else nullcontext():
                found = self._parse(batch)
            yield from found

    def _parse(self, batch: Sequence[Paragraph]) -> list[tuple[Sentence, ...]]:
        texts = [as_english(one.text) for one in batch]
        docs = list(self.nlp.pipe(texts, batch_size=len(texts), disable=self._left_out))
        read = [read_columns(doc) for doc in docs]
        found = zip(batch, read, self._words(docs, read), self._names(docs, read), strict=True)
        return [convert(*one) for one in found]


def _is_quick(nlp: Language) -> bool:
    """Tell whether words and names can be found in the quicker ways."""
    last = tuple(nlp.pipe_names[-len(_LAST) :])
    return last == _LAST and words.fits(nlp.get_pipe(_LAST[0])) and names.fits(nlp.get_pipe("ner"))


def load_pipeline(model: str) -> Language:
    """Load a spaCy pipeline on numpy's own OpenBLAS, which is a third faster than blis here.

    One thread: small matrices gain nothing from more, and processes would fight for the cores.
    The warning that a model is older than the library (W095) is left out: what ships was measured
    so, and `dateline doctor` checks it.
    """
    threadpool_limits(1)
    set_current_ops(NumpyOps(use_blis=False))
    require_model(model)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            nlp = spacy.load(model)
    except (OSError, ValueError) as error:
        raise AnnotateError(
            f"{model!r} does not load as a spaCy pipeline ({error}): reinstall it"
        ) from error
    if isinstance(nlp.tokenizer, Tokenizer):
        nlp.tokenizer.rules = _without_units(nlp.tokenizer.rules)
        for title in _RANKS:
            nlp.tokenizer.add_special_case(title, [{"ORTH": title}])
    return nlp


def _without_units(rules: Mapping[str, object]) -> dict[str, object]:
    """Leave out the rules by which the point after a unit ends no sentence: "worth £50m. The"."""
    return {word: rule for word, rule in rules.items() if word not in _UNITS}


def cut_document(document: Document) -> list[tuple[int, int]]:
    """Give the paragraphs of a document, its dateline and stamps of time as some of their own.

    They would be parsed as part of the sentence that follows; labels ("BREAKING:") are left out.
    """
    cuts = list(_cut_openings(document.text, cut_paragraphs(document.text)))
    end = document.dateline.end if document.dateline is not None else 0
    at = next((n for n, (start, stop) in enumerate(cuts) if start < end < stop), None)
    if at is None:
        return cuts
    start, stop = cuts[at]
    first = end + len(document.text[end:stop]) - len(document.text[end:stop].lstrip())
    return [*cuts[:at], (start, end), *([(first, stop)] if first < stop else []), *cuts[at + 1 :]]


def _cut_openings(text: str, cuts: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    openings = find_openings([text[start:end] for start, end in cuts])
    for (start, _), opening in zip(cuts, openings, strict=True):
        if opening.stamp:
            yield start, start + opening.stamp
        yield start + opening.body, start + opening.end


def cut_paragraphs(text: str) -> list[tuple[int, int]]:
    """Give start and end of every line that holds a word; longer ones cut at a space."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        stripped = line.strip()
        if stripped:
            first = start + line.index(stripped)
            cuts.extend(_cut_long(text, first, first + len(stripped)))
        start += len(line)
    return cuts


def _cut_long(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PARAGRAPH_LIMIT:
        space = text.rfind(" ", start + 1, start + PARAGRAPH_LIMIT)
        cut = space if space > start else start + PARAGRAPH_LIMIT
        yield start, cut
        start = cut
    yield start, end
