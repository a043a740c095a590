"""Numbers of people in an event: "more than 40 killed", "two soldiers were arrested"."""

from collections.abc import Iterator, Sequence

from dateline.extract.events.roles import Predicate
from dateline.extract.syntax import children, subtree
from dateline.findings import Quantity
from dateline.text import Document, Sentence, Token

_WHAT = {
    "kill": "killed", "die": "killed", "murder": "killed", "execute": "killed",
    "massacre": "killed", "assassinate": "killed", "behead": "killed", "slay": "killed",
    "killing": "killed", "wound": "wounded", "injure": "wounded", "hurt": "wounded",
    "arrest": "arrested", "detain": "arrested", "jail": "arrested", "imprison": "arrested",
    "deploy": "troops", "send": "troops", "withdraw": "troops", "release": "released",
    "free": "released", "kidnap": "abducted", "abduct": "abducted", "deport": "deported",
    "expel": "expelled", "evacuate": "evacuated", "rescue": "rescued", "displace": "displaced",
    "sentence": "sentenced",
}  # fmt: skip
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
_BEFORE = frozenset((
    "at", "least", "over", "than", "more", "about", "nearly", "around", "some", "most", "up",
    "to", "fewer", "less", "almost", "another",
))  # fmt: skip
_WORDS_OF_A_NUMBER = 8
_MANY = {"dozen": 24, "hundred": 200, "thousand": 2000, "score": 40}


def find_quantities(
    document: Document, sentence: Sentence, predicate: Predicate
) -> tuple[Quantity, ...]:
    """Give how many were killed, arrested ..., with bounds; empty where no number stands."""
    what = _WHAT.get(sentence.tokens[predicate.i].lemma)
    if what is None or predicate.object is None:
        return ()
    found = []
    for number in _heads(sentence, predicate.object):
        quantity = _count(document, sentence, number, what)
        if quantity is not None:
            found.append(quantity)
    return tuple(found)


def _heads(sentence: Sentence, i: int) -> Iterator[int]:
    yield i
    for below in children(sentence, i, "conj"):
        yield below.i


def _count(document: Document, sentence: Sentence, i: int, what: str) -> Quantity | None:
    token = sentence.tokens[i]
    number = token if token.tag == "CD" else next(children(sentence, i, "nummod"), None)
    if number is None and token.tag in ("NN", "NNP") and token.dep == "conj":
        one = next((t for t in children(sentence, i, "det") if t.text.lower() in ("a", "an")), None)
        if one is not None:
            return Quantity(what, 1, 1, document.span(one.start, token.end))
    if number is None:
        return _count_vaguely(document, token, what)
    inside = subtree(sentence, number.i)
    if len(inside) > _WORDS_OF_A_NUMBER:
        return None
    start, first = inside[0], number.i
    while first > start and sentence.tokens[first - 1].text.lower() not in _BEFORE:
        first -= 1
    while start > 0 and sentence.tokens[start - 1].text.lower() in _BEFORE:
        start -= 1
    last = max(number.i, *inside)
    value = read_number([sentence.tokens[n].text for n in range(first, last + 1)])
    if value is None:
        return None
    before = {sentence.tokens[n].text.lower() for n in range(start, first)}
    span = document.span(sentence.tokens[start].start, sentence.tokens[last].end)
    return Quantity(what, *_bounds(value, before), span)


def _count_vaguely(document: Document, token: Token, what: str) -> Quantity | None:
    """For "dozens of people" the least that the plural can mean."""
    low = _MANY.get(token.lemma.lower())
    if low is None or token.tag != "NNS":
        return None
    return Quantity(what, low, None, document.span(token.start, token.end))


def _bounds(value: int, before: set[str]) -> tuple[int | None, int | None]:
    if "more" in before or "over" in before:
        return value + 1, None
    if "least" in before:
        return value, None
    if "up" in before or "most" in before:
        return None, value
    if "fewer" in before or "less" in before or "nearly" in before or "almost" in before:
        return None, value
    if before & {"about", "around", "some"}:
        return round(value * 0.9), round(value * 1.1)
    return value, value


def read_number(words: Sequence[str]) -> int | None:
    """Read a number in digits or words: ["1,200"], ["twenty-five"], ["3", "million"]."""
    total: float | None = None
    for word in words:
        low = word.lower().replace(",", "")
        if low in ("-", "and", "a"):
            continue
        if low in _SCALES:
            total = (total or 1) * _SCALES[low]
            continue
        value = _read_word(low)
        if value is None:
            return None
        total = (total or 0) + value
    return int(total) if total is not None else None


def _read_word(low: str) -> float | None:
    if low in _WORDS:
        return _WORDS[low]
    if len(low) < 12 and low.isascii() and low.replace(".", "", 1).isdecimal():
        return float(low)
    parts = [_WORDS.get(part, 0) for part in low.split("-")] if "-" in low else [0]
    return sum(parts) if all(parts) else None
