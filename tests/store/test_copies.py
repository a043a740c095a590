"""Copies in the record: linked when added, counted once, withdrawable, the same in any order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from dateline.answers import Filter, SourceRow
from dateline.errors import UsageError
from dateline.record import Link
from dateline.store import Record
from tests.resolve.test_copies import write
from tests.store.builders import NOW, Told, open_test_record, rules

MEETING = "NATO met Iraq in the great hall of Torvik on the second day of the talks"


def tell(name: str, parts: Sequence[int | str], published: str | None) -> Told:
    """A report of numbered sentences that ends with a meeting and a plain quotation."""
    text = write([*parts, MEETING, "Ann Lee said that the hall was cold"])
    told = Told(text, url=f"https://{name}.example/1", published=published)
    nato = told.who("NATO", actor="organisation/nato")
    iraq = told.who("Iraq", kind="country", actor="country/IRQ")
    lee = told.who("Ann Lee", kind="person")
    told.does("CONSULT", "met", actor=(nato, iraq), on="2020-02-12")
    told.says("that the hall was cold", speaker=lee, cue="said")
    told.holds(nato, "strength", "500", "second")
    return told


WIRE = tell("wire", [1, 2, 3, 4, 5, 6, 7], "2020-02-12")
COPY = tell("copy", ["Cold hall, warm words on the river", 1, 2, 3, 4], "2020-02-13")
OWN = tell("own", [11, 12, 13, 14, 15, 16, 1, 2], "2020-02-14")
UNDATED = tell("undated", [1, 2, 3, 4, 5, 6], None)
ALL = (WIRE, COPY, OWN, UNDATED)


def fill(path: Path, tales: Iterable[Told]) -> Record:
    record = open_test_record(path)
    list(record.add_all([told.pair for told in tales], clock=lambda: NOW))
    return record


@pytest.fixture
def record(tmp_path: Path) -> Iterable[Record]:
    with fill(tmp_path / "a.db", ALL) as opened:
        yield opened


def names(rows: tuple[SourceRow, ...]) -> list[tuple[str, bool]]:
    return [((row.source.url or "")[8:].split(".")[0], row.independent) for row in rows]


def links_of(record: Record) -> list[tuple[str, str, str]]:
    rows = (row.link for row in record.links() if row.link.left.startswith("doc-"))
    return [(link.left, link.right, link.judgement) for link in rows]


def test_copies_are_linked_to_their_originals(record: Record) -> None:
    wire, copy, own, undated = (told.document.id for told in ALL)
    assert set(links_of(record)) == {
        (copy, wire, "same"),
        (undated, wire, "same"),
        (undated, copy, "same"),
        (own, wire, "unsure"),
        (own, copy, "unsure"),
        (undated, own, "unsure"),
    }
    assert record.check() == ()


def test_counts_are_of_independent_reports(record: Record) -> None:
    (row,) = record.timeline()
    assert (len(row.sources), row.independent) == (4, 2)
    found = record.dossier("NATO")
    assert (len(found.sources), found.independent, found.actor.documents) == (4, 2, 2)
    (group,) = found.copies
    assert {one.document for one in group} == {told.document.id for told in (WIRE, COPY, UNDATED)}
    (speaker,) = record.speakers()
    assert (speaker.statements, speaker.documents) == (4, 2)


@pytest.mark.parametrize("kind", ["event", "statement", "state", "name", "report"])
def test_who_tells_it(kind: str, record: Record) -> None:
    ids = {
        "event": record.events()[0].id,
        "statement": record.statements()[0].id,
        "state": record.states()[0].id,
        "name": "NATO",
        "report": "https://copy.example/1",
    }
    rows = record.sources(ids[kind])
    own = [] if kind == "report" else [("own", True)]
    assert names(rows) == [("wire", True), ("copy", False), ("undated", False), *own]
    assert [row.changed for row in rows[:3]] == [None, pytest.approx(1 / 7, abs=0.001), 0.0]
    assert rows[1].original is not None
    assert rows[1].original.document == WIRE.document.id
    if own:
        assert {part.source.document for part in rows[3].parts} == {
            WIRE.document.id,
            COPY.document.id,
        }


def test_as_of_knows_no_later_copy(record: Record) -> None:
    (first,) = record.events(Filter(report=WIRE.document.id))
    early = record.sources(first.id, as_of=date(2020, 2, 12))
    assert names(early) == [("wire", True)]
    assert early[0].copies == 0
    (late,) = record.events(Filter(report=OWN.document.id))
    assert record.sources(late.id, as_of=date(2020, 2, 12)) == ()
    (row,) = record.timeline(Filter(as_of=date(2020, 2, 13)))
    assert (len(row.sources), row.independent) == (2, 1)
    (seen,) = record.documents(Filter(as_of=date(2020, 2, 12)))
    assert seen.source.same_text is None


def test_what_is_no_id_url_or_name_is_said_so(record: Record) -> None:
    for asked in ("event-0", "nobody"):
        with pytest.raises(UsageError, match=asked):
            record.sources(asked)
    link = record.links()[0].link.id
    with pytest.raises(UsageError, match="is a link: give the id of an event"):
        record.sources(link)


def test_a_withdrawn_link_stays_withdrawn(tmp_path: Path) -> None:
    with fill(tmp_path / "a.db", (WIRE, COPY)) as record:
        (link,) = (row.link for row in record.links() if row.link.left.startswith("doc-"))
        assert record.withdraw_link(link.id, author="Ann", recorded=NOW)
        assert record.dossier("NATO").independent == 2
        before = list(record.dump())
        record.rebuild()
        assert list(record.dump()) == before
        assert record.check() == ()


def test_a_person_can_say_that_texts_differ_or_are_the_same(record: Record) -> None:
    wire, copy, own, _ = (told.document.id for told in ALL)
    for left, right, judgement in ((copy, wire, "different"), (wire, own, "same")):
        link = Link(left, right, judgement, 1.0, "read them", "Ann")  # type: ignore[arg-type]
        assert record.add_link(link, recorded=NOW)
    groups = {row.source.document: row.source.text_id for row in record.documents()}
    assert groups[wire] == groups[own] != groups[copy]
    assert record.check() == ()


def test_the_order_of_reading_does_not_matter(tmp_path: Path) -> None:
    dumps = []
    for number, order in enumerate(list(permutations(ALL))[::3]):
        with fill(tmp_path / f"{number}.db", order) as record:
            dumps.append(list(record.dump()))
    assert all(dump == dumps[0] for dump in dumps)


def test_a_rebuild_links_what_an_older_version_did_not_look_for(tmp_path: Path) -> None:
    blind = replace(rules(), link_copies=lambda *_: ())
    with Record.open(tmp_path / "old.db", rules=blind) as old:
        list(old.add_all([told.pair for told in ALL], clock=lambda: NOW))
        assert links_of(old) == []
    with open_test_record(tmp_path / "old.db") as old, fill(tmp_path / "new.db", ALL) as new:
        old.rebuild()
        assert list(old.dump()) == list(new.dump())
