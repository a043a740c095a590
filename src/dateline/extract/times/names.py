"""Guards against names: "May said", "the 1987 Chevrolet", "White Christmas", "USA Today"."""

import re

from dateline.extract.syntax import find_sentence
from dateline.extract.times.fields import Fields
from dateline.extract.times.place import REACH, Place

_LAST_WORD = re.compile(r"([^\W\d_]+)\.?$")


def is_bare_month(place: Place, _: Fields) -> bool:
    """ "May", "March" and "April" are also verbs, walks and women."""
    found = _LAST_WORD.search(place.text, max(place.start, place.end - REACH), place.end)
    word = found[1].lower() if found else ""
    if word not in place.words.cues["namelike_months"]:
        return True
    tag = place.tag()
    if tag[:2] in ("MD", "VB", "NN") and tag not in ("NN", "NNP"):
        return False
    before = place.before()
    if _is_woman(place) or (
        word in place.words.cues["deed_months"] and not _modifies(place) and _is_deed(place)
    ):
        return False
    if before[:1].isupper() and not place.follows("small"):
        return False
    if before in ("’", "'") or place.after() in ("’", "'"):
        return before == "" or place.follows("small")
    return not place.after()[:1].isupper() or place.follows("month_prepositions")


def _is_woman(place: Place) -> bool:
    """ "May said" and "April of Oslo" are women."""
    token = place.token(place.end - 1)
    subject = token is not None and token.dep in ("nsubj", "nsubjpass")
    return place.precedes("month_of_name") or (subject and place.precedes("sayers"))


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


def is_decade(place: Place, fields: Fields) -> bool:
    """ "The 80s" and "'80s" are a decade, "his 80s" an age, "the 10s" mostly ten-dollar notes."""
    if len(fields.text("decade") or "") == 4:
        return True
    marked = place.text[place.start] in "'’‘" or place.first_word() in (
        place.words.cues["articles"] | place.words.cues["parts"]
    )
    return marked and int(fields.text("decade") or 0) >= 20


def is_bare_season(place: Place, _: Fields) -> bool:
    """ "In winter" is a time; "to spring", "the fall of Rome" and "the Fall Classic" are none."""
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


def is_holiday_name(place: Place, fields: Fields) -> bool:
    """ "The Easter Rising" and "White Christmas" are names."""
    if fields.has("year"):
        return True
    after = place.text[place.end : place.end + 2]
    named = after[:1] == " " and after[1:].isupper()
    part = place.text[place.start].isupper() and place.before()[:1].isupper()
    return not named and (not part or place.follows("small"))


def is_no_title(place: Place, _: Fields) -> bool:
    """ "USA Today" and "The Tonight Show" are names."""
    return place.text[place.start].islower() or not place.before()[:1].isalpha()


def is_bare_weekday(place: Place, fields: Fields) -> bool:
    """ "Sun" and "Wed" alone are no days, and "Bloody Sunday" is one of its own."""
    if fields.has("shortday"):
        return False
    return not (place.before()[:1].isupper() and place.follows("named_weekdays"))


def is_often(place: Place, fields: Fields) -> bool:
    """ "The daily Granma" and "Daily Mail" are names."""
    if fields.has("weekdays"):
        return True
    after = place.after()
    if place.text[place.start].islower():
        return not after[:1].isupper()
    return place.before() == "" and after[:1].islower()
