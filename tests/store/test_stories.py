"""Stories of a record: what is put together, as of which day, and that order does not matter."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.resolve.story_weights import load_weights
from dateline.store import Record, nearness
from dateline.stories import StoryRow
from tests.store.builders import NOW, Told, open_test_record
from tests.store.test_properties import QUICK, open_made_up

FIRES = (
    "A fire destroyed the cannery of Torvik; two workers were hurt, NATO said in Brussels.",
    "The Torvik cannery fire: two workers hurt, cannery destroyed, says the mayor.",
    "Torvik mourns its cannery: after the fire two workers are still in hospital.",
)
VOTE = "Parliament voted for the budget after a night of talks between coalition parties."


def fire(number: int, *, published: str, url: str | None = None) -> Told:
    told = Told(FIRES[number], published=published, url=url or f"https://{number}.example")
    if number == 0:
        told.who("NATO", actor="organisation/nato")
        told.at("Brussels", actor="place/brussels", country="BEL")
        told.located("Brussels", "Brussels", "BEL", 50.85, 4.35)
    return told


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    """Two reports of a fire, a third of it a day later, and one of a vote."""
    with open_test_record(tmp_path / "a.db") as opened:
        for told in (
            fire(0, published="2020-02-13"),
            fire(1, published="2020-02-14"),
            fire(2, published="2020-02-16"),
            Told(VOTE, published="2020-02-15", url="https://vote.example"),
        ):
            opened.add(*told.pair, recorded=NOW)
        yield opened


def sizes(rows: Sequence[StoryRow]) -> list[int]:
    return [row.reports for row in rows]


def test_reports_of_one_happening_make_one_story(record: Record) -> None:
    first, second = record.stories()
    assert (first.reports, second.reports) == (3, 1)
    assert (first.first, first.last) == (date(2020, 2, 13), date(2020, 2, 16))
    assert first.title.words in FIRES
    assert [one.published for one in first.sources] == sorted(
        one.published for one in first.sources if one.published
    )
    assert record.check() == ()


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), [3, 1]),
        (Filter(limit=1), [3]),
        (Filter(from_=date(2020, 2, 15)), [3, 1]),
        (Filter(from_=date(2020, 2, 17)), []),
        (Filter(to=date(2020, 2, 14)), [3]),
        (Filter(actor="NATO"), [3]),
        (Filter(place="Belgium"), [3]),
        (Filter(place="Brussels"), [3]),
        (Filter(as_of=date(2020, 2, 12)), []),
        (Filter(as_of=date(2020, 2, 14)), [2]),
        (Filter(as_of=date(2020, 2, 15)), [2, 1]),
        (Filter(as_of=date(2020, 2, 15), actor="NATO"), [2]),
        (Filter(as_of=date(2020, 2, 15), to=date(2020, 2, 14), limit=1), [2]),
        (Filter(as_of=date(2020, 2, 29)), [3, 1]),
    ],
)
def test_stories_are_picked(wanted: Filter, found: list[int], record: Record) -> None:
    if wanted.place == "Belgium":  # known by name only where a report names it
        wanted = Filter(place="country/BEL")
        record.add(*belgium().pair, recorded=NOW)
        assert 3 in sizes(record.stories(wanted))
        return
    assert sizes(record.stories(wanted)) == found


def belgium() -> Told:
    told = Told("Belgium counts its herons.", published="2020-05-01", url="https://b.example")
    told.who("Belgium", kind="country", actor="country/BEL")
    return told


def test_a_story_is_found_by_its_id_and_by_its_reports(record: Record) -> None:
    (story, _) = record.stories()
    assert record.story(story.id[:12]) == story
    assert all(record.story(one.document) == story for one in story.sources)
    with pytest.raises(UsageError, match="no story"):
        record.story("story-x")
    with pytest.raises(UsageError, match="several"):
        record.story("story-")
    with pytest.raises(UsageError, match="later day"):
        record.story(story.id, as_of=date(2020, 2, 1))
    assert record.story(story.id, as_of=date(2020, 2, 13)).reports == 1


def test_an_id_lasts_when_an_earlier_report_comes_late(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as opened:
        opened.add(*fire(1, published="2020-02-14").pair, recorded=NOW)
        (before,) = opened.stories()
        opened.add(*fire(0, published="2020-02-13").pair, recorded=NOW)
        (after,) = opened.stories()
        assert opened.story(before.id) == after


def test_a_version_that_was_corrected_counts_no_more(tmp_path: Path) -> None:
    with open_test_record(tmp_path / "a.db") as opened:
        opened.add(
            *fire(0, published="2020-02-13", url="https://x.example/fire").pair, recorded=NOW
        )
        opened.add(
            *fire(1, published="2020-02-14", url="https://x.example/fire").pair, recorded=NOW
        )
        assert sizes(opened.stories()) == [1]
        assert sizes(opened.stories(Filter(as_of=date(2020, 2, 13)))) == [1]
        (then,) = opened.stories(Filter(as_of=date(2020, 2, 13)))
        assert then.title.words == FIRES[0]
        assert opened.check() == ()


TOLD = st.lists(
    st.tuples(
        st.sampled_from([*FIRES, VOTE]),
        st.sampled_from(["2020-02-13", "2020-02-14", "2020-03-20", "2020-06-01", "2021-02-01"]),
        st.sampled_from("abcd"),
    ),
    max_size=8,
    unique=True,
)


def tell(one: tuple[str, str, str]) -> Told:
    text, published, more = one
    return Told(f"{text} ({more})", published=published, url=f"https://{more}{published}.example")


@QUICK
@given(told=TOLD, room=st.sampled_from([1, 2, 12]), data=st.data())
def test_order_and_rebuilding_do_not_matter_however_little_room(
    told: list[tuple[str, str, str]], room: int, data: st.DataObject
) -> None:
    kept = list({(one[1], one[2]): one for one in told}.values())
    mixed = data.draw(st.permutations(kept))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearness, "ROOM", {"by_day": room, "by_week": (room + 1) // 2, "by_month": 1})
        dumps = []
        for order in (kept, mixed):
            with open_made_up() as record:
                list(record.add_all([tell(one).pair for one in order], clock=lambda: NOW))
                dumps.append(list(record.dump()))
                assert record.check() == ()
                record.rebuild()
                dumps.append(list(record.dump()))
        assert all(one == dumps[0] for one in dumps)


WORDS = ("cannery", "torvik", "blaze", "mayor", "budget", "herring", "strike", "tunnel", "dam")
SOUP = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WORDS), min_size=4, max_size=7, unique=True).map(" ".join),
        st.dates(date(2020, 1, 1), date(2020, 9, 1)).map(date.isoformat),
        st.sampled_from("abcd"),
    ),
    min_size=6,
    max_size=14,
    unique_by=lambda one: (one[1], one[2]),
)


@QUICK
@given(told=SOUP, joins=st.sampled_from([0.1, 0.3, 0.5]))
def test_order_does_not_matter_where_threads_are_bridged_and_taken_up(
    told: list[tuple[str, str, str]], joins: float
) -> None:
    weights = replace(load_weights(), short=0, joins=joins, taken_up=0.08, life=30)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("dateline.resolve.likeness.load_weights", lambda: weights)
        patch.setattr("dateline.resolve.stories.load_weights", lambda: weights)
        patch.setattr(nearness, "ROOM", {"by_day": 2, "by_week": 1, "by_month": 1})
        dumps = []
        for order in (told, told[::-1]):
            with open_made_up() as record:
                list(record.add_all([tell(one).pair for one in order], clock=lambda: NOW))
                dumps.append(list(record.dump()))
                assert record.check() == ()
                record.rebuild()
                dumps.append(list(record.dump()))
        assert all(one == dumps[0] for one in dumps)


@QUICK
@given(told=TOLD)
def test_as_of_a_day_is_what_a_record_of_that_day_says(told: list[tuple[str, str, str]]) -> None:
    kept = sorted({(one[1], one[2]): one for one in told}.values(), key=lambda one: one[1])
    with open_made_up() as whole, open_made_up() as growing:
        list(whole.add_all([tell(one).pair for one in kept], clock=lambda: NOW))
        for published, group in itertools.groupby(kept, key=lambda one: one[1]):
            list(growing.add_all([tell(one).pair for one in group], clock=lambda: NOW))
            day = Filter(as_of=date.fromisoformat(published))
            assert whole.stories(day) == growing.stories()
