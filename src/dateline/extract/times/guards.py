"""Checks on what looks like a time and may be none: "may", "Section 2015", "his 80s".

A guard gets the place and the fields of a match and says whether it is a time. Words around it are
read from the text and compared with the lists of the language (cues.yaml), parts of speech come
from the sentences when there are any.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.times.fields import Fields
from dateline.extract.times.languages import Words
from dateline.text import Sentence, Token

_AFTER = re.compile(r"[ \t]*([^\W\d_]+|\S)?")
_LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")
_REACH = 40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a match stands: offsets in a text, its sentences, the words of its language."""

    text: str
    start: int
    end: int
    sentences: Sequence[Sentence]
    words: Words

    def follows(self, cues: str) -> bool:
        """Tell whether the word before the match is in a list of cues.yaml."""
        return self.before().lower() in self.words.cues[cues]

    def precedes(self, cues: str) -> bool:
        """Tell whether the word after the match is in a list of cues.yaml."""
        return self.after().lower() in self.words.cues[cues]

    def first_word(self) -> str:
        """Give the first word of the match in small letters."""
        return self.text[self.start : self.end].split()[0].lower()

    def is_opened(self) -> bool:
        """Tell whether the match stands right after an opening bracket."""
        return self.text[max(0, self.start - 1) : self.start] in ("(", "[")

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
    """ "May", "March" and "April" are also verbs, walks and women."""
    found = _LAST_WORD.search(place.text, max(place.start, place.end - _REACH), place.end)
    word = found[1].lower() if found else ""
    if word not in place.words.cues["namelike_months"]:
        return True
    tag = place.tag()
    if tag[:2] in ("MD", "VB", "NN") and tag not in ("NN", "NNP"):
        return False
    before = place.before()
    if place.precedes("month_of_name") or (
        word in place.words.cues["deed_months"] and not _modifies(place) and _is_deed(place)
    ):
        return False
    if before[:1].isupper() and not place.follows("small"):
        return False
    if before in ("’", "'") or place.after() in ("’", "'"):
        return before == "" or place.follows("small")
    return not place.after()[:1].isupper() or place.follows("month_prepositions")


def _modifies(place: Place) -> bool:
    """Tell whether the match stands before a noun as its modifier ("the March vote")."""
    token, sentence = place.token(place.end - 1), find_sentence(place.sentences, place.start)
    if token is None or sentence is None:
        return False
    head = sentence.tokens[token.head]
    return token.dep == "compound" and head.i > token.i and head.text.islower()


def _is_deed(place: Place) -> bool:
    """Tell whether an owner or adjective makes it a deed ("the annual March for Life")."""
    token, sentence = place.token(place.end - 1), find_sentence(place.sentences, place.start)
    if place.follows("owners"):
        return True
    if token is None or sentence is None:
        return False
    below = [sentence.tokens[number] for number in sentence.children[token.i]]
    return any(one.dep in ("amod", "det", "poss") and one.end <= place.start for one in below)


def _bare_year(place: Place, fields: Fields) -> bool:
    year = fields.number("year") or 0
    before, after = place.before(), place.after()
    if place.follows("labels") or place.precedes("measures") or after in ("%", "°"):
        return False
    if after in ("-", "–") and place.text[place.end + 1 : place.end + 2].isdigit():
        return False
    if before in ("#", "$", "€", "£", "+") or _counts(place) or _is_model(place):
        return False
    if 1900 <= year < 2100:
        return True
    heads = before == "," and place.text[place.end : place.end + 1] in ("", "\n")
    return place.follows("year_context") or (year >= 1500 and (place.is_opened() or heads))


def _is_model(place: Place) -> bool:
    """ "A 1987 Chevrolet" is a thing, "the 1987 Games" are of that year."""
    if not place.after()[:1].isupper() or place.text[place.end : place.end + 1] != " ":
        return False
    return place.follows("owners_of_things")


