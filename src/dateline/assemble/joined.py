"""Ids that are one thing, joined step by step; the least of them stands for all."""


class Joined:
    """Ids, each under the one that stands for what it was joined to."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def head(self, one: str) -> str:
        """Give the id that stands for all that `one` was joined to."""
        while (above := self._above.get(one, one)) != one:
            self._above[one] = self._above.get(above, above)
            one = self._above[one]
        return one

    def join(self, one: str, other: str) -> None:
        """Make two ids one thing, with all that was joined to either."""
        first, last = sorted((self.head(one), self.head(other)))
        self._above[last] = first
