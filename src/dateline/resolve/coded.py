"""What coded events are compared by beyond their words: type, days, counts, parties by id."""

import math
import re
from collections.abc import Iterable
from datetime import date, timedelta

from dateline.findings import AFFIRMED, DENIED
from dateline.record import UNKNOWN, EventRow, Party
from dateline.resolve.actors import fold_name
from dateline.resolve.features import Feature, Pair, party_agrees
from dateline.resolve.kinship import Kin
from dateline.resolve.outlines import read_stems

NEWS_DAYS = 2
"""Days up to a report's own in which an event that it gives no day is taken to have happened."""

FEW_DAYS = 3
"""Days up to which an event is of a day, give or take."""

MOST_DAYS = 31
"""Days up to which an event is of a time that can be compared with a day in it."""

LONE = 0.7
"""What parties count when there is one alone on both sides: it takes part in much."""

TELLING = 3
"""Words that a description must have to tell one group from another."""

MOST_WORDS = 4
"""Words of a description of people by which another report may call them too, at most."""

ENOUGH = 0.3
"""Likeness of sentences, beside parties and act, by which one act of one party is told."""

FURTHER = 300
"""Characters from a telling within which further victims are told."""

_MANY = re.compile(
    r"(?:an?|some|any|many|several|others?|another|dozens|hundreds|thousands|scores|tens|\d.*|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve|his|her|its|their|our|my|your|this|that|"
    r"these|those|both|all|most|few|no|one|at|about|around|more|less|up|nearly)"
)
"""First words of descriptions that fit many: the same words may mean others elsewhere."""

_OTHERS = re.compile(r"\b(?:others?|further|more)\b", re.IGNORECASE)
_HARM = re.compile(r"(?:wound|injur|hurt|kill|die|dead)", re.IGNORECASE)


def find_days(row: EventRow) -> tuple[date | None, date | None, bool]:
    """Give the first and last day by which an event is compared, and whether its date says so.

    An event that its report gives no day, and does not tell as history, is taken for one of the
    days up to the report's own: news is told when it is new. What is only planned is not.
    """
    first, last, published = row.earliest, row.latest, row.source.published
    if first is not None and last is not None:
        return (first, last, True) if 0 <= (last - first).days < MOST_DAYS else (None, None, True)
    told_as_new = row.status in AFFIRMED and not row.background and published is not None
    if first is None and told_as_new and published is not None and last in (None, published):
        return (published - timedelta(days=NEWS_DAYS - 1), published, False)
    return (None, None, False)


def is_vague(row: EventRow) -> bool:
    """Tell whether an event is of a time, such as a month, and not of a day."""
    first, last, _ = find_days(row)
    return first is not None and last is not None and (last - first).days >= FEW_DAYS


def share_day(left: EventRow, right: EventRow) -> bool:
    """Tell whether both can be of one day."""
    ours, theirs = find_days(left), find_days(right)
    if ours[0] is None or ours[1] is None or theirs[0] is None or theirs[1] is None:
        return False
    return ours[0] <= theirs[1] and theirs[0] <= ours[1]


def name_party(party: Party) -> str:
    """Give what tells a party from others: its id, or, known in one document only, its words.

    Words of which there can be many ("two men", "the ministers") do not; "defence ministers of
    the coalition" do.
    """
    if not party.id.startswith(UNKNOWN):
        return party.id
    words = fold_name(party.name).split()
    if len(words) < TELLING or _MANY.fullmatch(words[0]):
        return party.id
    return _call(words)


def describe_party(party: Party) -> str | None:
    """Give what a party known in one report only is called, however many it is told to be of.

    "Six aid workers" are "the aid workers" of another report; one word ("men") says too little.
    """
    if not party.id.startswith(UNKNOWN):
        return None
    words = fold_name(party.name).split()
    while words and _MANY.fullmatch(words[0]):
        del words[0]
    return _call(words) if 1 < len(words) <= MOST_WORDS else None


def name_place(place: Party) -> str:
    """Give what tells a place from others: its id, or its name where it is known in one report."""
    if not place.id.startswith(UNKNOWN):
        return place.id
    return _call(fold_name(place.name).split())


def _call(words: Iterable[str]) -> str:
    """Give what stands for a thing that is known by its words alone, in whatever report."""
    return "called/" + "-".join(words)


def is_named(party: Party) -> bool:
    """Tell whether a party can be told from others: by an id of its own, or by enough words."""
    return not name_party(party).startswith(UNKNOWN)


def everyone(row: EventRow) -> tuple[Party, ...]:
    """Give who takes part in either role, each id once."""
    return tuple({one.id: one for one in (*row.actor, *row.recipient)}.values())


def is_ahead(row: EventRow) -> bool:
    """Tell whether an event is still to come, if at all: planned, possible, on a condition."""
    return row.status not in AFFIRMED and row.earliest is not None and row.status not in DENIED


