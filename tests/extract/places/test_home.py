"""Where a publisher is at home, by its name and address."""

import pytest

from dateline.extract.places.home import find_home


@pytest.mark.parametrize(
    ("publisher", "url", "name", "country", "guessed"),
    [
        ("dallasnews.com", None, "dallas", "USA", True),
        (None, "https://www.dallasnews.com/a/b", "dallas", "USA", True),
        ("The Boston Globe", None, "Boston", "USA", True),
        ("thetowntalk.com", None, None, None, False),
        ("bbc.co.uk", None, None, "GBR", False),
        ("civil.ge", None, None, "GEO", False),
        ("stream.tv", None, None, None, False),
        ("Reuters", None, None, None, False),
        (None, None, None, None, False),
    ],
)
def test_names_and_addresses(
    publisher: str | None, url: str | None, name: str | None, country: str | None, guessed: object
) -> None:
    home = find_home(publisher, url)
    assert (home.name, home.country, home.guessed) == (name, country, guessed)
