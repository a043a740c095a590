"""Checks on what looks like a time and may be none: "may", "Section 2015", "his 80s".

A guard gets the place and the fields of a match and says whether it is a time. Words around it are
read from the text and compared with the lists of the language (cues.yaml), parts of speech come
from the sentences when there are any. The table at the end names every guard that a pattern can.
"""

import re

from dateline.extract.times import lengths, names, years
from dateline.extract.times.fields import Fields
from dateline.extract.times.place import Guard, Place


def _quarter(place: Place, _: Fields) -> bool:
    return not place.precedes("quarter_of")


def _day_list(place: Place, fields: Fields) -> bool:
    """In "on Feb. 12, 14 people" the second number is no day."""
    inside = place.text[place.start : place.end].lower()
    joined = re.split(r"[\s]+", inside.replace(",", " , "))
    if not place.words.cues["day_joins"].intersection(joined) or fields.has("year"):
        return True
    return not place.after()[:1].isalpha() or place.precedes("small")


def _clause_end(place: Place, _: Fields) -> bool:
    return not place.after()[:1].isalnum()


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
    "bare_month": names.is_bare_month,
    "bare_year": years.is_bare_year,
    "edge_year": years.is_edge_year,
    "about_year": years.is_about_year,
    "decade": names.is_decade,
    "bare_season": names.is_bare_season,
    "holiday_name": names.is_holiday_name,
    "quarter": _quarter,
    "day_list": _day_list,
    "no_title": names.is_no_title,
    "bare_weekday": names.is_bare_weekday,
    "which_weekday": names.is_bare_weekday,
    "which_unit": lengths.is_which_unit,
    "edge_unit": lengths.is_edge_unit,
    "which_month": names.is_bare_month,
    "earlier": lengths.is_earlier,
    "clause_end": _clause_end,
    "one_unit": lengths.is_one_unit,
    "rate": lengths.is_rate,
    "counted": lengths.is_counted,
    "plural_count": lengths.is_plural_count,
    "not_ordinal": lengths.is_not_ordinal,
    "bare_units": lengths.is_bare_units,
    "often": names.is_often,
    "noun_alone": _noun_alone,
    "bare_part": _bare_part,
    "bare_hour": _bare_hour,
    "of_year": _of_year,
    "after_at": _after_at,
    "day_of_story": _day_of_story,
}
