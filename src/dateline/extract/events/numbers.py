"""Numbers as news writes them: digits, words, bounds and ranges, read from a few words of text.

"at least 12", "between 20 and 30", "3.5 million", "dozens", "tens of thousands", "a dozen or more".
"""

import re
from dataclasses import dataclass

ABOUT = 0.1
"""How far "about 500" may be off, either way."""

_UNITS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "bn": 10**9, "mn": 10**6, "m": 10**6, "k": 1000,
}  # fmt: skip
_MANY = {
    "tens of thousands": 20_000, "hundreds of thousands": 200_000, "tens of millions": 20 * 10**6,
    "hundreds of millions": 200 * 10**6, "scores": 40, "dozens": 24, "hundreds": 200,
    "thousands": 2000, "millions": 2 * 10**6, "billions": 2 * 10**9,
}  # fmt: skip
"""Plurals without a number, and the least that they can mean."""

_FEW = {"a couple": (2, 2), "a pair": (2, 2), "a handful": (3, 9)}

_BOUNDS = {
    "at least": "least", "no fewer than": "least", "no less than": "least",
    "not less than": "least",
    "more than": "more", "over": "more", "above": "more", "upwards of": "least",
    "upward of": "least", "a minimum of": "least",
    "up to": "most", "as many as": "most", "as much as": "most", "at most": "most",
    "no more than": "most", "not more than": "most", "a maximum of": "most",
    "fewer than": "fewer", "less than": "fewer", "under": "fewer", "below": "fewer",
    "nearly": "fewer", "almost": "fewer", "close to": "about",
    "about": "about", "around": "about", "some": "about", "roughly": "about",
    "approximately": "about", "an estimated": "about", "estimated": "about",
}  # fmt: skip
_THOUSAND = 1000
"""Scales from here on end a group: "two hundred thousand"; those below count inside it."""

_LONGEST = 200
"""Signs that are looked at; a number with its bounds is much shorter."""


def _either(words: "dict[str, object] | dict[str, int] | dict[str, str]") -> str:
    by_length = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in by_length)


_UNIT = rf"(?:{'|'.join(sorted(_UNITS, key=len, reverse=True))})"
_WORDS = rf"(?:a|an|{_UNIT}(?:-{_UNIT})?)"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?"
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_NUMBER = (
    rf"(?:(?:{_DIGITS})(?:[\s-]?(?:{_SCALE})\b)*"
    rf"|{_WORDS}(?:[\s-]+(?:{_SCALE})\b)+(?:\s+(?:and\s+)?{_UNIT}(?:-{_UNIT})?\b)?"
    rf"|{_UNIT}(?:-{_UNIT})?\b)"
)
_PHRASE = re.compile(
    rf"(?<![\w.,$€£¥₹])(?:(?P<bound>{_either(_BOUNDS)})\s+)?(?:another\s+)?"
    rf"(?:(?P<many>{_either(_MANY)})(?=\s+of\b|\s*$)|(?P<few>{'|'.join(_FEW)})(?=\s+of\b|\s)"
    rf"|(?P<between>between\s+)?(?:[$€£¥₹])?(?P<first>{_NUMBER})"
    rf"(?:(?:\s*(?:-|–|to|or)\s*|\s+and\s+(?<=and\s))(?:[$€£¥₹])?(?P<second>{_NUMBER}))?"
    rf"(?P<more>\s+or\s+more)?)(?![\w%]|-[A-Za-z])",
    re.IGNORECASE,
)

