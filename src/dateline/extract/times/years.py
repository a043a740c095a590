"""Guards of bare years: "Section 2015", "1950 people" and "a 1987 Chevrolet" name none."""

from dateline.extract.syntax import find_sentence, find_token
from dateline.extract.times.fields import Fields
from dateline.extract.times.place import Place


def is_bare_year(place: Place, fields: Fields) -> bool:
    """A number of four figures is a year where nothing counts or labels with it."""
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


def is_edge_year(place: Place, _: Fields) -> bool:
    """ "Early 1949" is a year, "the first 1950 people" are not."""
    return not place.precedes("measures")


def is_about_year(place: Place, fields: Fields) -> bool:
    """ "About 1949" is a year where no noun is counted and no preposition stands before it."""
    if place.precedes("measures") or _counts(place, rough=True):
        return False
    return fields.has("month") or 1900 <= (fields.number("year") or 0) < 2100
