"""Reports whose titles, names and texts hold what formats give a meaning to."""

from tests.store.builders import Told

HARM = (
    '=HYPERLINK("https://evil.example","click")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "\ttabbed\tname",
    "\rreturned",
    "two\nlines\r\nof\u2028name",
    'quo"ted, and; "again"',
    "nul\0inside",
    "</script><script>alert(1)</script>",
    "]]>&amp;<!--",
    "\x1b[31mred",
    "\u202eright to left",
    "long " * 2_000,
    "\U0001f9e8 beyond the first plane",
)
"""Words that end cells, lines, strings or elements, or that a spreadsheet runs."""


def hostile_reports() -> list[Told]:
    """A report for each of HARM, in which it is title, actor, speaker, place and statement."""
    return [_make(harm, number) for number, harm in enumerate(HARM)]


def _make(harm: str, number: int) -> Told:
    told = Told(
        f"{harm} met Iraq near {harm}. We agreed on {harm}, said {harm}. There are 5 {harm}.",
        url=f"https://a.example/{number}?q={harm.strip()[:40]}",
        title=harm,
    )
    who = told.who(harm)
    iraq = told.who("Iraq", kind="country", actor="country/IRQ")
    said = told.says(f"We agreed on {harm}", speaker=who, cue="said", kind="direct")
    place = told.at(harm)
    told.does("CONSULT", "met", actor=(who,), recipient=(iraq,), on="2020-02-12", place=place)
    told.does("AGREE", "agreed", actor=(who,), on="2020-02-13", said_by=(said,), status="planned")
    told.holds(who, "strength", harm, f"5 {harm}")
    return told
