"""Parsed paragraphs in our own types; white space is no token of ours."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.annotate.columns import Columns, Name, Word
from dateline.annotate.marks import has_other_marks
from dateline.text import Entity, Sentence, Token


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph before it is parsed: its number in its document, where it begins, its text."""

    number: int
    start: int
    text: str


def convert(
    paragraph: Paragraph, columns: Columns, words: Sequence[Word], names: Sequence[Name]
) -> tuple[Sentence, ...]:
    """Give the sentences of a paragraph."""
    count = len(words)
    cuts = [at for at in range(1, count) if columns.starts[at] == 1]
    pieces = zip([0, *cuts], [*cuts, count], strict=True)
    made = (_make_sentence(paragraph, columns, words, names, *piece) for piece in pieces)
    found = tuple(one for one in made if one is not None)
    if not has_other_marks(paragraph.text):
        return found
    return tuple(
        replace(one, tokens=tuple(_with_own_marks(one.tokens, paragraph))) for one in found
    )


def _make_sentence(
    paragraph: Paragraph,
    columns: Columns,
    words: Sequence[Word],
    names: Sequence[Name],
    first: int,
    last: int,
) -> Sentence | None:
    """Give the sentence of the tokens from `first` up to `last`; None if they are white space."""
    kept = (at for at in range(first, last) if not columns.spaces[at])
    place = {at: i for i, at in enumerate(kept)}
    if not place:
        return None
    tokens = tuple(_make_tokens(columns, words, place, paragraph.start))
    entities = tuple(
        Entity(inside[0], inside[-1] + 1, label)
        for start, end, label in names
        if first <= start and end <= last
        if (inside := [place[at] for at in range(start, end) if at in place])
    )
    return Sentence(tokens[0].start, tokens[-1].end, paragraph.number, tokens, entities)


def _make_tokens(
    columns: Columns, words: Sequence[Word], place: dict[int, int], offset: int
) -> Iterator[Token]:
    offsets, heads = columns.offsets, columns.heads
    for at, i in place.items():
        text, lemma, pos, tag, dep = words[at]
        start = offset + offsets[at]
        head = place.get(at + heads[at], i)
        yield Token(i, start, start + len(text), text, lemma, pos, tag, dep, head)


def _with_own_marks(tokens: Sequence[Token], paragraph: Paragraph) -> Iterator[Token]:
    """Give the tokens with the quotation marks of the text, where the parser read others."""
    for one in tokens:
        start = one.start - paragraph.start
        own = paragraph.text[start : start + len(one.text)]
        yield one if own == one.text else replace(one, text=own)
