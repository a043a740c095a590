"""One paragraph as the finders of statements see it: sentences, quotations, spoken words, cues."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

from dateline.extract.quotes import Quote
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.cues import find_cues
from dateline.extract.statements.lexicon import Lexicon
from dateline.extract.statements.sentences import cut_sentences, join_label
from dateline.extract.syntax import FINITE, SUBJECTS, find_sentence
from dateline.text import Document, Sentence, Token

WORDS_OF_SPEECH = 4
"""Fewer quoted words without a stop or comma inside are a title or a scare quote, not speech."""

_STOPS = frozenset(".?!,…—")
ENDS = frozenset(".?!…")
_PAUSES = frozenset(",?!—–…-")
_SIGN = 2
"""Characters behind quoted words in which a sign that leads on would stand."""

_LEADING_SIGNS = frozenset((":", "-", "–", "—"))
_SHORT = 3
"""Words of a title up to this length can be small: "and", "of"."""

_TO_SHOWS = frozenset(("tell", "on", "with", "to"))
_TITLING = frozenset(("title", "heading", "name", "titled", "entitled", "headed", "named"))
_LABELS = re.compile(r"^[^\W\d_a-z][^\n:a-z]{0,60}(?:\([^\n)]{0,40}\))?:", re.MULTILINE)
"""What opens a line in capitals, up to its colon; a bracket can hold small letters."""
_IN_PHRASE = frozenset(("ADP", "DET", "ADJ", "NOUN", "NUM", "PART"))


_BRACKETS = ("(", "[")
_start = attrgetter("start")
"""Where a token or sentence begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cue, the sentence it stands in, and the tokens there that are quoted speech."""

    sentence: Sentence
    cue: Cue
    hidden: frozenset[int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: `hidden` holds, for each sentence, the tokens inside quoted speech.

    `quoted` holds, for each quotation, whether it looks like speech, `headline` where that of the
    document starts.
    """

    document: Document
    headline: int
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    speech: tuple[bool, ...]
    hidden: tuple[frozenset[int], ...]
    places: tuple[tuple[Place, ...], ...]

    def at(self, offset: int) -> int:
        """Give the number of the sentence that holds `offset` or is the last before it."""
        return max(bisect_left(self.sentences, offset + 1, key=_start) - 1, 0)


def read_paragraphs(
    document: Document, sentences: Sequence[Sentence], quotes: Sequence[Quote], lexicon: Lexicon
) -> Iterator[Paragraph]:
    """Give the paragraphs of a document in order, each with its own quotations and cues."""
    first = 0
    start = _find_headline(sentences)
    turns = not _is_dateline(document.text)
    for _, group in groupby(sentences, key=lambda sentence: sentence.paragraph):
        inside = tuple(cut_sentences(join_label(tuple(group))))
        while first < len(quotes) and quotes[first].end <= inside[0].start:
            first += 1
        last = first
        while last < len(quotes) and quotes[last].start < inside[-1].end:
            last += 1
        yield _read(document, start, inside, tuple(quotes[first:last]), lexicon, turns=turns)
        first = last


def _find_headline(sentences: Sequence[Sentence]) -> int:
    """Give where the first paragraph starts that is no note in brackets: "(From the Italian)"."""
    firsts = (next(group) for _, group in groupby(sentences, key=attrgetter("paragraph")))
    return next((one.start for one in firsts if one.tokens[0].text not in _BRACKETS), 0)


def _is_dateline(text: str) -> bool:
    """Tell whether capitals and a colon open one line, and a report that goes on: "OSTBY: The fog".

    Who speaks but once in what is quoted of a transcript mostly ends it.
    """
    labels = list(_LABELS.finditer(text))
    before, _, after = text.strip().partition(labels[0].group()) if labels else ("", "", "")
    return len(labels) == 1 and before.strip().count("\n") == 0 and "\n" in after


def _read(
    document: Document,
    start: int,
    sentences: tuple[Sentence, ...],
    quotes: tuple[Quote, ...],
    lexicon: Lexicon,
    *,
    turns: bool,
) -> Paragraph:
    speech = tuple(
        _is_speech(document.text, quote, sentences)
        or (quote.start == start and _opens_headline(document.text, quote, sentences))
        for quote in quotes
    )
    hidden = tuple(
        frozenset(
            number
            for quote, spoken in zip(quotes, speech, strict=True)
            if spoken
            for number in tokens_between(sentence, quote.start, quote.end)
        )
        for sentence in sentences
    )
    places = tuple(
        tuple(
            Place(sentence, cue, inside)
            for cue in find_cues(
                sentence,
                lexicon,
                inside,
                headline=sentence.start == start,
                opens=sentence.start == sentences[0].start and (turns or sentence.start == start),
            )
        )
        for sentence, inside in zip(sentences, hidden, strict=True)
    )
    return Paragraph(document, start, sentences, quotes, speech, hidden, places)


