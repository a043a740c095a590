"""What rules out that two tellings are of one happening, however alike they are."""

from collections.abc import Callable, Sequence
from typing import Literal

from dateline.findings import AFFIRMED, DENIED
from dateline.record import Party
from dateline.resolve.actors import fold_name
from dateline.resolve.coded import everyone, is_headline, is_named, is_vague, other_words
from dateline.resolve.features import Pair, names_agree, party_agrees, places_agree
from dateline.resolve.wording import share_kind, share_loosely, share_words

TWO_WAY = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types whose sides can be told either way round."""

MEETS = 0.6
"""From here on two parties are taken for one."""

ALIKE = 0.1
"""Likeness of sentences, beside parties and act, by which a month may mean the day of another."""

_STATUSES = (AFFIRMED | {"planned"}, DENIED)
_ANYBODY = frozenset((
    "people", "person", "persons", "others", "other", "members", "member", "men", "women", "man",
    "woman", "victims", "individuals", "one", "some", "many", "dozens", "civilians", "citizens",
))  # fmt: skip
"""Last words of descriptions that fit anybody: they rule nothing out."""

_PRONOUNS = frozenset(("him", "her", "it", "them", "he", "she", "they", "who", "whom"))
"""What may be of whom the same report names elsewhere."""


def veto_status(pair: Pair) -> bool:
    """What happened and what was denied, or only called for, are kept apart.

    A plan and what came of it may be one.
    """
    both = {pair.left.row.status, pair.right.row.status}
    return len(both) > 1 and not any(both <= together for together in _STATUSES)


def veto_place(pair: Pair) -> bool:
    """Two different places rule a pair out, unless one lies in the other or near it.

    Nor do they where the sentence of one names the place of the other.
    """
    if places_agree(pair) != "apart":
        return False
    left, right = pair.left.row, pair.right.row
    return not (_names(left.sentence, right.place) or _names(right.sentence, left.place))


def veto_sides(pair: Pair) -> bool:
    """The same actor against different recipients makes two events, and so do different actors.

    A side that names nobody is open. For types that are told either way round, two pairs that
    share one party only are two events.
    """
    left, right = pair.left.row, pair.right.row
    if left.type not in TWO_WAY:
        return _differ(pair, "recipient") or _differ(pair, "actor")
    ours = [one for one in everyone(left) if is_named(one)]
    theirs = [one for one in everyone(right) if is_named(one)]
    here = [any(_is_one(pair, one, other) for other in theirs) for one in ours]
    there = [any(_is_one(pair, one, other) for other in ours) for one in theirs]
    return not (all(here) or all(there) or min(sum(here), sum(there)) > 1)


def veto_date(pair: Pair) -> bool:
    """Two events of one report that it dates differently are two, however alike.

    A day that lies within the days of the other is no other day.
    """
    left, right = pair.left.row, pair.right.row
    if left.source.document != right.source.document:
        return False
    ours, theirs = (left.earliest, left.latest), (right.earliest, right.latest)
    return not (ours == theirs or None in ours or None in theirs)


def veto_words(pair: Pair) -> bool:
    """What one report tells in other words is another act, unless its headline sums it up."""
    left, right = pair.left, pair.right
    if left.row.source.document != right.row.source.document or is_headline(pair):
        return False
    one, other = left.telling, right.telling
    return not (share_words(one, other) or share_kind(one, other) or share_loosely(one, other))


def veto_vague(pair: Pair) -> bool:
    """Of days that span weeks ("in February") too much could be meant, but for like sentences."""
    vague = is_vague(pair.left.row) or is_vague(pair.right.row)
    return vague and other_words(pair) < ALIKE


VETOES: tuple[Callable[[Pair], bool], ...] = (
    veto_status,
    veto_place,
    veto_sides,
    veto_date,
    veto_words,
    veto_vague,
)


def _differ(pair: Pair, role: Literal["actor", "recipient"]) -> bool:
    """Tell whether a side is of other people; descriptions that fit anybody are open.

    Whom the sentence of one names beside its side may well be meant by the side of the other.
    """
    left, right = pair.left.row, pair.right.row
    ours, theirs = (
        [one for one in (row.actor if role == "actor" else row.recipient) if not _is_anybody(one)]
        for row in (left, right)
    )
    if left.source.document == right.source.document:
        ours, theirs = (
            [one for one in side if is_named(one) or one.words.casefold() not in _PRONOUNS]
            for side in (ours, theirs)
        )
    if not ours or not theirs:
        return False
    here, there = (*ours, *left.named), (*theirs, *right.named)
    return not (_meet(pair, ours, there) or _meet(pair, theirs, here))


def _meet(pair: Pair, ours: Sequence[Party], theirs: Sequence[Party]) -> bool:
    return any(_is_one(pair, one, other) for one in ours for other in theirs)


def _is_one(pair: Pair, one: Party, other: Party) -> bool:
    if party_agrees(one, other, pair.kin) >= MEETS:
        return True
    if is_named(one) and is_named(other) and not is_headline(pair):
        return False
    ours, theirs = one.words, other.words
    if is_headline(pair):  # "Kidnappers", and below "the kidnappers of six farmers"
        ours, theirs = (words.partition(" of ")[0] for words in (ours, theirs))
    return names_agree(ours, theirs) >= MEETS


def _is_anybody(party: Party) -> bool:
    if is_named(party):
        return False
    words = fold_name(party.name).split()
    return not words or words[-1] in _ANYBODY


def _names(sentence: str, place: Party | None) -> bool:
    return place is not None and place.name.casefold() in sentence.casefold()
