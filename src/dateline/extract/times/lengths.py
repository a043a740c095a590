"""Guards of units and lengths: "the last day", "many a year", "sixty rounds a day"."""

from dateline.extract.syntax import find_sentence
from dateline.extract.times.fields import Fields
from dateline.extract.times.place import Place


def is_which_unit(place: Place, fields: Fields) -> bool:
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


def is_edge_unit(_: Place, fields: Fields) -> bool:
    """ "The end of the year" is told, "the end of the day" mostly is not meant."""
    return fields.text("shift") in ("week", "month", "year", "decade", "century", "quarter")


def is_earlier(place: Place, _: Fields) -> bool:
    """The length in "two days before the vote" is told by itself, the vote being no time."""
    if _words(place)[-1] in place.words.cues["links_to_deed"]:
        return not place.after()[:1].isalnum()
    return not place.precedes("than")


def is_one_unit(place: Place, fields: Fields) -> bool:
    """ "A year" is a length; "a second", "a night" mostly are not, nor is "many a year"."""
    counted = place.first_word() in place.words.cues["one"]
    if fields.text("span_unit") in ("second", "weekend", "night", "minute") and not counted:
        return False
    if place.follows("not_lengths"):
        return False
    after = place.text[place.end : place.end + 1]
    return after not in ("-", "’", "'") or place.text[place.end + 1 : place.end + 2] in ("s", "")


def is_rate(place: Place, _: Fields) -> bool:
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


def is_counted(place: Place, fields: Fields) -> bool:
    """ "A decades-long war" has no count, and "60 Minutes" is a title."""
    words = place.text[place.start : place.end].split()
    if words[-1].istitle() and not words[0].istitle():
        return False
    return not fields.has("one") or any(fields.has(one) for one in ("several", "hundred", "filler"))


def is_plural_count(_: Place, fields: Fields) -> bool:
    """ "The ten year struggle": a number above one, no year, and no second in a row of places."""
    count = fields.count()
    if count is None or not 2 <= count < 1000:
        return False
    return fields.text("span_unit") not in ("second", "weekend")


def is_not_ordinal(place: Place, fields: Fields) -> bool:
    """ "A 30-second call" is a length, "twenty-second" a place in a row."""
    return fields.text("span_unit") != "second" or place.text[place.start].isdigit()


def is_bare_units(place: Place, _: Fields) -> bool:
    """ "For years" is a length, "years" in most other places is not."""
    if place.follows("articles"):
        return place.precedes("units_link")
    if place.precedes("units_of") and not place.follows("units_whole"):
        return False
    return place.follows("units_after") and not place.precedes("age")
