"""Where partly quoted content ends: words after the last marks that still are what was said.

"He said the bridge was “not safe” for lorries, and closed it": content that is partly quoted runs
on to the end of its sentence in most reports, up to where the writer speaks again.
"""

from collections.abc import Iterable, Sequence

from dateline.extract.quotes import Quote
from dateline.extract.statements.paragraphs import Paragraph, Place, tokens_between
from dateline.text import Sentence, Token

LONGEST = 40
"""Words after the last quotation that can still be its content."""

_ENDS = frozenset(".?!,")
_BREAKS = frozenset((";", "—", "–", "-", "--", "(", ":"))
_TURNS = frozenset(("but", "as", "while", "when", "although", "though", "which", "who", "whose",
                    "after", "before", "according", "adding", "where", "then"))  # fmt: skip
_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def find_tail(paragraph: Paragraph, place: Place, own: Sequence[Quote]) -> Iterable[int]:
    """Give the tokens after the last of the cue's own quotations that belong to its content."""
    sentence, cue = place.sentence, place.cue
    if not own or own[0].start < sentence.tokens[cue.tokens[-1]].end or cue.frame == "phrase":
        return ()
    last = own[-1]
    if last.end >= sentence.end or paragraph.document.text[last.last - 1] in _ENDS:
        return ()
    rest = [sentence.tokens[i] for i in tokens_between(sentence, last.end, sentence.end)][:LONGEST]
    starts = _other_cues(paragraph, place, last.end)
    found: list[int] = []
    for token in rest:
        if token.i in starts or _turns(sentence, place, token, found):
            break
        found.append(token.i)
    while found and sentence.tokens[found[-1]].pos in ("PUNCT", "CCONJ"):
        found.pop()
    return found


def _other_cues(paragraph: Paragraph, place: Place, after: int) -> set[int]:
    """Where other cues of the sentence begin, with their subjects."""
    sentence = place.sentence
    starts: set[int] = set()
    for other in paragraph.places[paragraph.at(sentence.start)]:
        word = sentence.tokens[other.cue.word]
        if (
            other.cue.tokens == place.cue.tokens
            or sentence.tokens[other.cue.tokens[0]].start < after
        ):
            continue
        if word.pos not in ("VERB", "AUX") or other.cue.kind not in ("speech", "writing"):
            continue
        own = [sentence.tokens[i] for i in sentence.children[other.cue.head]]
        subject = [one.start for one in own if one.dep in ("nsubj", "nsubjpass")]
        first = min([sentence.tokens[other.cue.tokens[0]].start, *subject])
        starts.update(one.i for one in sentence.tokens if one.start >= first)
    return starts


def _turns(sentence: Sentence, place: Place, token: Token, found: Sequence[int]) -> bool:
    """Tell whether the writer speaks again from this token on."""
    if token.text in _BREAKS:
        return True
    if not found and token.dep == "prep" and token.head == place.cue.word:
        return True
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    if token.text == "," and after is not None:
        return (
            after.tag == "VBG" or after.text.lower() in _TURNS or _goes_on(sentence, place, after)
        )
    return token.pos == "CCONJ" and _goes_on(sentence, place, token)


def _goes_on(sentence: Sentence, place: Place, joint: Token) -> bool:
    """Tell whether "and" joins what the speaker did next ("and left") to the cue."""
    if joint.pos != "CCONJ" or joint.i + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[joint.i + 1]
    return after.tag in _FINITE and after.dep == "conj" and after.head == place.cue.word
