"""Numbers of several reports: what is an update, what a dispute, what is settled, what a range."""

from dataclasses import replace
from datetime import date

from dateline.assemble.disputes import find_disputes
from dateline.disputes import Dispute, DisputeParts
from dateline.record import Party, Source, TallyRow

TORVIK = Party("place/torvik", "Torvik", "Torvik")
ARMY = Party("organisation/NOR-military", "Norwegian military", "the army")
POLICE = Party("organisation/NOR-police", "Norwegian police", "police")


def tally(
    number: int | tuple[int | None, int | None],
    by: Party | None = None,
    *,
    day: str = "2021-03-09",
    outlet: str = "Post",
    what: str = "killed",
    of: tuple[str, ...] = (),
    places: tuple[Party, ...] = (TORVIK,),
    sort: str = "flood",
) -> TallyRow:
    """A tally of a flood on 8 March 2021, each in a report of its own."""
    low, high = number if isinstance(number, tuple) else (number, number)
    name = f"{outlet} {day} {what} {number} {by.id if by else ''}"
    source = Source(
        f"doc-{name}", name, None, outlet, f"https://{outlet}/{name}", name, date.fromisoformat(day)
    )
    flood = date(2021, 3, 8)
    return TallyRow(
        id=f"tally-{name}", what=what, low=low, high=high, words=str(number), of=of,
        occasion=f"occasion-{name}", sort=sort, trigger="flood", event=None, happening="",
        places=places, countries=("NOR",), earliest=flood, latest=flood, as_of=None,
        said_by=() if by is None else (by,), sentence="A flood.", scene="A flood.", start=0, end=1,
        source=source,
    )  # fmt: skip


def disputes(*rows: TallyRow, corrected: tuple[tuple[str, date], ...] = ()) -> tuple[Dispute, ...]:
    return find_disputes(DisputeParts(tallies=rows, corrected=corrected))


def test_two_sources_of_one_day_dispute() -> None:
    (one,) = disputes(tally(7, POLICE), tally(10, ARMY, outlet="Wire"))
    assert (one.about, one.standing, one.subject) == ("killed", "open", "flood in Torvik")
    assert [(side.value, side.said_by[0].name, side.since) for side in one.sides] == [
        ("7", "Norwegian police", date(2021, 3, 9)),
        ("10", "Norwegian military", date(2021, 3, 9)),
    ]


def test_a_higher_toll_of_the_same_source_is_an_update() -> None:
    (one,) = disputes(tally(7, POLICE), tally(10, POLICE, day="2021-03-10"))
    assert one.standing == "range"
    assert [(count.low, count.voice.until) for count in one.counts] == [
        (7, date(2021, 3, 10)),
        (10, None),
    ]


def test_a_number_rounded_by_its_own_report_is_no_dispute() -> None:
    one = tally(120, POLICE)
    assert disputes(one, replace(one, id="tally-9", high=None)) == ()


def test_a_higher_toll_of_a_later_day_is_news() -> None:
    (one,) = disputes(tally(7, POLICE), tally(58, ARMY, day="2021-03-15"))
    assert one.standing == "range"


def test_a_lower_toll_of_a_later_day_is_a_dispute() -> None:
    (one,) = disputes(tally(58, POLICE), tally(7, ARMY, day="2021-03-15"))
    assert one.standing == "open"


def test_what_cannot_grow_is_disputed_on_any_day() -> None:
    rows = (tally(10, POLICE, what="rockets"), tally(18, ARMY, what="rockets", day="2021-03-15"))
    assert disputes(*rows)[0].standing == "open"


def test_none_harmed_is_disputed_by_any_number() -> None:
    rows = (tally(0, POLICE, what="casualties"), tally(34, ARMY, what="wounded", day="2021-03-20"))
    (one,) = disputes(*rows)
    assert (one.about, one.standing) == ("wounded", "open")
    assert [side.value for side in one.sides] == ["none", "34"]


def test_who_takes_it_back_settles_it() -> None:
    rows = (tally(10, POLICE), tally(7, ARMY), tally(10, ARMY, day="2021-03-11"))
    (one,) = disputes(*rows)
    assert one.standing == "settled"
    assert one.settled is not None
    assert (one.settled.on, one.settled.value) == (date(2021, 3, 11), "10")
    assert one.settled.how == "Norwegian military later said 10"
    (before,) = disputes(*rows[:2])
    assert (before.id, before.standing) == (one.id, "open")


def test_a_correction_settles_it_and_keeps_what_was_said() -> None:
    wrong = tally(12, outlet="Post")
    right = replace(tally(7, outlet="Wire"), id="tally-right")
    (one,) = disputes(wrong, right, corrected=((wrong.source.document, date(2021, 3, 12)),))
    assert one.settled is not None
    assert (one.settled.on, one.settled.value) == (date(2021, 3, 12), "7")
    assert one.settled.how == "Post corrected its report"
    assert {side.value: side.until for side in one.sides} == {"12": date(2021, 3, 12), "7": None}


def test_reports_that_print_one_text_count_once() -> None:
    first = tally(7, POLICE)
    copy = tally(7, POLICE, outlet="Copy")
    copy = replace(copy, source=replace(copy.source, same_text=first.source.document))
    first = replace(first, source=replace(first.source, same_text=first.source.document))
    (one,) = disputes(first, copy, tally(10, ARMY))
    assert [side.independent for side in one.sides] == [1, 1]
    assert len(one.sides[0].voices) == 2


def test_other_places_are_other_occasions() -> None:
    elsewhere = Party("place/lund", "Lund", "Lund")
    assert not disputes(tally(7, POLICE), tally(10, ARMY, places=(elsewhere,)))


def test_without_a_place_attacks_need_words_in_common() -> None:
    rows = (tally(7, POLICE, sort="attack"), tally(10, ARMY, sort="attack", places=()))
    assert not disputes(*rows)
    told = "A bomb hit the cattle market beside the cathedral."
    alike = tuple(replace(row, scene=told) for row in rows)
    assert disputes(*alike)[0].standing == "open"


def test_the_killed_of_two_sides_are_not_compared() -> None:
    rows = (tally(3, POLICE, of=("civilian",)), tally(9, ARMY, of=("soldier",)))
    assert not disputes(*rows)


def test_the_order_of_rows_does_not_matter() -> None:
    rows = (tally(7, POLICE), tally(10, ARMY), tally(12, ARMY, day="2021-03-12"), tally((5, None)))
    assert disputes(*rows) == disputes(*reversed(rows))
