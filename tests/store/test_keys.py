"""Numbers of keys: one for each key, bands of one stretch of time together."""

from datetime import date

from dateline.resolve.copies import SHORT, find_band_keys
from dateline.store.keys import number_key, number_keys

TEXT = "NATO met Iraq in Brussels on February 12, and its trainers are to go there again in May."


def test_each_key_has_a_number_of_its_own_that_the_file_can_hold() -> None:
    keys = [key for day in (None, date.min, date(2020, 2, 13), date.max) for key in _keys(day)]
    keys += ["s-0011223344556677", "us-0011223344556677", "q-0011223344556677"]
    numbers = number_keys(keys)
    assert len(set(numbers)) == len(set(keys)) > 400
    assert all(0 <= one < 2**63 for one in numbers)


def test_short_bands_are_in_order_of_time() -> None:
    days = (date.min, date(2020, 2, 13), date(2020, 2, 29), date.max)
    numbers = [[number_key(key) for key in _keys(day) if key.startswith(SHORT)] for day in days]
    ends = [end for one in numbers for end in (min(one), max(one))]
    assert ends == sorted(ends)
    assert max(ends) < number_key("l0000000000") < number_key("s-0011223344556677")


def _keys(day: date | None) -> tuple[str, ...]:
    return find_band_keys(TEXT, day)
