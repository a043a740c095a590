"""Atom: the elements that RFC 4287 requires, and read back by our own reader of feeds."""

from datetime import date, timedelta
from html import unescape
from pathlib import Path

import pytest
from lxml import etree

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.limits import Limits
from dateline.read import read_sources
from dateline.store import Record
from dateline.text import Report
from tests.export.writing import write

NS = "{http://www.w3.org/2005/Atom}"
FEED = {"id", "title", "updated", "author", "generator", "entry"}
ENTRY = {"id", "title", "updated", "author", "category", "link", "content"}
FEBRUARY = Filter(from_=date(2020, 2, 1), to=date(2020, 2, 29))


def read(record: Record, asked: Filter | None = None) -> etree._Element:
    root = etree.fromstring(write("atom", record, asked).encode())
    check(root)
    return root


def check(root: etree._Element) -> None:
    """What RFC 4287 demands in 4.1.1, 4.1.2, 4.2.6 and 4.2.7."""
    assert root.tag == f"{NS}feed"
    assert {one.tag.removeprefix(NS) for one in root} <= FEED
    assert [len(root.findall(f"{NS}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
    ids = [root.findtext(f"{NS}id")]
    for entry in root.findall(f"{NS}entry"):
        assert {one.tag.removeprefix(NS) for one in entry} <= ENTRY
        for name in ("id", "title", "updated", "author", "content"):
            assert len(entry.findall(f"{NS}{name}")) == 1
        assert entry.findtext(f"{NS}author/{NS}name")
        assert entry.find(f"{NS}category").get("term")
        assert entry.find(f"{NS}content").get("type") == "text"
        assert all(len(one) == 0 for one in entry if one.tag != f"{NS}author")
        links = [(one.get("rel"), one.get("href")) for one in entry.findall(f"{NS}link")]
        assert len(links) <= 1
        assert all(href.lower().startswith("https://") for _, href in links)
        ids.append(entry.findtext(f"{NS}id"))
    assert len(ids) == len(set(ids))
    assert all(one.startswith("urn:dateline:") for one in ids)


def updates(root: etree._Element) -> list[date]:
    texts = [entry.findtext(f"{NS}updated") for entry in root.findall(f"{NS}entry")]
    return [date.fromisoformat(text.removesuffix("T00:00:00Z")) for text in texts]


def test_entries_are_the_changes_of_each_day_newest_first(record: Record) -> None:
    found = updates(read(record, FEBRUARY))
    assert found == sorted(found, reverse=True)
    told = [
        row.day
        for number in range(29)
        for row in record.changes(
            date(2020, 1, 31) + timedelta(days=number), date(2020, 2, 1) + timedelta(days=number)
        )
    ]
    assert sorted(found) == told
    assert len(found) > 20


def test_a_feed_of_one_name_has_its_changes_only(record: Record) -> None:
    asked = Filter(subject="Jens Stoltenberg", from_=date(2020, 1, 1))
    some, every = read(record, asked), read(record, Filter(from_=date(2020, 1, 1)))
    assert 0 < len(some.findall(f"{NS}entry")) < len(every.findall(f"{NS}entry"))
    assert some.findtext(f"{NS}title") == "What changed: Jens Stoltenberg"
    assert some.findtext(f"{NS}id") != every.findtext(f"{NS}id")


def test_a_feed_ends_with_the_last_day_on_record(record: Record) -> None:
    last = max(row.source.published for row in record.documents() if row.source.published)
    root = read(record)
    assert root.findtext(f"{NS}updated") == f"{last}T00:00:00Z"
    assert min(updates(root)) > last - timedelta(days=30)
    early = read(record, Filter(as_of=date(2020, 1, 8)))
    assert early.findtext(f"{NS}updated") == "2020-01-08T00:00:00Z"
    assert len(read(record, Filter(limit=3)).findall(f"{NS}entry")) == 3


def test_days_the_wrong_way_round_are_refused(record: Record) -> None:
    with pytest.raises(UsageError, match="earlier day first"):
        write("atom", record, Filter(from_=date(2021, 1, 1)))


def test_hostile_values_stay_text(harmful: Record) -> None:
    root = read(harmful, Filter(from_=date(2020, 1, 1)))
    assert len(root.findall(f"{NS}entry")) > 20


@pytest.mark.parametrize("which", ["record", "harmful"])
def test_our_own_reader_of_feeds_reads_it(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    text = write("atom", request.getfixturevalue(which))
    (tmp_path / "changes.atom").write_bytes(text.encode())
    entries = etree.fromstring(text.encode()).findall(f"{NS}entry")
    found = list(read_sources([str(tmp_path / "changes.atom")], limits=Limits()))
    reports = [one for one in found if isinstance(one, Report)]
    assert len(reports) == len(entries) > 5
    texts = [unescape(one.findtext(f"{NS}title") or "") for one in entries]  # as many feeds need
    titles = [" ".join(text.split()) for text in texts]
    assert [" ".join((one.title or "").split()) for one in reports] == titles