def read_inside(paragraph: Paragraph, lexicon: Lexicon) -> Paragraph:
    """Give the paragraph as its quotations have it: what is told in them, all else hidden."""
    hidden = tuple(
        frozenset(range(len(sentence.tokens))) - spoken
        for sentence, spoken in zip(paragraph.sentences, paragraph.hidden, strict=True)
    )
    places = tuple(
        tuple(Place(sentence, cue, away) for cue in find_cues(sentence, lexicon, away))
        if len(away) < len(sentence.tokens)
        else ()
        for sentence, away in zip(paragraph.sentences, hidden, strict=True)
    )
    return replace(paragraph, quotes=(), speech=(), hidden=hidden, places=places)


def tokens_between(sentence: Sentence, start: int, end: int) -> range:
    """Give the numbers of the tokens that start between two offsets of the document."""
    if end <= sentence.start or start >= sentence.end:
        return range(0)
    first = bisect_left(sentence.tokens, start, key=_start)
    return range(first, bisect_left(sentence.tokens, end, key=_start))


def is_within(place: Place, places: Sequence[Place]) -> bool:
    """Tell whether a cue stands in the content of one of `places`, which tells it then."""
    word, sentence = place.cue.word, place.sentence
    return any(one.sentence is sentence and word in one.cue.content for one in places)


def is_paused(text: str, quote: Quote) -> bool:
    """Tell whether a quotation ends in a sign by which its sentence goes on to a cue."""
    return text[quote.last - 1] in _PAUSES or text[quote.end : quote.end + 2].strip()[:1] == ","


def _is_speech(text: str, quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Tell whether quoted words are many, or end in a stop that is not the sentence's around them.

    Where a stop comes inside the marks, that of "seeking a “loud voice.”" is the sentence's.
    """
    inside = text[quote.first : quote.last]
    if _is_show(inside, quote, sentences) or _is_titled(quote, sentences):
        return False
    if len(inside.split(None, WORDS_OF_SPEECH)) >= WORDS_OF_SPEECH:
        return True
    return inside[-1] in _STOPS and not (inside[-1] in ",." and _is_name(quote, sentences))


def _opens_headline(text: str, quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a clause in marks leads to a sign: "“We’ll be cut off”: villagers fight on"."""
    sentence = sentences[0]
    inside = tokens_between(sentence, quote.first, quote.last)
    clause = any(
        sentence.tokens[i].tag in FINITE
        and any(one.dep in SUBJECTS for one in sentence.tokens[inside.start : i])
        for i in inside
    )
    return clause and text[quote.end : quote.end + _SIGN].lstrip()[:1] in _LEADING_SIGNS


def _is_show(inside: str, quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Tell whether quoted words name the show or paper that somebody spoke to or on.

    They are written as a title is, with no small letter but in short words.
    """
    words = [word for word in inside.rstrip(",").split() if len(word) > _SHORT or word[0].isupper()]
    titled = all(word[0].isupper() or word[0].isdigit() for word in words)
    before = _word_before(quote, sentences) if titled and inside[-1] not in ENDS else None
    if before is None:
        return False
    renames = before.text == "," and len(words) > 1 and _opens_with_noun(before, sentences)
    return renames or before.lemma.lower() in _TO_SHOWS


def _opens_with_noun(comma: Token, sentences: Sequence[Sentence]) -> bool:
    """Tell whether a comma parts no verb but a noun from words: "her film, “Night of Fools,”"."""
    sentence = find_sentence(sentences, comma.start)
    return sentence is not None and comma.i > 0 and sentence.tokens[comma.i - 1].tag == "NN"


def _is_titled(quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Tell whether quoted words are what something is called: "in a song with the title “Go”"."""
    before = _word_before(quote, sentences)
    return before is not None and before.text.lower() in _TITLING


def _is_name(quote: Quote, sentences: Sequence[Sentence]) -> bool:
    """Tell whether the word before a quotation makes it a part of its phrase."""
    before = _word_before(quote, sentences)
    return before is not None and before.pos in _IN_PHRASE


def _word_before(quote: Quote, sentences: Sequence[Sentence]) -> Token | None:
    number = max(bisect_left(sentences, quote.start, key=_start) - 1, 0)
    sentence = sentences[number]
    before = len(tokens_between(sentence, sentence.start, quote.start))
    return sentence.tokens[before - 1] if before else None
