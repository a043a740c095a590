"""Who claims what, since when, until when: tellings gathered into the sides of a dispute.

A claim ends when its report is corrected without it, or when the same speaker (or, where nobody
else speaks, the same publisher) later gives another value. What has ended stays as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.assemble.timeline import count_texts, telling_key
from dateline.disputes import Settlement, Side, Voice
from dateline.record import UNKNOWN, EventRow, Source, StateRow, TallyRow

Excludes = Callable[["Claimed", "Claimed"], bool]


@dataclass(frozen=True, slots=True)
class Claimed:
    """A value in one telling; `as_of` is the day for which it is given.

    `ended` says how the claim ended, where `voice.until` says when.
    """

    value: str
    voice: Voice
    as_of: date | None
    ended: str = ""

    @property
    def claimant(self) -> tuple[str, ...]:
        """Who claims it, so that later words of the same can be told: ids, or names where a report
        gives no more, with the publisher; the publisher alone where the report says so itself."""
        source = self.voice.source
        outlet = (source.publisher or source.document).casefold()
        if not self.voice.said_by:
            return ("report", outlet)
        last = self.voice.said_by[-1]
        if last.id.startswith(UNKNOWN):
            return ("called", last.name.casefold(), outlet)
        return ("actor", last.id)

    @property
    def published(self) -> date:
        """The day on which it was published, for ordering."""
        return self.voice.source.published or date.max


def voice_of(row: EventRow | StateRow | TallyRow, quote: str) -> Voice:
    """Give the voice of a row that holds its words from `start` to `end`."""
    return Voice(row.id, quote, row.start, row.end, row.sentence, row.said_by, row.source)


def end_corrected(claims: Sequence[Claimed], corrected: Mapping[str, date]) -> tuple[Claimed, ...]:
    """End the claims of versions that were corrected, unless a version that stands repeats them."""
    stand = {
        (one.value, one.voice.source.url)
        for one in claims
        if one.voice.source.document not in corrected
    }
    found = []
    for one in claims:
        day = corrected.get(one.voice.source.document)
        if day is not None and (one.value, one.voice.source.url) not in stand:
            words = f"{_name(one.voice.source)} corrected its report"
            one = replace(one, voice=replace(one.voice, until=day), ended=words)  # noqa: PLW2901
        found.append(one)
    return tuple(found)


def end_updated(claims: Sequence[Claimed], excludes: Excludes) -> tuple[Claimed, ...]:
    """End the claims to which the same claimant later gives another value that excludes it."""
    by_claimant: dict[tuple[str, ...], list[Claimed]] = {}
    for one in claims:
        by_claimant.setdefault(one.claimant, []).append(one)
    found: list[Claimed] = []
    for one in claims:
        later = [
            two
            for two in by_claimant[one.claimant]
            if (two.as_of or two.published) > (one.as_of or one.published)
            and two.voice.source.document != one.voice.source.document
            and two.published >= one.published
            and not two.voice.until
            and excludes(one, two)
        ]
        if later and one.voice.until is None:
            first = min(later, key=_order)
            words = f"{say_claimant(first.voice)} later said {first.value}"
            until = first.published
            one = replace(one, voice=replace(one.voice, until=until), ended=words)  # noqa: PLW2901
        found.append(one)
    return tuple(found)


def make_sides(claims: Iterable[Claimed]) -> tuple[Side, ...]:
    """Gather claims by value and claimant, first published first."""
    groups: dict[tuple[str, tuple[str, ...]], list[Claimed]] = {}
    for one in sorted(claims, key=_order):
        who = one.claimant if one.voice.said_by else ("report",)
        groups.setdefault((one.value, who), []).append(one)
    return tuple(_make_side(inside) for inside in groups.values())


def settle(
    claims: Sequence[Claimed], pairs: Iterable[tuple[Claimed, Claimed]]
) -> Settlement | None:
    """Give how a dispute ended: when no two claims exclude each other that have not ended.

    None while two still stand. The last of the claims to end settles it.
    """
    last: tuple[date, Claimed] | None = None
    for one, other in pairs:
        ends = [(two.voice.until, two) for two in (one, other) if two.voice.until is not None]
        if not ends:
            return None
        day, ended = min(((day, two) for day, two in ends if day), key=lambda end: end[0])
        if last is None or day > last[0]:
            last = (day, ended)
    if last is None:
        return None
    day, ended = last
    left = [one for one in claims if one.voice.until is None and one.published <= day]
    left = left or [one for one in claims if one.voice.until is None]
    kept = max(left, key=_order, default=None)
    source = kept.voice.source if kept is not None else None
    return Settlement(ended.ended, day, kept.value if kept is not None else "", source)


def say_claimant(voice: Voice) -> str:
    """Name who claims: the last speaker, or the report."""
    return voice.said_by[-1].name if voice.said_by else _name(voice.source)


def later(day: date, days: int) -> date:
    """Give the day so many days later, the last day there is at most."""
    return day + timedelta(days=days) if day < date.max - timedelta(days=days) else date.max


def _make_side(claims: Sequence[Claimed]) -> Side:
    first = claims[0]
    voices = tuple(one.voice for one in claims)
    days = [voice.source.published for voice in voices if voice.source.published is not None]
    ends = [voice.until for voice in voices]
    return Side(
        value=first.value,
        words=first.voice.sentence,
        said_by=first.voice.said_by,
        source=first.voice.source,
        since=min(days, default=None),
        independent=count_texts(voice.source for voice in voices),
        voices=voices,
        until=max(one for one in ends if one) if all(ends) else None,
    )


def _order(one: Claimed) -> tuple[date, str, int, str]:
    return telling_key(one.voice)


def _name(source: Source) -> str:
    return source.publisher or source.found_at.rstrip("/").rsplit("/", 1)[-1]
