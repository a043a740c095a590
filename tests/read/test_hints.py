"""How often a server wants to be asked: headers and elements, sound and broken."""

from datetime import UTC, datetime, timedelta

import pytest

from dateline.read.hints import LONGEST, read_feed_pause, read_max_age, read_retry_after
from dateline.read.xml import parse_xml

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 120 ", 120),
        ("Mon, 02 Mar 2026 10:02:00 GMT", 120),
        ("Monday, 02-Mar-26 10:02:00 GMT", 120),
        ("Mon, 02 Mar 2026 11:02:00 +0100", 120),
        ("999999999", LONGEST.total_seconds()),
        ("Mon, 02 Mar 2126 10:02:00 GMT", LONGEST.total_seconds()),
        ("0", None),
        ("-5", None),
        ("Mon, 02 Mar 2020 10:02:00 GMT", None),
        ("1.5", None),
        ("soon", None),
        ("", None),
        ("Mon, 99 Mar 2026 10:02:00 GMT", None),
        ("9" * 400, None),
    ],
)
def test_retry_after(value: str, seconds: float | None) -> None:
    until = None if seconds is None else NOW + timedelta(seconds=seconds)
    assert read_retry_after({"retry-after": value}, NOW) == until


@pytest.mark.parametrize(
    ("control", "age", "seconds"),
    [
        ("max-age=600", "", 600),
        ("public, Max-Age=600", "", 600),
        ("max-age=600", "100", 500),
        ("max-age=600", "1000", 0),
        ("s-maxage=600", "", 0),
        ("max-age=600, no-cache", "", 0),
        ("no-store, max-age=600", "", 0),
        ('max-age="600"', "", 600),
        ("max-age=-1", "", 0),
        ("", "", 0),
    ],
)
def test_max_age(control: str, age: str, seconds: float) -> None:
    assert read_max_age({"cache-control": control, "age": age}) == seconds


@pytest.mark.parametrize(
    ("parts", "seconds"),
    [
        ("<ttl>60</ttl>", 3600),
        ("<ttl> 60 </ttl>", 3600),
        ("<ttl>an hour</ttl>", 0),
        ("<s:updatePeriod>hourly</s:updatePeriod>", 3600),
        ("<s:updatePeriod> Daily </s:updatePeriod><s:updateFrequency>4</s:updateFrequency>", 21600),
        ("<s:updatePeriod>daily</s:updatePeriod><s:updateFrequency>0</s:updateFrequency>", 86400),
        ("<s:updatePeriod>often</s:updatePeriod>", 0),
        ("<ttl>5</ttl><s:updatePeriod>hourly</s:updatePeriod>", 3600),
        ("", 0),
    ],
)
def test_the_pause_that_a_feed_wants(parts: str, seconds: float) -> None:
    space = "http://purl.org/rss/1.0/modules/syndication/"
    channel = parse_xml(f'<channel xmlns:s="{space}">{parts}</channel>'.encode())
    assert read_feed_pause(channel) == seconds