def is_harm(row: EventRow) -> bool:
    """Tell whether an event is told by who was killed or hurt."""
    return row.type == "ASSAULT" and bool(_HARM.match(row.trigger))


def _type(pair: Pair) -> float:
    return float(pair.left.row.type == pair.right.row.type)


def _parties(pair: Pair) -> float:
    ours = _known(everyone(pair.left.row))
    theirs = _known(everyone(pair.right.row))
    if not ours or not theirs:
        return 0.0
    best = (*_best(ours, theirs, pair.kin), *_best(theirs, ours, pair.kin))
    share = sum(best) / len(best)
    return LONE * share if len(ours) == len(theirs) == 1 else share


def _lone(pair: Pair) -> float:
    left, right = pair.left.row, pair.right.row
    if left.place is not None and right.place is not None:
        return 0.0
    alone = max(len(_known(everyone(left))), len(_known(everyone(right)))) == 1
    return float(alone) * max(0.0, 1 - other_words(pair) / ENOUGH)


def other_words(pair: Pair) -> float:
    """Give how alike the sentences are in words that are neither parties nor what is done."""
    left, right = pair.left, pair.right
    told = set(left.telling.stems | right.telling.stems)
    for party in (*everyone(left.row), *everyone(right.row)):
        told.update(read_stems(party.name))
    shared = left.sentence.keys() & right.sentence.keys() - told
    return math.fsum(left.sentence[one] * right.sentence[one] for one in sorted(shared))


def _told_day(pair: Pair) -> float:
    ours, theirs = find_days(pair.left.row), find_days(pair.right.row)
    if not share_day(pair.left.row, pair.right.row):
        return 0.0
    if not (ours[2] and theirs[2]) or is_vague(pair.left.row) or is_vague(pair.right.row):
        return 0.1
    return 1.0 if len({*ours[:2], *theirs[:2]}) == 1 else 0.5


def _counts(pair: Pair) -> float:
    return float(any(_meet(pair)))


def _counts_apart(pair: Pair) -> float:
    found = tuple(_meet(pair))
    return float(bool(found) and not any(found))


def _beside(pair: Pair) -> float:
    return float(pair.left.row.source.document == pair.right.row.source.document)


def _one_sentence(pair: Pair) -> float:
    return _beside(pair) * float(pair.left.row.sentence == pair.right.row.sentence)


def _headline(pair: Pair) -> float:
    return float(is_headline(pair))


def is_headline(pair: Pair) -> bool:
    """Tell whether one of two tellings of a report stands in its headline, and one below it."""
    left, right = pair.left.row, pair.right.row
    if left.source.document != right.source.document or left.source.title is None:
        return False
    first, second = sorted((left.start, right.start))
    return first < len(left.source.title) <= second


def _further(pair: Pair) -> float:
    return float(is_further(pair.left.row, pair.right.row))


def is_further(left: EventRow, right: EventRow) -> bool:
    """Tell whether one tells further victims of what the other told just before in its report."""
    first, second = sorted((left, right), key=lambda row: row.start)
    near = 0 < second.start - first.end < FURTHER
    if first.source.document != second.source.document or not near or second.actor:
        return False
    if not (is_harm(first) and is_harm(second)):
        return False
    return any(_OTHERS.search(one.words) for one in second.recipient)


CODED: tuple[Feature, ...] = (
    Feature("type", _type, "both are of one type"),
    Feature("parties", _parties, "who takes part, in any role, agrees"),
    Feature("lone", _lone, "one party is known on both sides and no place, and sentences differ"),
    Feature("told day", _told_day, "their days agree"),
    Feature("counts", _counts, "they count the same"),
    Feature("counts apart", _counts_apart, "they count otherwise"),
    Feature("told apart", _beside, "one report tells them as two"),
    Feature("verbs apart", _one_sentence, "one sentence tells them as two"),
    Feature("headline", _headline, "the headline of a report and its text"),
    Feature("further", _further, "further victims of what was told just before"),
)


def _meet(pair: Pair) -> Iterable[bool]:
    """Tell of each two counts of one thing whether they can be the same number."""
    for one in pair.left.row.quantities:
        for other in pair.right.row.quantities:
            if one.what == other.what:
                low = max(one.low or 0, other.low or 0)
                high = min(one.high or low, other.high or low)
                yield low <= high


def _best(ours: tuple[Party, ...], theirs: tuple[Party, ...], kin: Kin) -> Iterable[float]:
    return (max(party_agrees(one, other, kin) for other in theirs) for one in ours)


def _known(parties: Iterable[Party]) -> tuple[Party, ...]:
    """Leave out parties that are mere words: "two men" here are not "two men" there."""
    return tuple(one for one in parties if is_named(one))
