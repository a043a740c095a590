"""What a url tells of the day of its report: a date written in it, or an id made on a day."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from urllib.parse import urlsplit

from dateline.clean.dates import WrittenDate, read_date
from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError

_LONGEST = 500
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_END = r"(?=[/_.?-]|$)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"/{_YEAR}/(?P<m>1?\d|[a-z]{{3,9}})/(?P<d>[1-3]?\d)/",
        rf"/{_YEAR}[/-]?(?P<m>[01]\d|[a-z]{{3,9}})(?:[/-]?(?P<d>[0-3]\d))?{_END}",
        rf"[/_-]{_YEAR}-(?P<m>[01]\d)-(?P<d>[0-3]\d){_END}",
        rf"[/_-]{_YEAR}(?P<m>[01]\d)(?P<d>[0-3]\d)(?=\.\w{{2,5}}$|/?$|\d{{10}}(?:[/_.-]|$))",
    )
)
"""/2020/2/3/; /2020/02/13/, /2020-02/13/, /2020/feb/13/, /2020/02/; -2020-02-13-; 20200213 at the
end, or before the ten digits of a running number."""

_MONTH_AT_END = re.compile(rf"-{_YEAR}-(?P<m>1[0-2]|[1-9])/?$")
_UUID = re.compile(
    r"(?<![0-9a-f])([0-9a-f]{8})-([0-9a-f]{4})-1([0-9a-f]{3})-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
    r"(?![0-9a-f])"
)
_OBJECT = re.compile(r"(?<![0-9a-f])([0-9a-f]{8})[0-9a-f]{16}(?![0-9a-f])")
_GREGORIAN = datetime(1582, 10, 15, tzinfo=UTC)
"""From when the time in a UUID of version 1 is counted (RFC 9562, section 5.1)."""

_FIRST_MADE, _LAST_MADE = date(1998, 1, 1), date(2100, 1, 1)


@dataclass(frozen=True, slots=True)
class Made:
    """An id in a url with the day on which it was made, by universal time."""

    words: str
    day: date

    @property
    def earliest(self) -> date:
        """The first day that it can have been where the publisher is."""
        return self.day - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Customs:
    """What data/clean/urls.yaml says of hosts."""

    print_edition: Mapping[str, tuple[str, ...]]
    month_at_end: frozenset[str]
    object_ids: frozenset[str]


def read_url_dates(url: str | None) -> Iterator[WrittenDate]:
    """Read the date in a url; one of a paper's print edition is that day or the day before."""
    if url is None:
        return
    url = url[:_LONGEST]
    customs = _load_customs()
    path = _path_of(url)
    found = next(filter(None, (form.search(path) for form in _FORMS)), None)
    if found is not None:
        written = _make_written(found)
        if written is not None:
            host = _known_host(url, customs.print_edition)
            printed = host is not None and not any(
                part in url for part in customs.print_edition[host]
            )
            slack = 1 if printed and written.day is not None else 0
            yield WrittenDate(written.year, written.month, written.day, written.words, slack)
    elif _known_host(url, customs.month_at_end) and (end := _MONTH_AT_END.search(path)):
        yield WrittenDate(int(end["y"]), int(end["m"]), None, end[0].strip("-/"))


def find_made(url: str | None) -> Made | None:
    """Find an id that holds the time of its making: the report is not from before it."""
    if url is None:
        return None
    url = url[:_LONGEST]
    moment: datetime | None = None
    found = _UUID.search(url)
    if found is not None:
        ticks = int(found[3] + found[2] + found[1], 16)
        moment = _GREGORIAN + timedelta(microseconds=ticks // 10)
    elif _known_host(url, _load_customs().object_ids) and (found := _OBJECT.search(url)):
        moment = datetime.fromtimestamp(int(found[1], 16), UTC)
    if found is None or moment is None or not _FIRST_MADE < moment.date() < _LAST_MADE:
        return None
    return Made(found[0], moment.date())


def _path_of(url: str) -> str:
    """Give the path of a url, which is what is left of it without host and query."""
    try:
        return urlsplit(url).path
    except ValueError:
        return url


def _make_written(found: re.Match[str]) -> WrittenDate | None:
    month, day = found["m"], found["d"]
    if not month.isdecimal():
        written = read_date(f"{day or 1} {month} {found['y']}")
        if written is None or written.month is None:
            return None
        month = str(written.month)
    elif day is None and "/" not in found[0][1:]:
        return None
    return WrittenDate(
        int(found["y"]), int(month), int(day) if day else None, found[0].strip("/-_")
    )


def _known_host(url: str, hosts: Mapping[str, object] | frozenset[str]) -> str | None:
    """Give the host of the list that the url is of, or below."""
    try:
        name = urlsplit(url).hostname or ""
    except ValueError:
        return None
    parts = name.lower().split(".")
    below = (".".join(parts[n:]) for n in range(len(parts)))
    return next((one for one in below if one in hosts), None)


@cache
def _load_customs() -> _Customs:
    path = data_folder("clean") / "urls.yaml"
    plain = load_yaml(path)
    if not isinstance(plain, dict):
        raise KnowledgeError(f"{path}: must hold print_edition, month_at_end and object_ids")
    printed = plain.get("print_edition")
    if not isinstance(printed, dict):
        raise KnowledgeError(f"{path}: print_edition must name hosts")
    editions = {
        host: tuple(_strings(one.get("but"))) if isinstance(one, dict) else ()
        for host, one in printed.items()
    }
    return _Customs(
        editions,
        frozenset(_strings(plain.get("month_at_end"))),
        frozenset(_strings(plain.get("object_ids"))),
    )


def _strings(plain: Plain) -> Sequence[str]:
    return [str(one) for one in plain] if isinstance(plain, list) else []
