"""What the address of a page asks for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from dateline.answers import Extent, Filter
from dateline.questions import make_filter

KEPT = ("as_of",)
"""What links to other pages keep of the address."""

NOTHING = Extent(None, None, 0, 0, 0, 0)
"""How much is held where no record was asked yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of one request: what it filters by, on which day, about which item.

    `given` are the values of the address by name, `item` the id or name in its path, if any;
    `form_token` is what forms carry for who may correct, `extent` how much the record holds.
    """

    path: str
    given: Mapping[str, str]
    filter: Filter
    today: date
    item: str = ""
    form_token: str = ""
    extent: Extent = NOTHING

    @property
    def as_of(self) -> date | None:
        """The day up to which things are known here; None is now."""
        return self.filter.as_of

    @property
    def day(self) -> date:
        """The day that a page looks back from: the one asked for, else the last report's."""
        return self.as_of or self.extent.last or self.today

    def word(self, name: str) -> str:
        """Give what was written for a name, nothing where it was not."""
        return self.given.get(name, "")

    def link(self, path: str, **more: str) -> str:
        """Give the address of another page, seen from the same day."""
        kept = {name: self.given[name] for name in KEPT if self.given.get(name)}
        return write_address(path, {**kept, **more})

    def here(self, **changed: str) -> str:
        """Give the address of this page with other values; an empty one is left out."""
        return write_address(self.path, {**self.given, **changed})

    def form(self, suffix: str) -> str:
        """Give the address of this page in another form: ".json" or ".csv"."""
        path = "/start" if self.path == "/" else self.path
        return write_address(f"{path}{suffix}", self.given)


def ask(
    path: str,
    given: Mapping[str, str],
    *,
    today: date,
    limit: int,
    item: str = "",
    form_token: str = "",
) -> Asked:
    """Read the question from an address; UsageError where a value makes no sense."""
    return Asked(path, given, make_filter(given, limit=limit), today, item, form_token)


def write_address(path: str, given: Mapping[str, str]) -> str:
    """Give a path with its query, all that is not plain in it escaped."""
    wanted = {name: value for name, value in given.items() if value}
    return quote(path) + (f"?{urlencode(wanted)}" if wanted else "")
