"""The cue of the sentence before a quotation that has none of its own: "Ada Berg agreed. “...”"."""

from dateline.extract.quotes import Quote
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.paragraphs import Paragraph, Place
from dateline.extract.syntax import TENSED, child
from dateline.text import Token

_NOBODY = frozenset(("nobody", "none", "neither", "who", "what"))
_BESIDE = frozenset(("advcl", "relcl", "acl", "pcomp"))


def find_in_sentence_before(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The cue of reported speech that a quotation right behind it bears out, or a verb that
    announces it.

    The first stands in no clause beside it: "“...,” she said when clerks asked why. “...”"; the
    second ends its sentence: "Ada Berg agreed. “...”".
    """
    number = paragraph.at(quote.start)
    if number == 0 or paragraph.sentences[number].start < quote.start:
        return None
    for place in paragraph.places[number - 1]:
        verb = place.sentence.tokens[place.cue.word]
        if place.cue.kind not in SPEECH_KINDS or verb.tag not in TENSED or verb.dep in _BESIDE:
            continue
        if place.cue.frame == "clause" or _says_no_more(place, verb):
            return place
    return None


def _says_no_more(place: Place, verb: Token) -> bool:
    """Tell whether somebody speaks at the end of a sentence: "Ada Berg agreed", not "nobody"."""
    sentence = place.sentence
    if place.cue.frame != "quote" or place.cue.content or verb.dep != "ROOT":
        return False
    source = child(sentence, verb.i, "nsubj")
    nobody = source is None or source.text.lower() in _NOBODY
    speaks = not nobody and child(sentence, verb.i, "neg") is None
    return speaks and all(one.pos in ("PUNCT", "ADV") for one in sentence.tokens[verb.i + 1 :])
