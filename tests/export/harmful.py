"""A record whose addresses and places mean harm as well: for formats of maps, links and pages."""

from tests.export.hostile import HARM
from tests.store.builders import Told

URLS = (
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    'https://a.example/"onmouseover="alert(1)',
    "https://a.example/<script>alert(1)</script>",
    "https://a.example/two\nlines",
    "https://a.example/\x1b[31m",
    "https://[broken",
    "https://a.example\\@evil.example/",
    "HTTPS://A.example/ü?q=é&r=1#x",
    "//a.example/nothing",
    "https://a.example@evil.example/",
)
"""Addresses of which some are none, and others end attributes or lines."""


def harmful_reports() -> list[Told]:
    """Reports at such addresses, on a map, with plans and an operation that has a life."""
    return [_make(url, number) for number, url in enumerate(URLS)]


def _make(url: str, number: int) -> Told:
    harm = HARM[number]
    told = Told(
        f"NATO met {harm} in Brussels. NATO will meet Iraq, said {harm}. "
        "The mission was suspended.",
        url=url,
        title=f"{harm} {number}",
    )
    nato = told.who("NATO", actor="organisation/nato")
    iraq = told.who("Iraq", kind="country", actor="country/IRQ")
    who = told.who(harm, kind="person")
    mission = told.who("The mission", kind="operation", actor="operation/nmi", form="nominal")
    place = told.at("Brussels", actor="place/brussels", country="BEL")
    told.located("Brussels", "Brussels", "BEL", 50.85, 4.35)
    said = told.says("NATO will meet Iraq", speaker=who, cue="said")
    told.does("CONSULT", "met", actor=(nato, who), on=f"2020-02-{10 + number}", place=place)
    told.does(
        "CONSULT", "will meet", actor=(nato, iraq), on=f"2020-03-{10 + number}", status="planned",
        said_by=(said,),
    )  # fmt: skip
    told.holds(mission, "status", "suspended", "suspended", earliest=f"2020-01-{10 + number}")
    return told
