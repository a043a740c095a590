"""Names in a list of states: "New York and New Jersey" are two states."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.places.toponyms import Toponym
from dateline.gazetteer import Gazetteer

_BETWEEN = re.compile(r",|,? (?:and|or|and in|or in|to|from) |, | & |/")
_SEVERAL = re.compile(r"[a-z]s of (?:the )?$")
_TOWN = 100_000
"""Inhabitants from which on a town of a state's name leaves open which of the two is meant."""


def mark_listed(
    toponyms: Sequence[Toponym], text: str, gazetteer: Gazetteer
) -> tuple[Toponym, ...]:
    """Give a name beside that of a state in a list the kind of a state, if there is one.

    A name that is mostly a state's makes the whole list one of states: "Oregon and Washington".
    """
    marked = _share_kind(toponyms, text)
    sure = [_is_state(one, gazetteer) for one in marked]
    for order in (range(1, len(marked)), range(len(marked) - 2, -1, -1)):
        step = 1 if order.step < 0 else -1
        for at in order:
            one, beside = marked[at], marked[at + step]
            if sure[at] or not sure[at + step] or not _is_listed(one, beside, text):
                continue
            if one.kind is None and not one.inside and _may_be_state(one, gazetteer):
                marked[at], sure[at] = replace(one, kind="admin1"), True
    return tuple(marked)


def _share_kind(toponyms: Sequence[Toponym], text: str) -> list[Toponym]:
    """Give the names of a list the kind that the word before it tells: "provinces of A and B"."""
    shared: list[Toponym] = []
    many = False
    for one in toponyms:
        before = shared[-1] if shared else None
        many = _is_headed(one, text) or (
            many and before is not None and _is_listed(one, before, text)
        )
        kind = before.kind if many and before is not None and one.kind is None else one.kind
        shared.append(replace(one, kind=kind))
    return shared


def _is_headed(toponym: Toponym, text: str) -> bool:
    """Tell whether a word of several places stands before a name: "the provinces of"."""
    if toponym.span is None or toponym.kind is None:
        return False
    return _SEVERAL.search(text[max(0, toponym.span.start - 20) : toponym.span.start]) is not None


def _is_listed(one: Toponym, other: Toponym, text: str) -> bool:
    """Tell whether two names stand side by side in a list, neither inside what follows it."""
    if one.span is None or other.span is None or other.inside:
        return False
    first, last = sorted((one.span, other.span), key=lambda span: span.start)
    return _BETWEEN.fullmatch(text, first.end, last.start) is not None


def _may_be_state(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    return any(row.kind == "admin1" for row in gazetteer.find(toponym.name))


def _is_state(toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Tell a name that is a state's and no country's or big town's."""
    rows = gazetteer.find(toponym.name)
    return (
        bool(rows)
        and rows[0].kind == "admin1"
        and not any(
            row.kind == "country" or (row.kind == "city" and row.population >= _TOWN)
            for row in rows
        )
    )
