"""Who tells a thing independently: reports grouped by text, each group with its original."""

from collections.abc import Iterable, Mapping, Sequence

from dateline.answers import PartRow, SourceRow
from dateline.record import Link, Printing, Source
from dateline.resolve.copies import find_changed, rank_original
from dateline.resolve.credits import find_family, find_wire, is_listed


def make_sources(
    tellers: Mapping[str, str], printings: Iterable[Printing], parts: Iterable[Link]
) -> tuple[SourceRow, ...]:
    """Give a row for each report that tells a thing, independent ones first published first.

    `tellers` are the ids of their documents with the words in which they tell it. `printings` are
    their texts and those of all copies, told apart by `text_id`; `parts` are links between texts of
    which one prints a part of the other. After each independent report come its copies. The first
    of each group is the original, or else, when that does not tell it, the first that does.
    """
    groups: dict[str, list[Printing]] = {}
    for one in sorted(printings, key=rank_original):
        groups.setdefault(one.source.text_id, []).append(one)
    known = {one.source.document: one.source for group in groups.values() for one in group}
    shared = _find_parts(parts, known)
    return tuple(row for group in groups.values() for row in _make_group(group, tellers, shared))


def _make_group(
    group: Sequence[Printing], tellers: Mapping[str, str], shared: Mapping[str, tuple[PartRow, ...]]
) -> Iterable[SourceRow]:
    original, wire = group[0], find_group_wire(group)
    telling = [one for one in group if one.source.document in tellers]
    for number, one in enumerate(telling):
        is_original = one is original
        yield SourceRow(
            source=one.source,
            independent=number == 0,
            original=None if is_original else original.source,
            changed=None if is_original else find_changed(one.text, original.text),
            copies=len(group) - 1,
            wire=wire,
            family=find_family(one),
            parts=shared.get(one.source.document, ()),
            words=tellers[one.source.document],
        )


def find_group_wire(group: Sequence[Printing]) -> str | None:
    """Give the wire whose text a group prints: the one that most of them name, first published.

    A paper that names itself in its dateline is no wire, unless it is known as one or another
    paper names it.
    """
    named = [
        wire
        for one in group
        if (wire := find_wire(one)) is not None
        and (is_listed(wire) or wire.casefold() != (one.source.publisher or "").casefold())
    ]
    return max(named, key=named.count) if named else None


def _find_parts(
    links: Iterable[Link], known: Mapping[str, Source]
) -> Mapping[str, tuple[PartRow, ...]]:
    found: dict[str, list[PartRow]] = {}
    for link in sorted(links, key=lambda one: (one.left, one.right)):
        if link.left in known and link.right in known:
            part = PartRow(known[link.right], link.score, link.reason)
            found.setdefault(link.left, []).append(part)
    return {one: tuple(rows) for one, rows in found.items()}
