"""Pages that a file names without their text: each is fetched once, or all are told of at once."""

from collections.abc import Iterator

from dateline.read.items import Link, fail
from dateline.text import Failure


class Links:
    """The pages that one file names and that are not fetched."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._left: set[str] = set()
        self._first: Link | None = None

    def leave(self, link: Link) -> None:
        """Count a page that is not fetched."""
        self._first = self._first or link
        self._left.add(link.url)

    def explain(self) -> Iterator[Failure]:
        """Give one failure that tells of all pages that were left, if any were."""
        if self._first is None:
            return
        count = len(self._left)
        if count == 1:
            why = f"it names {self._first.url} and holds no text of it: add --follow to fetch it"
            yield fail(self._first.source, why)
        else:
            why = (
                f"it names {count:,} pages ({self._first.url} ...) and holds no text of them: add "
                "--follow to fetch them"
            )
            yield fail(self._source, why)
