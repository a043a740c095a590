"""No question sees on a day what was published later: tried on every day of the examples.

The whole record is asked as of each day, and so is a record into which only the reports were read
that were known by then. Both must give the same rows, the same ids of happenings among them.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.answers import Filter
from dateline.codec import dumps
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.knowledge import load_knowledge
from dateline.recording import make_rules
from dateline.rules import Rules
from dateline.store import Record
from dateline.text import Report
from tests.store.builders import NOW, Told, rules

Pair = tuple[Report, Reading]
FIRST = date(2019, 12, 31)
DAYS = tuple(date(2020, 1, 3) + timedelta(days=number) for number in range(77))
"""From the day before the first report to two days after the last one."""


@pytest.fixture(scope="module")
def real_rules() -> Rules:
    return make_rules(load_knowledge())


@pytest.fixture(scope="module")
def whole(
    example_readings: tuple[Pair, ...],
    real_rules: Rules,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Record]:
    with fill(tmp_path_factory.mktemp("whole") / "a.db", example_readings, real_rules) as record:
        yield record


def fill(path: Path, pairs: Sequence[Pair], rules: Rules) -> Record:
    record = Record.open(path, rules=rules)
    list(record.add_all(pairs, clock=lambda: NOW))
    return record


def known_days(record: Record) -> dict[str, date]:
    """Each document with the day from which it is known."""
    rows = record._connection.execute("SELECT document, known_from FROM edition")
    return {document: date.fromisoformat(day) for document, day in rows}


def ask_lists(record: Record, day: date) -> dict[str, tuple[object, ...]]:
    asked = Filter(as_of=day)
    return {
        "events": record.events(asked),
        "statements": record.statements(asked),
        "states": record.states(asked),
        "timeline": record.timeline(asked),
        "happenings": record.happenings(asked),
        "last happenings": record.happenings(replace(asked, limit=9), newest_first=True),
        "agenda": record.agenda(asked, today=day),
        "documents": record.documents(asked),
        "speakers": record.speakers(asked),
        "places": record.places(asked),
        "changes": record.changes(FIRST, day),
        "last week": record.changes(day - timedelta(days=7), day),
    }


def ask_of(record: Record, day: date, things: Sequence[str], names: Sequence[str]) -> Iterator[str]:
    """What is said of single things and names, also that nothing is."""

    def write(what: str, ask: Callable[[], object]) -> str:
        try:
            found = ask()
        except UsageError:  # a name that nobody has yet, and one that nobody names yet, are one
            found = ()
        return f"{what}: {dumps(found)}"

    for one in things:
        yield write(one, lambda one=one: record.sources(one, as_of=day))  # type: ignore[misc]
        yield write(one, lambda one=one: record.versions(one, as_of=day))  # type: ignore[misc]
    for name in names:
        yield write(name, lambda name=name: record.dossier(name, as_of=day))  # type: ignore[misc]
        yield write(name, lambda name=name: record.sources(name, as_of=day))  # type: ignore[misc]
        yield write(name, lambda name=name: record.changes(FIRST, day, name))  # type: ignore[misc]


def changing_days(known: dict[str, date]) -> list[date]:
    """The days on which a report became known, and the others as they are between these."""
    return sorted({day for day in DAYS if day in set(known.values())} | {DAYS[0], DAYS[-1]})


def test_no_day_shows_what_was_published_later(
    whole: Record, example_readings: tuple[Pair, ...], real_rules: Rules, tmp_path: Path
) -> None:
    known = known_days(whole)
    for number, day in enumerate(changing_days(known)):
        pairs = [pair for pair in example_readings if known[pair[1].document.id] <= day]
        with fill(tmp_path / f"{number}.db", pairs, real_rules) as part:
            lists, ours = ask_lists(part, day), ask_lists(whole, day)
            for question, rows in lists.items():
                assert list(map(dumps, ours[question])) == list(map(dumps, rows)), (day, question)
            seen = part.documents(Filter(as_of=day))
            events = [row.id for row in part.events(Filter(as_of=day))][::14]
            states = [row.id for row in part.states(Filter(as_of=day))][::10]
            things = [*(row.id for row in seen), *events, *states]
            names = sorted({row.subject.id for row in part.states(Filter(as_of=day))})
            assert list(ask_of(whole, day, things, names)) == list(
                ask_of(part, day, things, names)
            ), day


def test_between_two_reports_nothing_changes(whole: Record) -> None:
    known = set(known_days(whole).values())
    for day in DAYS[1:]:
        before = day - timedelta(days=1)
        if day not in known:
            assert whole.events(Filter(as_of=day)) == whole.events(Filter(as_of=before))
            assert {row.kind for row in whole.changes(before, day)} <= {"overdue"}


def test_the_changes_of_all_days_tell_each_new_happening_once(whole: Record) -> None:
    told = [
        row
        for day in DAYS
        for row in whole.changes(day - timedelta(days=1), day)
        if row.kind in ("happening", "plan")
    ]
    assert all(row.words for row in told)
    ids = [row.id for row in told if row.id.startswith("event-")]
    assert len(ids) == len(set(ids))


@dataclass(frozen=True, slots=True)
class Issue:
    """What one made-up report prints: a version of one of two reports, or a notice on the first."""

    page: str
    published: date
    what: str
    names: tuple[str, ...]


_TEXTS = {
    "plain": "{who} met on {day}. It has 500 troops. Lee said “it did”.",
    "other": "{who} met on {day}. It has 600 troops. Lee said “it did not”.",
    "corrected": "{who} met on {day}. It has 500 troops. Correction: it was 600 before.",
    "retracted": "This article has been retracted. {who} met on {day}.",
    "notice": "We have retracted the article “{who} meet again soon”. Day {day}.",
}
ISSUES = st.builds(
    Issue,
    page=st.sampled_from(["a", "b"]),
    published=st.dates(date(2020, 2, 10), date(2020, 2, 16)),
    what=st.sampled_from(sorted(_TEXTS)),
    names=st.sampled_from([("NATO",), ("NATO", "Iraq"), ("Ann Lee", "NATO"), ("Lee", "Iraq")]),
)
_KNOWN = {"NATO": "organisation/nato", "Iraq": "country/IRQ"}


def print_issue(issue: Issue) -> Pair:
    who = " and ".join(issue.names)
    text = _TEXTS[issue.what].format(who=who, day=issue.published)
    notice = issue.what == "notice"
    url = f"https://paper.example/{'note' if notice else issue.page}"
    title = None if notice else f"{who} meet again soon"
    told = Told(text, url=url, title=title, published=str(issue.published))
    parties = [
        told.who(name, kind="person" if "Lee" in name else "organisation", actor=_KNOWN.get(name))
        for name in issue.names
    ]
    if "met" in text:
        told.does("CONSULT", "met", actor=tuple(parties), on="2020-02-12")
    for number in ("500", "600"):
        if f"{number} troops" in text:
            told.holds(parties[0], "strength", number, f"{number} troops")
    return told.pair


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(issues=st.lists(ISSUES, min_size=1, max_size=6, unique=True), late=st.integers(0, 7))
def test_no_day_of_made_up_reports_does_either(issues: list[Issue], late: int) -> None:
    pairs = list({pair[1].document.id: pair for pair in map(print_issue, issues)}.values())
    day = date(2020, 2, 10) + timedelta(days=late)
    with tempfile.TemporaryDirectory() as folder:
        ours = fill(Path(folder) / "whole.db", pairs, rules())
        known = known_days(ours)
        early = [pair for pair in pairs if known[pair[1].document.id] <= day]
        part = fill(Path(folder) / "part.db", early, rules())
        with ours, part:
            assert ask_lists(ours, day) == ask_lists(part, day)
            names = ["NATO", "Iraq", "Lee", "Ann Lee", "name/person/ann-lee"]
            things = [pair[1].document.id for pair in early]
            assert list(ask_of(ours, day, things, names)) == list(ask_of(part, day, things, names))
            assert ours.check() == ()
