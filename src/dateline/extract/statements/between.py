"""The words between two quotations of one statement in a sentence: "“loud” and “rude”" are one."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.extract.quotes import Quote
from dateline.extract.statements.paragraphs import Paragraph, Place, tokens_between
from dateline.text import Span

_PARTING = re.compile(r"[.?!:;\n]")
_WORD = re.compile(r"\w")


def find_between(
    paragraph: Paragraph, place: Place, own: Sequence[Quote], speaker: Span | None
) -> Iterator[tuple[int, int]]:
    """Give where the words between two quotations of a cue start and end: they are said as well.

    Those of its cue and speaker are not, nor any where another cue stands among them.
    """
    text, sentence = paragraph.document.text, place.sentence
    cues = [one.cue for one in paragraph.places[paragraph.at(sentence.start)]]
    away = {number for cue in cues for number in cue.tokens}
    for first, second in pairwise(own):
        between = text[first.end : second.start]
        if not _WORD.search(between) or _PARTING.search(between):
            continue
        numbers = tokens_between(sentence, first.end, second.start)
        spoken = speaker is not None and first.end <= speaker.start < second.start
        if numbers and not spoken and away.isdisjoint(numbers):
            yield first.end, second.start
