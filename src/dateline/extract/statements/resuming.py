"""Quoted words that go on behind what their speaker does: "...,” he read, smiling, “...".

The words between the halves hang on a verb of their own, which is no cue of the second half.
"""

from dateline.extract.quotes import Quote
from dateline.extract.statements.paragraphs import Paragraph, Place, tokens_between
from dateline.extract.syntax import child
from dateline.text import Sentence, Token

_WHEN = frozenset(("after", "before", "since", "until"))


def resumes(
    paragraph: Paragraph, quote: Quote, place: Place | None, *, early: Quote, said: Place
) -> bool:
    """Tell whether a quotation goes on from the `early` one, which was `said` there, though it
    stands behind another verb, that of `place`: "...,” says Moe, who runs the ferry, “...".

    It begins small, and a comma parts it from words that the participle or verb governs, or from
    when it was: "...,” he said after it was over, “...".
    """
    text, sentence = paragraph.document.text, said.sentence
    halves = "," in text[early.last - 1 : early.end + 1] and text[quote.first].islower()
    if place is None:
        return halves and quote.start < sentence.end and text[: quote.start].rstrip()[-1:] == ","
    tokens = place.sentence.tokens
    between = tokens_between(place.sentence, tokens[place.cue.tokens[-1]].end, quote.start)
    word = tokens[place.cue.word]
    when = _is_when(place.sentence, word)
    apart = len(between) > (not when) and tokens[between[-1]].text == ","
    later = place.sentence is sentence and said.cue.word < word.i
    beside = when or word.tag == "VBG" or word.dep == "relcl"
    return halves and apart and later and beside


def _is_when(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb tells but after what words were said: "after her paper was withdrawn"."""
    mark = child(sentence, verb.i, "mark") if verb.dep == "advcl" else None
    return mark is not None and mark.text.lower() in _WHEN
