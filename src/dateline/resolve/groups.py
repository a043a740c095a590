"""From links to groups: which ids are one thing, and the id that stands for the group."""

from collections.abc import Iterable

from dateline.record import ENTITY, NAMED, Link


def group(ids: Iterable[str], links: Iterable[Link]) -> tuple[tuple[str, str], ...]:
    """Give (id, canonical id) for all of `ids` and all that is linked to them, in order of ids.

    `links` are those in force, one for each pair. Pairs judged the same are joined, persons'
    judgements first, then by falling score; a union that would put a pair judged different into
    one group is left out. The result depends on neither order of ids nor of links.
    """
    links = tuple(links)
    forest = _Forest(ids, ((one.left, one.right) for one in links if one.judgement == "different"))
    same = [one for one in links if one.judgement == "same"]
    for link in sorted(same, key=_strength):
        forest.join(link.left, link.right)
    return forest.read()


def rank(one: str) -> tuple[int, str]:
    """Order ids by how well they stand for a group: known, then by name, then of a document."""
    if one.startswith(NAMED):
        return (1, one)
    if "/" in one:
        return (0, one)
    return (3 if one.startswith(ENTITY) else 2, one)


def is_machine(author: str) -> bool:
    """Tell whether a link's author is a version of Dateline rather than a person."""
    return author.startswith("dateline ")


def _strength(link: Link) -> tuple[bool, float, str, str]:
    return (is_machine(link.author), -link.score, link.left, link.right)


class _Forest:
    """Groups under way: each id's root, each root's members, and the pairs kept apart."""

    def __init__(self, ids: Iterable[str], apart: Iterable[tuple[str, str]]) -> None:
        self._root = {one: one for one in ids}
        self._members = {one: [one] for one in self._root}
        self._apart: dict[str, set[str]] = {}
        for left, right in apart:
            self._apart.setdefault(left, set()).add(right)
            self._apart.setdefault(right, set()).add(left)

    def join(self, left: str, right: str) -> None:
        """Put two groups together, unless they hold a pair kept apart."""
        one, other = self._find(left), self._find(right)
        if one == other:
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        if self._clash(other, one):
            return
        for member in self._members.pop(other):
            self._root[member] = one
            self._members[one].append(member)

    def read(self) -> tuple[tuple[str, str], ...]:
        """Give each id with the best id of its group."""
        best = {root: min(members, key=rank) for root, members in self._members.items()}
        return tuple((one, best[self._root[one]]) for one in sorted(self._root))

    def _find(self, one: str) -> str:
        if one not in self._root:
            self._root[one] = one
            self._members[one] = [one]
        return self._root[one]

    def _clash(self, small: str, large: str) -> bool:
        return any(
            self._root.get(other) == large
            for member in self._members[small]
            for other in self._apart.get(member, ())
        )
