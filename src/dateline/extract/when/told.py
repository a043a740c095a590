"""In which statements a place of the text is told, and on which day they were said."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from dateline.findings import Interval, Statement
from dateline.text import Sentence


class Told:
    """The statements of one document, indexed by place."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._statements = {one.id: one for one in statements}
        self._pieces = sorted(
            (part.start, -part.end, one.id) for one in statements for part in one.content
        )
        self._outer = _find_outer(self._pieces)
        self._spoken = _join(
            (part.start, part.end) for one in statements for part in (*one.content, *one.cue)
        )

    def chain(self, start: int, end: int) -> tuple[str, ...]:
        """Give the ids of the statements whose content covers these offsets, outermost first."""
        found: list[str] = []
        at: int | None = bisect_right(self._pieces, (start, 0, "\uffff")) - 1
        while at is not None and at >= 0:
            _, minus_end, name = self._pieces[at]
            if -minus_end >= end and name not in found:
                found.append(name)
            at = self._outer[at]
        return tuple(reversed(found))

    def said(self, chain: Sequence[str]) -> Interval | None:
        """Give when the innermost statement of a chain that has a day was said."""
        for name in reversed(chain):
            said = self._statements[name].said
            if said is not None and (said.earliest is not None or said.latest is not None):
                return said
        return None

    def is_spoken(self, sentence: Sentence) -> bool:
        """Tell whether words of a statement, or those that introduce it, are in a sentence."""
        at = bisect_left(self._spoken, (sentence.end, 0)) - 1
        return at >= 0 and self._spoken[at][1] > sentence.start


def _join(pieces: Iterator[tuple[int, int]]) -> list[tuple[int, int]]:
    """Pieces of text, overlapping ones made one, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _find_outer(pieces: Sequence[tuple[int, int, str]]) -> list[int | None]:
    """For each piece the nearest earlier one that still goes on where it starts."""
    found: list[int | None] = []
    going: list[int] = []
    for number, (start, _, _) in enumerate(pieces):
        while going and -pieces[going[-1]][1] <= start:
            going.pop()
        found.append(going[-1] if going else None)
        going.append(number)
    return found
