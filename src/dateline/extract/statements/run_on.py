"""Paragraphs of nothing but quoted words, which go on from who spoke last in the one before."""

from collections.abc import Sequence

from dateline.extract.statements.direct import Link
from dateline.extract.statements.just_said import choose_borne_out
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.paragraphs import ENDS, Paragraph, Place, is_within
from dateline.extract.syntax import TENSED

_LEADING = frozenset(("quote", "phrase", "idiom"))


def find_last_speaking(paragraph: Paragraph, links: Sequence[Link]) -> Place | None:
    """Give the cue of the last sentence of a paragraph, if somebody speaks in it.

    Behind a question another answers.
    """
    text, places = paragraph.document.text, paragraph.places[-1]
    if links and text[links[-1].quote.last - 1] == "?":
        return None
    if links and links[-1].quote.end >= paragraph.sentences[-1].end:
        places = (*places, links[-1].place)
    linked = [link.place for link in links]
    telling = [one for one in places if one.cue.frame == "clause" or one in linked]
    outer = [one for one in telling if not is_within(one, telling)]
    speaking = next((one for one in reversed(outer) if _is_speaking(one)), None)
    if speaking is not None or links:
        return speaking
    borne_out = choose_borne_out(places)  # "Berg agreed.", "It is not so, according to Berg."
    return borne_out if borne_out is not None and borne_out.cue.frame in _LEADING else None


def _is_speaking(place: Place) -> bool:
    word = place.sentence.tokens[place.cue.word]
    return word.tag in TENSED and place.cue.kind in SPEECH_KINDS


def link_run_on(paragraph: Paragraph, place: Place | None) -> list[Link]:
    """Give the quotations of a paragraph to who spoke last, if they are whole sentences."""
    text = paragraph.document.text
    if place is None or any(text[one.last - 1] not in ENDS for one in paragraph.quotes):
        return []
    return [Link(quote, place, joins=False) for quote in paragraph.quotes]
