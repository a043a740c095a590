"""No text of quotation marks and brackets makes the finder of quotations fail: 20,000 of them."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.extract.quotes import find_quotes, quote_at

MARKS = "\" “ ” „ « » ‘ ’ ' `` '' ’’ ‘‘ ( ) [ ] { } — - , . ? ! : said he the 99 s rock'n'roll '90s"
PIECES = [*MARKS.split(), "\n", "\n\n", " ", "\u2028", "\ufeff", "\r\n"]
BATCHES, TEXTS = 100, 200


@settings(max_examples=BATCHES, deadline=None)
@given(st.integers(0, 2**32))
def test_random_texts_of_marks_are_read(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 (no secret)
    for _ in range(TEXTS):
        text = chance.choice(["", " "]).join(chance.choices(PIECES, k=chance.randint(0, 24)))
        last = 0
        for quote in find_quotes(text):
            assert last <= quote.start <= quote.first < quote.last <= quote.end <= len(text)
            assert "\n" not in text[quote.start : quote.end]
            found = quote_at(find_quotes(text), quote.first)
            assert found == quote
            last = quote.end
