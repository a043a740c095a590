"""What leads to a quotation by a colon: "Berg went further: “...”", "The mayor was firm: “...”"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.quotes import Quote
from dateline.extract.statements.behind import make_plain_cue
from dateline.extract.statements.beside import token_before
from dateline.extract.statements.clauses import has_clause
from dateline.extract.statements.cue import Cue, make_sign_cue
from dateline.extract.statements.lexicon import SPEECH_KINDS, load_lexicon
from dateline.extract.statements.paragraphs import ENDS, Paragraph, Place, is_within
from dateline.extract.statements.words import speech_frames
from dateline.extract.syntax import FINITE, TENSED, ancestors, child, children
from dateline.text import Sentence, Token

_MAIN = frozenset(("ROOT", "ccomp", "conj"))


def find_verb_before_colon(paragraph: Paragraph, quote: Quote) -> Place | None:
    """Give a verb that is no cue by itself, but leads to a quotation by a colon: "Berg cut in:".

    The words are whole sentences: what ends in no stop and has no clause can be a title. In a
    headline it is the colon that leads: "Minister stands firm: “No deal”".
    """
    number, last = token_before(paragraph, quote)
    if last is None or last.text != ":":
        return None
    end = paragraph.document.text[quote.last - 1]
    whole = end == "," and has_clause(paragraph, quote.first, quote.last)
    sentence, hidden = paragraph.sentences[number], paragraph.hidden[number]
    if end not in ENDS and not whole:
        leads = _ends_headline(paragraph, quote, sentence)
        return Place(sentence, make_sign_cue(last.i, "label"), hidden) if leads else None
    main = [one for one in sentence.tokens[: last.i] if one.dep in _MAIN]
    verbs = [one for one in main if one.pos == "VERB" and _has_tense(sentence, one)]
    if not verbs:
        like = any(child(sentence, one.i, "acomp") for one in main if one.tag in TENSED)
        sign = make_sign_cue(last.i, "label")  # "The mayor was adamant: “...”"
        return Place(sentence, sign, hidden) if like else None
    between = sentence.tokens[verbs[-1].i : last.i]
    if any(one.i in hidden or one.text in (":", ";") for one in between):
        return None
    cue = make_plain_cue(sentence, verbs[-1])
    tokens = _find_sign(sentence, verbs[-1], last) or cue.tokens
    return Place(sentence, replace(cue, tokens=tokens, frame="leading"), hidden)


def _find_sign(sentence: Sentence, verb: Token, last: Token) -> tuple[int, ...]:
    """What attributes words to who only does something: "turned to the crowd: “...”".

    It is the colon, or what he has: "had one question: “...”".
    """
    thing = child(sentence, verb.i, "dobj")
    if thing is not None and thing.pos != "PRON" and child(sentence, verb.i, "neg") is None:
        named = verb.lemma == "have" and load_lexicon().frames("NOUN", thing.lemma.lower())
        return (thing.i,) if named else (last.i,)
    beside = any(one.i == verb.i + 1 for one in children(sentence, verb.i, "prep"))
    return (last.i,) if beside else ()


def _has_tense(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb has a tense, or "does" or "would" before it: "does not give way"."""
    helpers = children(sentence, verb.i, "aux")
    return verb.tag in TENSED or any(one.tag in FINITE for one in helpers)


def _ends_headline(paragraph: Paragraph, quote: Quote, sentence: Sentence) -> bool:
    """Tell whether quoted words end a headline, which has no stop at its end."""
    ends = not paragraph.document.text[quote.end : sentence.end].strip()
    return ends and sentence.start == paragraph.headline


def tells_on(sentence: Sentence, cue: Cue, last: Token) -> bool:
    """Tell whether a cue leads to a colon, and is none that only goes with the one that does.

    So in "when asked, he cut in:", "replied, after a silence noted by all:", "denied having said
    it:" and "Asked whether he thought so, he dodged:", and over no semicolon.
    """
    head = sentence.tokens[cue.head]
    if any(one.text == ";" for one in sentence.tokens[cue.word : last.i]):
        return False
    if head.dep == "amod" or _is_in_question(sentence, head, last):
        return False
    if head.dep == "acl" and sentence.tokens[head.head].dep in ("pobj", "dobj"):
        return False
    if head.dep == "xcomp" and "ing" in speech_frames(sentence, sentence.tokens[head.head]):
        return False
    return head.dep != "advcl" or not cue.head < head.head < last.i


def _is_in_question(sentence: Sentence, verb: Token, last: Token) -> bool:
    """Tell whether a verb is part of what somebody is asked, who then does something else."""
    above = next((one for one in ancestors(sentence, verb.i) if one.dep == "advcl"), None)
    if verb.dep == "pcomp":  # "To whoever asks he says:"
        above = sentence.tokens[verb.head]
    return above is not None and verb.i < above.head < last.i


def is_wish_told(place: Place, verbs: Sequence[Place]) -> bool:
    """Tell whether somebody only says what is thought or wanted: "said she would oppose it: “...”".

    The words behind the colon bear out what is said.
    """
    if place.cue.kind in SPEECH_KINDS:
        return False
    return any(one.cue.kind in SPEECH_KINDS and is_within(place, [one]) for one in verbs)
