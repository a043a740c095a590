"""The cue whose content holds a quotation, reaches up to it or goes on behind it."""

from dateline.extract.quotes import Quote
from dateline.extract.statements.beside import token_before
from dateline.extract.statements.paragraphs import Paragraph, Place, tokens_between
from dateline.text import Sentence

_SMALL = frozenset(("ADV", "PART", "CCONJ", "SCONJ", "ADP"))
_MOST = 3
"""Small words that join a quotation to what stands before a comma, at most."""


def find_around(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The cue whose content holds the first word of the quotation, or but words out of it.

    A cue in the marks tells less than they hold: "The two “agreed to disagree”".
    """
    number = paragraph.at(quote.first)
    inside = tokens_between(paragraph.sentences[number], quote.first, quote.end)
    if not inside:
        return None
    for place in paragraph.places[number]:
        content = place.cue.content
        if place.cue.word in inside:
            continue
        if inside[0] in content or (
            content and inside[0] < content[0] <= content[-1] <= inside[-1]
        ):
            return place
    return None


def find_reaching(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The cue whose content reaches up to a quotation that adds to it: "..., “if it rains”".

    Words in small letters go on from it without a sign ("hopes for a verdict “before May”"), or
    behind small words ("..., not only “a truce”").
    """
    number, last = token_before(paragraph, quote)
    if last is None or number != paragraph.at(quote.start):
        return None
    joints = find_joints(paragraph.sentences[number], quote.start)
    if joints:
        last = paragraph.sentences[number].tokens[joints[0] - 1]
    apart = last.text in ",–—"
    if not apart and (last.pos == "PUNCT" or not paragraph.document.text[quote.first].islower()):
        return None
    before = last.i - apart
    places = [one for one in paragraph.places[number] if one.cue.word < before]
    return next((one for one in places if before in one.cue.content), None)


def find_joints(sentence: Sentence, start: int) -> list[int]:
    """Give the small words between a comma and the words in marks that begin at `start`, the offset
    in the text: "wants the whole film, not only “a piece”"."""
    found: list[int] = []
    for token in reversed([one for one in sentence.tokens if one.start < start]):
        if token.text == "," and found:
            return found
        if token.pos not in _SMALL or len(found) == _MOST:
            break
        found.insert(0, token.i)
    return []


def find_going_on(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The cue whose content goes on from a quotation: "“...” but to borrow, says Ann Dahl"."""
    number = paragraph.at(quote.end - 1)
    sentence = paragraph.sentences[number]
    behind = tokens_between(sentence, quote.end, sentence.end)
    if not behind or sentence.start < quote.start:
        return None
    return next((one for one in paragraph.places[number] if behind[0] in one.cue.content), None)
