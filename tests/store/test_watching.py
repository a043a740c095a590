"""What a watch keeps in mind: what is new, what is known, what waits, and for how long."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.identity import make_id
from dateline.store.watch_file import find_lost, name_watch_file, read_moment, write_moment
from dateline.store.watching import MOST_VERSIONS, WatchMemory
from dateline.text import Report
from dateline.watched import Feed, Named, Outcome

NOW = datetime(2026, 3, 2, 10, tzinfo=UTC)
FEED = Feed("https://a.example/feed", "https://a.example/feed", due=NOW, etag='"1"', pause=1.5)
HOUR = timedelta(hours=1)


def named(n: int, *, words: str = "", page: bool = True, guid: str | None = None) -> Named:
    url = f"https://a.example/{n}"
    known = Report(
        "feed:1", words, "text/plain", url, "Wire", f"Talks {n}\ud800", published="today"
    )
    mark = make_id("mark", n, words)
    return Named(guid, f"a.example/{n}", mark, known, page, "a.example:443")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return name_watch_file(tmp_path / "a.db")


def test_a_feed_comes_back_as_it_was_kept(path: Path) -> None:
    with WatchMemory(path) as memory:
        assert memory.feed(FEED.url) == Feed(FEED.url, FEED.url)
        memory.keep_feed(FEED, now=NOW)
    with WatchMemory(path) as memory:
        assert memory.feed(FEED.url) == FEED


def test_an_entry_waits_with_all_that_is_known_of_it(path: Path) -> None:
    with WatchMemory(path) as memory:
        entries = (named(1), named(2, words="They met.", page=False))
        assert memory.keep_feed(FEED, entries, now=NOW) == 2
        assert memory.keep_feed(FEED, entries, now=NOW) == 0
    with WatchMemory(path) as memory:
        assert memory.hosts(NOW - HOUR) == ()
        assert memory.hosts(NOW) == ("a.example:443",)
        page = memory.next_page("a.example:443", NOW, but=())
        assert page is not None
        assert page.known == entries[0].known
        assert memory.next_page("a.example:443", NOW, but=[page.number]) is None
        (text,) = memory.texts(9)
        assert text.known == entries[1].known
        memory.settle(
            (
                Outcome(page, "waiting", "it is slow", due=NOW + HOUR),
                Outcome(text, "read", document="doc-1"),
            )
        )
        assert memory.texts(9) == ()
        assert not memory.is_waiting(FEED.url, NOW)
        assert (memory.next_due(NOW), memory.count_waiting(FEED.url)) == (NOW + HOUR, 1)
        assert memory.read_documents() == ("doc-1",)


def test_a_feed_and_what_it_named_are_kept_together_or_not_at_all(path: Path) -> None:
    def break_off() -> object:
        yield named(1)
        raise KeyboardInterrupt

    with WatchMemory(path) as memory:
        with pytest.raises(KeyboardInterrupt):
            memory.keep_feed(FEED, break_off(), now=NOW)  # type: ignore[arg-type]
        assert memory.feed(FEED.url).etag is None
        assert memory.count_waiting(FEED.url) == 0


def test_versions_of_a_page_wait_longer_and_longer_and_are_bounded(path: Path) -> None:
    with WatchMemory(path) as memory:
        waits = []
        for version in range(MOST_VERSIONS * 2):
            memory.keep_feed(FEED, [named(1, words=str(version))], now=NOW)
            page = memory.next_page("a.example:443", NOW + 99 * HOUR, but=())
            assert page is not None
            assert page.known.body == str(version)
            waits.append(memory.next_due(NOW - HOUR))
            memory.settle([Outcome(page, "read", document=f"doc-{version}")])
        hours = [(one - NOW) / HOUR for one in waits if one is not None]
        assert hours[:4] == [0, 0, 1, 2]
        assert max(hours) == MOST_VERSIONS - 1
        assert len(memory.read_documents()) <= MOST_VERSIONS


def test_of_a_page_that_waits_the_newest_version_takes_the_place(path: Path) -> None:
    with WatchMemory(path) as memory:
        for version in range(5):
            memory.keep_feed(FEED, [named(1, words=str(version))], now=NOW + version * HOUR)
        assert memory.count_waiting(FEED.url) == 1
        page = memory.next_page("a.example:443", NOW, but=())
        assert page is not None
        assert page.known.body == "4"


def test_whole_texts_all_wait(path: Path) -> None:
    with WatchMemory(path) as memory:
        for version in range(5):
            memory.keep_feed(FEED, [named(1, words=str(version), page=False)], now=NOW)
        assert [one.known.body for one in memory.texts(9)] == list("01234")


def test_a_page_that_another_feed_gave_up_is_asked_for(path: Path) -> None:
    other = replace(FEED, url="https://b.example/feed")
    with WatchMemory(path) as memory:
        memory.keep_feed(FEED, [named(1)], now=NOW)
        assert memory.keep_feed(other, [named(1)], now=NOW) == 0
        page = memory.next_page("a.example:443", NOW, but=())
        assert page is not None
        memory.settle([Outcome(page, "given_up", "gone")])
        third = replace(FEED, url="https://c.example/feed")
        assert memory.keep_feed(third, [named(1)], now=NOW) == 1


def test_what_was_given_up_is_asked_for_again(path: Path) -> None:
    with WatchMemory(path) as memory:
        memory.keep_feed(replace(FEED, status="gone", failures=4), [named(1)], now=NOW)
        page = memory.next_page("a.example:443", NOW, but=())
        assert page is not None
        memory.settle([Outcome(replace(page, tries=6), "given_up", "gone")])
        memory.start_again(FEED.url)
        feed = memory.feed(FEED.url)
        assert (feed.status, feed.failures, feed.due, feed.etag) == ("new", 0, None, None)
        assert memory.next_page("a.example:443", NOW, but=()) == replace(page, tries=0)


def test_a_robots_txt_is_kept_for_its_time(path: Path) -> None:
    with WatchMemory(path) as memory:
        memory.keep_robots("https://a.example:443", NOW + HOUR, "User-agent: *")
        memory.keep_robots("https://b.example:443", NOW + HOUR, None)
        assert memory.robots("https://a.example:443", NOW) == (NOW + HOUR, "User-agent: *")
        assert memory.robots("https://b.example:443", NOW) == (NOW + HOUR, None)
        assert memory.robots("https://a.example:443", NOW + HOUR) is None


def test_a_second_watch_is_refused_and_other_files_are_left(path: Path) -> None:
    with WatchMemory(path), pytest.raises(StoreError, match="is watching for this record"):
        WatchMemory(path)
    with WatchMemory(path) as memory:
        memory._connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StoreError, match="delete it to ask all feeds anew"):
        WatchMemory(path)
    with pytest.raises(StoreError, match="cannot be kept"):
        WatchMemory(path / "none" / "a")


def test_no_record_holds_nothing(tmp_path: Path) -> None:
    assert find_lost(tmp_path / "none.db", ("doc-1",)) == ("doc-1",)


def test_moments_are_in_order_as_text() -> None:
    moments = [NOW, NOW + timedelta(microseconds=1), NOW + timedelta(seconds=1), NOW + HOUR]
    written = [str(write_moment(one)) for one in moments]
    assert sorted(written) == written
    assert [read_moment(one) for one in written] == moments
