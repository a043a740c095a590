"""What holds for any readings: nothing twice, views from claims alone, order of no matter."""

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.findings import Status
from dateline.store import Record
from tests.store.builders import NOW, Told, open_test_record

QUICK = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
TEXT = "NATO 🛰 met Iraq and Ann Lee in Brussels\nand 5–6 men said “it did”, or would, Bo Roy said."
_STATUSES: tuple[Status, ...] = ("happened", "planned", "denied")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What one made-up report says."""

    url: str
    published: str | None
    actors: tuple[str, ...]
    day: str
    status: Status
    in_speech: bool


SKETCHES = st.builds(
    Sketch,
    url=st.sampled_from(["a", "b", "c", "d"]),
    published=st.sampled_from(["2020-02-13", "2020-02-14", "2020-02-15"]),
    actors=st.sampled_from([("NATO",), ("NATO", "Iraq"), ("Ann Lee", "Iraq"), ("5–6 men",)]),
    day=st.sampled_from(["2020-02-12", "2020-02-13"]),
    status=st.sampled_from(_STATUSES),
    in_speech=st.booleans(),
)
_KNOWN = {"NATO": "organisation/nato", "Iraq": "country/IRQ"}


def tell(sketch: Sketch) -> Told:
    text = f"{TEXT} ({sketch.actors} {sketch.day} {sketch.status} {sketch.in_speech})"
    told = Told(text, url=f"{sketch.url}-{sketch.published}", published=sketch.published)
    who = tuple(
        told.who(
            name, kind="person" if name == "Ann Lee" else "organisation", actor=_KNOWN.get(name)
        )
        for name in sketch.actors
    )
    speaker = told.who("Bo Roy", kind="person")
    said = (told.says("it did", speaker=speaker, kind="direct"),) if sketch.in_speech else ()
    place = told.at("Brussels", actor="place/brussels", country="BEL")
    told.does(
        "CONSULT",
        "met",
        actor=who,
        on=sketch.day,
        status=sketch.status,
        said_by=said,
        place=place if sketch.in_speech else None,
    )
    told.holds(who[0], "strength", "5–6", "5–6 men", status=sketch.status, said_by=said)
    return told


@contextmanager
def open_made_up() -> Iterator[Record]:
    """A record for one example, gone after it."""
    with tempfile.TemporaryDirectory() as folder, open_test_record(Path(folder) / "a.db") as record:
        yield record


def dump(sketches: Sequence[Sketch], *, times: int = 1) -> list[str]:
    with open_made_up() as record:
        pairs = [tell(sketch).pair for sketch in sketches] * times
        list(record.add_all(pairs, clock=lambda: NOW))
        return list(record.dump())


@QUICK
@given(sketches=st.lists(SKETCHES, max_size=5, unique=True), data=st.data())
def test_the_order_of_reading_does_not_matter(sketches: list[Sketch], data: st.DataObject) -> None:
    one_of_each = {(one.url, one.published): one for one in sketches}
    kept = list(one_of_each.values())
    assert dump(kept) == dump(data.draw(st.permutations(kept)))


@QUICK
@given(sketches=st.lists(SKETCHES, max_size=5))
def test_adding_twice_adds_nothing(sketches: list[Sketch]) -> None:
    assert dump(sketches) == dump(sketches, times=2)


@QUICK
@given(sketches=st.lists(SKETCHES, max_size=5))
def test_a_rebuild_changes_nothing_and_the_record_is_whole(sketches: list[Sketch]) -> None:
    with open_made_up() as record:
        list(record.add_all([tell(one).pair for one in sketches], clock=lambda: NOW))
        before = list(record.dump())
        assert record.check() == ()
        record.rebuild()
        assert list(record.dump()) == before
        for event in record.events():
            text = record.reading(event.source.document).document.text
            assert text[event.start : event.end] == event.trigger