def _counts(place: Place, *, rough: bool = False) -> bool:
    """A number that counts a plural ("1200 villages") is no year, if it is not of our years.

    "The 1777 campaigns" are of a year: what is counted is mostly rounded.
    """
    sentence = find_sentence(place.sentences, place.start)
    token = find_token(sentence, place.end - 1) if sentence else None
    if sentence is None or token is None or token.dep != "nummod" or not token.text.isdecimal():
        return False
    head, year = sentence.tokens[token.head], int(token.text)
    plural = head.tag in ("NNS", "NNPS") and head.i == token.i + 1
    exact = place.follows("articles") and year % 50 != 0 and year >= 1500
    return plural and (rough or place.follows("rough") or not (1950 <= year < 2050 or exact))


def _edge_year(place: Place, _: Fields) -> bool:
    return not place.precedes("measures")


def _about_year(place: Place, fields: Fields) -> bool:
    """ "About 1949" is a year where no noun is counted and no preposition stands before it."""
    if place.precedes("measures") or _counts(place, rough=True):
        return False
    return fields.has("month") or 1900 <= (fields.number("year") or 0) < 2100


def _decade(place: Place, fields: Fields) -> bool:
    """ "The 80s" and "'80s" are a decade, "his 80s" an age, "the 10s" mostly ten-dollar notes."""
    if len(fields.text("decade") or "") == 4:
        return True
    marked = place.text[place.start] in "'’‘" or place.first_word() in (
        place.words.cues["articles"] | place.words.cues["parts"]
    )
    return marked and int(fields.text("decade") or 0) >= 20


def _bare_season(place: Place, _: Fields) -> bool:
    before = place.before()
    if place.tag() not in ("", "NN", "NNP") or (
        before[:1].isupper() and not place.follows("small")
    ):
        return False
    if place.text[place.end - 2 : place.end].islower() and place.after()[:1].isupper():
        word = place.text[place.start : place.end].split()[-1]
        if word[0].isupper():
            return False
    if place.first_word() in place.words.cues["articles"]:
        last = place.text[place.start : place.end].split()[-1].lower()
        return not (place.precedes("season_of_deed") and last in place.words.cues["deed_seasons"])
    return place.follows("season_prepositions")


def _holiday_name(place: Place, fields: Fields) -> bool:
    """ "The Easter Rising" and "White Christmas" are names."""
    if fields.has("year"):
        return True
    after = place.text[place.end : place.end + 2]
    named = after[:1] == " " and after[1:].isupper()
    return not named and not (place.before()[:1].isupper() and not place.follows("small"))


def _quarter(place: Place, _: Fields) -> bool:
    return not place.precedes("quarter_of")


def _day_list(place: Place, fields: Fields) -> bool:
    """In "on Feb. 12, 14 people" the second number is no day."""
    inside = place.text[place.start : place.end].lower()
    joined = re.split(r"[\s]+", inside.replace(",", " , "))
    if not place.words.cues["day_joins"].intersection(joined) or fields.has("year"):
        return True
    return not place.after()[:1].isalpha() or place.precedes("small")


def _no_title(place: Place, _: Fields) -> bool:
    """ "USA Today" and "The Tonight Show" are names."""
    return place.text[place.start].islower() or not place.before()[:1].isalpha()


def _bare_weekday(place: Place, fields: Fields) -> bool:
    """ "Sun" and "Wed" alone are no days, and "Bloody Sunday" is one of its own."""
    if fields.has("shortday"):
        return False
    return not (place.before()[:1].isupper() and place.follows("named_weekdays"))


def _which_unit(place: Place, fields: Fields) -> bool:
    """ "This minute", "last season" and "the last day" do not say which."""
    unit = fields.text("shift")
    if unit in ("minute", "season") or (
        unit == "hour" and not place.words.cues["hour_which"].intersection(_words(place))
    ):
        return False
    if unit == "quarter" and fields.has("last"):
        return not place.precedes("quarter_of")
    return not (unit == "day" and fields.has("last"))


def _words(place: Place) -> list[str]:
    return place.text[place.start : place.end].lower().split()


def _edge_unit(_: Place, fields: Fields) -> bool:
    return fields.text("shift") in ("week", "month", "year", "decade", "century", "quarter")


def _earlier(place: Place, _: Fields) -> bool:
    """The length in "two days before the vote" is told by itself, the vote being no time."""
    if _words(place)[-1] in place.words.cues["links_to_deed"]:
        return not place.after()[:1].isalnum()
    return not place.precedes("than")


