"""Facts over time, reports that print one text, and who is named where others act."""

from dataclasses import replace
from datetime import date

from dateline.answers import DossierParts
from dateline.assemble.bystanders import Bystanders
from dateline.assemble.copies import group_copies
from dateline.assemble.dossier import make_dossier, make_facts
from dateline.assemble.timeline import count_texts
from dateline.disputes import DisputeParts
from dateline.findings import Status
from dateline.record import ActorRow, Party, Source, StateRow
from tests.store.builders import Told

MISSION = Party("operation/nmi", "NATO Mission Iraq", "the mission")


def make_state(number: int, value: str, first: str | None, status: Status = "ongoing") -> StateRow:
    told = date(2020, 6, number)
    source = Source(f"doc-{number}", f"report-{number}", None, None, None, f"{number}.txt", told)
    return StateRow(
        id=f"state-{number}",
        subject=MISSION,
        field="status",
        value=value,
        words=value,
        status=status,
        certainty=3,
        earliest=date.fromisoformat(first) if first else None,
        latest=None,
        said_by=(),
        sentence=f"On the {number}th the mission in the north of the country was {value} by all.",
        start=0,
        end=1,
        source=source,
    )


def test_active_suspended_and_active_again_are_three_facts() -> None:
    states = (
        make_state(1, "active", "2018-10-01"),
        make_state(2, "suspended", "2020-01-04"),
        make_state(3, "suspended", "2020-01-05"),
        make_state(4, "active", "2020-03-01"),
    )
    told = [(fact.value, len(fact.states)) for fact in make_facts(states)]
    assert told == [("active", 1), ("suspended", 2), ("active", 1)]


def test_a_plan_parts_nothing_and_standings_that_hold_are_one() -> None:
    states = (
        make_state(1, "suspended", "2020-01-04"),
        make_state(2, "resumed", "2020-01-05", "planned"),
        make_state(3, "suspended", "2020-01-06", "happened"),
    )
    told = [(fact.value, len(fact.states)) for fact in make_facts(states)]
    assert told == [("suspended", 2), ("resumed", 1)]


def test_what_a_host_does_one_after_the_other_is_no_dispute() -> None:
    acts = (
        make_state(1, "asked to leave", "2020-06-01", "happened"),
        make_state(2, "withdrawn", "2020-06-01", "happened"),
        make_state(3, "confirmed", "2020-06-01", "happened"),
        make_state(4, "confirmed", "2020-06-01", "denied"),
    )
    states = tuple(replace(one, field="consent") for one in acts)
    disputed = DisputeParts(states=states)
    actor = ActorRow(MISSION.id, "operation", MISSION.name, ())
    found = make_dossier(DossierParts(actor, None, states, (), (), (), (), disputed=disputed))
    (dispute,) = found.disputes
    assert {side.value for side in dispute.sides} == {"confirmed", "not confirmed"}


def test_only_what_has_the_status_of_an_operation_has_a_life() -> None:
    person = ActorRow("person/ann", "person", "Ann Lee", ())
    assert make_dossier(DossierParts(person, None, (), (), (), (), ())).life is None
    states = (make_state(1, "suspended", "2020-01-04"),)
    body = ActorRow(MISSION.id, "organisation", MISSION.name, ())
    life = make_dossier(DossierParts(body, None, states, (), (), (), ())).life
    assert life is not None
    assert [one.kind for one in life.phases] == ["suspended"]


def test_reports_that_print_one_text_are_a_group_and_count_once() -> None:
    one, other, third, fourth = (make_state(n, "active", None).source for n in (1, 2, 3, 4))
    copy, again = (replace(source, same_text="doc-1") for source in (other, fourth))
    sources = (replace(one, same_text="doc-1"), copy, third, again)
    (group,) = group_copies(sources)
    assert [source.document for source in group] == ["doc-1", "doc-2", "doc-4"]
    assert count_texts(sources) == 2
    assert group_copies((one, third)) == ()


def test_who_is_named_beside_an_event() -> None:
    told = Told("NATO agreed to enlarge the mission, Ann Lee said. A man met Bo Roy.")
    told.does("AGREE", "agreed", actor=(told.who("NATO", actor="organisation/nato"),))
    told.who("the mission", kind="operation", actor="operation/nmi", form="nominal")
    told.who("Ann Lee", kind="person")
    told.who("A man", kind="person", form="nominal")
    told.who("Bo Roy", kind="person")
    _, reading = told.pair
    found = Bystanders(reading)
    words = [one.span.text for one in found.beside(reading.events[0])]
    assert words == ["NATO", "the mission", "Ann Lee"]
    inside = found.within((told.span("enlarge the mission, Ann Lee"),))
    assert [one.span.text for one in inside] == ["the mission"]
