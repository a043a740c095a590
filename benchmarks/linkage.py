"""Average linkage: the two groups that are most alike on the mean become one, again and again."""

import heapq
from collections.abc import Iterable


def join_groups(count: int, likeness: Iterable[tuple[int, int, float]], least: float) -> list[int]:
    """Give the group of each of `count` things, as the number of one of its members.

    `likeness` holds each pair once; pairs that are left out are not alike at all. Groups are joined
    while the mean likeness of their members is at least `least`; of equals, those of lower numbers.
    """
    sums: list[dict[int, float]] = [{} for _ in range(count)]
    for one, other, value in likeness:
        if value > 0:
            sums[one][other] = sums[other][one] = value
    members = [[one] for one in range(count)]
    version = [0] * count
    heap = [
        (-value, one, other, 0, 0)
        for one, near in enumerate(sums)
        for other, value in near.items()
        if one < other and value >= least
    ]
    heapq.heapify(heap)
    while heap:
        _, one, other, *versions = heapq.heappop(heap)
        if versions != [version[one], version[other]]:
            continue
        members[one] += members[other]
        members[other] = []
        version[one] += 1
        version[other] = -1
        for third, value in sums[other].items():
            del sums[third][other]
            if third != one:
                sums[one][third] = sums[third][one] = sums[one].get(third, 0.0) + value
        sums[other] = {}
        for third, value in sums[one].items():
            mean = value / (len(members[one]) * len(members[third]))
            if mean >= least:
                first, last = min(one, third), max(one, third)
                heapq.heappush(heap, (-mean, first, last, version[first], version[last]))
    return [
        label for _, label in sorted((one, min(inside)) for inside in members for one in inside)
    ]
