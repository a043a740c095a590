"""The cue behind a quotation: "...," X said, its inversion, and who signs it."""

from dataclasses import replace
from itertools import chain

from dateline.extract.quotes import Quote
from dateline.extract.statements.beside import token_after
from dateline.extract.statements.cue import Cue
from dateline.extract.statements.groups import find_group
from dateline.extract.statements.hearers import is_hearer
from dateline.extract.statements.just_said import find_in_sentence_behind
from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.statements.paragraphs import Paragraph, Place, is_paused
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import TENSED, ancestors, child, is_passive
from dateline.text import Sentence, Token

_REACH = 25
"""Tokens that may lie between a quotation and the cue after it (a subject with its apposition)."""

_NEAR = 6
"""The same where the parse does not tie the words between to the cue."""

_MINDS = frozenset(("wants", "thinks", "knows", "feels"))
_GOVERNING = frozenset(("thing", "to", "clause"))
_NAMING = frozenset(("describe",))
"""Verbs that name what they are said of, though they are listed as saying too."""

_MANNERS = frozenset(("how", "what"))
_SMALL = 3
"""Letters of words that stand in small letters in titles, at most."""

_QUOTED = frozenset(("ccomp", "dobj", "parataxis", "dep", "nsubj", "npadvmod"))
_STANDING = frozenset(("this", "that", "so", "such"))


def find_cue_behind(paragraph: Paragraph, quote: Quote) -> Place | None:
    """Give the cue that a quotation leads to, if one does."""
    signed = _signature(paragraph, quote)
    if signed is not None:
        return signed
    text = paragraph.document.text
    pause = is_paused(text, quote)
    if not pause and text[quote.last - 1] == ".":
        return find_in_sentence_behind(paragraph, quote)
    number, first = token_after(paragraph, quote)
    if first is None:
        return None
    place = _cue_beside(paragraph, number, first)
    return place or (_any_verb_after(paragraph, number, first, quote) if pause else None)


def _cue_beside(paragraph: Paragraph, number: int, first: Token) -> Place | None:
    """The cue that takes the words up to `first`, the first word behind a quotation."""
    sentence = paragraph.sentences[number]
    copula = _find_copula(sentence, first)
    for place in paragraph.places[number]:
        cue = place.cue
        if cue.frame == "phrase" and cue.tokens[0] == first.i:
            return place
        if cue.tokens[-1] < first.i or cue.frame in ("phrase", "colon"):
            continue
        if cue.tokens[0] == first.i and first.tag in ("VBG", "TO"):
            continue  # "he cut in: “...,” citing the law", "they are “not there yet” to sign"
        if cue.quotes and _is_equal(sentence, cue, copula):
            return _with_copula(place, copula)
        if sentence.tokens[cue.word].pos not in ("VERB", "AUX"):
            continue
        if _tells_of_subject(sentence, cue.head, first.i):
            continue
        if cue.quotes and _follows(sentence, cue, first) and not _stands_alone(place, first):
            hears = is_hearer(sentence, cue.frame, cue.content)
            return _inverted(place) if hears or first.i in cue.tokens else place
        if cue.quotes and cue.head > first.i:
            break
    return None


def _stands_alone(place: Place, first: Token) -> bool:
    """Tell whether a sentence of its own says what somebody wants: "“Twice!” Her party wants it".

    Quoted words that it ended would stand in it.
    """
    opens = first.i == 0 and first.text[0].isupper()
    verb = place.sentence.tokens[place.cue.word]
    wants = load_lexicon().cue_kinds.get(verb.lemma) in _MINDS and place.cue.frame in _GOVERNING
    return opens and wants and min(place.cue.content, default=0) > place.cue.word


def _find_copula(sentence: Sentence, first: Token) -> Token:
    """The verb behind a quotation: its first word, or that of "“...”: this is how she puts it"."""
    stands = first.text.lower() in _STANDING and first.dep == "nsubj"
    return sentence.tokens[first.head] if stands else first


def _tells_of_subject(sentence: Sentence, verb: int, first: int) -> bool:
    """Tell whether a verb only tells who does the one behind it: "“...,” Moe, who led it, said"."""
    return any(
        token.dep in ("relcl", "acl")
        and first <= token.head < verb
        and sentence.tokens[token.head].head > verb
        for token in (sentence.tokens[verb], *ancestors(sentence, verb))
    )


def _signature(paragraph: Paragraph, quote: Quote) -> Place | None:
    """The dash behind a quotation with who signs it: "“...” — Ada Berg, mayor"."""
    text, number = paragraph.document.text, paragraph.at(quote.end - 1)
    for place in chain.from_iterable(paragraph.places[number : number + 2]):
        if place.cue.frame in ("signature", "headline"):
            dash = place.sentence.tokens[place.cue.head].start
            if dash >= quote.end and not text[quote.end : dash].strip(" -–—―"):
                return place
    return None


def _inverted(place: Place) -> Place:
    """A cue right after quoted words has its speaker behind it, which can look like an object."""
    if not place.cue.frame.startswith("thing"):
        return place
    return replace(place, cue=replace(place.cue, frame="quote", content=()))


