"""Words before a cue and its speaker that its quotation goes on with, or says something of.

So in "Our prices, she wrote, “reflect the rain”", "a ruling, by which time, Moe said, “nobody will
care”" and "a charge Moe called “a lie”". Parsers give them to neither.
"""

from collections.abc import Sequence

from dateline.extract.quotes import Quote
from dateline.extract.statements.interrupted import clause_before, part_at_joint
from dateline.extract.statements.lexicon import SPEECH_KINDS
from dateline.extract.statements.paragraphs import Place
from dateline.extract.statements.words import verb_frames
from dateline.extract.syntax import (
    FINITE,
    RELATIVES,
    SUBJECTS,
    ancestors,
    child,
    children,
    is_of_time,
    is_tensed,
    subtree,
)
from dateline.text import Sentence, Token

_ANSWERS = frozenset(
    ("no", "not", "never", "yes", "hardly", "wrong", "untrue", "false", "impossible")
)
_JOINING = frozenset(("that", "which", "whom"))
_NAMING = frozenset(("thing be", "passive thing be"))
_ADVERBIAL = frozenset(("ADV", "ADP", "PART", "ADJ", "CCONJ"))
_NOMINAL = frozenset(("NOUN", "PRON", "PROPN", "NUM"))
_LONGEST_ADVERB = 3
_FEWEST = 2
"""Words before a cue set in, at least: one and a comma."""


def find_front(place: Place, own: Sequence[Quote]) -> Sequence[int]:
    """Give the words before a cue that begin what its first quotation ends."""
    cue = place.cue
    if not own or own[0].start < place.sentence.tokens[cue.word].end:
        return ()
    named = find_named(place, own[0])
    if named or cue.kind not in SPEECH_KINDS:
        return named
    return _find_interrupted(place, own)


def find_named(place: Place, quote: Quote) -> Sequence[int]:
    """Give what is called so right before who calls it so: "a charge Moe called “a lie”".

    Where a pronoun joins the two ("a show that one wit judged “punctual”") it stands for the noun.
    """
    sentence, verb = place.sentence, place.sentence.tokens[place.cue.word]
    subject = _find_caller(sentence, verb) if _calls(sentence, verb, quote) else None
    if subject is None or subject.text.lower() in _JOINING:
        return ()
    first = sentence.tokens[subtree(sentence, subject.i)[0]]
    noun = first if first.tag in RELATIVES else sentence.tokens[first.i - 1]
    if noun.dep == "relcl" and noun.head < noun.i:
        noun = sentence.tokens[noun.head]  # "The price that they pay she calls “a joke”"
    if noun.text.lower() == "what" and noun.dep == "det":
        return (noun.i,)  # "what one of them called “mad”"
    if noun.text.lower() == "what" or (first.i == 0 and noun is not first):
        return ()
    if noun is first or noun.text.lower() in _JOINING:
        return (noun.i,)
    ahead = next(children(sentence, verb.i, "nsubj"), subject)
    on_top = verb.head == verb.i
    if on_top and ahead.i < first.i and ahead.pos != "PRON":
        noun = ahead  # "The tax on boats he finds “a joke”"
    elif noun.i == 0 or noun.pos not in _NOMINAL or noun.dep in SUBJECTS:
        return ()
    elif on_top:  # "Rumours of a tax she dismissed as “lies”"
        noun = next((one for one in ancestors(sentence, noun.i) if one.head == verb.i), noun)
    return [i for i in subtree(sentence, noun.i) if i < first.i]


def _calls(sentence: Sentence, verb: Token, quote: Quote) -> bool:
    """Tell whether nothing but "as" stands between a verb of naming and quoted words."""
    between = [one.text.lower() for one in sentence.tokens[verb.i + 1 :] if one.end < quote.first]
    if between not in ([], ["as"]) or child(sentence, verb.i, "auxpass") is not None:
        return False
    frames = verb_frames(sentence, verb)
    return not _NAMING.isdisjoint(frames) or (between == ["as"] and "thing as" in frames)


def _find_caller(sentence: Sentence, verb: Token) -> Token | None:
    """Give the subject nearest before a verb, or who the parser takes for a name of the thing."""
    own = [one for one in children(sentence, verb.i, "nsubj") if one.i < verb.i]
    if own:
        return own[-1]
    found = sentence.tokens[verb.head]
    if verb.dep == "xcomp" and found.i < verb.i:
        return child(sentence, found.i, "nsubj")  # "which its makers like to call"
    while found.dep == "appos" and sentence.tokens[found.head].pos == "NOUN":
        above = sentence.tokens[found.head]
        if above.dep != "appos":
            return found if found.i < verb.i else None
        found = above
    return None


