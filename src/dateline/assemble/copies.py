"""Which reports print one text: an agency's text counts once, whoever prints it."""

from collections.abc import Iterable

from dateline.record import Source


def group_copies(sources: Iterable[Source]) -> tuple[tuple[Source, ...], ...]:
    """Give the groups of reports that print one text, in the order of the sources.

    Whether they do was decided of their whole texts (resolve/copies.py).
    """
    groups: dict[str, list[Source]] = {}
    for one in sources:
        groups.setdefault(one.text_id, []).append(one)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)
