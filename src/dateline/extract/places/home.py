"""Where a publisher is at home, as far as its name or web address tells it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dateline.extract.places.words import Words, load_words
from dateline.gazetteer import Gazetteer, Row, load_gazetteer

_LEAST = 2_000
"""Inhabitants of a town that an address is taken to name; smaller ones are chance."""

_SHORTEST = 5
_AMERICAN = "USA"


@dataclass(frozen=True, slots=True)
class Home:
    """The place name in a publisher's name or address, and the country (ISO3) of the address.

    `guessed` tells that the address itself names no country and a newspaper's word in it makes it
    likely to be American.
    """

    name: str | None = None
    country: str | None = None
    guessed: bool = False


@lru_cache(maxsize=256)
def find_home(publisher: str | None, url: str | None) -> Home:
    """Give what a publisher's name and address tell of where it is at home.

    "dallasnews.com" is named after some Dallas, "thetowntalk.com" tells nothing, "bbc.co.uk" the
    country. Which Dallas is meant is for the whole document to tell.
    """
    words, gazetteer = load_words(), load_gazetteer()
    host = _find_host(publisher) or _find_host(url)
    country = _find_country(host, words, gazetteer)
    for name in _name_homes(publisher, host, words):
        if any(_is_home(row) for row in gazetteer.find(name)):
            return Home(name, country or _AMERICAN, country is None)
    if country is None and any(word in host for word in words.papers):
        return Home(None, _AMERICAN, guessed=True)
    return Home(None, country)


def _is_home(row: Row) -> bool:
    return row.kind == "admin1" or (row.kind == "city" and row.population >= _LEAST)


def _find_host(url: str | None) -> str:
    """Give the host of an address, without a leading "www"."""
    if not url or "." not in url or " " in url:
        return ""
    host = url.partition("://")[2] or url
    return host.partition("/")[0].partition(":")[0].lower().removeprefix("www.")


def _name_homes(publisher: str | None, host: str, words: Words) -> Iterator[str]:
    if publisher and " " in publisher:
        kept = [word for word in publisher.split() if word.lower() not in words.media]
        if 0 < len(kept) < len(publisher.split()):
            yield " ".join(kept)
    labels = host.split(".")
    if len(labels) < 2:
        return
    label = labels[-3] if len(labels) > 2 and len(labels[-2]) < 4 else labels[-2]
    for rest in _strip_media(label, words):
        if len(rest) >= _SHORTEST and rest != label:
            yield rest.replace("-", " ")


def _strip_media(label: str, words: Words) -> Iterator[str]:
    """Give what is left of a label without one newspaper's word, then without several."""
    waiting = [label]
    for rest in waiting:
        for word in words.media:
            for cut in (rest.removesuffix(word), rest.removeprefix(word)):
                shorter = cut.strip("-")
                if shorter != rest and len(shorter) >= _SHORTEST and shorter not in waiting:
                    waiting.append(shorter)
                    yield shorter


def _find_country(host: str, words: Words, gazetteer: Gazetteer) -> str | None:
    ending = host.rpartition(".")[2]
    if ending in words.domains:
        return words.domains[ending]
    if ending in words.generic:
        return None
    by_code = {one.iso2.lower(): one.iso3 for one in gazetteer.countries.values()}
    return by_code.get(ending)
