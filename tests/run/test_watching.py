"""Watches of feeds that behave in every way, with a web, a desk and a clock made up for it."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import ReadError
from dateline.read.fetch import Answer
from dateline.run.backoff import MOST_TRIES
from dateline.run.web import Ask
from dateline.store.watching import WatchMemory
from tests.run.watch_world import (
    FEED,
    NOW,
    Killed,
    World,
    answer,
    give,
    item,
    open_watch,
    page,
    rss,
    run_for,
    run_once,
)

LONG = "Ministers met in Oslo for three hours and agreed to send observers in June. " * 4
ONE, TWO = "http://wire.example/1", "http://wire.example/2"


def bodies(world: World) -> list[str]:
    return [report.body for report in world.reports]


def test_what_a_feed_names_is_read_once(tmp_path: Path) -> None:
    world = World({FEED: rss(item(1, text=LONG), item(2)), TWO: page("They met.")})
    (line,) = run_once(world, tmp_path)
    assert (line.state, line.title, line.entries) == ("read", "Wire", 2)
    assert (line.new, line.read, line.waiting) == (2, 2, 0)
    assert {report.url for report in world.reports} == {ONE, TWO}
    assert {report.publisher for report in world.reports} == {"Wire"}
    world.now += timedelta(hours=1)
    (line,) = run_once(world, tmp_path)
    assert (line.new, line.read) == (0, 0)
    assert world.asked == [FEED, TWO, FEED]


def test_nothing_is_read_and_no_model_loaded_when_nothing_is_new(tmp_path: Path) -> None:
    world = World({FEED: rss()})
    (line,) = run_once(world, tmp_path)
    assert (line.state, line.entries, world.batches) == ("read", 0, 0)


def test_a_feed_is_asked_with_its_marks_and_says_that_nothing_changed(tmp_path: Path) -> None:
    def look(ask: Ask) -> Answer:
        known = dict(ask.headers) == {"If-None-Match": '"v1"', "If-Modified-Since": "yesterday"}
        marks = {"etag": '"v1"', "last_modified": "yesterday"}
        return (
            give(FEED, status=304)
            if known
            else answer(FEED, rss(item(1, text=LONG)), headers=marks)
        )

    world = World({FEED: look})
    states = []
    for _ in range(3):
        states += [line.state for line in run_once(world, tmp_path)]
        world.now += timedelta(hours=1)
    assert states == ["read", "unchanged", "unchanged"]
    assert len(world.reports) == 1


@pytest.mark.parametrize(
    "again",
    [
        item(1, text=LONG, url="http://wire.example/moved", guid="a"),
        item(1, text=LONG, guid="another"),
        item(1, text=LONG, url=f"{ONE}?utm_source=rss", guid="another"),
        item(1, text=LONG, url="https://www.wire.example/1/", guid=""),
        item(1, text=LONG, url="http://wire.example/other", guid="another"),
    ],
)
def test_an_entry_under_another_url_or_id_is_the_same(again: str, tmp_path: Path) -> None:
    world = World({FEED: rss(item(1, text=LONG, guid="a"))})
    run_once(world, tmp_path)
    world.pages[FEED] = rss(again)
    world.now += timedelta(hours=1)
    (line,) = run_once(world, tmp_path)
    assert (line.new, len(world.reports)) == (0, 1)


def test_one_id_for_all_entries_is_no_id(tmp_path: Path) -> None:
    world = World({FEED: rss(*(item(n, text=f"{n} {LONG}", guid="same") for n in range(5)))})
    run_once(world, tmp_path)
    assert len(world.reports) == 5


def test_an_entry_with_other_words_is_another_version(tmp_path: Path) -> None:
    world = World({FEED: rss(item(1, text=LONG), item(2)), TWO: page("They met.")})
    run_once(world, tmp_path)
    more = "<description>They met again.</description>"
    world.pages[FEED] = rss(item(1, text=f"{LONG} Corrected."), item(2, more=more))
    world.pages[TWO] = page("They met again.")
    world.now += timedelta(hours=1)
    (line,) = run_once(world, tmp_path)
    assert (line.new, line.read) == (2, 2)
    assert {report.url for report in world.reports[2:]} == {TWO, ONE}
    assert any("Corrected" in body for body in bodies(world)[2:])
    world.pages[FEED] = rss(item(1, text=LONG), item(2))  # and back: nothing that is not known
    world.now += timedelta(hours=1)
    (line,) = run_once(world, tmp_path)
    assert (line.new, len(world.reports)) == (0, 4)


def test_a_feed_that_changes_at_every_look_does_not_make_us_ask_each_time(tmp_path: Path) -> None:
    looks = iter(range(10_000))

    def look(ask: Ask) -> Answer:
        day = f"<updated>look {next(looks)}</updated>"
        return give(FEED, rss(*(item(n, more=day) for n in (1, 2))))

    world = World({FEED: look, ONE: page("They met."), TWO: page("They met again.")})
    run_for(world, tmp_path, 24, every=600)
    assert world.asked.count(FEED) > 100
    assert world.asked.count(ONE) < 12
    assert len(world.reports) == 2


def test_a_feed_that_shrinks_and_grows_again_brings_nothing_twice(tmp_path: Path) -> None:
    whole = rss(*(item(n, text=f"{n} {LONG}") for n in range(6)))
    world = World({FEED: whole})
    for body in (whole, rss(item(5, text=f"5 {LONG}")), rss(), whole):
        world.pages[FEED] = body
        run_once(world, tmp_path)
        world.now += timedelta(hours=1)
    assert len(world.reports) == 6


def test_a_page_that_left_the_feed_before_it_was_had_is_read(tmp_path: Path) -> None:
    world = World({FEED: rss(item(1)), ONE: give(ONE, status=500)})
    run_once(world, tmp_path)
    world.pages = {FEED: rss(item(2, text=LONG)), ONE: page("They met.")}
    world.now += timedelta(hours=1)
    run_once(world, tmp_path)
    assert {report.url for report in world.reports} == {ONE, TWO}


def test_a_page_of_two_feeds_is_fetched_once(tmp_path: Path) -> None:
    other = "http://wire.example/feed2"
    world = World({FEED: rss(item(1)), other: rss(item(1)), ONE: page("They met.")})
    run_once(world, tmp_path, FEED, other)
    assert world.asked.count(ONE) == 1


def test_a_page_that_fails_is_asked_for_later_and_given_up_in_the_end(tmp_path: Path) -> None:
    summary = "<description>They met, in short.</description>"
    world = World({FEED: rss(item(1, more=summary), item(2))})
    lines = run_for(world, tmp_path, 40)
    times = [sent for url, sent, _ in world.times if url == TWO]
    waits = [after - before for before, after in pairwise(times)]
    assert len(times) == MOST_TRIES == world.asked.count(ONE)
    assert timedelta(minutes=5) <= waits[0] <= timedelta(minutes=10, seconds=5)
    assert waits == sorted(waits)
    assert sum(line.given_up for line in lines) == 1
    assert bodies(world) == ["They met, in short."]
    assert all("Given up after 6 tries" in one.why for one in world.told)
    assert ["summary" in one.why for one in world.told] == [one.source == ONE for one in world.told]


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (give(ONE, b"\x89PNG\r\n"), "an image"),
        (give(ONE, page("")), "no text is left"),
        (give(ONE, status=410), "410"),
    ],
)
def test_a_page_that_holds_no_report_is_not_asked_for_again(
    found: Answer, says: str, tmp_path: Path
) -> None:
    world = World({FEED: rss(item(1)), ONE: found})
    (line,) = run_once(world, tmp_path)
    assert (line.given_up, line.waiting) == (1, 0)
    assert says in world.told[0].why


def test_another_language_is_set_aside(tmp_path: Path) -> None:
    world = World({FEED: rss(item(1, text="???"))})
    (line,) = run_once(world, tmp_path)
    assert (line.aside, line.given_up, line.waiting) == (1, 0, 0)


@pytest.mark.parametrize("moment", ["kill_before", "kill_after"])
def test_a_kill_between_feed_and_record_loses_and_repeats_nothing(
    moment: str, tmp_path: Path
) -> None:
    """The feed says after that nothing changed, and names less: what it named is kept."""
    named = rss(item(1, text=LONG), item(2))
    world = World({FEED: give(FEED, named, etag='"v1"'), TWO: page("Met.")})
    setattr(world, moment, True)
    with pytest.raises(Killed):
        run_once(world, tmp_path)
    setattr(world, moment, False)
    world.pages[FEED] = give(FEED, status=304)
    world.now += timedelta(minutes=1)
    run_once(world, tmp_path)
    assert sorted(report.url or "" for report in world.reports) == [ONE, TWO]
    again = World({FEED: give(FEED, status=304)}, now=world.now + timedelta(hours=1))
    run_once(again, tmp_path)
    assert (again.batches, again.asked) == (0, [FEED])


def test_what_the_record_lost_is_read_again(tmp_path: Path) -> None:
    world = World({FEED: give(FEED, rss(item(1, text=LONG)), etag="x")})
    run_once(world, tmp_path)
    with WatchMemory(tmp_path / "a.db.watch") as memory:
        (document,) = memory.read_documents()
        memory.forget([document])
    world.documents.clear()
    run_once(world, tmp_path)
    assert world.asks[-1].headers == ()
    assert len(world.reports) == 2


# Feeds that fail


@pytest.mark.parametrize(
    ("found", "says"),
    [
        (give(FEED, status=503), "503"),
        (give(FEED, status=404), "404"),
        (ReadError("the page does not come within 60 s: it is left"), "within 60 s"),
        (give(FEED, b"<html><p>Hello"), "web page and no feed"),
        (give(FEED, b"{}"), "no JSON Feed"),
        (give(FEED, b"<urlset/>"), "sitemap"),
        (give(FEED, b"  "), "empty"),
        (give(FEED, b'<!DOCTYPE a [<!ENTITY b "c">]><rss/>'), "entities"),
        (give(FEED, b"\x1f\x8b broken"), "broken"),
        (give(FEED, status=302, location=FEED), "more than 5 times"),
        (give(FEED, status=302, location="file:///etc/passwd"), "only http and https"),
    ],
)
def test_a_feed_that_fails_says_why_and_is_asked_later_and_later(
    found: Answer | ReadError, says: str, tmp_path: Path
) -> None:
    world = World({FEED: found})
    lines = run_for(world, tmp_path, 48)
    assert {line.state for line in lines} <= {"failing", "refused"}
    assert all(says in (line.why or "") for line in lines)
    assert [line.failures for line in lines] == list(range(1, len(lines) + 1))
    if lines[0].state == "failing":
        assert 8 <= len(lines) <= 14
    with WatchMemory(tmp_path / "a.db.watch") as memory:
        assert memory.feed(FEED).etag is None


def test_it_comes_back(tmp_path: Path) -> None:
    world = World({FEED: give(FEED, status=503)})
    run_for(world, tmp_path, 2)
    world.pages[FEED] = rss(item(1, text=LONG))
    lines = run_for(world, tmp_path, 24)
    assert (lines[-1].state, lines[-1].failures, lines[-1].why) == ("read", 0, None)
    assert len(world.reports) == 1


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("until", ["7200", "Mon, 02 Mar 2026 12:00:00 GMT"])
def test_retry_after_is_kept_for_the_whole_host(status: int, until: str, tmp_path: Path) -> None:
    other = "http://wire.example/feed2"
    busy = give(FEED, status=status, retry_after=until)
    world = World({FEED: busy, other: rss(item(1)), ONE: page("They met.")})
    run_for(world, tmp_path, 5, FEED, other)
    first, *later = [sent for _, sent, _ in world.times]
    assert first < NOW + timedelta(minutes=1)
    assert later[0] >= NOW + timedelta(hours=2)
    assert len(world.reports) == 1


def test_a_run_that_is_to_end_does_not_wait_for_a_host_that_is_busy(tmp_path: Path) -> None:
    other = "http://wire.example/feed2"
    world = World({FEED: give(FEED, status=429, retry_after="3600"), other: rss(item(1))})
    run_once(world, tmp_path, FEED, other)
    assert world.now < NOW + timedelta(minutes=5)
    assert world.asked == [FEED]


def test_gone_is_gone(tmp_path: Path) -> None:
    world = World({FEED: give(FEED, status=410)})
    lines = run_for(world, tmp_path, 1000)
    assert [line.state for line in lines] == ["gone"]
    assert run_once(world, tmp_path) == []
    assert world.asked == [FEED]
    with WatchMemory(tmp_path / "a.db.watch") as memory:
        memory.start_again(FEED)
    world.pages[FEED] = rss(item(1, text=LONG))
    (line,) = run_once(world, tmp_path)
    assert line.state == "read"


def test_a_feed_that_moved_for_good_is_asked_where_it_is(tmp_path: Path) -> None:
    new = "https://new.example/feed"
    world = World({FEED: give(FEED, status=301, location=new), new: rss(item(1, text=LONG))})
    (line,) = run_once(world, tmp_path)
    assert (line.feed, line.at, line.read) == (FEED, new, 1)
    world.now += timedelta(hours=1)
    run_once(world, tmp_path)
    assert world.asked == [FEED, new, new]


@pytest.mark.parametrize(
    ("first", "second", "body"),
    [(302, 301, rss()), (301, 302, rss()), (301, 301, b"<html>sold</html>")],
)
def test_what_is_not_for_good_or_no_feed_is_not_remembered(
    first: int, second: int, body: bytes, tmp_path: Path
) -> None:
    between, end = "http://b.example/feed", "http://c.example/feed"
    world = World(
        {
            FEED: give(FEED, status=first, location=between),
            between: give(between, status=second, location=end),
            end: body,
        }
    )
    (line,) = run_once(world, tmp_path)
    assert line.at is None


# Politeness


def test_a_host_is_asked_one_thing_at_a_time_with_a_pause(tmp_path: Path) -> None:
    pages = {f"http://wire.example/{n}": page(f"They met {n}.") for n in range(8)}
    world = World({FEED: rss(*(item(n) for n in range(8))), **pages})
    run_once(world, tmp_path)
    assert len(world.reports) == 8
    for (_, _, arrived), (_, sent, _) in pairwise(world.times):
        assert sent - arrived >= timedelta(seconds=1)


def test_a_slow_host_holds_up_no_other(tmp_path: Path) -> None:
    slow = "http://slow.example/feed"
    pages = {f"http://wire.example/{n}": page(f"They met {n}.") for n in range(5)}
    world = World({slow: rss(), FEED: rss(*(item(n) for n in range(5))), **pages}, {slow: 55.0})
    run_once(world, tmp_path, slow, FEED)
    done = max(arrived for url, _, arrived in world.times if url != slow)
    assert done < NOW + timedelta(seconds=20)


def test_a_crawl_delay_is_kept(tmp_path: Path) -> None:
    robots = b"User-agent: *\nCrawl-delay: 7.5\n"
    world = World({"http://wire.example:80/robots.txt": robots, FEED: rss(item(1)), ONE: page("A")})
    run_once(world, tmp_path)
    (_, _, arrived), (_, sent, _) = world.times
    assert sent - arrived >= timedelta(seconds=7.5)


def test_robots_keep_us_out_of_pages_and_feeds(tmp_path: Path) -> None:
    robots = b"User-agent: *\nDisallow: /\nAllow: /feed\n"
    world = World({"http://wire.example:80/robots.txt": robots, FEED: rss(item(1))})
    (line,) = run_once(world, tmp_path)
    assert (line.state, line.given_up, world.asked) == ("read", 1, [FEED])
    assert "robots.txt" in world.told[0].why
    (line,) = run_once(world, tmp_path, "http://wire.example/closed")
    assert (line.state, world.asked) == ("refused", [FEED])


@pytest.mark.parametrize("status", [500, 503, 429])
def test_a_robots_txt_that_cannot_be_had_allows_nothing_for_now(
    status: int, tmp_path: Path
) -> None:
    where = "http://wire.example:80/robots.txt"
    world = World({where: give(where, status=status), FEED: rss(item(1, text=LONG))})
    (line,) = run_once(world, tmp_path)
    assert (line.state, world.asked) == ("failing", [])
    assert f"({status})" in (line.why or "")
    del world.pages[where]  # a site without one allows all
    world.now += timedelta(hours=2)
    (line,) = run_once(world, tmp_path)
    assert line.state == "read"


@pytest.mark.parametrize(
    ("more", "headers", "minutes"),
    [
        ("", {}, 30),
        ("<ttl>120</ttl>", {}, 120),
        ("<updatePeriod>daily</updatePeriod><updateFrequency>12</updateFrequency>", {}, 120),
        ("", {"cache_control": "public, max-age=5400"}, 90),
        ("<ttl>5</ttl>", {"cache_control": "max-age=60"}, 30),
        ("<ttl>999999</ttl>", {}, 1440),
        ("", {"cache_control": "max-age=99999999, no-cache"}, 30),
    ],
)
def test_how_often_a_feed_is_asked(
    more: str, headers: dict[str, str], minutes: int, tmp_path: Path
) -> None:
    world = World({FEED: answer(FEED, rss(more=more), headers=headers)})
    run_for(world, tmp_path, 80)
    times = [sent for _, sent, _ in world.times]
    for before, after in pairwise(times):
        waited = (after - before).total_seconds() / 60
        assert minutes <= waited <= minutes * 1.1 + 1.1


def test_cron_decides_how_often_but_for_what_the_feed_wants(tmp_path: Path) -> None:
    world = World({FEED: rss(more="<ttl>60</ttl>")})
    for _ in range(12):
        run_once(world, tmp_path)
        world.now = world.now.replace(microsecond=0) + timedelta(minutes=20)
    assert len(world.asked) == 4
    quick = World({FEED: rss()})
    (tmp_path / "b").mkdir()
    for _ in range(12):
        run_once(quick, tmp_path / "b")
        quick.now += timedelta(minutes=5)
    assert len(quick.asked) == 12


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_is_set_stops_nothing(days: int, tmp_path: Path) -> None:
    world = World({FEED: rss(item(1, text=LONG))})
    run_once(world, tmp_path)
    world.now += timedelta(days=days)
    world.pages[FEED] = rss(item(2, text=f"Later. {LONG}"))
    (line,) = run_once(world, tmp_path)
    assert line.read == 1


def test_memory_holds_one_page_at_a_time_of_a_host_with_many(tmp_path: Path) -> None:
    count = 60
    pages = {f"http://wire.example/{n}": page(f"They met {n}.") for n in range(count)}
    world = World({FEED: rss(*(item(n) for n in range(count))), **pages})
    with open_watch(world, tmp_path) as watch:
        held = 0
        for _ in watch.run():
            held = max(held, len(watch._held), len(watch._ready))
        assert held <= 2
    assert len(world.reports) == count
