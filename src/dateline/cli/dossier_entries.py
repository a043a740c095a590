"""One line of a dossier: when, what, the words that it rests on, and where these stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.cli.output import start_near
from dateline.phrasing import one_line, say_names, say_sources
from dateline.record import Party, Source

WORDS_ENOUGH = 2
"""Words up to which a value is shown with the sentence around it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the page: when, what, the words it rests on, and where these stand."""

    when: str
    what: str
    words: str = ""
    where: str = ""
    style: str = ""

    def __post_init__(self) -> None:
        for name in ("when", "what", "words", "where"):
            object.__setattr__(self, name, one_line(getattr(self, name)))


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under one name; `more` says how many were left out and how to see them."""

    name: str
    entries: tuple[Entry, ...]
    more: str = ""


def say_told(said_by: tuple[Party, ...], sources: Sequence[Source]) -> str:
    """Say through whom and in which report: "Ann Lee in Harbour Wire +2, 2020-02-13".

    The speakers are those of the first report.
    """
    speakers = say_names(said_by)
    return f"{speakers} in {say_sources(sources)}" if speakers else say_sources(sources)


def quote_near(words: str, sentence: str) -> str:
    """Quote words; a word or two ("set up") say little without their sentence."""
    return quote(words if len(words.split()) > WORDS_ENOUGH else start_near(sentence, words))


def quote(words: str) -> str:
    """Put words in quotation marks, unless they have some or begin in the middle."""
    text = words.strip()
    return text if text.startswith(("“", '"', "…")) else f"“{text}”"
