"""How long something lasts: "for three weeks from May 3" has an end, three weeks on."""

import re

from dateline.extract.syntax import child, find_token
from dateline.extract.when.relations import load_words, move
from dateline.findings import Interval, Time
from dateline.text import Sentence

_VALUE = re.compile(r"P(\d{1,4})([DWMY])\Z")
_UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def lasts_until(sentence: Sentence, i: int, length: Time, start: Interval) -> Interval | None:
    """Give the days from a start to the end of a stretch that predicate `i` lasts, else None."""
    found = _VALUE.match(length.value)
    token = find_token(sentence, length.span.start)
    if found is None or token is None or start.earliest is None:
        return None
    while length.span.start <= sentence.tokens[token.head].start < length.span.end:
        if token.head == token.i:
            return None
        token = sentence.tokens[token.head]
    prep = sentence.tokens[token.head]
    if prep.text.lower() != "for" or prep.head != i or child(sentence, i, "neg") is not None:
        return None
    if sentence.tokens[i].lemma in load_words().grants:
        return None
    days = load_words().units[_UNITS[found[2]]]
    count = int(found[1])
    last = start.latest or start.earliest
    if (last - start.earliest).days >= days[0] * count:
        return None  # "for three days last week" lies within the week
    end = move("after", Interval(last, last), days[0] * count, days[1] * count)
    return Interval(start.earliest, end.latest)
