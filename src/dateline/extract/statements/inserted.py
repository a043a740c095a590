"""Cues inside the marks of a quotation: "«It rained, he said. We left.»", or marks never closed.

Papers of many languages set such a cue between commas without closing the marks; elsewhere it
shows that the closing mark is missing. The words around it are spoken, it is not.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from dateline.extract.quotes import Quote, find_quotes
from dateline.extract.statements.lexicon import SPEECH_KINDS, Lexicon, load_lexicon
from dateline.extract.statements.words import lemma_of
from dateline.extract.syntax import TENSED, child, children, subtree
from dateline.text import Sentence, Token

_HERE = frozenset(("i", "we", "you", "they", "who", "which", "that", "it"))
"""Subjects of verbs that the speaker himself says: "I told you"."""

_ENDS = frozenset(".?!")
_PAUSES = frozenset(",?!")
_BEFORE = frozenset(".?!:”»\"'’")
_BESIDE = frozenset(("dobj", "dative", "prep", "npadvmod", "advmod", "punct", "aux", "neg", "prt"))
_SHORTEST = 2
"""Words before a cue that can be spoken: "Well, he said" is the report's."""

_FIRST = 2
"""Sentences at the start of a closed quotation that such a cue ends; a question comes before it."""


def find_quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quote, ...]:
    """Give the quotations of a text without the cues that stand inside their marks.

    A closed one goes on behind the cue; of one that is never closed nobody knows where it ends.
    """
    lexicon, quotes = load_lexicon(), find_quotes(text)
    return tuple(
        part
        for number, quote in enumerate(quotes)
        for part in _part(text, sentences, quote, quotes[number + 1 : number + 2], lexicon)
    )


def _part(
    text: str,
    sentences: Sequence[Sentence],
    quote: Quote,
    after: Sequence[Quote],
    lexicon: Lexicon,
) -> Iterator[Quote]:
    first = bisect_right(sentences, quote.start, key=_end)
    inside = takewhile(
        lambda one: one.start < quote.end, (sentences[i] for i in range(first, len(sentences)))
    )
    looked = islice(inside, _FIRST if quote.closed else None)
    for sentence in looked if _may_hold(text, quote, after) else ():
        start = _find_inserted(text, sentence, quote, lexicon)
        if start is None:
            continue
        end = len(text[:start].rstrip())
        yield replace(quote, end=end, last=end, closed=True)
        rest = text[sentence.end : quote.last].lstrip()
        if quote.closed and rest:
            on = quote.last - len(rest)
            yield replace(quote, start=on, first=on, continues=False)
        return
    yield quote


def _end(sentence: Sentence) -> int:
    return sentence.end


def _may_hold(text: str, quote: Quote, after: Sequence[Quote]) -> bool:
    """Tell whether a quotation is sentences of its own, without a cue outside it, or is not closed
    and does not go on in the next paragraph."""
    if not quote.closed:
        return not any(one.continues for one in after)
    before = text[: quote.start].rstrip(" \t\xa0")[-1:]
    return (not before or before.isspace() or before in _BEFORE) and text[quote.last - 1] in _ENDS


def _find_inserted(text: str, sentence: Sentence, quote: Quote, lexicon: Lexicon) -> int | None:
    """Give where the cue begins that ends a sentence of a quotation."""
    for verb in sentence.tokens:
        if not quote.first <= verb.start < quote.last:
            continue
        if verb.tag not in TENSED or verb.dep == "relcl":
            continue
        frames = lexicon.frames(verb.pos, lemma_of(sentence, verb, lexicon)) or {}
        sources = tuple(children(sentence, verb.i, "nsubj"))
        if frames.get("quote") not in SPEECH_KINDS or not sources:
            continue
        source = next((one for one in reversed(sources) if one.i < verb.i), sources[0])
        if source.text.lower() in _HERE or child(sentence, verb.i, "mark") is not None:
            continue
        first = _find_start(sentence, verb, source)
        if first is not None and _follows_speech(text, sentence, first, quote):
            return sentence.tokens[first].start
    return None


def _find_start(sentence: Sentence, verb: Token, source: Token) -> int | None:
    """Give the first word of a verb with its subject, if they and what is beside them end the
    sentence."""
    group = {verb.i, *subtree(sentence, source.i)}
    first = min(group)
    for number in sentence.children[verb.i]:
        if number > first and sentence.tokens[number].dep in _BESIDE:
            group.update(subtree(sentence, number))
    rest = (one for one in sentence.tokens[first:] if one.pos != "PUNCT")
    return first if all(one.i in group for one in rest) else None


def _follows_speech(text: str, sentence: Sentence, first: int, quote: Quote) -> bool:
    """Tell whether a comma parts a cue from what is spoken, or the mark of a question does."""
    start = sentence.tokens[first].start
    spoken = text[quote.first : start].rstrip()
    return len(spoken.split()) >= _SHORTEST and spoken[-1] in _PAUSES
