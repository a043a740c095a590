"""Parts of speech and lemmas by memory: most words of a text were seen before in the same use.

The rules of the pipeline look at a word, its tag and its relation, and at the word next to it in a
few cases ("gonna"). So they are asked of a document only when it holds a new use of a word, or one
of those cases; what they say is kept.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.tokens import Token as SpacyToken

from dateline.annotate.columns import Columns, Use, Word
from dateline.datafiles import data_folder, load_yaml

KEPT = 50_000
"""Uses of words that are kept; when there are more, all are forgotten."""

_OF_A_USE = frozenset({"LOWER", "ORTH", "TEXT", "TAG", "DEP", "IS_SPACE"})
"""What a rule may ask of a token to be one about a use of a word."""


class WordRules:
    """The rules and the lemmas of one pipeline, with what they said of uses of words before."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._rules: Any = nlp.get_pipe("attribute_ruler")
        self._lemmas: Any = nlp.get_pipe("lemmatizer")
        self._known: dict[Use, Word] = {}
        self._first: set[Use] = set()
        self._around, self._firsts = Matcher(nlp.vocab), Matcher(nlp.vocab)
        for number, pattern in enumerate(_patterns(self._rules)):
            if len(pattern) > 1:
                self._around.add(str(number), [pattern])
                self._firsts.add(str(number), [pattern[:1]])

    def read(self, docs: Sequence[Doc], read: Sequence[Columns]) -> list[list[Word]]:
        """Give the words of each document, a word a token; `read` are the documents' columns."""
        if len(self._known) >= KEPT:
            self._known.clear()
            self._first.clear()
            self._lemmas.cache.clear()
        uses = {use for columns in read for use in columns.uses}
        self._learn(sorted(uses.difference(self._known)))
        known = self._known
        return [
            self._ask(doc)
            if self._looks_around(doc, columns)
            else [known[use] for use in columns.uses]
            for doc, columns in zip(docs, read, strict=True)
        ]

    def _looks_around(self, doc: Doc, columns: Columns) -> bool:
        """Tell whether one of the rules that look at more than one word applies."""
        may = not self._first.isdisjoint(columns.uses)
        return may and bool(self._around(doc, allow_missing=True))

    def _learn(self, uses: Sequence[Use]) -> None:
        """Ask the rules of some uses, in a document of their words without an order."""
        if not uses:
            return
        doc = self._make_doc(uses)
        if len(uses) > 1 and self._around(doc, allow_missing=True):
            for use in uses:
                self._learn([use])
            return
        first = {start for _, start, _ in self._firsts(doc, allow_missing=True)}
        self._first.update(uses[at] for at in first)
        self._known.update(zip(uses, self._ask(doc), strict=True))

    def _make_doc(self, uses: Sequence[Use]) -> Doc:
        words = [self._vocab.strings[word] for word, _, _ in uses]
        marks: Any = np.array([use[1:] for use in uses], dtype=np.uint64)
        return Doc(self._vocab, words=words).from_array([TAG, DEP], marks)

    def _ask(self, doc: Doc) -> list[Word]:
        return [_read_word(token) for token in self._lemmas(self._rules(doc))]


def fits(rules: Any) -> bool:
    """Tell whether what the rules of a pipeline say of words can be remembered."""
    return all(_OF_A_USE.issuperset(token) for one in _patterns(rules) for token in one)


def read_words(docs: Sequence[Doc], read: Sequence[Columns]) -> list[list[Word]]:  # noqa: ARG001 (as WordRules.read)
    """Give the words of documents on which rules and lemmas were run."""
    return [[_read_word(token) for token in doc] for doc in docs]


def _read_word(token: SpacyToken) -> Word:
    lemma = token.lemma_
    if token.pos_ == "VERB":
        lemma = _load_lemmas().get(token.lower_, lemma)
    return Word(token.text, lemma, token.pos_, token.tag_, token.dep_)


def _patterns(rules: Any) -> Iterable[list[dict[str, object]]]:
    for one in rules.patterns:
        yield from one["patterns"]


@cache
def _load_lemmas() -> dict[str, str]:
    """Base forms of verbs that the model gets wrong."""
    plain = cast("dict[str, dict[str, str]]", load_yaml(data_folder("annotate") / "lemmas.yaml"))
    return {str(word): str(lemma) for word, lemma in plain["verbs"].items()}
