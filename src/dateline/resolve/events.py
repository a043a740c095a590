"""Which events of different reports, or of one, are the same happening.

Events are compared only when they share type, day and a known party, or the words that tell them
(`find_blocks`). Two reports that print the same words on an event tell of one happening. Another
pair is checked for what rules it out (VETOES), then scored by a table of features (FEATURES) whose
docstrings say what each means. The weights are set by hand, with precision before recall.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations

from dateline.record import EventRow, Link, Party
from dateline.resolve.actors import ENTITY, fold_name
from dateline.resolve.deaths import find_death_blocks, is_one_death
from dateline.resolve.wire import find_copy_blocks, is_copy

THRESHOLD = 0.6
"""Pairs that score at least this are linked."""

COPIED = 0.95
"""The score of events that two reports tell in the same words, or that can be but once."""

NEWS_DAYS = 2
"""Days up to a report's own in which an event that it gives no day is taken to have happened."""

MAX_DAYS = 3
"""An event whose date spans more days than this is not compared: too much could be meant."""

TWO_WAY = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types whose sides can be told either way round."""

WORDS = "words-"
"""How ids begin of those who take part and are no more than words."""

TELLING = 3
"""Words that a description must have to tell one group from another."""

_MANY = re.compile(
    r"(?:an?|some|any|many|several|others?|another|dozens|hundreds|thousands|scores|tens|\d.*|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|his|her|its|their|our|my|your|this|that|"
    r"these|those|both|all|most|few|no|one|at|about|around|more|less|up|nearly)"
)
"""First words of descriptions that fit many: the same words may mean others elsewhere."""

_WORD = re.compile(r"\w+")
_REAL = frozenset(("happened", "ongoing"))
_STATUSES = (
    frozenset(("happened", "ongoing", "planned")),
    frozenset(("denied", "did_not_happen")),
)


def link_events(
    rows: Iterable[EventRow], others: Iterable[EventRow] = (), *, version: str
) -> tuple[Link, ...]:
    """Give the links among `rows`, and between them and `others`, that say "the same happening".

    Parties must bear canonical ids. The result depends on the pairs alone, not on their order, and
    comes ordered by ids; an event that is in both arguments counts as one of `rows`.
    """
    fresh = {row.id: row for row in rows}
    known = {row.id: row for row in others if row.id not in fresh}
    found = []
    for left, right in sorted(_pairs(fresh, known)):
        link = compare(_pick(left, fresh, known), _pick(right, fresh, known), version=version)
        if link is not None:
            found.append(link)
    return tuple(found)


def find_blocks(row: EventRow) -> tuple[str, ...]:
    """Give the keys under which an event is compared: type, day and party, for each day and party.

    There are none when it may be of more than MAX_DAYS days, or when nobody in it can be told
    from others ("two men"). More keys stand for the words of a sentence that is long enough, and
    for named persons who are killed.
    """
    alike = (*find_death_blocks(row), *find_copy_blocks(row))
    first, last, _ = find_days(row)
    if first is None or last is None:
        return alike
    days = [first + timedelta(days=one) for one in range((last - first).days + 1)]
    people = sorted(_known(_everyone(row)))
    return (*(f"{row.type} {day.isoformat()} {one}" for day in days for one in people), *alike)


def find_days(row: EventRow) -> tuple[date | None, date | None, bool]:
    """Give the first and last day by which an event is compared, and whether its date says so.

    An event that its report gives no day, and does not tell as history, is taken for one of the
    days up to the report's own: news is told when it is new. What is only planned is not.
    """
    first, last, published = row.earliest, row.latest, row.source.published
    if first is not None and last is not None:
        return (first, last, True) if 0 <= (last - first).days < MAX_DAYS else (None, None, True)
    told_as_new = row.status in _REAL and not row.background and published is not None
    if first is None and told_as_new and published is not None and last in (None, published):
        return (published - timedelta(days=NEWS_DAYS - 1), published, False)
    return (None, None, False)


def compare(one: EventRow, other: EventRow, *, version: str) -> Link | None:
    """Give the link that two events are the same happening, or None when they may well not be."""
    left, right = (one, other) if one.id < other.id else (other, one)
    if is_copy(left, right):
        reason = f"{left.type}: two reports print the same sentence"
        return Link(left.id, right.id, "same", COPIED, reason, f"dateline {version}")
    if is_one_death(left, right) and not veto_sides(left, right):
        reason = f"{left.type}: nobody is killed twice"
        return Link(left.id, right.id, "same", COPIED, reason, f"dateline {version}")
    if not _share_day(left, right) or any(veto(left, right) for veto in VETOES):
        return None
    scores = [(feature, feature.compare(left, right)) for feature in FEATURES]
    score = sum(feature.weight * value for feature, value in scores)
    if score < THRESHOLD:
        return None
    parts = "; ".join(f"{feature.name} {value:.2f}" for feature, value in scores)
    reason = f"{left.type} {_say_day(left)}: {parts}"
    return Link(left.id, right.id, "same", round(score, 3), reason, f"dateline {version}")


def veto_status(left: EventRow, right: EventRow) -> bool:
    """What happened and what was denied, or only called for, are kept apart.

    A plan and what came of it may be one.
    """
    if left.status == right.status:
        return False
    return not any({left.status, right.status} <= together for together in _STATUSES)


def veto_place(left: EventRow, right: EventRow) -> bool:
    """Two different places rule a pair out, unless one is the country that the other lies in."""
    if left.place is None or right.place is None or left.place.id == right.place.id:
        return False
    return not (_lies_in(left, right) or _lies_in(right, left))


def veto_sides(left: EventRow, right: EventRow) -> bool:
    """The same actor against different recipients makes two events, and so do different actors.

    A side that names nobody is open. For types that are told either way round, two pairs that
    share one party only are two events.
    """
    if left.type in TWO_WAY:
        ours, theirs = _known(_everyone(left)), _known(_everyone(right))
        return not (ours <= theirs or theirs <= ours or len(ours & theirs) > 1)
    return _differ(_ids(left.recipient), _ids(right.recipient)) or _differ(
        _known(_ids(left.actor)), _known(_ids(right.actor))
    )


def veto_date(left: EventRow, right: EventRow) -> bool:
    """Two events of one report that it dates differently are two, however alike."""
    same_report = left.source.document == right.source.document
    return same_report and (left.earliest, left.latest) != (right.earliest, right.latest)


def parties_agree(left: EventRow, right: EventRow) -> float:
    """Share of known parties that both have; one lone party on both sides says less (0.7)."""
    ours, theirs = _known(_everyone(left)), _known(_everyone(right))
    shared = len(ours & theirs) / max(1, len(ours | theirs))
    return 0.7 * shared if len(ours | theirs) == 1 else shared


def day_agrees(left: EventRow, right: EventRow) -> float:
    """1 when both give the same single day, 0.5 when their few days overlap.

    0.25 when a report gives no day and was published near the day of the other.
    """
    ours, theirs = find_days(left), find_days(right)
    if not (ours[2] and theirs[2]):
        return 0.25
    return 1.0 if len({*ours[:2], *theirs[:2]}) == 1 else 0.5


def place_agrees(left: EventRow, right: EventRow) -> float:
    """1 for the same place, 0.7 for a place in the country named, 0.5 when one names none."""
    if left.place is None or right.place is None:
        return 0.5
    return 1.0 if left.place.id == right.place.id else 0.7


def words_agree(left: EventRow, right: EventRow) -> float:
    """1 when the triggers begin alike ("attack" and "attacked" do, "met" and "talks" do not)."""
    ours, theirs = left.trigger.casefold(), right.trigger.casefold()
    return float(ours == theirs or (min(len(ours), len(theirs)) > 3 and ours[:5] == theirs[:5]))


def sentences_agree(left: EventRow, right: EventRow) -> float:
    """Share of longer words that both sentences have; copies of one agency report agree fully."""
    ours, theirs = _long_words(left.sentence), _long_words(right.sentence)
    if min(len(ours), len(theirs)) < 4:
        return 0.0
    return len(ours & theirs) / len(ours | theirs)


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing to compare, from 0 to 1, and its share of the score."""

    name: str
    compare: Callable[[EventRow, EventRow], float]
    weight: float


