"""What GDELT's two tables share: which happenings they have, ids, times, CAMEO codes and actors.

The tables of codes are in data/export/gdelt.yaml and countries.yaml.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.export.filing import file_event, is_coded, known_day, load_codes, pick_day
from dateline.export.request import Request
from dateline.export.told import Happening, Member, Teller
from dateline.extract.events.crosswalk import find_code, load_crosswalks
from dateline.plover import TO_COME
from dateline.record import EventRow, Source
from dateline.store import Record

_ID_DIGITS = 13
"""Hexadecimal digits of our ids that make GDELT's number: 52 bits, which every reader can hold."""

_HOST = re.compile(r"^[a-z+]+://(?:[^/@]*@)?(?:www\.)?([^/:?#]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Codes:
    """A CAMEO code with the codes it stands under, its quad class 1 to 4 and Goldstein score."""

    code: str
    base: str
    root: str
    quad: int
    scale: float


@dataclass(frozen=True, slots=True)
class Entry:
    """One happening that both tables have: its codes, its day, and the stamp of its addition."""

    happening: Happening
    codes: Codes
    day: date
    added: str


def each_entry(record: Record, request: Request) -> Iterator[Entry]:
    """Give happenings by the day of their first event; what has a CAMEO code, an actor and a day.

    Only what is told to be so or to come, unless everything is asked for.
    """
    for happening in Teller(record, request).happenings():
        row = happening.best.row
        if is_coded(row) or request.everything:
            codes, day = code_event(row), pick_day(row.earliest, row.latest, row.source)
            if codes is not None and day is not None:
                added = known_day(happening.row.sources[0]) or day.day
                yield Entry(happening, codes, day.day, write_stamp(added))


def fips_code(country: str | None) -> str | None:
    """Give the FIPS 10-4 code of a country by its ISO 3166-1 alpha-3 code."""
    code: str | None = load_codes("countries.yaml").get(country or "", {}).get("fips")
    return code


def iso_number(country: str | None) -> int | None:
    """Give the ISO 3166-1 numeric code of a country by its alpha-3 code."""
    number: int | None = load_codes("countries.yaml").get(country or "", {}).get("iso")
    return number


def make_number(one: str) -> int:
    """Give the number that stands for one of our ids."""
    return int(one.rpartition("-")[2][:_ID_DIGITS], 16)


def write_stamp(day: date) -> str:
    """Give a day as GDELT writes times (YYYYMMDDHHMMSS), at midnight: we keep no hours."""
    return f"{day:%Y%m%d}000000"


def source_name(source: Source) -> str:
    """Give what GDELT calls a source: its domain; else its publisher, or where it was found."""
    host = _HOST.match(source.url or "")
    return host.group(1).lower() if host else source.publisher or source.found_at


def code_event(row: EventRow) -> Codes | None:
    """Give the CAMEO codes of an event; None for a type that has none (a user's own).

    What is to come is an intent (03) or a threat (13) in CAMEO, as the table says; other conflict
    to come has the code of the threat that PLOVER makes of it.
    """
    intents = load_codes("gdelt.yaml")["to_come"]
    code: str | None = intents.get(row.type) if row.status in TO_COME else None
    if code is None:
        filed = file_event(row)
        code = find_code(load_crosswalks()["cameo"], filed.type, filed.mode)
    if code is None:
        return None
    return Codes(code, code[:3], code[:2], _quad(code), find_scale(code))


def _quad(code: str) -> int:
    """Give the class: 1 and 2 cooperation, 3 and 4 conflict, of each first words, then deeds."""
    root = int(code[:2])
    return 1 + sum(root > last for last in (5, 8, 13))


def find_scale(code: str) -> float:
    """Give the Goldstein score of a code, or of the nearest code it stands under."""
    scale: Mapping[str, float] = load_codes("gdelt.yaml")["scale"]
    under = (code[:length] for length in range(len(code), 1, -1))
    return next(scale[one] for one in under if one in scale)


def actor_cells(member: Member | None) -> tuple[str | None, ...]:
    """Give GDELT's ten columns of an actor; there is room for one, the first who takes part."""
    if member is None:
        return (None,) * 10
    group: str | None = load_codes("gdelt.yaml")["groups"].get(member.party.id)
    role: str | None = load_codes("gdelt.yaml")["roles"].get(member.sector or "")
    code = "".join(part for part in (member.country, role, group) if part) or None
    name = member.party.name.upper()
    return (code, name, member.country, group, None, None, None, role, None, None)
