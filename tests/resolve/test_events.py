"""Which events are linked: cases as data in cases/events.yaml."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.datafiles import load_yaml
from dateline.knowledge import Entry, Knowledge
from dateline.knowledge.compiled import compile_parts
from dateline.record import EventRow, Figure, Link, Party, Source
from dateline.resolve.coded import CODED
from dateline.resolve.events import compare, find_blocks, weigh
from dateline.resolve.events import link_events as link
from dateline.resolve.features import CROSSED, FEATURES, NAMES, Pair, prepare
from dateline.resolve.kinship import make_kin
from dateline.resolve.vetoes import VETOES
from dateline.resolve.weights import load_by_hand, load_learned

_ENTRIES = (
    Entry("organisation/league", "organisation", "League", "test", members=("country/NOR",)),
    Entry(
        "group/league-ministers", "group", "League ministers", "test", part_of="organisation/league"
    ),
    Entry("country/NOR", "country", "Norway", "test", country="NOR"),
    Entry("organisation/NOR-army", "organisation", "Norwegian army", "test", part_of="country/NOR"),
    Entry(
        "place/camp", "place", "Camp Elm", "test", country="NOR", lat=60.0, lon=10.0, precision=5
    ),
    Entry("place/oslo", "place", "Oslo", "test", country="NOR", lat=59.9, lon=10.7, precision=4),
    Entry("place/bergen", "place", "Bergen", "test", country="NOR", lat=60.4, lon=5.3, precision=4),
)
KIN = make_kin(Knowledge(compile_parts(_ENTRIES, (), ())))


def link_events(rows: Any, others: Any = (), *, version: str) -> tuple[Link, ...]:
    return link(rows, others, kin=KIN, version=version)


CASES: Any = load_yaml(Path(__file__).parent / "cases" / "events.yaml")


def make_row(number: int, told: dict[str, Any]) -> EventRow:
    def parties(names: str) -> tuple[Party, ...]:
        found = (one.partition("=") for one in names.split())
        spoken = ((one, (name or one).replace("_", " ")) for one, _, name in found)
        return tuple(Party(one, name, name) for one, name in spoken)

    places = parties(told.get("place", ""))
    day = told.get("day")
    first = date.fromisoformat(day) if day else None
    last = date.fromisoformat(told["until"]) if "until" in told else first
    last = None if told.get("open") else last
    reported = told.get("published")
    published = date.fromisoformat(reported) if reported else None
    document = told.get("document", f"doc-{number}")
    return EventRow(
        id=f"event-{number}",
        happening=f"event-{number}",
        type=told.get("type", "CONSULT"),
        mode=(),
        status=told.get("status", "happened"),
        certainty=3,
        background=False,
        actor=parties(told.get("actor", "")),
        recipient=parties(told.get("recipient", "")),
        earliest=first,
        latest=last,
        place=places[0] if places else None,
        said_by=(),
        trigger=told.get("trigger", "did"),
        sentence=told.get("sentence", ""),
        start=told.get("start", 100 * number),
        end=told.get("start", 100 * number) + 1,
        source=Source(document, "report", told.get("title"), None, None, "file", published),
        country=told.get("country"),
        named=parties(told.get("named", "")),
        quantities=tuple(Figure(w, n, n, f"{n} {w}") for w, n in told.get("counts", {}).items()),
    )


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_pair(case: dict[str, Any], request: pytest.FixtureRequest) -> None:
    if case.get("known_failure"):
        request.applymarker(pytest.mark.xfail(strict=True, reason=case["known_failure"]))
    both = {key: value for key, value in case.items() if key not in ("one", "other")}
    rows = [make_row(1, {**both, **case["one"]}), make_row(2, {**both, **case["other"]})]
    assert bool(link_events(rows, version="1")) is case["same"]


def test_what_two_reports_alone_know_is_looked_for_by_its_words() -> None:
    told = {"type": "ASSAULT", "day": "2020-01-01", "recipient": "words-1=six_aid_workers"}
    one = make_row(1, {**told, "place": "entity-1=Van"})
    other = make_row(2, {**told, "place": "entity-2=Van", "recipient": "words-2=two_aid_workers"})
    far = make_row(3, {**told, "place": "entity-3=Oslo", "recipient": "words-3=six_men"})
    blocks = [set(find_blocks(row, kin=KIN)) for row in (one, other, far)]
    assert blocks[0] & blocks[1] == {
        "ASSAULT 2020-01-01 called/van",
        "ASSAULT 2020-01-01 called/aid-workers",
    }
    assert not blocks[0] & blocks[2]


def test_each_rule_says_what_it_means_and_has_its_weight() -> None:
    assert all(feature.about for feature in (*FEATURES, *CODED))
    assert all(veto.__doc__ for veto in VETOES)
    assert set(load_learned()) == {"bias", *NAMES}
    assert set(load_by_hand()) == {feature.name for feature in CODED}
    assert {name for pair in CROSSED for name in pair} <= {feature.name for feature in FEATURES}


def test_a_reason_shows_what_each_feature_adds() -> None:
    told = {
        "actor": "a/1 a/2",
        "day": "2020-01-01",
        "trigger": "signed",
        "sentence": "A and B signed",
    }
    left, right = (prepare(make_row(number, told)) for number in (1, 2))
    pair = Pair(left, right, 0.0, KIN)
    found = compare(pair, version="1")
    assert found is not None
    assert found.reason.startswith("CONSULT on 2020-01-01: bias -")
    assert "parties +4.0" in found.reason
    assert "day apart" not in found.reason
    assert weigh(pair)["parties"] == load_by_hand()["parties"]


ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "actor": st.sampled_from(["a/1", "a/1 a/2", "words-x", "a/2 a/3"]),
            "day": st.sampled_from(["2020-01-01", "2020-01-02"]),
            "status": st.sampled_from(["happened", "planned", "denied"]),
            "place": st.sampled_from(["", "p/1", "p/2"]),
        }
    ),
    max_size=8,
)


@settings(max_examples=40)
@given(told=ROWS, cut=st.integers(0, 8))
def test_adding_bit_by_bit_links_the_same_as_all_at_once(
    told: list[dict[str, Any]], cut: int
) -> None:
    rows = [make_row(number, one) for number, one in enumerate(told)]
    at_once = set(link_events(rows, version="1"))
    assert at_once == set(link_events(rows[::-1], version="1"))
    early, late = rows[:cut], rows[cut:]
    by_bit = {*link_events(early, version="1"), *link_events(late, early, version="1")}
    assert at_once == by_bit


def test_a_day_of_many_events_is_quick() -> None:
    rows = [make_row(n, {"actor": f"a/{n}", "day": "2020-01-01"}) for n in range(20_000)]
    assert link_events(rows, version="1") == ()
    assert find_blocks(rows[0], kin=KIN) == (
        "CONSULT 2020-01-01 a/0",
        "CONSULT 2020-01-01 doc-0",
    )
