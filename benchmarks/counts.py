"""Right, wanted and given counts by name, and the figures that they give."""

from collections import Counter


class Counts:
    """Counts by name what was right, wanted and given; gives precision, recall and F1."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.wanted: Counter[str] = Counter()
        self.given: Counter[str] = Counter()

    def f1(self, name: str) -> float:
        """Give the F1 of one name."""
        return 2 * self.right[name] / max(1, self.wanted[name] + self.given[name])

    def line(self, name: str) -> str:
        """Say precision and recall of one name in a line."""
        precision = self.right[name] / max(1, self.given[name])
        recall = self.right[name] / max(1, self.wanted[name])
        return (
            f"{name:13} P {precision:.3f}  R {recall:.3f}  F1 {self.f1(name):.3f}"
            f"  ({self.wanted[name]} in gold, {self.given[name]} of ours)"
        )
