"""Days of a report from others: copies of its text, and quotations whose day they tell."""

from datetime import date

from dateline.record import Telling
from dateline.resolve.dating import bound_by_others, find_copy_keys

TEXT = (
    "The harbour of Oslo was shut on Tuesday after a barge broke loose in the storm. Divers found "
    "the wreck of the barge two hours later under the bridge at the mouth. “We have never seen "
    "water as high as this in all our years,” said the harbour master, Ola Ness. The ferries to "
    "the islands will not run before the end of the week, he added."
)
DAY = date(2018, 3, 6)
WORDS = "We have never seen water as high as this in all our years"


def tell(
    document: str,
    text: str,
    day: date | None = None,
    *,
    last: date | None = None,
    said: tuple[tuple[str, date], ...] = (),
) -> Telling:
    return Telling(document, "Barge breaks loose", text, day, last or day, said)


def test_a_copy_is_printed_within_a_week() -> None:
    copy = "OSLO (Fjord Press) — " + TEXT.replace("harbour", "harbor")
    found = bound_by_others(tell("doc-b", TEXT), (tell("doc-a", TEXT, DAY),))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2018, 2, 27), date(2018, 3, 13))
    (why,) = found.reasons
    assert why.startswith("4 of its sentences stand in doc-a, Barge breaks loose, published 2018-")
    assert bound_by_others(tell("doc-b", copy), (tell("doc-a", copy, DAY),)) == found
    assert set(find_copy_keys(TEXT)) & set(find_copy_keys("OSLO (Fjord Press) — " + TEXT))


def test_days_are_cut_and_never_widened() -> None:
    other = tell("doc-a", TEXT, DAY)
    mine = tell("doc-b", TEXT, date(2018, 3, 1), last=date(2018, 12, 31))
    found = bound_by_others(mine, (other,))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2018, 3, 1), date(2018, 3, 13))
    narrow = tell("doc-b", TEXT, date(2018, 3, 5), last=date(2018, 3, 6))
    assert bound_by_others(narrow, (other,)) is None


def test_what_excludes_each_other_settles_nothing() -> None:
    others = (tell("doc-a", TEXT, DAY), tell("doc-c", TEXT, date(2019, 3, 6)))
    assert bound_by_others(tell("doc-b", TEXT), others) is None


def test_a_quotation_is_not_older_than_the_day_on_which_it_was_said() -> None:
    text = f"Ola Ness of the harbour was in the news again. “{WORDS},” he had said of the storm."
    other = tell("doc-a", TEXT, DAY, said=((WORDS, date(2018, 3, 5)),))
    found = bound_by_others(tell("doc-b", text), (other,))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2018, 3, 5), None)
    assert found.reasons == ("it quotes what was said on 2018-03-05 (doc-a, Barge breaks loose)",)
    short = tell("doc-a", TEXT, DAY, said=(("We have never", date(2018, 3, 5)),))
    assert bound_by_others(tell("doc-b", "“We have never,” he said."), (short,)) is None


def test_other_texts_and_vague_days_say_nothing() -> None:
    other = "Another barge sank near Bergen on Friday, and nobody knows how it came to that place."
    assert bound_by_others(tell("doc-b", other), (tell("doc-a", TEXT, DAY),)) is None
    vague = tell("doc-a", TEXT, date(2018, 1, 1), last=date(2018, 12, 31))
    assert bound_by_others(tell("doc-b", TEXT), (vague,)) is None
    assert bound_by_others(tell("doc-b", TEXT), (tell("doc-b", TEXT, DAY),)) is None
