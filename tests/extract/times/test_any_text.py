"""Whatever stands in a text, no time is outside the calendar: 100,000 random rows of time words.

Hypothesis chooses where each batch of rows begins, so that a failure is shown by its smallest seed.
"""

import random
import re
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.times import find_phrases, resolve_times
from dateline.findings import Time
from tests.builders import make_document

BATCHES, ROWS = 250, 400
WORDS = """
January May march 12 31 0 99 / 2020 - 3rd Friday last year years ago the 2 1999 p.m. , . Feb week
every two of mid late in 1990s 's on a 9999 0000 century early BC noon 25:61 12:30 1/2 half quarter
Easter summer weekend next hundred thousand 999999999 earlier decades Ramadan fiscal 0735 GMT
overnight and an hour minutes the 13th day before after tomorrow 29 February 29/02/2019 2019-02-29
29.2.2100 9/11 week's end more than about recently now from ( ) 24:00 T 1e9 -1 470s Q3 H2 'tis 00
1000 AD third third-quarter first
"""
PIECES = WORDS.split()
VALUE = re.compile(
    r"(?:BC\d{2,4}|\d{4}|\d{3}X|\d{2}|XXXX)(?:-(?:\d\d|XX|SP|SU|FA|WI|Q[1-4]|H[12])(?:-(?:\d\d|XX))?)?"
    r"(?:T(?:\d\d:\d\d(?:Z|[+-]\d\d)?|MO|MI|AF|EV|NI))?"
    r"|(?:\d{4}|XXXX)-W(?:\d\d|XX)(?:-(?:[1-7]|WE))?(?:T(?:\d\d:\d\d(?:Z|[+-]\d\d)?|MO|MI|AF|EV|NI))?"
    r"|P(?:(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|X)(?:Y|M|W|D|Q|DE|CE|WE))*"
    r"(?:T(?:(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|X)[HMS])+)?"
    r"|(?:PAST|PRESENT|FUTURE)_REF(?:T\w\w|T\d\d:\d\d(?:Z|[+-]\d\d)?)?"
)
DAY = re.compile(r"\d{4}-\d\d-\d\d")


def check_calendar(found: Time) -> None:
    assert VALUE.fullmatch(found.value), found
    if DAY.match(found.value):
        date.fromisoformat(found.value[:10])
    month = re.match(r"\d{4}-(\d\d)", found.value)
    assert month is None or 1 <= int(month[1]) <= 12, found
    week = re.match(r"\d{4}-W(\d\d)", found.value)
    assert week is None or 1 <= int(week[1]) <= 53, found
    clock = re.search(r"T(\d\d):(\d\d)", found.value)
    assert clock is None or (int(clock[1]) <= 24 and int(clock[2]) <= 59), found
    if found.earliest and found.latest:
        assert found.earliest <= found.latest, found


@settings(max_examples=BATCHES, deadline=None)
@given(st.integers(0, 2**32), st.sampled_from([1, 1583, 2020, 9999]))
def test_random_rows_of_time_words_give_days_of_the_calendar(seed: int, year: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    rows = (
        chance.choice(["", " ", " ", "-"]).join(chance.choices(PIECES, k=chance.randint(1, 8)))
        for _ in range(ROWS)
    )
    document = make_document("\n".join(rows), published=f"{year:04d}-12-31")
    ends = 0
    for found in resolve_times(document, (), find_phrases(document, ())):
        assert found.span.start >= ends, "times overlap"
        check_calendar(found)
        ends = found.span.end
