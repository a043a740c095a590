"""Quotations pulled out, with who signs them on the line below: "— Ada Berg, mayor of Ostby"."""

from dateline.extract.statements.direct import Link
from dateline.extract.statements.paragraphs import Paragraph


def is_all_quoted(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph is quotations and nothing else."""
    text, end = paragraph.document.text, paragraph.sentences[0].start
    for quote in paragraph.quotes:
        if any(sign.isalnum() for sign in text[end : quote.start]):
            return False
        end = quote.end
    rest = text[end : paragraph.sentences[-1].end]
    return bool(paragraph.quotes) and not any(sign.isalnum() for sign in rest)


def link_signature(quoted: Paragraph, paragraph: Paragraph) -> list[Link]:
    """Give the quotations of a paragraph to who signs them at the start of the next, if it does."""
    for place in paragraph.places[0]:
        if place.cue.frame == "signature" and place.cue.head == 0:
            return [Link(quote, place, joins=False) for quote in quoted.quotes]
    return []