VETOES: tuple[Callable[[EventRow, EventRow], bool], ...] = (
    veto_status,
    veto_place,
    veto_sides,
    veto_date,
)

FEATURES = (
    Feature("parties", parties_agree, 0.45),
    Feature("day", day_agrees, 0.2),
    Feature("sentence", sentences_agree, 0.15),
    Feature("place", place_agrees, 0.1),
    Feature("trigger", words_agree, 0.1),
)


def _pairs(fresh: dict[str, EventRow], known: dict[str, EventRow]) -> set[tuple[str, str]]:
    """Give the pairs of ids that share a block, at least one of each pair being fresh."""
    blocks: dict[str, tuple[list[str], list[str]]] = {}
    for side, rows in enumerate((fresh, known)):
        for row in rows.values():
            for key in find_blocks(row):
                blocks.setdefault(key, ([], []))[side].append(row.id)
    return {pair for inside in blocks.values() for pair in _pairs_of(*inside)}


def _pairs_of(fresh: list[str], known: list[str]) -> Iterator[tuple[str, str]]:
    for one, other in combinations(fresh, 2):
        yield min(one, other), max(one, other)
    for one in fresh:
        for other in known:
            yield min(one, other), max(one, other)


@lru_cache(maxsize=8192)
def _long_words(sentence: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(sentence.casefold()) if len(word) > 3)


def _say_day(row: EventRow) -> str:
    first, last, dated = find_days(row)
    days = f"{first}" if first == last else f"{first} to {last}"
    return f"on {days}" if dated else f"reported on {last}"


def _pick(one: str, fresh: dict[str, EventRow], known: dict[str, EventRow]) -> EventRow:
    return fresh[one] if one in fresh else known[one]


def _share_day(left: EventRow, right: EventRow) -> bool:
    """Tell whether both are of few days, one of them the same."""
    ours, theirs = find_days(left), find_days(right)
    if ours[0] is None or ours[1] is None or theirs[0] is None or theirs[1] is None:
        return False
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def _ids(parties: Iterable[Party]) -> frozenset[str]:
    return frozenset(_name_party(one) for one in parties)


def _name_party(party: Party) -> str:
    """Give what tells a party from others: its id, or, known in one document only, its words.

    Words of which there can be many ("two men", "the ministers") do not; "defence ministers of
    the coalition" do.
    """
    if not party.id.startswith((ENTITY, WORDS)):
        return party.id
    words = fold_name(party.name).split()
    if len(words) < TELLING or _MANY.fullmatch(words[0]):
        return party.id
    return "called/" + "-".join(words)


def _everyone(row: EventRow) -> frozenset[str]:
    return _ids((*row.actor, *row.recipient))


def _differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(ours and theirs and not ours & theirs)


def _known(ids: Iterable[str]) -> frozenset[str]:
    """Leave out parties that are mere words: "two men" here are not "two men" there."""
    return frozenset(one for one in ids if not one.startswith(WORDS))


def _lies_in(inner: EventRow, outer: EventRow) -> bool:
    country = outer.place.id.removeprefix("country/") if outer.place is not None else ""
    return inner.country is not None and country == inner.country
