"""Checks on what looks like a time and may be none: "may", "Section 2015", "his 80s".

A guard gets the place and the fields of a match and says whether it is a time. Words around it are
read from the text, parts of speech from the sentences when there are any.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.times.fields import Fields
from dateline.extract.times.lexemes import cue_words
from dateline.text import Sentence, Token

_AFTER = re.compile(r"[ \t]*([^\W\d_]+|\S)?")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a match stands: offsets in a text, and the sentences of that text."""

    text: str
    start: int
    end: int
    sentences: Sequence[Sentence]

    def before(self) -> str:
        """Give the word or mark before the match, as written; empty at the start of a line."""
        near = self.text[max(0, self.start - _REACH) : self.start].rstrip(' \t"“‘(')
        at = len(near)
        while at and near[at - 1].isalpha():
            at -= 1
        word = near[at:]
        return word if word else near[-1:].strip()

    def after(self) -> str:
        """Give the word or mark after the match; a word glued on by a hyphen counts as a mark."""
        found = _AFTER.match(self.text, self.end, self.end + _REACH)
        return (found[1] or "") if found else ""

    def token(self, offset: int) -> Token | None:
        """Give the token that an offset lies in."""
        sentence = find_sentence(self.sentences, offset)
        return find_token(sentence, offset) if sentence else None

    def tag(self) -> str:
        """Give the Penn tag of the last word, or "" without sentences."""
        token = self.token(self.end - 1)
        return token.tag if token else ""


Guard = Callable[[Place, Fields], bool]


def _bare_month(place: Place, _: Fields) -> bool:
    found = _LAST_WORD.search(place.text, max(place.start, place.end - _REACH), place.end)
    word = found[1].lower() if found else ""
    if word not in cue_words("namelike_months"):
        return True
    tag = place.tag()
    if tag[:2] in ("MD", "VB", "NN") and tag not in ("NN", "NNP"):
        return False
    before, after = place.before(), place.after()
    if after == "of" or (word == "march" and before.lower() in ("the", "his", "her", "their", "s")):
        return False
    if before[:1].isupper() and before.lower() not in cue_words("small"):
        return False
    if before in ("’", "'") or after in ("’", "'"):
        return before == "" or before.lower() in cue_words("small")
    return not after[:1].isupper() or before.lower() in ("in", "since", "until", "by", "last")


def _bare_year(place: Place, fields: Fields) -> bool:
    year = fields.number("year") or 0
    before, after = place.before(), place.after()
    low = before.lower()
    if low in cue_words("labels") or after.lower() in cue_words("measures") or after in ("%", "°"):
        return False
    if after in ("-", "–") and place.text[place.end + 1 : place.end + 2].isdigit():
        return False
    if before in ("#", "$", "€", "£", "+") or _counts(place, low) or _is_model(place, low, after):
        return False
    if 1900 <= year < 2100:
        return True
    return low in cue_words("year_context") or (before == "(" and year >= 1500)


def _is_model(place: Place, before: str, after: str) -> bool:
    """ "A 1987 Chevrolet" is a thing, "the 1987 Games" are of that year."""
    if not after[:1].isupper() or place.text[place.end : place.end + 1] != " ":
        return False
    return before in ("a", "an", "his", "her", "my", "their", "s")


def _counts(place: Place, before: str) -> bool:
    """A number that counts a plural ("1200 villages") is no year, if it is not of our years."""
    sentence = find_sentence(place.sentences, place.start)
    token = find_token(sentence, place.end - 1) if sentence else None
    if sentence is None or token is None or token.dep != "nummod" or not token.text.isdecimal():
        return False
    head = sentence.tokens[token.head]
    plural = head.tag in ("NNS", "NNPS") and head.i == token.i + 1
    rough = before in cue_words("rough")
    return plural and (rough or not 1950 <= int(token.text) < 2050)


def _edge_year(place: Place, _: Fields) -> bool:
    return place.after().lower() not in cue_words("measures")


def _about_year(place: Place, fields: Fields) -> bool:
    """ "About 1949" is a year where no noun is counted and no preposition stands before it."""
    if place.after().lower() in cue_words("measures") or _counts(place, "about"):
        return False
    return fields.has("month") or 1900 <= (fields.number("year") or 0) < 2100


def _decade(place: Place, fields: Fields) -> bool:
    if len(fields.text("decade") or "") == 4:
        return True
    low = place.text[place.start : place.end].lower()
    return (
        low.startswith(("the ", "'", "’", "‘", "late", "mid", "early"))
        and int(fields.text("decade") or 0) >= 20
    )


def _bare_season(place: Place, _: Fields) -> bool:
    before, after = place.before(), place.after().lower()
    low = place.text[place.start : place.end].lower()
    if place.tag() not in ("", "NN", "NNP") or (
        before[:1].isupper() and before.lower() not in cue_words("small")
    ):
        return False
    if low.startswith("the "):
        return not (after in ("of", "in", "to", "from") and low.endswith(("fall", "spring")))
    return before.lower() in (
        "in",
        "by",
        "since",
        "until",
        "during",
        "through",
        "of",
        "and",
        "last",
    )


