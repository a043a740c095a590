"""Words behind a quotation that end its sentence: "...,” he said. “They are ready” for a deal.

The cue stands in a sentence before, so that no parse ties them to it.
"""

from dateline.extract.quotes import Quote
from dateline.extract.statements.beside import begins_sentence
from dateline.extract.statements.clauses import has_clause
from dateline.extract.statements.paragraphs import Paragraph, Place

_LEADING = frozenset(("ADP", "SCONJ", "PART"))


def find_tail(paragraph: Paragraph, quote: Quote, place: Place) -> tuple[int, int] | None:
    """Give where the words start and end with which a sentence goes on behind its quoted clause.

    None where there are none, or the sentence has a cue of its own.
    """
    number = paragraph.at(quote.end - 1)
    sentence = paragraph.sentences[number]
    after = [one for one in sentence.tokens if one.start >= quote.end]
    if not after or after[0].pos not in _LEADING or sentence is place.sentence:
        return None
    stops = not paragraph.document.text[quote.last - 1].isalnum()
    says = any(sentence.tokens[one.cue.word].tag != "VB" for one in paragraph.places[number])
    if stops or says or not begins_sentence(paragraph, quote):
        return None
    whole = has_clause(paragraph, quote.first, quote.last)
    return (after[0].start, sentence.end) if whole else None