def _clause_end(place: Place, _: Fields) -> bool:
    return not place.after()[:1].isalnum()


def _one_unit(place: Place, fields: Fields) -> bool:
    """ "A year" is a length; "a second", "a night" mostly are not, nor is "many a year"."""
    counted = place.first_word() in place.words.cues["one"]
    if fields.text("span_unit") in ("second", "weekend", "night", "minute") and not counted:
        return False
    if place.follows("not_lengths"):
        return False
    after = place.text[place.end : place.end + 1]
    return after not in ("-", "’", "'") or place.text[place.end + 1 : place.end + 2] in ("s", "")


def _rate(place: Place, _: Fields) -> bool:
    """ "Sixty rounds a day": a unit after what is counted in it."""
    token = place.token(place.start)
    sentence = find_sentence(place.sentences, place.start)
    if (
        sentence is None
        or token is None
        or token.i == 0
        or place.first_word() in place.words.cues["one"]
    ):
        return False
    if place.precedes("after_lengths"):
        return False
    before = sentence.tokens[token.i - 1]
    return before.tag == "NNS" and token.start - before.end == 1


def _counted(place: Place, fields: Fields) -> bool:
    """ "A decades-long war" has no count, and "60 Minutes" is a title."""
    words = place.text[place.start : place.end].split()
    if words[-1].istitle() and not words[0].istitle():
        return False
    return not fields.has("one") or any(fields.has(one) for one in ("several", "hundred", "filler"))


def _plural_count(_: Place, fields: Fields) -> bool:
    """ "The ten year struggle": a number above one, no year, and no second in a row of places."""
    count = fields.count()
    if count is None or not 2 <= count < 1000:
        return False
    return fields.text("span_unit") not in ("second", "weekend")


def _not_ordinal(place: Place, fields: Fields) -> bool:
    return fields.text("span_unit") != "second" or place.text[place.start].isdigit()


def _bare_units(place: Place, _: Fields) -> bool:
    """ "For years" is a length, "years" in most other places is not."""
    if place.follows("articles"):
        return place.precedes("units_link")
    if place.precedes("units_of") and not place.follows("units_whole"):
        return False
    return place.follows("units_after") and not place.precedes("age")


def _often(place: Place, fields: Fields) -> bool:
    """ "The daily Granma" and "Daily Mail" are names."""
    if fields.has("weekdays"):
        return True
    after = place.after()
    if place.text[place.start].islower():
        return not after[:1].isupper()
    return place.before() == "" and after[:1].islower()


def _noun_alone(place: Place, _: Fields) -> bool:
    """ "The present" is a time, "the present crisis" is not."""
    token = place.token(place.end)
    if token is None and place.end + 1 < len(place.text):
        token = place.token(place.end + 1)
    return token is None or token.pos not in ("NOUN", "PROPN", "ADJ", "NUM")


def _bare_part(place: Place, _: Fields) -> bool:
    return place.follows("part_prepositions") and not place.precedes("units_of")


def _bare_hour(place: Place, _: Fields) -> bool:
    """ "High noon" is a film and a figure of speech."""
    return not place.follows("not_hours")


def _of_year(_: Place, fields: Fields) -> bool:
    return fields.text("shift") == "year"


def _after_at(place: Place, _: Fields) -> bool:
    return place.follows("hours_at")


def _day_of_story(place: Place, _: Fields) -> bool:
    """ "On the 13th" is a day of the month told before, "the 13th round" is not."""
    return place.follows("day_prepositions") and not place.after()[:1].isalnum()


GUARDS: dict[str, Guard] = {
    "bare_month": _bare_month,
    "bare_year": _bare_year,
    "edge_year": _edge_year,
    "about_year": _about_year,
    "decade": _decade,
    "bare_season": _bare_season,
    "holiday_name": _holiday_name,
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
    "rate": _rate,
    "counted": _counted,
    "plural_count": _plural_count,
    "not_ordinal": _not_ordinal,
    "bare_units": _bare_units,
    "often": _often,
    "noun_alone": _noun_alone,
    "bare_part": _bare_part,
    "bare_hour": _bare_hour,
    "of_year": _of_year,
    "after_at": _after_at,
    "day_of_story": _day_of_story,
}
