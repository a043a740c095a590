"""Sentences as the statements need them: cut where quoted words end one, joined behind a label.

After words in quotation marks that end in a full stop the next word in capitals begins a new
sentence: a cue clause would have had a comma. Parsers often miss this when two spaces or a curly
mark stand there. They also take the label of a transcript ("SPOKESMAN:") for a sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.extract.statements.labels import LONGEST_LABEL
from dateline.extract.statements.mends import mend_sentence
from dateline.extract.syntax import FINITE, SUBJECTS, find_root, with_tokens
from dateline.text import Sentence

_FEWEST = 4
_LONGEST_TITLE = 5
"""Letters of a title that is cut short, at most: "Engr."."""

_CLOSING = frozenset(("”", '"', "''", "’’", "»", "’"))


def cut_sentences(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give the sentences with who speaks and what is said at their verbs, cut after quotations.

    A word whose head lies in another part becomes a root of its own part.
    """
    for sentence in map(mend_sentence, _join_torn(sentences)):
        cuts = [token for token in range(2, len(sentence.tokens)) if _is_end(sentence, token)]
        if not cuts:
            yield sentence
            continue
        borders = [0, *cuts, len(sentence.tokens)]
        for first, last in pairwise(borders):
            yield _part(sentence, first, last)


def _join_torn(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Join sentences that the parser tore apart.

    The second begins with a comma ("Ten hurt in storm | , police say"), with the rest of a name
    ("“No,” Mayor Ada | Berg said"), or behind a short title or in a bracket ("The chief, Engr. |
    Ada Berg, said").
    """
    before: Sentence | None = None
    for sentence in sentences:
        if before is not None and _is_titled(before, sentence):
            before = _mend_titled(before, sentence)
            continue
        if before is not None and (sentence.tokens[0].text == "," or _is_named(before, sentence)):
            before = _mend_torn(before, sentence)
            continue
        if before is not None:
            yield before
        before = sentence
    if before is not None:
        yield before


def _is_named(first: Sentence, second: Sentence) -> bool:
    """Tell whether a name that ends a sentence without a stop goes on in the next."""
    last, rest = first.tokens[-1], second.tokens[0]
    near = first.paragraph == second.paragraph and last.pos == rest.pos == "PROPN"
    return near and rest.dep in (*SUBJECTS, "compound")


def _is_titled(first: Sentence, second: Sentence) -> bool:
    """Tell whether a speaker is torn at the point of a title or in a bracket, before any verb."""
    if first.paragraph != second.paragraph or len(first.tokens) < _FEWEST:
        return False
    *words, title, point = first.tokens
    if point.text != "." or any(one.tag in FINITE for one in (*words, title)):
        return False
    texts = [one.text for one in words]
    opened = texts.count("(") > texts.count(")") and any(")" in one.text for one in second.tokens)
    named = title.pos == "PROPN" and title.end - title.start <= _LONGEST_TITLE
    named = named and title.end == point.start and second.tokens[0].pos == "PROPN"
    apart = [one.text for one in words[-1:]] == [","]
    return find_root(first).pos in ("NOUN", "PROPN") and (opened or (named and apart))


def _mend_titled(first: Sentence, second: Sentence) -> Sentence:
    """Join a speaker torn at a title: the words before it are who speaks, those behind his name."""
    whole, size = _join(first, second), len(first.tokens)
    top, verb = find_root(first), find_root(second)
    name = next((one for one in whole.tokens[size:] if one.dep == "nsubj"), None)
    if name is None or name.head != verb.i + size:
        return whole
    return with_tokens(
        whole,
        replace(whole.tokens[top.i], head=name.head, dep="nsubj"),
        replace(name, head=top.i, dep="appos"),
    )


def _mend_torn(first: Sentence, second: Sentence) -> Sentence:
    """Join a sentence to the one with its verb of saying, or with the rest of its last name."""
    whole, size = _join(first, second), len(first.tokens)
    if _is_named(first, second):
        last = replace(whole.tokens[size - 1], head=size, dep="compound")
        whole = with_tokens(whole, last)
    roots = [one for one in whole.tokens if one.head == one.i]
    told = [replace(one, head=roots[-1].i, dep="ccomp") for one in roots if one.i < size]
    return with_tokens(whole, *told) if roots[-1].i >= size else whole


def join_label(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Give the sentences of a paragraph, a first one that is but a label together with the next."""
    if len(sentences) < 2 or not _is_label(sentences[0]):
        return sentences
    return (_join(*sentences[:2]), *sentences[2:])


def _is_label(sentence: Sentence) -> bool:
    *words, last = sentence.tokens
    return last.text.endswith(":") and 0 < len(words) <= LONGEST_LABEL


def _join(first: Sentence, second: Sentence) -> Sentence:
    size = len(first.tokens)
    tokens = (replace(one, i=one.i + size, head=one.head + size) for one in second.tokens)
    entities = (
        replace(one, first=one.first + size, last=one.last + size) for one in second.entities
    )
    return Sentence(
        first.start,
        second.end,
        first.paragraph,
        (*first.tokens, *tokens),
        (*first.entities, *entities),
    )


def _is_end(sentence: Sentence, i: int) -> bool:
    mark = sentence.tokens[i - 1]
    if mark.text not in _CLOSING:
        return False
    before, after = sentence.tokens[i - 2], sentence.tokens[i]
    return (
        before.text == "."
        and after.start > mark.end
        and (after.text[:1].isupper() or after.tag == "``")
    )


def _part(sentence: Sentence, first: int, last: int) -> Sentence:
    tokens = tuple(
        replace(
            token,
            i=token.i - first,
            head=(token.head if first <= token.head < last else token.i) - first,
        )
        for token in sentence.tokens[first:last]
    )
    entities = tuple(
        replace(entity, first=entity.first - first, last=entity.last - first)
        for entity in sentence.entities
        if first <= entity.first and entity.last <= last
    )
    return Sentence(tokens[0].start, tokens[-1].end, sentence.paragraph, tokens, entities)
