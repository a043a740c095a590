"""What a robots.txt allows us, as RFC 9309 has it."""

import pytest

from dateline.read.robots import MOST_BYTES, MOST_DELAY, Robots, decode_robots
from tests.spending import spend

CASES = [
    ("", "/a", True),
    ("User-agent: *\nDisallow: /", "/a", False),
    ("User-agent: *\nDisallow:", "/a", True),
    ("User-agent: *\nDisallow: /", "/robots.txt", True),
    ("User-agent: *\nDisallow: /\nAllow: /news/", "/news/1", True),
    ("User-agent: *\nAllow: /news/\nDisallow: /news/old", "/news/old/1", False),
    ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", True),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf", False),
    ("User-agent: *\nDisallow: /*.pdf$", "/a.pdf?b", True),
    ("User-agent: *\nDisallow: /*?id=", "/a?id=3", False),
    ("User-agent: *\nDisallow: /%7Ejoe", "/~joe", False),
    ("User-agent: Dateline\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
    ("User-agent: DATELINE\nDisallow: /a\n\nUser-agent: *\nDisallow:", "/a", False),
    ("User-agent: other\nDisallow: /", "/a", True),
    ("User-agent: other\nUser-agent: dateline\nDisallow: /", "/a", False),
    ("User-agent: dateline\nDisallow: /a\nUser-agent: dateline\nDisallow: /b", "/b", False),
    ("user-agent:*#all\r\ndisallow:/a # none", "/a", False),
    ("<html>Not found</html>", "/a", True),
]


@pytest.mark.parametrize(("rules", "path", "allowed"), CASES)
def test_what_is_allowed(rules: str, path: str, allowed: bool) -> None:  # noqa: FBT001
    assert Robots(rules).allow(f"https://wire.example{path}") is allowed


def test_no_file_allows_all() -> None:
    assert Robots(None).allow("https://wire.example/a")
    assert Robots(None).delay == 0


@pytest.mark.parametrize(
    ("delay", "seconds"),
    [("2.5", 2.5), ("0", 0), ("-3", 0), ("inf", 0), ("x", 0), ("1e9", MOST_DELAY)],
)
def test_the_delay_that_is_wanted(delay: str, seconds: float) -> None:
    assert Robots(f"User-agent: *\nCrawl-delay: {delay}").delay == seconds


def test_bytes_are_decoded_whatever_they_are() -> None:
    assert (
        Robots(decode_robots(b"\xef\xbb\xbfUser-agent: *\nDisallow: /")).allow("http://a/") is False
    )
    assert len(decode_robots(b"\xff\0a" * MOST_BYTES)) <= MOST_BYTES


def test_wildcards_cost_little() -> None:
    rules = "User-agent: *\nDisallow: /" + "*a" * 200 + "b$\nDisallow: /" + "a*" * 200 + "b\n"
    address = "http://wire.example/" + "a" * 3000
    assert Robots(rules).allow(address)
    assert spend(lambda: Robots(rules).allow(address)) < 1
