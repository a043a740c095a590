"""A record as its users meet it: adding, asking, judging, rebuilding."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from dateline.answers import Added, Filter
from dateline.errors import UsageError
from dateline.findings import Reading
from dateline.record import Link
from dateline.store import Record
from dateline.text import Report
from tests.store.builders import NOW, Told, brussels, day, open_test_record, unnamed


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_test_record(tmp_path / "test.db") as opened:
        yield opened


@pytest.fixture
def two(record: Record) -> Record:
    """A record of two reports on the same meetings, a day apart."""
    record.add(*brussels().pair, recorded=NOW)
    record.add(*brussels(url="https://b.example/2", published="2020-02-14").pair, recorded=NOW)
    return record


def test_a_report_is_added_once(record: Record) -> None:
    assert record.add(*brussels().pair, recorded=NOW)
    before = list(record.dump())
    assert not record.add(*brussels().pair, recorded=NOW)
    assert list(record.dump()) == before
    assert record.check() == ()


def test_a_reading_comes_back_as_it_was(record: Record) -> None:
    told = brussels()
    record.add(*told.pair, recorded=NOW)
    assert record.reading(told.document.id) == told.reading
    assert record.reading(told.document.id[:9]) == told.reading


def test_an_event_row_says_all(two: Record) -> None:
    met, again, planned, _ = two.events()
    assert (met.type, met.status, met.trigger, met.earliest) == (
        "CONSULT",
        "happened",
        "met",
        date(2020, 2, 12),
    )
    assert [one.name for one in met.actor] == ["NATO", "Iraq"]
    assert met.place is not None
    assert (met.place.name, met.country) == ("Brussels", "BEL")
    assert met.sentence == "NATO met Iraq in Brussels on February 12."
    assert met.happening == again.happening
    assert [one.name for one in planned.said_by] == ["Ann Lee"]
    assert planned.confidence == 0.75


def test_filters_of_events(two: Record) -> None:
    def count(**asked: object) -> int:
        return len(two.events(Filter(**asked)))  # type: ignore[arg-type]

    assert count(actor="nato") == 4
    assert count(actor="organisation/nato", type="consult") == 4
    assert count(actor="Atlantic Alliance", status="planned") == 2
    assert count(recipient="NATO") == 0
    assert count(speaker="Ann Lee") == 2
    assert count(place="Brussels") == 2
    assert count(text="brussels") == 2
    assert count(text='"met Iraq"') == 2
    assert count(text='"Iraq met"') == 0
    assert count(from_=day("2020-02-13")) == 2
    assert count(to=day("2020-02-13")) == 2
    assert count(report="https://b.example/2") == 2
    assert count(limit=1) == 1
    assert count(background=True) == 0


def test_a_country_means_the_places_in_it(record: Record) -> None:
    told = Told("Ann Lee met Bo Roy in Ghent, Belgium.")
    who = (told.who("Ann Lee", kind="person"), told.who("Bo Roy", kind="person"))
    told.who("Belgium", kind="country", actor="country/BEL")
    told.does("CONSULT", "met", actor=who, on="2020-02-12", place=told.at("Ghent", country="BEL"))
    record.add(*told.pair, recorded=NOW)
    assert len(record.events(Filter(place="Belgium"))) == 1


def test_names_that_fit_several_or_nobody(two: Record) -> None:
    assert two.find_actor("ann") == "name/person/ann-lee"
    with pytest.raises(UsageError, match=r"can mean .*country/IRQ.*operation/nmi"):
        two.find_actor("IRA")
    with pytest.raises(UsageError, match="no report"):
        two.find_actor("Nobody")
    with pytest.raises(UsageError, match="no word"):
        two.events(Filter(text="???"))


def test_statements_and_speakers(two: Record) -> None:
    rows = two.statements(Filter(speaker="Ann Lee"))
    assert [one.content for one in rows].count("it will resume") == 2
    places = [(one.source.document, one.start) for one in rows if one.earliest is None]
    assert places == sorted(places)
    (speaker,) = two.speakers()
    assert (speaker.speaker.name, speaker.statements, speaker.documents) == ("Ann Lee", 4, 1)


def test_the_timeline_has_a_row_for_each_happening(two: Record) -> None:
    met, planned = two.timeline()
    assert (len(met.events), len(met.sources)) == (2, 2)
    assert met.earliest == met.latest == date(2020, 2, 12)
    assert planned.status == "planned"
    assert two.timeline(Filter(limit=1)) == (met,)


def test_the_agenda_holds_what_is_still_to_come(two: Record) -> None:
    meeting, resumed = two.agenda(today=date(2020, 2, 13))
    assert (meeting.kind, meeting.earliest, len(meeting.sources)) == ("event", date(2020, 2, 14), 2)
    assert (resumed.kind, resumed.what, resumed.earliest) == ("state", "status: resumed", None)
    assert [row.kind for row in two.agenda(today=date(2020, 2, 15))] == ["state"]


def test_what_came_about_leaves_the_agenda(two: Record) -> None:
    told = Told("NATO and Iraq met. The mission resumed.", published="2020-02-15", url="c")
    who = (
        told.who("NATO", actor="organisation/nato"),
        told.who("Iraq", kind="country", actor="country/IRQ"),
    )
    mission = told.who("The mission", kind="operation", actor="operation/nmi", form="nominal")
    told.does("CONSULT", "met", actor=who, on="2020-02-14")
    told.holds(mission, "status", "resumed", "resumed")
    two.add(*told.pair, recorded=NOW)
    assert two.agenda(today=date(2020, 2, 13)) == ()
    before = two.agenda(Filter(as_of=date(2020, 2, 13)), today=date(2020, 2, 13))
    assert len(before) == 2


def test_nothing_is_seen_before_it_was_published(two: Record) -> None:
    asked = Filter(as_of=date(2020, 2, 13))
    assert len(two.events(asked)) == 2
    assert len(two.documents(asked)) == 1
    assert {len(row.sources) for row in two.timeline(asked)} == {1}
    assert two.events(Filter(as_of=date(2020, 2, 12))) == ()
    found = two.dossier("NATO", as_of=date(2020, 2, 13))
    assert found.events == two.events(asked)
    assert found.actor.documents == 1


def test_a_later_report_does_not_join_earlier_ones_before_it_is_known(record: Record) -> None:
    def tell(words: str, published: str, *, place: bool) -> str:
        told = Told(words, published=published, url=words)
        who = (told.who("NATO", actor="organisation/nato"),)
        others = (told.who("Iraq", kind="country", actor="country/IRQ"),)
        at = told.at("Brussels", actor="place/brussels", country="BEL") if place else None
        one = told.does("SANCTION", "cut", actor=who, recipient=others, on="2020-02-12", place=at)
        record.add(*told.pair, recorded=NOW)
        return one

    first = tell("NATO cut off Iraq.", "2020-02-13", place=False)
    last = tell("In Brussels NATO cut off Iraq.", "2020-02-15", place=True)
    record.withdraw_link(record.why(first).links[0].link.id, author="Ann", recorded=NOW)
    middle = tell("NATO has cut off Iraq.", "2020-02-20", place=False)
    assert len(record.timeline()) == 1
    assert len(record.timeline(Filter(as_of=date(2020, 2, 16)))) == 2
    assert {first, last, middle} == {event.id for event in record.timeline()[0].events}


def test_a_corrected_report_takes_the_place_of_the_first(record: Record) -> None:
    record.add(*brussels().pair, recorded=NOW)
    corrected = brussels(published="2020-02-20", more=" This report was corrected.")
    record.add(*corrected.pair, recorded=NOW)
    assert len(record.events()) == 2
    assert {row.source.document for row in record.events()} == {corrected.document.id}
    assert len(record.events(Filter(superseded=True))) == 4
    (old,) = record.documents(Filter(as_of=date(2020, 2, 15)))
    assert old.id == brussels().document.id
    assert old.superseded_by is None
    assert record.check() == ()


def test_a_correction_of_the_same_day_is_known_from_the_next(record: Record) -> None:
    new = Told("It has 500 troops. Correction: it was 600.", url="x")
    old = Told("It has 600 troops.", url="x")
    for told in (new, old):
        record.add(*told.pair, recorded=NOW)
    (seen,) = record.documents(Filter(as_of=date(2020, 2, 13)))
    assert (seen.id, seen.superseded_by) == (old.document.id, None)
    (seen,) = record.documents(Filter(as_of=date(2020, 2, 14)))
    assert seen.id == new.document.id
    why = record.why(new.document.id)
    assert why.supersedes is not None
    assert why.supersedes.document == old.document.id
    assert why.superseded_by is None
    after = record.why(old.document.id).superseded_by
    assert after is not None
    assert after.document == new.document.id
    assert record.check() == ()


def test_a_dossier_shows_what_was_corrected_and_where_it_is_named(record: Record) -> None:
    for strength, more in (("600", ""), ("500", " Correction: not 600.")):
        told = Told(f"NATO said the mission has {strength} troops.{more}", url="x")
        nato = told.who("NATO", actor="organisation/nato")
        mission = told.who("the mission", kind="operation", actor="operation/nmi", form="nominal")
        told.does("SUPPORT", "said", actor=(nato,))
        told.holds(mission, "strength", strength, f"{strength} troops")
        record.add(*told.pair, recorded=NOW)
    found = record.dossier("operation/nmi")
    assert [fact.value for fact in found.facts] == ["500"]
    assert [state.value for state in found.corrected] == ["600"]
    assert found.events == ()
    assert [row.trigger for row in found.named_in] == ["said"]
    early = record.dossier("operation/nmi", as_of=date(2020, 2, 13))
    assert [fact.value for fact in early.facts] == ["600"]
    assert early.corrected == ()


def test_an_undated_report_is_known_from_the_day_it_was_recorded(record: Record) -> None:
    record.add(*Told("Nothing more.", published=None).pair, recorded=NOW)
    assert not record.documents(Filter(as_of=date(2020, 2, 29)))
    assert record.documents(Filter(as_of=date(2020, 3, 1)))


def test_the_dossier_of_a_mission(two: Record) -> None:
    told = Told("The mission has 900 trainers, Bo Roy said.", published="2020-02-15", url="c")
    mission = told.who("The mission", kind="operation", actor="operation/nmi", form="nominal")
    said = told.says("The mission has 900 trainers", speaker=told.who("Bo Roy", kind="person"))
    told.holds(mission, "strength", "900", "900 trainers", said_by=(said,))
    two.add(*told.pair, recorded=NOW)
    found = two.dossier("Mission Iraq")
    assert found.actor.name == "NATO Mission Iraq"
    assert [(fact.field, fact.value) for fact in found.facts] == [
        ("status", "suspended"),
        ("status", "resumed"),
        ("strength", "about 500"),
        ("strength", "900"),
    ]
    (dispute,) = found.disputes
    assert [side.value for side in dispute.sides] == ["about 500", "900"]
    assert [one.name for one in dispute.sides[1].said_by] == ["Bo Roy"]
    assert [row.what for row in found.next] == ["status: resumed"]
    assert len(found.sources) == 3


def test_the_dossier_of_a_person_across_reports(two: Record) -> None:
    found = two.dossier("Ann Lee")
    assert found.actor.id == "name/person/ann-lee"
    assert found.actor.documents == 1  # two reports that print one text
    assert (len(found.sources), found.independent, len(found.copies)) == (2, 1, 1)
    assert len(found.statements) == 4
    assert two.dossier("NATO").mentioned_in[0].speaker is not None


def test_tolls_that_differ_are_disputed(record: Record) -> None:
    for number, url in ((40, "a"), (60, "b")):
        told = Told(f"NATO hit Iraq, and {number} were killed.", url=url)
        nato = told.who("NATO", actor="organisation/nato")
        iraq = told.who("Iraq", kind="country", actor="country/IRQ")
        told.does(
            "ASSAULT",
            "hit",
            actor=(nato,),
            recipient=(iraq,),
            on="2020-02-12",
            count=("killed", number, f"{number} were killed"),
        )
        record.add(*told.pair, recorded=NOW)
    (dispute,) = record.dossier("NATO").disputes
    assert (dispute.about, {side.value for side in dispute.sides}) == ("killed", {"40", "60"})


def test_why_gives_words_reasons_and_links(two: Record) -> None:
    planned = two.events(Filter(status="planned"))[0]
    found = two.why(planned.id)
    assert found.kind == "event"
    assert {row.claim.field for row in found.claims} >= {"type", "actor", "date", "status"}
    assert all(row.claim.evidence.quote in row.sentence for row in found.claims)
    assert {one.name for row in found.claims for one in row.said_by} == {"Ann Lee"}
    assert found.reasons
    assert found.links[0].link.author.startswith("dateline ")
    claim = found.claims[0].claim
    assert two.why(claim.id).claims[0].claim == claim
    assert two.why(found.links[0].link.id).links == found.links
    assert two.why("name/person/ann-lee").kind == "actor"
    assert two.why(two.documents()[0].id).claims[0].claim.field == "title"
    with pytest.raises(UsageError, match="begins several"):
        two.why("event-")
    with pytest.raises(UsageError, match="no id"):
        two.why("event-xyz")


def test_a_person_can_set_apart_what_a_rule_joined(two: Record) -> None:
    met, again = two.timeline()[0].events
    apart = Link(met.id, again.id, "different", 1.0, "two meetings", "Ann")
    assert two.add_link(apart, recorded=NOW)
    assert not two.add_link(apart, recorded=NOW)
    assert len(two.timeline()) == 3
    assert two.check() == ()
    assert two.withdraw_link(apart.id, author="Ann", recorded=NOW)
    assert not two.withdraw_link(apart.id, author="Ann", recorded=NOW)
    assert len(two.timeline()) == 2
    assert two.add_link(apart, recorded=NOW)
    assert len(two.timeline()) == 3
    two.rebuild()
    assert len(two.timeline()) == 3
    assert two.check() == ()


def test_a_person_can_say_who_someone_is(two: Record) -> None:
    two.add_link(
        Link("name/person/ann-lee", "organisation/nato", "same", 1.0, "?", "Ann"), recorded=NOW
    )
    assert len(two.statements(Filter(speaker="NATO"))) == 4
    assert two.check() == ()
    with pytest.raises(UsageError, match="neither"):
        two.add_link(Link("event-0", "event-1", "same", 1.0, "?", "Ann"), recorded=NOW)
    with pytest.raises(UsageError, match="no link"):
        two.withdraw_link("link-0", author="Ann", recorded=NOW)


@pytest.mark.parametrize("when", [1, 2], ids=["in between", "at the end"])
def test_which_events_are_linked_does_not_depend_on_when_actors_were_judged(
    when: int, tmp_path: Path
) -> None:
    same = Link("name/person/ann-lee", "name/person/anne-lee", "same", 1.0, "one person", "Ann")
    with open_test_record(tmp_path / "judged.db") as record:
        for number, name in enumerate(("Ann Lee", "Anne Lee", "Anne Lee")):
            told = Told(f"{name} met Iraq on Monday, number {number}.", url=f"https://{number}")
            sides = (told.who(name, kind="person"), told.who("Iraq", actor="country/IRQ"))
            told.does("CONSULT", "met", actor=sides, on="2020-02-12")
            record.add(*told.pair, recorded=NOW)
            if number == when:
                record.add_link(same, recorded=NOW)
        assert sorted(len(row.events) for row in record.timeline()) == [1, 2]
        before = list(record.dump())
        record.rebuild()
        assert list(record.dump()) == before


def test_withdrawing_the_link_of_a_name_sets_a_stranger_apart(two: Record) -> None:
    stranger = two.links()[0].link
    two.withdraw_link(stranger.id, author="Ann", recorded=NOW)
    with pytest.raises(UsageError, match="can mean"):
        two.find_actor("Ann Lee")
    assert len(two.statements(Filter(speaker=stranger.left))) == 2
    assert two.check() == ()


def test_reports_are_named_once_they_are_written(record: Record, tmp_path: Path) -> None:
    tolds = [brussels(url=f"https://a.example/{n}") for n in range(5)]
    with open_test_record(tmp_path / "test.db", read_only=True) as reader:
        seen = []
        for added in record.add_all((one.pair for one in tolds), clock=lambda: NOW, every=2):
            seen.append(added)
            assert added.document in {row.id for row in reader.documents()}
    assert seen == [Added(one.report.id, one.document.id, new=True) for one in tolds]


def test_a_slow_source_is_written_by_time(record: Record) -> None:
    times = iter(datetime(2020, 3, 1, 12, 0, second) for second in (0, 1, 2, 3, 9))
    tolds = [brussels(url=f"https://a.example/{n}") for n in range(4)]
    adding = record.add_all((one.pair for one in tolds), clock=lambda: next(times), seconds=2)
    next(adding)
    assert len(record.documents()) == 3
    adding.close()
    assert record.check() == ()


def test_when_the_source_fails_what_it_gave_is_kept(record: Record) -> None:
    def broken() -> Iterator[tuple[Report, Reading]]:
        yield brussels().pair
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(record.add_all(broken(), clock=lambda: NOW))
    assert len(record.documents()) == 1


def test_what_stands_beside_a_statement_comes_back(record: Record) -> None:
    record.add(*unnamed().pair, recorded=NOW)
    (one,) = record.statements()
    parties = (one.audience, one.place, one.speaks_for)
    assert [who.words if who else None for who in parties] == ["reporters", "Brussels", "NATO"]
    assert one.speaks_for is not None
    assert one.speaks_for.id == "organisation/nato"
    assert (one.anonymity, one.speaker_kind) == ("on condition of anonymity", "unnamed")
    assert one.number == 1
    assert record.check() == ()
