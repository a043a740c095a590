"""From signs to the turns of a life, in order: tellings of one turn put together, days narrowed.

Dated tellings of one kind that can mean one day are one turn; of days that exclude each other the
one that most independent reports give counts. An undated telling belongs to the last such turn
before its report, unless it is the news of its report and another turn came between. What goes on
on a day supports the turn that led to it, and speaks against one that led elsewhere.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from dateline.assemble.life_words import LifeWords
from dateline.assemble.signs import Sign, sign_key
from dateline.lives import PhaseKind, Standing


class Turn:
    """A turn while it is put together: who tells it, and who tells the contrary.

    `bounds` are the first and last day on which it can have been, by the reports that agree most.
    """

    __slots__ = ("against", "bounds", "id", "kind", "signs")

    def __init__(
        self, kind: PhaseKind, signs: Iterable[Sign], against: Iterable[Sign] = ()
    ) -> None:
        self.kind = kind
        self.signs = list(signs)
        self.against = list(against)
        self.bounds = agree(self.signs)
        self.id = min(one.ground.id for one in self.signs)

    def join(self, sign: Sign) -> bool:
        """Take in an undated telling; tells whether the days became fewer."""
        self.signs.append(sign)
        self.id = min(self.id, sign.ground.id)
        first, last = self.bounds
        narrower = first <= sign.last < last
        if narrower:
            self.bounds = (first, sign.last)
        return narrower


def agree(signs: Iterable[Sign]) -> tuple[date, date]:
    """Give the days on which most independent reports agree; ties: own words, narrow, early.

    Undated tellings only say by when, and count where they leave a day.
    """
    signs = list(signs)
    groups = _pierce([one for one in signs if one.dated])
    if not groups:
        return (date.min, min(one.last for one in signs))
    best = min(groups, key=_agreement_key) if len(groups) > 1 else groups[0]
    first, last = _common(best)
    told_by = min((one.last for one in signs if not one.dated and one.last >= first), default=last)
    return (first, min(last, told_by))


def find_turns(signs: Sequence[Sign], words: LifeWords) -> tuple[list[Turn], list[Turn]]:
    """Give the turns that stand, in order, and those that as many reports contradict as tell.

    `signs` are all of one operation, in any order.
    """
    so = sorted((one for one in signs if one.told_as == "so"), key=sign_key)
    turns = sort_turns(_find_dated(so, words), words)
    for sign in sorted(so, key=lambda one: (one.last, one.holds, sign_key(one))):
        if not sign.dated and _place(sign, turns, words):
            turns = sort_turns(turns, words)
    for sign in so:
        if sign.lasts:
            _hold_against(sign, turns, words)
    for sign in sorted(signs, key=sign_key):
        if sign.told_as == "not so":
            _deny(sign, turns, words)
    stand = [one for one in turns if not _is_outweighed(one)]
    disputed = [one for one in turns if _is_outweighed(one)]
    return sort_turns(stand, words), sort_turns(disputed, words)


def sort_turns(turns: Iterable[Turn], words: LifeWords) -> list[Turn]:
    """Give turns in the order of their days, those of one day in the order of a life."""

    def key(turn: Turn) -> tuple[date, date, int, str]:
        first, last = turn.bounds
        return (last, first, words.rank(turn.kind), turn.id)

    return sorted(turns, key=key)


def is_near(one: tuple[date, date], other: tuple[date, date], words: LifeWords) -> bool:
    """Tell whether two stretches of days overlap or lie a few days apart."""
    gap = timedelta(days=words.near_days)
    (first, last), (start, end) = sorted((one, other))
    return max(first, start) <= min(last, date.max - gap) + gap and end >= first


def _find_dated(so: Iterable[Sign], words: LifeWords) -> list[Turn]:
    kinds: dict[PhaseKind, list[Sign]] = {}
    for sign in so:
        if sign.dated:
            kinds.setdefault(sign.kind, []).append(sign)
    return [
        Turn(kind, group)
        for kind in words.turns
        for group in _join_near(_pierce(kinds.get(kind, [])), words)
    ]


def _pierce(signs: Sequence[Sign]) -> list[list[Sign]]:
    """Part stretches into the fewest groups of which each has a day in common."""
    groups: list[list[Sign]] = []
    for sign in sorted(signs, key=sign_key):
        if groups and sign.first <= groups[-1][0].last:
            groups[-1].append(sign)
        else:
            groups.append([sign])
    return groups


def _join_near(groups: list[list[Sign]], words: LifeWords) -> list[list[Sign]]:
    """Put groups a few days apart together: reports differ about the day of one turn."""
    found: list[list[Sign]] = []
    for group in groups:
        if found and is_near(_common(found[-1]), _common(group), words):
            found[-1] = found[-1] + group
        else:
            found.append(group)
    return found


def _common(group: Sequence[Sign]) -> tuple[date, date]:
    first, last = max(one.first for one in group), min(one.last for one in group)
    return (min(first, last), last)


def _agreement_key(group: Sequence[Sign]) -> tuple[int, int, int, date]:
    first, last = _common(group)
    texts, own = _weigh(group)
    return (-texts, -own, (last - first).days, first)


def _weigh(signs: Iterable[Sign]) -> tuple[int, int]:
    """Count the independent reports, and those among them that say it themselves."""
    signs = list(signs)
    return len({one.text for one in signs}), len({one.text for one in signs if one.own})


def _standing(kind: PhaseKind, words: LifeWords) -> Standing | None:
    return words.turns[kind].standing


def _place(sign: Sign, turns: list[Turn], words: LifeWords) -> bool:
    """Put an undated telling to the turn that it tells, hold it against one, or begin a turn.

    `turns` are in order; tells whether that may have changed.
    """
    before = [one for one in turns if one.bounds[0] <= sign.last]
    standing = _standing(sign.kind, words)
    same = _last_turn(before, sign, standing, words)
    if same is None:
        between = [one for one in before if _leads_off(one, standing, words)]
    else:
        after = before[before.index(same) + 1 :]
        between = [one for one in after if _leads_off(one, standing, words)]
    if standing is None:
        fresh = same is None or (sign.news and not _reaches(same, sign, words))
    elif not between:
        fresh = same is None
    elif sign.holds and _reaches(between[-1], sign, words):
        between[-1].against.append(sign)
        fresh = False
    else:
        fresh = same is None or sign.news or sign.holds
    if fresh:
        turns.append(Turn(sign.kind, [sign]))
        return True
    return same is not None and same.join(sign)


def _leads_off(turn: Turn, standing: Standing | None, words: LifeWords) -> bool:
    """Tell whether a turn leads to another standing."""
    return _standing(turn.kind, words) not in (None, standing)


def _last_turn(
    before: Sequence[Turn], sign: Sign, standing: Standing | None, words: LifeWords
) -> Turn | None:
    """Give the last turn that led to what the sign tells."""
    for turn in reversed(before):
        if turn.kind == sign.kind:
            return turn
        if sign.holds and standing and _standing(turn.kind, words) == standing:
            return turn
    return None


def _reaches(turn: Turn, sign: Sign, words: LifeWords) -> bool:
    return sign.last <= min(turn.bounds[1], date.max - _near(words)) + _near(words)


def _near(words: LifeWords) -> timedelta:
    return timedelta(days=words.near_days)


def _hold_against(sign: Sign, turns: Iterable[Turn], words: LifeWords) -> None:
    """Hold what was so "since" a day against the turns that led elsewhere in between."""
    standing = _standing(sign.kind, words)
    for turn in turns:
        other = _standing(turn.kind, words)
        inside = sign.first < turn.bounds[1] < sign.told
        if standing and inside and other not in (None, standing):
            turn.against.append(sign)


def _deny(sign: Sign, turns: Iterable[Turn], words: LifeWords) -> None:
    """Hold a denial against the turns of its kind about its time."""
    for turn in turns:
        first, last = turn.bounds
        days = (last if first == date.min else first, last)
        if turn.kind == sign.kind and is_near(days, (sign.told, sign.told), words):
            turn.against.append(sign)


def _is_outweighed(turn: Turn) -> bool:
    """Tell whether at least as many independent reports tell the contrary of a turn."""
    return bool(turn.against) and _weigh(turn.against) >= _weigh(turn.signs)
