"""Sentences as the statements need them: cut where quoted words end one that the parser went on.

After words in quotation marks that end in a full stop the next word in capitals begins a new
sentence: a cue clause would have had a comma. Parsers often miss this when two spaces or a curly
mark stand there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.text import Sentence

_CLOSING = frozenset(("”", '"', "''", "’’", "»", "’"))


def cut_sentences(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Give the sentences, those that run over the end of a quotation in parts.

    A word whose head lies in another part becomes a root of its own part.
    """
    for sentence in sentences:
        cuts = [token for token in range(2, len(sentence.tokens)) if _is_end(sentence, token)]
        if not cuts:
            yield sentence
            continue
        borders = [0, *cuts, len(sentence.tokens)]
        for first, last in pairwise(borders):
            yield _part(sentence, first, last)


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
