"""Dating a report by its own text: weekdays, offices, bounds, stamps, pictures."""

from datetime import date

import pytest

from dateline.extract.dating.days import Days, make_days
from tests.conftest import Parse
from tests.extract.dating.builders import date_text

MEETING = (
    "The League decided this at a meeting of ministers on March 10. “We agreed,” President "
    "Anna Berg of the League said at a press conference yesterday. The ministers will meet again "
    "on Thursday March 12."
)


def test_weekday_office_and_a_retold_meeting_leave_one_day(parse: Parse) -> None:
    found = date_text(MEETING, parse)
    assert (found.value, found.basis) == ("2020-03-11", "inferred")
    assert [one.why for one in found.reasons] == [
        "Thursday March 12 falls in 1992, 1998, 2009, 2015, 2020, 2026",
        "Anna Berg was President of Norland from 2016-10-01 to 2024-10-01: only 2020 is left",
        (
            "the meeting of March 10 was reported on at a press conference yesterday: "
            "the report is of March 11"
        ),
    ]


def test_a_given_day_is_kept(parse: Parse) -> None:
    found = date_text(MEETING, parse, published="2020-03-11")
    assert (found.value, found.basis, found.reasons) == ("2020-03-11", "given", ())


def test_a_given_day_that_the_text_contradicts_says_so(parse: Parse) -> None:
    found = date_text("They signed the pact on 3 May 2019.", parse, published="2018-03-01")
    assert found.value == "2018-03-01"
    assert [one.why for one in found.reasons] == [
        "but 3 May 2019 is told as past, which does not fit 2018-03-01"
    ]


def test_no_clue_is_no_date(parse: Parse) -> None:
    assert date_text("They met on Friday.", parse).basis == "unknown"


def test_past_and_future_dates_bound_the_day(parse: Parse) -> None:
    text = "They met on 3 May 2016. The vote will be held on 7 June 2016."
    found = date_text(text, parse)
    assert (found.value, found.earliest, found.latest) == (None, date(2016, 5, 3), date(2016, 6, 7))


def test_apposed_day_names_the_day(parse: Parse) -> None:
    found = date_text("The port was shelled yesterday, February 12, 2020.", parse)
    assert found.value == "2020-02-13"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("They won the vote last month, in October 2016.", date(2016, 11, 1), date(2016, 11, 30)),
        ("They will vote next month (January 2017).", date(2016, 12, 1), date(2016, 12, 31)),
        ("They sold less last year, 2015, than before.", date(2016, 1, 1), date(2016, 12, 31)),
        ("So far this year, 2016, they sold less.", date(2016, 1, 1), date(2016, 12, 31)),
        ("“We sold less last year, 2015,” he said.", None, None),
        ("They met that month, October 2016, in Oslo.", None, None),
    ],
)
def test_an_apposed_month_or_year_names_the_month_or_year(
    text: str, earliest: date | None, latest: date | None, parse: Parse
) -> None:
    found = date_text(text, parse)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_an_apposed_month_without_a_year_counts_once_the_year_is_known(parse: Parse) -> None:
    text = "They won the vote last month, in October. Anna Berg lost on 3 May 2016.\n"
    found = date_text(text + "The vote will be repeated in 2016.", parse)
    assert (found.earliest, found.latest) == (date(2016, 11, 1), date(2016, 11, 30))


def test_contradicting_clues_settle_nothing(parse: Parse) -> None:
    text = "They met today, 3 May 2016. They will vote on 7 June 2012."
    found = date_text(text, parse)
    assert (found.value, found.basis) == (None, "unknown")
    assert found.reasons[-1].why.startswith("but 7 June 2012")


def test_a_title_alone_gives_the_first_day(parse: Parse) -> None:
    found = date_text("A law signed by President Anna Berg is in force.", parse)
    assert (found.earliest, found.latest) == (date(2016, 10, 1), None)


@pytest.mark.parametrize(
    "title", ["former President", "ex-President", "next President", "Vice President"]
)
def test_a_title_not_held_gives_nothing(title: str, parse: Parse) -> None:
    assert date_text(f"The {title} Anna Berg is ill.", parse).basis == "unknown"


def test_a_dateline_without_year_leaves_that_day_or_the_next(parse: Parse) -> None:
    dateline = "OSLO, March 10"
    text = dateline + " - They met on 9 March 2018. The vote will be held on 11 March 2018."
    found = date_text(text, parse, dateline=dateline)
    assert (found.earliest, found.latest) == (date(2018, 3, 10), date(2018, 3, 11))


def test_an_office_leaves_one_year_to_a_dateline_without_year(parse: Parse) -> None:
    """March 10 stands eight times in the time of the office, four times close to a Thursday."""
    dateline = "OSLO, March 10 (Fjord Press) -"
    text = dateline + " They met on Thursday, said President Anna Berg, and the League agreed."
    found = date_text(text, parse, dateline=dateline)
    assert (found.value, found.basis) == (None, "inferred")
    left = "2017-03-10 and 2018-03-10 and 2022-03-10 and 2023-03-10"
    assert found.reasons[-1].why == f"left are {left}"
    bounded = text + " They signed the pact on 3 May 2022."
    assert date_text(bounded, parse, dateline=dateline).value == "2023-03-10"


