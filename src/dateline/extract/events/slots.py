"""Where the people of an example stand in its sentence, and which words a pattern can take."""

from collections.abc import Iterator

from dateline.extract.events.sketches import Words
from dateline.extract.syntax import child, children, conjuncts, has_label
from dateline.text import Sentence, Token

Sought = frozenset[int] | None
"""The tokens of the words that name somebody; None where the example names nobody."""

_COUNTING = frozenset((
    "hundred", "thousand", "million", "billion", "dozen", "score", "number", "lot", "part", "half",
    "group", "series", "kind", "type", "pair", "couple", "majority", "percent", "%", "cent",
    "amount", "quantity", "share", "third", "quarter", "rest", "all", "some", "most", "more",
))  # fmt: skip
"""Words whose "of" brings what is meant: "billions of litres"; the frames pass over them too."""

_WIDE = frozenset((
    "action", "step", "measure", "case", "order", "notice", "letter", "proceeding", "charge",
    "claim", "work", "project", "system", "force", "service", "right", "line", "effort", "group",
    "thing", "move", "issue", "matter", "bid",
))  # fmt: skip
"""Nouns that say too little alone: the word before them goes into the pattern ("legal action")."""

_NO_WORDS = frozenset(("PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "GPE"))
"""Names by these labels are those of one report and belong in no pattern."""

_FLAT = ("compound", "amod", "nmod", "nummod", "appos", "poss", "det")


def locate(text: str, sentence: Sentence, words: str | None) -> Sought:
    """Give the tokens of the sentence that the words stand on; empty where they do not."""
    if words is None:
        return None
    found: set[int] = set()
    at = text.find(words, sentence.start, sentence.end)
    while at >= 0:
        end = at + len(words)
        found |= {one.i for one in sentence.tokens if one.start < end and at < one.end}
        at = text.find(words, end, sentence.end)
    return frozenset(found)


def names(sentence: Sentence, i: int, sought: frozenset[int]) -> bool:
    """Tell whether the phrase at token `i`, or one beside it ("A and B"), has the sought words."""
    return any(
        number in sought or not sought.isdisjoint(_parts(sentence, number))
        for number in conjuncts(sentence, i)
    )


def _parts(sentence: Sentence, i: int) -> Iterator[int]:
    """The words of a phrase that name somebody: before the noun, and after its "of"."""
    for below in children(sentence, i, *_FLAT):
        yield below.i
    for prep in children(sentence, i, "prep"):
        if prep.text.lower() == "of":
            for below in children(sentence, prep.i, "pobj"):
                yield from conjuncts(sentence, below.i)


def owned_by(sentence: Sentence, i: int, sought: frozenset[int]) -> bool:
    """Tell whether the sought words say whose the thing is: "Egypt's plan", "the Egyptian plan"."""
    owners = (
        one
        for one in children(sentence, i, "poss", "amod", "compound", "nmod")
        if one.dep == "poss" or one.text[:1].isupper()
    )
    return any(names(sentence, one.i, sought) for one in owners)


def head_words(sentence: Sentence, i: int) -> Words | None:
    """The noun that a pattern takes as its object; None for names, numbers and pronouns."""
    counted = _counted(sentence, i)
    token = sentence.tokens[counted if is_word(sentence, counted) else i]
    if not is_word(sentence, token.i):
        return None
    word = _as_written(token)
    before = _word_before(sentence, token) if word in _WIDE else None
    return Words(frozenset((word if before is None else f"{before} {word}",)))


def _as_written(token: Token) -> str:
    """The base form; the plural where nobody writes another ("data", not "datum")."""
    text = token.text.lower()
    return text if text in ("data", "media") else token.lemma.lower()


def is_noun(sentence: Sentence, i: int | None) -> bool:
    """Tell whether there is a token, and it is a common noun."""
    return i is not None and sentence.tokens[i].pos == "NOUN"


def is_word(sentence: Sentence, i: int) -> bool:
    """Tell whether a token is a noun of the language, not the name of somebody or a number."""
    token = sentence.tokens[i]
    if token.pos not in ("NOUN", "PROPN") or not token.lemma.isalpha():
        return False
    if token.pos == "PROPN" and not any(children(sentence, i, "compound", "amod")):
        return False
    return not has_label(sentence, i, *_NO_WORDS)


def _counted(sentence: Sentence, i: int) -> int:
    token = sentence.tokens[i]
    if token.lemma.lower() not in _COUNTING and token.tag != "CD":
        return i
    for prep in children(sentence, i, "prep"):
        below = child(sentence, prep.i, "pobj")
        if prep.text.lower() == "of" and below is not None:
            return below.i
    return i


def _word_before(sentence: Sentence, token: Token) -> str | None:
    """The nearest word before a noun that says which kind, in small letters."""
    kinds = [one for one in children(sentence, token.i, "compound", "amod") if one.i < token.i]
    kinds = [one for one in kinds if one.text.islower() and one.text.isalpha()]
    return kinds[-1].lemma.lower() if kinds else None


def phrase_of(sentence: Sentence, name: str, i: int) -> tuple[str, Words] | None:
    """A phrase as pieces of a pattern, where it holds a plain noun: "to {court}"."""
    if sentence.tokens[i].pos != "NOUN":
        return None
    words = head_words(sentence, i)
    return None if words is None else (name, words)