def _find_interrupted(place: Place, own: Sequence[Quote]) -> Sequence[int]:
    """Give the words between a comma and a cue set in that open with a relative pronoun, or name
    what the quotation behind the cue says something of."""
    sentence, verb = place.sentence, place.sentence.tokens[place.cue.word]
    subject = child(sentence, verb.i, "nsubj")
    if subject is None or not is_tensed(sentence, verb):
        return ()
    group = (verb.i, *subtree(sentence, subject.i))
    first, last = min(group), max(group)
    if first < _FEWEST or sentence.tokens[first - 1].text != ",":
        return ()
    spoken = next((one for one in sentence.tokens[last:] if one.start >= own[0].first), None)
    beside = sentence.tokens[last + 1 : spoken.i] if spoken is not None else ()
    if spoken is None or any(one.tag in FINITE for one in beside):
        return ()
    before = [i for i in clause_before(sentence, first - 1) if sentence.tokens[i].tag != "''"]
    if before and sentence.tokens[before[-1]].text.lower() in _JOINING:
        return before[-1:]  # "a book that, it said, “lies”"
    relative = _find_relative(sentence, before)
    if relative:
        return relative
    return _find_subject(sentence, before, spoken)


def _find_subject(sentence: Sentence, before: Sequence[int], spoken: Token) -> Sequence[int]:
    """The words of which quoted ones are the verb: all, or those behind an "and": "He stayed, and
    the rest, he said, “left”"."""
    if _names_subject(sentence, before, spoken) or _is_verdict(sentence, before, spoken):
        return before
    if _is_adverb(sentence, before) and spoken.text[0].islower():
        return before  # "At most, said Moe, “two were hurt”"
    ahead, besides = part_at_joint(sentence, before)
    return besides if ahead and _names_subject(sentence, besides, spoken) else ()


def _is_verdict(sentence: Sentence, before: Sequence[int], spoken: Token) -> bool:
    """Tell whether a word or two give an answer that words bear out: "Not so, said Moe: “...”"."""
    words = [sentence.tokens[i] for i in before]
    leads = any(one.text == ":" for one in sentence.tokens[spoken.i - 2 : spoken.i])
    if not leads or not 0 < len(words) <= _LONGEST_ADVERB:
        return False
    alone = len(words) == 1 and words[0].tag in ("NN", "UH")
    answers = words[0].text.lower() in _ANSWERS
    return answers or (alone and not is_of_time(sentence, words[0].i))


def _is_adverb(sentence: Sentence, before: Sequence[int]) -> bool:
    """Tell whether all before a cue set in is an adverb of what is said: "at most", "sooner or
    later"."""
    words = [sentence.tokens[i] for i in before]
    short = 0 < len(words) <= _LONGEST_ADVERB and words[0].pos in ("ADV", "ADP", "PART")
    return short and all(one.pos in _ADVERBIAL for one in words)


def _find_relative(sentence: Sentence, before: Sequence[int]) -> Sequence[int]:
    """The words from a relative pronoun behind a comma, with the preposition that leads to it."""
    for at in range(len(before) - 1, 0, -1):
        token, comma = sentence.tokens[before[at]], sentence.tokens[before[at - 1]]
        if comma.text != ",":
            continue
        behind = sentence.tokens[min(token.i + 1, len(sentence.tokens) - 1)]
        leads = token.tag in RELATIVES or (token.pos == "ADP" and behind.tag in RELATIVES)
        whole = any(sentence.tokens[i].tag in FINITE for i in before[at:])
        return before[at:] if leads and not whole and token.text.lower() != "who" else ()
    return ()


def _names_subject(sentence: Sentence, before: Sequence[int], spoken: Token) -> bool:
    """Tell whether words are a noun phrase, of which the quoted words after it are the verb."""
    verbs = (sentence.tokens[i].pos in ("VERB", "AUX") for i in before)
    opens = sentence.tokens[before[0]].pos if before else ""
    own = child(sentence, spoken.i, *SUBJECTS)
    bare = own is None or own.i < spoken.i
    nominal = opens in ("DET", "PRON", "NOUN", "PROPN", "ADJ", "NUM")
    return nominal and bare and (spoken.tag in FINITE or spoken.tag == "VB") and not any(verbs)
