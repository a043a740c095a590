"""What stands right before and behind a quotation."""

from dateline.extract.quotes import Quote
from dateline.extract.statements.paragraphs import Paragraph, tokens_between
from dateline.text import Token

_NEAR = 6
"""Characters before a quotation in which its sentence would have begun."""

_JOINING = frozenset(("And", "But", "Yet", "So", "Or"))


def token_before(paragraph: Paragraph, quote: Quote) -> tuple[int, Token | None]:
    """Give the last word or sign before a quotation, in the sentence before if that is open."""
    number = paragraph.at(quote.start)
    sentence = paragraph.sentences[number]
    count = len(tokens_between(sentence, sentence.start, quote.start))
    if count:
        return number, sentence.tokens[count - 1]
    if number == 0 or paragraph.sentences[number - 1].tokens[-1].text not in (":", ","):
        return number, None
    return number - 1, paragraph.sentences[number - 1].tokens[-1]


def token_after(paragraph: Paragraph, quote: Quote) -> tuple[int, Token | None]:
    """Give the first word behind a quotation, with its sentence, that is not spoken as well."""
    number = paragraph.at(quote.end - 1)
    for at in (number, number + 1):
        if at >= len(paragraph.sentences):
            break
        for token in paragraph.sentences[at].tokens:
            if token.start < quote.end or (token.pos == "PUNCT" and token.text in ",:-–—"):
                continue
            if token.pos in ("PUNCT", "CCONJ") or token.i in paragraph.hidden[at]:
                return at, None
            return at, token
    return number, None


def begins_sentence(paragraph: Paragraph, quote: Quote) -> bool:
    """Tell whether nothing but a "But" or the like stands in its sentence before a quotation."""
    start = max(paragraph.sentences[0].start, quote.start - _NEAR)
    before = paragraph.document.text[start : quote.start].rstrip()
    word = before.rpartition(" ")[2]
    if word in _JOINING:  # "But “we go on.”"
        before = before[: -len(word)].rstrip()
    return not before or before[-1] in ".?!:”\"'’»"