def _quarter(place: Place, _: Fields) -> bool:
    return place.after().lower() not in ("century", "back", "mile", "final", "finals", "inch")


def _day_list(place: Place, fields: Fields) -> bool:
    """In "on Feb. 12, 14 people" the second number is no day."""
    inside = place.text[place.start : place.end]
    if not re.search(r",\s|and|or", inside) or fields.has("year"):
        return True
    after = place.after().lower()
    return not after[:1].isalpha() or after in cue_words("small")


def _no_title(place: Place, _: Fields) -> bool:
    """ "USA Today" and "The Tonight Show" are names."""
    return place.text[place.start].islower() or not place.before()[:1].isalpha()


def _bare_weekday(place: Place, fields: Fields) -> bool:
    if fields.has("shortday"):
        return False
    return place.before() not in (
        "Black",
        "Super",
        "Bloody",
        "Cyber",
        "Ash",
        "Holy",
        "Ruby",
        "Casual",
    )


def _which_unit(place: Place, fields: Fields) -> bool:
    unit = fields.text("shift")
    low = place.text[place.start : place.end].lower()
    if unit in ("minute", "season") or (unit == "hour" and "next" not in low and "past" not in low):
        return False
    if unit == "quarter" and fields.has("last"):
        return place.after().lower() not in ("century", "mile")
    return not (unit == "day" and fields.has("last"))


def _edge_unit(_: Place, fields: Fields) -> bool:
    return fields.text("shift") in ("week", "month", "year", "decade", "century", "quarter")


def _earlier(place: Place, _: Fields) -> bool:
    """The length in "two days before the vote" is told by itself, the vote being no time."""
    last = place.text[place.start : place.end].split()[-1].lower()
    if last in ("before", "after", "previously"):
        return not place.after()[:1].isalnum()
    return place.after().lower() != "than"


def _clause_end(place: Place, _: Fields) -> bool:
    return not place.after()[:1].isalnum()


def _one_unit(place: Place, fields: Fields) -> bool:
    unit, low = fields.text("span_unit"), place.text[place.start : place.end].lower()
    if unit in ("second", "weekend", "night", "minute") and not low.startswith("one"):
        return False
    if place.before().lower() in ("many", "such", "quite", "what", "not"):
        return False
    after = place.text[place.end : place.end + 1]
    return after not in ("-", "’", "'") or place.text[place.end + 1 : place.end + 2] in ("s", "")


def _counted(_: Place, fields: Fields) -> bool:
    """ "A decades-long war" has no count."""
    return not fields.has("one") or any(fields.has(one) for one in ("several", "hundred"))


def _plural_count(_: Place, fields: Fields) -> bool:
    """ "The ten year struggle": a number above one, and no second in a row of places."""
    count = fields.count()
    return (
        count is not None and count >= 2 and fields.text("span_unit") not in ("second", "weekend")
    )


def _not_ordinal(place: Place, fields: Fields) -> bool:
    return fields.text("span_unit") != "second" or place.text[place.start].isdigit()


def _bare_units(place: Place, _: Fields) -> bool:
    after = place.after().lower()
    if place.before().lower() == "the":
        return after in ("before", "after", "since", "following", "leading", "ahead", "that")
    if after in ("of", "to") and place.before().lower() not in ("for", "after"):
        return False
    return place.before().lower() in cue_words("units_after") and after not in ("old",)


def _often(place: Place, fields: Fields) -> bool:
    first = place.text[place.start]
    if fields.has("weekdays"):
        return True
    after = place.after()
    if first.islower():
        return not after[:1].isupper()
    return place.before() == "" and after[:1].islower()


def _noun_alone(place: Place, _: Fields) -> bool:
    token = place.token(place.end)
    if token is None and place.end + 1 < len(place.text):
        token = place.token(place.end + 1)
    return token is None or token.pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _bare_part(place: Place, _: Fields) -> bool:
    return place.before().lower() in ("in", "during") and place.after().lower() not in ("of",)


GUARDS: dict[str, Guard] = {
    "bare_month": _bare_month,
    "bare_year": _bare_year,
    "edge_year": _edge_year,
    "about_year": _about_year,
    "decade": _decade,
    "bare_season": _bare_season,
    "quarter": _quarter,
    "day_list": _day_list,
    "no_title": _no_title,
    "bare_weekday": _bare_weekday,
    "which_weekday": _bare_weekday,
    "which_unit": _which_unit,
    "edge_unit": _edge_unit,
    "which_month": _bare_month,
    "earlier": _earlier,
    "clause_end": _clause_end,
    "one_unit": _one_unit,
    "counted": _counted,
    "plural_count": _plural_count,
    "not_ordinal": _not_ordinal,
    "bare_units": _bare_units,
    "often": _often,
    "noun_alone": _noun_alone,
    "bare_part": _bare_part,
}
