"""Days, names and reports in a few words, the same on a terminal and on a page."""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.record import Party, Source

SHORT_ID = 8
"""Digits of an id that a listing shows; `dateline why` takes them. The first four are those of the
report (identity.SHARED_LENGTH)."""


def say_days(earliest: date | None, latest: date | None) -> str:
    """Give a day, month, year or stretch: 2020-02-14, 2020-02, 2020, 2020-02-10..21, 2020-02-14..

    Two dots stand for "to"; a side that is open has nothing there. "" when neither is known.
    """
    if earliest is None or latest is None:
        return f"{earliest or ''}..{latest or ''}" if earliest or latest else ""
    if earliest == latest:
        return earliest.isoformat()
    if earliest.day == 1 and latest.day == monthrange(latest.year, latest.month)[1]:
        if (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
        if earliest.year == latest.year and (earliest.month, latest.month) == (1, 12):
            return f"{earliest:%Y}"
    return f"{earliest}..{_tail(earliest, latest)}"


def _tail(earliest: date, latest: date) -> str:
    """Give the second day without the year, or month and year, that it shares with the first."""
    if earliest.year != latest.year:
        return latest.isoformat()
    if earliest.month != latest.month:
        return f"{latest:%m-%d}"
    return f"{latest:%d}"


def shorten_id(whole: str) -> str:
    """Give an id with as many digits as tell things apart in a listing."""
    kind, _, digits = whole.partition("-")
    return f"{kind}-{digits[:SHORT_ID]}"


def say_names(parties: Iterable[Party]) -> str:
    """Give the names, each once, in their order."""
    return ", ".join(dict.fromkeys(party.name for party in parties))


def say_source(source: Source) -> str:
    """Name a report in a few words: its publisher, or where it was found, and its day."""
    name, day = say_publisher(source), say_published(source)
    return f"{name} {day}" if day else name


def say_sources(sources: Sequence[Source]) -> str:
    """Name the first report, and say how many independent ones and copies there are more.

    "Harbour Wire +2, 1 copy, 2020-02-13": two more reports tell it in their own words, and another
    prints one of these texts.
    """
    if len(sources) < 2:
        return say_source(sources[0]) if sources else ""
    first, texts = sources[0], len({one.text_id for one in sources})
    more = f" +{texts - 1}" if texts > 1 else ""
    parts = (
        f"{say_publisher(first)}{more}",
        say_copies(len(sources) - texts),
        say_published(first),
    )
    return ", ".join(part for part in parts if part)


def each_report(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Give reports, each once, in their order."""
    return tuple({one.document: one for one in sources}.values())


def say_status(status: str) -> str:
    """Give a status or the like in words: "did not happen"."""
    return status.replace("_", " ")


def say_copies(count: int) -> str:
    """Say how many copies there are, nothing of none."""
    return f"{count} {'copy' if count == 1 else 'copies'}" if count else ""


def say_published(source: Source) -> str:
    """Give the days on which a report can have been published."""
    return say_days(source.earliest or source.published, source.published)


def say_publisher(source: Source) -> str:
    """Give who published a report, or the name of its file."""
    return source.publisher or source.found_at.rstrip("/").rsplit("/", 1)[-1]


def one_line(text: str) -> str:
    """Give the text on one line, single spaces, with control characters made visible."""
    return visible(" ".join(text.split()))


def visible(text: str, *, lines: bool = False) -> str:
    """Replace, one for one, the characters with which a report could steer what shows it.

    With `lines`, ends of lines and tabs stay.
    """
    return text.translate(_VISIBLE_LINES if lines else _VISIBLE)


_VISIBLE: dict[int, str | int] = {
    **{code: 0x2400 + code for code in range(0x20)},
    ord("\t"): " ",
    **dict.fromkeys((0x7F, *range(0x80, 0xA0)), "\ufffd"),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_VISIBLE_LINES = {sign: new for sign, new in _VISIBLE.items() if sign not in (0x09, 0x0A)}


def say_many(count: int, noun: str) -> str:
    """Give a number with its noun: "1 report", "3 reports"."""
    return f"{count} {noun}{'' if count == 1 else 's'}"