def test_pictures_of_a_gallery_tell_nothing_of_the_report(parse: Parse) -> None:
    pictures = (
        "3/9 Norland's president Anna Berg meets pilots",
        "4/9 A boat at the quay",
        "5/9 Rain in the harbour",
    )
    assert date_text("They met.\n\n" + "\n".join(pictures), parse).basis == "unknown"
    assert date_text("They met.\n\n" + pictures[0], parse).earliest == date(2016, 10, 1)


def test_a_dateline_without_year_bounds_nothing(parse: Parse) -> None:
    dateline = "OSLO, March 10 (Fjord Press) -"
    alone = date_text(dateline + " They will meet.", parse, dateline=dateline)
    assert (alone.basis, alone.earliest, alone.latest) == ("unknown", None, None)
    assert [one.why for one in alone.reasons] == ["the dateline says March 10, without a year"]
    text = dateline + " They signed the pact on 3 May 2019."
    after = date_text(text, parse, dateline=dateline)
    assert (after.basis, after.earliest, after.latest) == ("inferred", date(2020, 3, 10), None)


def test_an_agency_files_on_the_day_of_its_dateline(parse: Parse) -> None:
    dateline = "OSLO, March 10 (Fjord Press) -"
    text = (
        dateline
        + " Ministers met on Tuesday. They had met on 9 March 2018. They will vote in 2020."
    )
    found = date_text(text, parse, dateline=dateline)
    assert found.value == "2020-03-10"
    assert "the news after the dateline is of Tuesday" in " ".join(w.why for w in found.reasons)


HELD = (date(2016, 10, 1), date(2024, 10, 1))


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Berg has urged the ministers to meet.",
        "President Anna Berg is still trying to form a cabinet.",
        "Anna Berg, the Norland president, wants the ministers to meet.",
        "The president, Anna Berg, is expected in Oslo.",
        "The office of President Anna Berg said it had no news.",
    ],
)
def test_an_office_ends_where_its_holder_acts_now(text: str, parse: Parse) -> None:
    found = date_text(text, parse)
    assert (found.earliest, found.latest) == HELD


@pytest.mark.parametrize(
    "text",
    [
        "President Anna Berg signed the law.",
        "“President Anna Berg is trying to help us,” a man told her in 2017.",
        "Nominee Anna Berg spoke. President Anna Berg is what they want.",
    ],
)
def test_an_office_does_not_end_where_nothing_says_so(text: str, parse: Parse) -> None:
    assert date_text(text, parse).latest is None


def test_a_dated_lead_and_today_are_one_day(parse: Parse) -> None:
    text = (
        "Ministers met here on Friday March 13. The fair, which opened today, runs until Sunday.\n"
        "President Anna Berg has urged them to agree."
    )
    assert date_text(text, parse).value == "2020-03-13"


def test_a_date_without_year_bounds_the_day_once_the_year_is_known(parse: Parse) -> None:
    text = "They met on 3 May 2016. The vote will be held in 2016.\nThey met again on June 7."
    found = date_text(text, parse)
    assert (found.earliest, found.latest) == (date(2016, 6, 7), date(2016, 12, 31))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("A barge burns in Oslo on May 3, 2016 (Photo: Ola Ness)", date(2016, 5, 3), None),
        ("So glad! — Ola Ness (@olaness) May 3, 2016", date(2016, 5, 2), None),
        ("All is well. Copyright 2016 Fjord Press.", date(2016, 1, 1), date(2016, 12, 31)),
        ("Copyright © 2010-2016 Fjord Press.", None, None),
        ("Oslo burns\n\nUpdated: 2016-05-03 11:20\n\nIt did.", date(2016, 5, 3), date(2016, 5, 3)),
    ],
)
def test_pictures_messages_and_stamps(
    text: str, earliest: date | None, latest: date | None, parse: Parse
) -> None:
    found = date_text(text, parse)
    assert (found.earliest, found.latest) == (earliest, latest)


PICTURE = "A barge burns in Oslo on Tuesday, May 3, 2016. (Photo: Ola Ness)\n\n"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The barge sank on Tuesday, police said.", "2016-05-03"),
        ("The barge sank on Tuesday, police said on Wednesday.", "2016-05-04"),
        ("The barge sank on Tuesday night, police said.", None),
        ("The barge sank on Tuesday. It was towed away yesterday.", None),
        ("The barge sank on Tuesday. Divers return on Wednesday.", None),
    ],
)
def test_the_newest_picture_and_news_name_the_day(text: str, day: str | None, parse: Parse) -> None:
    assert date_text(PICTURE + text, parse).value == day


def test_days_meet() -> None:
    left = make_days([(date(2014, 1, 1), date(2014, 1, 9)), (date(2014, 1, 10), date(2015, 1, 1))])
    assert left == Days(((date(2014, 1, 1), date(2015, 1, 1)),))
    right = make_days([(date(2013, 1, 1), date(2014, 1, 1)), (date(2015, 1, 1), date(2016, 1, 1))])
    assert left.meet(right).years() == (2014, 2015)
    assert make_days([]).meet(left).only is None


def test_a_row_of_dates_is_told_once(parse: Parse) -> None:
    found = date_text("They met today, 3 May. " * 300, parse)
    assert sum(len(one.why) for one in found.reasons) < 500
