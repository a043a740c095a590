"""Where the phrase that names a speaker begins and ends."""

from itertools import takewhile

from dateline.extract.statements.lexicon import load_lexicon
from dateline.extract.syntax import child, is_of_time, subtree
from dateline.text import Sentence, Token

_MANNERS = frozenset(("part", "course", "example", "instance", "one", "now", "once", "sure"))
_PARTIES = frozenset(("DET", "NOUN", "PROPN", "ADJ", "PART", "ADP", "NUM", "PUNCT", "PRON"))
_SOMEBODY = frozenset(("somebody", "someone", "one", "another", "others", "anyone", "anybody"))
_PLACING = frozenset(("at", "in", "from", "near", "behind"))
_SINCE = frozenset(("for", "until", "since", "long", "once"))
_READING = frozenset(("read", "run"))
_WRITING = frozenset(("on", "by", "to", "above", "under"))
_STANDING = frozenset(("for", "of", "from"))


def stands_loose(sentence: Sentence, i: int) -> bool:
    """Tell whether a sign or an adverb before a comma ("Moreover, any firm") opens a phrase."""
    return sentence.tokens[i].pos == "PUNCT" or sentence.tokens[i + 1].text == ","


def tells_age(sentence: Sentence, token: Token) -> bool:
    """Tell whether an apposition is an age: "Ada Berg, 93 years old", "Berg, a 22-year-old"."""
    years = child(sentence, token.i, "npadvmod")
    return token.text.lower() == "old" and years is not None and years.lemma.lower() == "year"


def joins_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether "which" only joins a clause to a noun: "a tax, which some critics call mad"."""
    if sentence.tokens[i].tag == "WP" and sentence.tokens[i].text.lower() == "what":
        return sentence.tokens[i].dep == "det"  # "what one of them called mad"
    before = sentence.tokens[i - 1] if i else None
    joined = before is not None and (before.pos in ("NOUN", "PROPN") or before.text == ",")
    return joined and sentence.tokens[i].text.lower() == "which"


def is_loose(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a phrase ends in a sign not its own; a closing mark or bracket can be that."""
    end = sentence.tokens[last]
    if end.tag == "''" and any(one.tag == "``" for one in sentence.tokens[first:last]):
        return False
    if end.text == ")" and any(one.text == "(" for one in sentence.tokens[first:last]):
        return False
    return end.pos in ("PUNCT", "CCONJ") or end.dep == "case"


def find_hyphenated(sentence: Sentence, first: int) -> int:
    """Begin with the whole of a word that the parser cut at its hyphen: "the vice-chief"."""
    if first < 2 or sentence.tokens[first - 1].text != "-":
        return first
    before, hyphen = sentence.tokens[first - 2 : first]
    if before.end < hyphen.start or hyphen.end < sentence.tokens[first].start:
        return first
    inside = frozenset(subtree(sentence, before.i))
    first = before.i
    while first - 1 in inside:
        first -= 1
    return first


def find_title_end(sentence: Sentence, source: Token, last: int) -> int:
    """End with the title that a phrase breaks off before: "author of “The Last, the Best”"."""
    of, mark = sentence.tokens[last], sentence.tokens[last + 1 : last + 2]
    if of.text.lower() != "of" or not mark or mark[0].pos != "PUNCT":
        return last
    inside = frozenset(subtree(sentence, source.i))
    while last + 1 in inside:
        last += 1
    return last


def find_end_before_bracket(sentence: Sentence, first: int, last: int) -> int:
    """Leave out a bracket that the phrase opens and does not close."""
    words = [token.text for token in sentence.tokens[first : last + 1]]
    return first + words.index("(") - 1 if "(" in words[1:] and ")" not in words else last


def find_place_end(sentence: Sentence, source: Token, last: int) -> int:
    """Give where the phrase of somebody behind his verb ends with where he is: "asked somebody at
    the back"; that of what is written too: "reads a note on the door"."""
    written = source.pos == "NOUN" and sentence.tokens[source.head].lemma in _READING
    known = written or source.text.lower() in _SOMEBODY
    if not known or last + 2 >= len(sentence.tokens) or source.head >= source.i:
        return last
    place = sentence.tokens[last + 1]
    if place.text.lower() not in (_PLACING | _WRITING if written else _PLACING):
        return last
    noun = child(sentence, place.i, "pobj")
    named = noun is not None and noun.pos == "NOUN" and not is_of_time(sentence, noun.i)
    inside = [*takewhile(lambda i: sentence.tokens[i].text != ",", subtree(sentence, place.i))]
    whole = named and all(sentence.tokens[i].pos in _PARTIES for i in inside)
    return inside[-1] if whole else last


def find_office_end(sentence: Sentence, source: Token, last: int) -> int:
    """Give where the phrase of somebody behind his verb ends with what he has been for how long:
    "said Ada Berg, for nine years head of the port."."""
    after = [one.text.lower() for one in sentence.tokens[last + 1 : last + 3]]
    if source.head >= source.i or after[:1] != [","] or after[-1] not in _SINCE:
        return last
    rest = [one for one in sentence.tokens[last + 3 :] if one.pos != "PUNCT"]
    person = any(one.lemma.lower() in load_lexicon().speakers for one in rest)
    nominal = all(one.pos in _PARTIES or one.pos == "ADV" for one in rest)
    return rest[-1].i if rest and person and nominal else last


def find_party_end(sentence: Sentence, source: Token, last: int) -> int:
    """Give where a speaker's phrase ends with whom they stand for: "Ada Berg, for the defence,"."""
    end = last - (sentence.tokens[last].text == ",")
    after = sentence.tokens[end + 1 : end + 3]
    comma = [one.text for one in after[:1]] == [","]
    if source.pos != "PROPN" or not comma or after[-1].text not in _STANDING:
        return last
    party = child(sentence, after[1].i, "pobj")
    if party is None or party.text.lower() in _MANNERS or is_of_time(sentence, party.i):
        return last
    inside = subtree(sentence, after[1].i)
    names = all(sentence.tokens[i].pos in _PARTIES for i in inside)
    behind = [one.text for one in sentence.tokens[inside[-1] + 1 : inside[-1] + 2]]
    ends = behind == ["."] and after[-1].text == "of"  # "said Ada Berg, of the guild."
    return inside[-1] if names and (ends or behind == [","]) else last