_SCALED = re.compile(rf"[\s-]?(?:{_SCALE})\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""Four digits without a comma that are a year rather than a number, unless a bound says so."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its bounds, and where in the words it stands; None is an open bound.

    `share` tells that it is a percentage.
    """

    low: int | None
    high: int | None
    start: int
    end: int
    share: bool = False


def find_amount(text: str) -> Amount | None:
    """Give the first number in some words, with the words that bound it; None where none is."""
    for found in _PHRASE.finditer(text[:_LONGEST]):
        bounds = _read(found)
        if bounds is not None:
            return Amount(*bounds, found.start(), found.end())
    return None


def _read(found: "re.Match[str]") -> tuple[int | None, int | None] | None:
    if found["many"]:
        return _MANY[_plain(found["many"])], None
    if found["few"]:
        return _FEW[_plain(found["few"])]
    first = read_number(found["first"])
    if first is None or (_YEAR.fullmatch(found["first"]) and not found["bound"]):
        return None
    if found["second"]:
        return _range(found["first"], found["second"])
    if found["more"]:
        return first, None
    return _bound(first, _BOUNDS.get(_plain(found["bound"] or ""), ""))


def _range(first: str, second: str) -> tuple[int, int] | None:
    """Both ends of a range; in "20 to 30 million" both are millions."""
    scale = _SCALED.search(second)
    low = read_number(first if scale is None or _SCALED.search(first) else first + scale.group())
    high = read_number(second)
    return None if low is None or high is None else (min(low, high), max(low, high))


def _bound(value: int, bound: str) -> tuple[int | None, int | None]:
    if bound == "least":
        return value, None
    if bound == "more":
        return value + 1, None
    if bound in ("most", "fewer"):
        return None, value
    if bound == "about":
        return round(value * (1 - ABOUT)), round(value * (1 + ABOUT))
    return value, value


def read_number(words: str) -> int | None:
    """Read one number in digits or words: "1,200", "twenty-five", "3.5 million", "a dozen"."""
    total, part = 0.0, None
    for word in re.split(r"[\s-]+", words.strip().lower()):
        if word == "and":
            continue
        value = _read_word(word)
        if word in _SCALES:
            part = (1.0 if part is None else part) * _SCALES[word]
            if _SCALES[word] >= _THOUSAND:
                total, part = total + part, None
        elif value is None:
            return None
        else:
            part = (part or 0.0) + value
    return round(total + (part or 0.0))


def _read_word(word: str) -> float | None:
    if word in ("a", "an"):
        return 1.0
    if word in _UNITS:
        return float(_UNITS[word])
    glued = re.fullmatch(rf"([\d,.]+)({_SCALE})?", word)
    if glued is None or not word[0].isdigit():
        return None
    value = float(glued.group(1).replace(",", "").rstrip(".") or 0)
    return value * _SCALES.get(glued.group(2) or "", 1)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


_LOOSE = re.compile(rf"(?:\b(?P<bound>{_either(_BOUNDS)})\s+)?\b(?P<many>{_either(_MANY)})\b", re.I)
"""Plurals that stand for people by themselves: "spoke of hundreds of thousands"."""

_MOST = 2000
"""Signs of a sentence that are looked through for numbers."""


_UP_TO = {
    "scores": 200, "dozens": 200, "hundreds": 2000, "tens of thousands": 100_000,
    "thousands": 100_000, "hundreds of thousands": 10**6, "tens of millions": 10**8,
}  # fmt: skip
"""What such a plural says at most: who speaks of hundreds of thousands does not mean millions."""


def _bound_many(found: "re.Match[str]") -> tuple[int | None, int | None]:
    words = _plain(found["many"])
    bound = _BOUNDS.get(_plain(found["bound"] or ""), "")
    low, high = _MANY[words], _UP_TO.get(words)
    return (None, low) if bound in ("most", "fewer") else (low, None if bound == "more" else high)


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Give all numbers in a sentence in order, none of which overlaps another."""
    loose = [
        Amount(*_bound_many(one), one.start(), one.end()) for one in _LOOSE.finditer(text[:_MOST])
    ]
    found: list[Amount] = []
    for one in _PHRASE.finditer(text[:_MOST]):
        bounds = _read(one)
        longer = any(other.start <= one.start() and one.end() <= other.end for other in loose)
        if bounds is not None and not longer:
            found.append(Amount(*bounds, one.start(), one.end()))
    kept = (
        one
        for one in loose
        if not any(other.start < one.end and one.start < other.end for other in found)
    )
    return tuple(sorted((*found, *kept), key=lambda amount: amount.start))
