"""Finding time phrases: one pass over the text, the longest pattern first.

The patterns are data (data/times/*.yaml); what is found has a meaning that is not yet counted from
any day.
"""

from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.times.builders import BUILDERS
from dateline.extract.times.fields import Fields
from dateline.extract.times.guards import GUARDS
from dateline.extract.times.languages import Words
from dateline.extract.times.lexemes import Lexeme
from dateline.extract.times.orders import settle_order
from dateline.extract.times.parts import Part, Phrase
from dateline.extract.times.patterns import Match, Matcher, load_matcher
from dateline.extract.times.place import Place
from dateline.text import Document, Sentence


def find_phrases(
    document: Document, sentences: Sequence[Sentence], *, matcher: Matcher | None = None
) -> tuple[Phrase, ...]:
    """Find all time phrases of a document, in order of the text; they do not overlap.

    `sentences` are the document's; without them (an empty tuple) parts of speech count for nothing
    and only words do. `matcher` is that of the document's language unless another is given. Takes
    time linear in the length of the text.
    """
    matcher = matcher or load_matcher(document.language)
    scene = _Scene(document.text, sentences, matcher.words)
    row = matcher.lexicon.read(document.text)
    found: list[Phrase] = []
    at = matcher.next_start(row.chars, 0)
    while at >= 0:
        matches = matcher.match(row.chars, at)
        window = row.window(at, matches[0].length) if matches else []
        match, parts = _choose(scene, window, matches)
        for part in parts:
            span = document.span(row.starts[at + part.first], row.ends[at + part.last - 1])
            found.append(Phrase(span, part.meaning, match.rule.name if match else ""))
        at = matcher.next_start(row.chars, at + (match.length if match else 1))
    return tuple(settle_order(found))


class _Scene(NamedTuple):
    """What the guards look at: the text, its sentences, the words of its language."""

    text: str
    sentences: Sequence[Sentence]
    words: Words


def _choose(
    scene: _Scene, lexemes: Sequence[Lexeme], matches: tuple[Match, ...]
) -> tuple[Match | None, tuple[Part, ...]]:
    for match in matches:
        if match.rule.means == "nothing":
            return match, ()
        start, end = lexemes[0].start, lexemes[match.length - 1].end
        fields, parts = _read_match(match, lexemes, scene.text[start:end])
        if parts and _may_pass(scene, start, end, match, fields):
            return match, parts
    return None, ()


def _may_pass(scene: _Scene, start: int, end: int, match: Match, fields: Fields) -> bool:
    if match.rule.guard is None:
        return True
    place = Place(scene.text, start, end, scene.sentences, scene.words)
    return GUARDS[match.rule.guard](place, fields)


_READ: dict[tuple[Match, str], tuple[Fields, tuple[Part, ...]]] = {}
_KEPT = 20_000


def _read_match(
    match: Match, lexemes: Sequence[Lexeme], words: str
) -> tuple[Fields, tuple[Part, ...]]:
    """Read the meaning of a match, which its words settle: the same words are read once."""
    known = _READ.get((match, words))
    if known is None:
        if len(_READ) >= _KEPT:
            _READ.clear()
        fields = Fields(match, lexemes)
        known = _READ[match, words] = fields, tuple(BUILDERS[match.rule.means](fields))
    return known
