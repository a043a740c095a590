"""The cue of a sentence beside a quotation that has none of its own: "Ada Berg agreed. “...”"."""

from collections.abc import Sequence

from dateline.extract.quotes import Quote
from dateline.extract.statements.clauses import has_clause
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.paragraphs import Paragraph, Place
from dateline.extract.syntax import TENSED, child, is_of_time, object_of, subtree
from dateline.text import Sentence, Token

_NOBODY = frozenset(("nobody", "none", "neither", "who", "what"))
_SAYING = frozenset(("say", "add"))
"""Verbs that alone in a sentence end what was said; "Ada Berg agreed" leads to what follows."""

_COMING = frozenset(("come", "follow", "arrive"))
_SAID = frozenset(("those", "these", "that", "such"))
_BESIDE = frozenset(("advcl", "relcl", "acl", "pcomp"))


def find_in_sentence_before(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The cue of reported speech that a quotation right behind it bears out, or a verb that
    announces it.

    The first stands in no clause beside it: "“...,” she said when clerks asked why. “...”", and
    can be what somebody asks or thinks: "She urged them to stay. “...”". The second ends its
    sentence: "Ada Berg agreed. “...”", "Her answer? “...”".
    """
    number = paragraph.at(quote.start)
    if number == 0 or paragraph.sentences[number].start < quote.start:
        return None
    return choose_borne_out(paragraph.places[number - 1])


def choose_borne_out(before: Sequence[Place]) -> Place | None:
    """Give that cue among those of a sentence which a quotation right behind it bears out."""
    speaking = (one for one in before[-1:] if one.cue.kind in SPEECH_KINDS)
    last = [one for one in speaking if _says_no_more(one, one.sentence.tokens[one.cue.word])]
    for place in last or _outermost_first(before):
        verb = place.sentence.tokens[place.cue.word]
        if _is_asked_for(place, verb) or _comes(place, verb) or _ends_in_whose(place):
            return place
        if verb.tag not in TENSED or verb.dep in _BESIDE:
            continue
        speaks = place.cue.frame == "clause" or _says_no_more(place, verb)
        if (speaks and place.cue.kind in SPEECH_KINDS) or _is_main(place, verb):
            return place
    return None


def _outermost_first(places: Sequence[Place]) -> list[Place]:
    """Order cues so that one whose content holds another stands before it: "Aid groups complain of
    delays, a driver said. “...”"."""
    told = [one for one in places if any(one.cue.word in other.cue.content for other in places)]
    return [*(one for one in places if one not in told), *told]


def is_of_sentence_before(paragraph: Paragraph, said: Place, quote: Quote, place: Place) -> bool:
    """Tell whether a quotation goes on from what was `said` before it, and not with the cue of the
    `place` behind it.

    So in "“No,” said Moe. “Why?” Berg shrugged: “...”", where Berg's own follow a colon.
    """
    text, before = paragraph.document.text, said.sentence
    own = next((one for one in paragraph.quotes if one.start >= quote.end), None)
    if own is None or before.start >= quote.start or text[before.end : quote.start].strip():
        return False
    leads = place.sentence.tokens[place.cue.tokens[-1]].end
    return place.sentence.start >= quote.end and text[leads : own.start].strip() == ":"


def find_in_sentence_behind(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The cue that a full stop parts from its quotation: "“We go on.” Ada Berg said.".

    So too "“We go on.” Those were the words of Ada Berg".
    """
    number = paragraph.at(quote.end - 1) + 1
    if number >= len(paragraph.sentences):
        return None
    sentence = paragraph.sentences[number]
    for place in paragraph.places[number]:
        verb = sentence.tokens[place.cue.word]
        if place.cue.quotes and _names_what_was_said(sentence, verb):
            return place
        if verb.lemma in _SAYING and verb.tag in TENSED and _says_no_more(place, verb):
            return place
    return None


def ends_what_was_said(paragraph: Paragraph, quote: Quote, said: Place) -> bool:
    """Tell whether a quotation ends a sentence without a cue right behind one that somebody said.

    "“It is late,” Ada Berg said. Now, “we have to stay.”": only a clause of the report's own that
    says something before the marks would tell that the words are another's.
    """
    number = paragraph.at(quote.start)
    sentence = paragraph.sentences[number]
    text = paragraph.document.text
    ahead = text[sentence.start : quote.start].rstrip()
    ends = quote.end >= sentence.end or not text[quote.end : sentence.end].strip(" .!?")
    follows = (
        number and paragraph.sentences[number - 1].start <= said.sentence.start < sentence.start
    )
    if not (ahead.endswith(",") and ends and follows) or paragraph.places[number]:
        return False
    root = next((one for one in sentence.tokens if one.dep == "ROOT"), None)
    spoken = root is not None and root.start > quote.start
    return spoken and has_clause(paragraph, quote.first, quote.last)


def _is_asked_for(place: Place, noun: Token) -> bool:
    """Tell whether a sentence only asks what somebody said: "The ministry's response?"."""
    asks = place.sentence.tokens[-1].text == "?"
    return asks and place.cue.quotes and noun.pos == "NOUN" and noun.dep == "ROOT"


def _ends_in_whose(place: Place) -> bool:
    """Tell whether who says so ends a sentence: "It was not so, according to Ada Berg."."""
    if place.cue.frame != "phrase":
        return False
    return subtree(place.sentence, place.cue.tokens[0])[-1] >= len(place.sentence.tokens) - 2


def _comes(place: Place, noun: Token) -> bool:
    """Tell whether a sentence only says that somebody's words came, or what they were like."""
    sentence, verb = place.sentence, place.sentence.tokens[noun.head]
    if not place.cue.quotes or noun.dep != "nsubj" or verb.dep != "ROOT":
        return False
    whose = child(sentence, noun.i, "poss") or object_of(sentence, noun.i)
    like = verb.lemma == "be" and child(sentence, verb.i, "acomp") is not None
    clause = child(sentence, verb.i, "ccomp", "xcomp", "advcl")
    return whose is not None and clause is None and (like or verb.lemma in _COMING)


def _names_what_was_said(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a sentence begins with what stands for quoted words: "Those were the words"."""
    be = sentence.tokens[noun.head]
    if noun.dep != "attr" or be.lemma != "be":
        return False
    return child(sentence, be.i, "nsubj") == sentence.tokens[0] and (
        sentence.tokens[0].text.lower() in _SAID
    )


def _is_main(place: Place, verb: Token) -> bool:
    """Tell whether a sentence is of what its speaker asks, thinks or does by his words."""
    governs = place.cue.frame != "quote" and not place.cue.silent
    return governs and verb.dep == "ROOT" and verb.pos == "VERB"


def _says_no_more(place: Place, verb: Token) -> bool:
    """Tell whether somebody speaks at the end of a sentence: "Ada Berg agreed", not "nobody"."""
    sentence = place.sentence
    if place.cue.frame != "quote" or place.cue.content or verb.dep not in ("ROOT", "conj"):
        return False
    source = child(sentence, verb.i, "nsubj")
    nobody = source is None or source.text.lower() in _NOBODY
    speaks = not nobody and child(sentence, verb.i, "neg") is None
    return speaks and all(
        one.pos in ("PUNCT", "ADV", "ADP") or is_of_time(sentence, one.i)
        for one in sentence.tokens[verb.i + 1 :]
    )
