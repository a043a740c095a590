"""Finding and resolving, on the examples that stand beside the patterns and on cases of our own."""

from datetime import date
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.datafiles import load_yaml
from dateline.extract.times import find_phrases, resolve_times
from dateline.extract.times.builders import BUILDERS
from dateline.extract.times.guards import GUARDS
from dateline.extract.times.patterns import Rule, load_matcher
from dateline.findings import Time
from tests.builders import make_document
from tests.conftest import Parse
from tests.spending import spend

DAY = "2020-02-13"
FOLDER = Path(__file__).parent / "cases"
CASES = cast(list[dict[str, str]], load_yaml(FOLDER / "times.yaml"))
NO_TIMES = cast(list[str], load_yaml(FOLDER / "no_times.yaml"))
RULES = load_matcher().rules
HOSTILE = cast(list[str], load_yaml(FOLDER / "hostile.yaml"))


def read(text: str, parse: Parse, *, published: str | None = DAY) -> tuple[Time, ...]:
    document = make_document(text, published=published)
    sentences = parse(document)
    return resolve_times(document, sentences, find_phrases(document, sentences))


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule.examples], ids=lambda one: one.name
)
def test_rule_reads_its_examples(rule: Rule, parse: Parse) -> None:
    for marked, value in rule.examples:
        start = marked.index("{")
        words = marked[start + 1 : marked.index("}")]
        times = read(marked.replace("{", "").replace("}", ""), parse)
        found = [(one.span.start, one.span.text, one.value) for one in times]
        assert (start, words, value) in found, marked


def test_rules_name_builders_and_guards_that_exist() -> None:
    assert {rule.means for rule in RULES} <= set(BUILDERS)
    assert {rule.guard for rule in RULES if rule.guard} <= set(GUARDS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, str], parse: Parse, request: pytest.FixtureRequest) -> None:
    if case.get("xfail"):
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    published = case.get("published", DAY)
    times = read(case["text"], parse, published=published if published != "unknown" else None)
    found = next((one for one in times if one.span.text == case["words"]), None)
    assert found is not None, [one.span.text for one in times]
    for field in ("value", "type", "mod", "edtf"):
        if field in case:
            assert getattr(found, field) == case[field], found
    if case.get("days"):
        days = (found.earliest, found.latest)
        assert days == tuple(date.fromisoformat(day) for day in case["days"].split("/")), found
    if case.get("days", "") is None:
        assert found.earliest is None


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_left_alone(text: str, parse: Parse) -> None:
    assert [one.span.text for one in read(text, parse)] == []


def test_why_says_what_the_value_was_counted_from(parse: Parse) -> None:
    (found,) = read("The envoys will meet on Friday.", parse)
    assert found.why == (
        "the nearest such weekday after the day of publication, 2020-02-13: future tense"
    )


def test_why_names_both_days_where_both_remain_possible(parse: Parse) -> None:
    (found,) = read("The talks could resume on Friday.", parse)
    assert found.why == "2020-02-07 or 2020-02-14: a modal that looks either way"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="0123456789/-:., aApPmMyYtThHsS'İ“\n", max_size=60))
def test_any_text_is_read(text: str) -> None:
    document = make_document(text, published=DAY)
    resolve_times(document, (), find_phrases(document, ()))


@pytest.mark.parametrize("piece", HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    small, large = (make_document(piece * (size // len(piece))) for size in (10_000, 80_000))
    quick = spend(lambda: find_phrases(small, ()))
    assert spend(lambda: find_phrases(large, ())) < 8 * max(quick, 0.002) * 4


def test_a_megabyte_of_digits_months_and_slashes_is_read() -> None:
    pieces = [
        "12/02/2020",
        "May",
        "1/2/",
        "31",
        "March",
        "2020-02-",
        "/",
        "99:99",
        "the 13th",
        "0735",
    ]
    text = " ".join(pieces * (1_000_000 // 50))
    document = make_document(text, published=DAY)
    times = resolve_times(document, (), find_phrases(document, ()))
    assert times[0].span.text == "12/02/2020"
    assert times[-1].span.end <= len(text)
