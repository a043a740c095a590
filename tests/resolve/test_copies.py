"""Which texts are copies: cases as data in cases/copies.yaml, and what holds for any text."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.datafiles import load_yaml
from dateline.record import Printing, Source
from dateline.resolve.copies import (
    BANDS_SHARED,
    SPAN,
    find_band_keys,
    find_changed,
    find_near_keys,
    find_overlap,
    link_copies,
)
from dateline.resolve.sources import make_sources

CASES: Any = load_yaml(Path(__file__).parent / "cases" / "copies.yaml")
SENTENCES = (
    "The ferry to the northern islands stood still on Monday after the river rose",
    "Some two hundred people waited at the pier in Torvik through the whole afternoon",
    "The harbour master closed both gates at noon and sent the lorries back to town",
    "A spokeswoman for the port said that no boat would leave before the wind dropped",
    "Farmers on the islands poured away their milk because nobody could fetch it",
    "The council had promised a larger ship with a stronger engine two years ago",
    "Its order was held up when the yard in the south ran out of steel and money",
    "Ministers of three coastal states want to speak about a tunnel under the sound",
    "Fishermen who know the current doubt that the ground would bear such a tunnel",
    "The last time that the crossing was closed for so long was in the great flood",
    "Voters in the capital choose a new mayor from among nine candidates on Sunday",
    "The governing party fears for its majority in the southern and eastern quarters",
    "A court had struck the name of the best known rival from the list in March",
    "Observers from abroad were allowed into the polling stations for the first time",
    "Queues formed early in front of the schools where the ballot boxes were set up",
    "The counting may take until Wednesday because so many voted by letter this year",
)


DAY = date(2020, 2, 13)


def count_bands(text: str, day: date | None, other: str, then: date | None) -> int:
    keys = find_band_keys(other, then)
    return sum(weight for key, weight in find_near_keys(text, day) if key in keys)


def write(parts: list[int | str]) -> str:
    chosen = (SENTENCES[one - 1] if isinstance(one, int) else one for one in parts)
    return "\n\n".join(f"{one}." for one in chosen)


def print_text(number: int, text: str, day: str | None = None, **more: Any) -> Printing:
    published = date.fromisoformat(day) if day else None
    source = Source(
        f"doc-{number}", f"report-{number}", None, more.get("publisher"), more.get("url"),
        f"{number}.txt", published, None, more.get("same_text"),
    )  # fmt: skip
    return Printing(source, None, text)


@pytest.mark.parametrize("case", CASES, ids=[case["why"] for case in CASES])
def test_a_pair(case: dict[str, Any]) -> None:
    one, other = (
        print_text(number, write(case[part]), case["days"][number - 1], url=case.get("url"))
        for number, part in ((1, "one"), (2, "other"))
    )
    links = link_copies(one, (other,), version="1")
    assert links == link_copies(other, (one,), version="1")
    assert [link.judgement for link in links] == ([case["same"]] if case["same"] else [])
    if "original" in case:
        assert links[0].right == f"doc-{case['original']}"


def test_a_link_says_why() -> None:
    wire = print_text(1, write([1, 2, 3, 4, 5]), "2020-02-12")
    copy = print_text(2, write(["A head of the paper's own above it", 1, 2, 3]), "2020-02-13")
    (link,) = link_copies(copy, (wire,), version="1")
    assert (link.left, link.right, link.score) == ("doc-2", "doc-1", 0.75)
    assert link.reason == (
        "copy: 3 of its 4 sentences stand in doc-1; the original was published first"
    )
    assert link.author == "dateline 1"


def test_another_spelling_of_a_sentence_is_no_change() -> None:
    ours = "The U.S. Defense Secretary said on Jan. 5 that the troops would stay in the labor camp."
    theirs = "The US Defence Secretary said on Jan 5 that the troops would stay in the labour camp."
    assert find_overlap(ours, theirs).shared == find_overlap(theirs, ours).shared == 1
    assert find_changed(ours, theirs) == 0.0


TEXTS = st.lists(st.sampled_from(SENTENCES), min_size=4, max_size=12, unique=True)


@settings(max_examples=40)
@given(TEXTS, st.data())
def test_order_of_paragraphs_changes_little(parts: list[str], data: st.DataObject) -> None:
    text = "\n\n".join(f"{one}." for one in parts)
    other = "\n\n".join(f"{one}." for one in data.draw(st.permutations(parts)))
    assert count_bands(text, DAY, other, DAY) >= BANDS_SHARED
    assert find_changed(text, other) == 0.0


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=200))
def test_any_text_can_be_compared(text: str, other: str) -> None:
    assert find_band_keys(text, DAY) == find_band_keys(text, DAY)
    found = find_overlap(text, other)
    assert 0 <= found.shared <= found.sentences
    assert link_copies(print_text(1, text), (print_text(2, other),), version="1") is not None


def test_strangers_share_no_bands() -> None:
    ferry, vote = write([1, 2, 3, 4, 5, 6, 7]), write([11, 12, 13, 14, 15, 16])
    assert count_bands(ferry, DAY, vote, DAY) < BANDS_SHARED


@settings(max_examples=60)
@given(st.dates(), st.dates())
def test_texts_of_any_two_days_find_each_other_from_both_sides(one: date, other: date) -> None:
    text, part = write([1, 2, 3, 4, 5, 6, 7]), write([8, 2, 9, 4, 10, 11, 12])
    there, back = count_bands(text, one, part, other), count_bands(part, other, text, one)
    assert (there >= BANDS_SHARED) == (back >= BANDS_SHARED)
    if abs((one - other).days) <= SPAN:
        assert there >= BANDS_SHARED
    assert count_bands(text, one, text, other) >= BANDS_SHARED, "printed again years later"


def test_a_text_without_a_day_is_found_when_it_is_printed_whole() -> None:
    text = write([1, 2, 3, 4, 5, 6, 7])
    assert count_bands(text, None, text, DAY) >= BANDS_SHARED
    assert count_bands(text, DAY, text, None) >= BANDS_SHARED


def test_sources_are_grouped_by_text_with_the_original_first() -> None:
    wire = "OSLO, Feb 12 (Lake Wire) - " + write([1, 2, 3, 4, 5])
    original = print_text(3, wire, "2020-02-12", publisher="Lake Wire", same_text="doc-1")
    copy = print_text(1, write([1, 2, 3]), "2020-02-13", publisher="Washington Post",
                      same_text="doc-1")  # fmt: skip
    late = print_text(4, "TORVIK (Lake Wire) — " + write([1, 2, 11, 3]), "2020-02-14",
                      same_text="doc-1")  # fmt: skip
    own = print_text(2, write([11, 12, 13, 14, 1, 2, 3]), "2020-02-13")
    parts = link_copies(own, (original,), version="1")
    printings = (copy, own, original, late)
    told = {"doc-1": "a", "doc-2": "b", "doc-3": "c"}
    rows = make_sources(told, printings, parts)
    assert rows == make_sources(told, printings[::-1], parts)
    said = [(row.source.document, row.independent, row.words) for row in rows]
    assert said == [("doc-3", True, "c"), ("doc-1", False, "a"), ("doc-2", True, "b")]
    assert [row.wire for row in rows] == ["Lake Wire", "Lake Wire", None]
    assert [row.family for row in rows] == [None, "Nash Holdings", None]
    assert (rows[1].original, rows[1].changed) == (original.source, 0.0)
    assert [row.copies for row in rows] == [2, 2, 0]
    (part,) = rows[2].parts
    assert (part.source, part.share) == (original.source, 0.4286)


def test_when_the_original_does_not_tell_it_the_first_copy_does() -> None:
    wire = print_text(1, write([1, 2, 3, 4]), "2020-02-12", same_text="doc-1")
    copies = tuple(
        print_text(n, write([1, 2, 3, 4]), "2020-02-13", same_text="doc-1") for n in (2, 3)
    )
    rows = make_sources({"doc-2": "", "doc-3": ""}, (wire, *copies), ())
    assert [row.independent for row in rows] == [True, False]
    assert [row.original for row in rows] == [wire.source, wire.source]