def _with_copula(place: Place, copula: Token) -> Place:
    """A noun that quoted words are is a cue with its copula: "is the answer", "came the answer".

    What a verb governs there stands for the quoted words ("is what he said"), but for what he says
    it of: "is how he sums up the day", "is what she calls it".
    """
    cue, tokens = place.cue, place.sentence.tokens
    thing = tuple(i for i in cue.content if i > cue.word)
    noun = [tokens[i].pos for i in thing[-1:]] in (["NOUN"], ["PROPN"])
    verb = tokens[cue.word]
    names = verb_frames(place.sentence, verb).get("thing") == "judgement" or verb.lemma in _NAMING
    framed = any(one.text.lower() in _MANNERS for one in tokens[copula.i + 1 : copula.i + 2])
    if thing and (noun or names) and framed and cue.frame.startswith("thing"):
        return replace(place, cue=replace(cue, content=thing))
    if tokens[cue.word].pos != "NOUN":
        return replace(place, cue=replace(cue, frame="quote", content=()))
    return replace(place, cue=replace(cue, tokens=(copula.i, *cue.tokens)))


def _is_equal(sentence: Sentence, cue: Cue, first: Token) -> bool:
    """Tell whether "be" makes quoted words what a cue says: "“...,” was her reply", "is how she
    puts it". So does "came the reply"."""
    word = sentence.tokens[cue.head]
    if first.lemma == "come":
        return word.pos == "NOUN" and word.dep == "nsubj" and word.head == first.i
    if first.lemma != "be":
        return False
    if word.head == first.i and sentence.tokens[first.i + 1].text.lower() in _MANNERS:
        return word.dep in ("ccomp", "advcl")
    said = word if word.pos == "NOUN" else sentence.tokens[word.head]
    return said.dep == "attr" and said.head == first.i and (said is word or word.dep == "relcl")


def _follows(sentence: Sentence, cue: Cue, first: Token) -> bool:
    if first.i in cue.tokens:
        return True
    word = sentence.tokens[cue.head]
    if cue.head - first.i > _REACH or (word.dep == "relcl" and first.i <= word.head < word.i):
        return False  # "..., a charge its leaders deny" judges all that stands before it
    top = word.head if word.dep == "xcomp" and is_passive(sentence, word.head) else word.i
    if any(token.i == top for token in ancestors(sentence, first.i)):  # "is said to have asked"
        return not any(
            token.tag in TENSED
            and token.dep in ("ROOT", "conj", "ccomp")
            and not _tells_of_subject(sentence, token.i, first.i)
            for token in sentence.tokens[first.i : cue.tokens[0]]
        )
    between = sentence.tokens[first.i : cue.tokens[0]]
    return len(between) <= _NEAR and not any(token.pos in ("VERB", "AUX") for token in between)


def _any_verb_after(paragraph: Paragraph, number: int, first: Token, quote: Quote) -> Place | None:
    """A verb that is no cue by itself, but holds a quotation that ends in a comma: he laughed."""
    sentence = paragraph.sentences[number]
    if _is_title(paragraph.document.text[quote.first : quote.last]):
        return None
    for token in sentence.tokens[first.i : first.i + _NEAR]:
        if token.pos == "PUNCT":
            return None
        if token.pos == "VERB":
            held = _governs(sentence, token, quote) or (
                token is first and _inverts(sentence, token)
            )
            if token.tag not in (*TENSED, "VBN") or not held:
                return None
            known = (one for one in paragraph.places[number] if one.cue.word == token.i)
            plain = Place(sentence, make_plain_cue(sentence, token), paragraph.hidden[number])
            return next(known, plain)
    return None


def _is_title(words: str) -> bool:
    """Tell whether quoted words are a title: several in capitals but for small ones."""
    long = [one for one in words.split() if len(one) > _SMALL]
    ends = words[-1:] in (".", "!", "?", ",")
    return len(long) > 1 and not ends and all(one[0].isupper() for one in long)


def _governs(sentence: Sentence, verb: Token, quote: Quote) -> bool:
    return any(
        quote.start <= sentence.tokens[number].start < quote.end
        and sentence.tokens[number].dep in _QUOTED
        for number in sentence.children[verb.i]
    )


def _inverts(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb right behind quoted words leads to who speaks: "“Why?” prompted Moe"."""
    follows = sentence.tokens[verb.i + 1 : verb.i + 2]
    return any(one.pos in ("DET", "PROPN") or one.tag == "PRP$" for one in follows)


def make_plain_cue(sentence: Sentence, verb: Token) -> Cue:
    """Give the cue that a verb is beside quoted words alone, with the "from" of "came from"."""
    tokens = find_group(sentence, verb.i)
    origin = child(sentence, verb.i, "prep") if verb.lemma == "come" else None
    if origin is not None and origin.i == tokens[-1] + 1 and origin.text.lower() == "from":
        tokens = (*tokens, origin.i)
    return Cue(verb.i, verb.i, tokens, "quote", "speech", (), quotes=True, silent=False)
