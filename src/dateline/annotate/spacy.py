"""The only file that knows spaCy: documents in, sentences out, paragraph by paragraph in batches.

A paragraph is parsed by itself: a headline or a leftover line then spoils no other sentence, and
memory stays flat however long a document is.
"""

import warnings
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import cast

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from dateline.annotate.sums import require_model
from dateline.datafiles import data_folder, load_yaml
from dateline.errors import AnnotateError
from dateline.text import Document, Entity, Sentence, Token

PARAGRAPH_LIMIT = 10_000
"""Characters the parser gets at once; a longer line is cut at a space."""

PARAGRAPHS_PER_BATCH = 128


class SpacyAnnotator:
    """Annotates documents with one spaCy pipeline, `model` being a package name or a folder.

    Raises AnnotateError when there is no such pipeline.
    """

    def __init__(self, model: str) -> None:
        self.nlp = load_pipeline(model)

    def annotate(self, documents: Iterable[Document]) -> Iterator[tuple[Sentence, ...]]:
        """Give each document's sentences, in the order of the documents."""
        documents = tuple(documents)
        cuts = [cut_document(document) for document in documents]
        texts = [
            document.text[start:end]
            for document, cut in zip(documents, cuts, strict=True)
            for start, end in cut
        ]
        parsed = self.nlp.pipe(texts, batch_size=PARAGRAPHS_PER_BATCH)
        for cut in cuts:
            yield _join_paragraphs(cut, islice(parsed, len(cut)))


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
            return spacy.load(model)
    except (OSError, ValueError) as error:
        raise AnnotateError(
            f"{model!r} does not load as a spaCy pipeline ({error}): reinstall it"
        ) from error


def cut_document(document: Document) -> list[tuple[int, int]]:
    """Give the paragraphs of a document; its dateline is one of its own, or it would be parsed as
    the subject of the sentence that follows.
    """
    cuts = cut_paragraphs(document.text)
    end = document.dateline.end if document.dateline is not None else 0
    at = next((n for n, (start, stop) in enumerate(cuts) if start < end < stop), None)
    if at is None:
        return cuts
    start, stop = cuts[at]
    first = end + len(document.text[end:stop]) - len(document.text[end:stop].lstrip())
    return [*cuts[:at], (start, end), *([(first, stop)] if first < stop else []), *cuts[at + 1 :]]


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


def _join_paragraphs(cuts: Sequence[tuple[int, int]], docs: Iterable[Doc]) -> tuple[Sentence, ...]:
    return tuple(
        sentence
        for number, ((start, _), doc) in enumerate(zip(cuts, docs, strict=True))
        for sentence in _convert_doc(doc, start, number)
    )


@cache
def _load_lemmas() -> dict[str, str]:
    """Base forms of verbs that the model gets wrong."""
    plain = cast("dict[str, dict[str, str]]", load_yaml(data_folder("annotate") / "lemmas.yaml"))
    return {str(word): str(lemma) for word, lemma in plain["verbs"].items()}


def _find_lemma(token: SpacyToken) -> str:
    if token.pos_ == "VERB":
        return _load_lemmas().get(token.lower_, token.lemma_)
    return token.lemma_


def _convert_doc(doc: Doc, offset: int, paragraph: int) -> Iterator[Sentence]:
    """Turn one parsed paragraph into our sentences; spaces are no tokens of ours."""
    for sent in doc.sents:
        words = [token for token in sent if not token.is_space]
        if not words:
            continue
        place = {token.i: i for i, token in enumerate(words)}
        tokens = tuple(
            Token(
                i=i,
                start=offset + token.idx,
                end=offset + token.idx + len(token.text),
                text=token.text,
                lemma=_find_lemma(token),
                pos=token.pos_,
                tag=token.tag_,
                dep=token.dep_,
                head=place.get(token.head.i, i),
            )
            for i, token in enumerate(words)
        )
        entities = tuple(
            Entity(first=inside[0], last=inside[-1] + 1, label=name.label_)
            for name in sent.ents
            if (inside := [place[token.i] for token in name if token.i in place])
        )
        yield Sentence(tokens[0].start, tokens[-1].end, paragraph, tokens, entities)
