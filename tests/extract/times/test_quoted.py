from datetime import date

import pytest

from dateline.extract.times import anchor_quoted, find_phrases, resolve_times
from dateline.findings import Interval, Statement
from dateline.text import Document
from tests.builders import make_document
from tests.conftest import Parse

TEXT = "“We settled this today,” the envoy said yesterday. Today the town is calm."
DAY = date(2020, 2, 12)


def make_statement(
    document: Document, *, last: date | None = DAY, kind: str = "direct"
) -> Statement:
    words = "We settled this today,"
    start = document.text.index(words)
    content = (document.span(start, start + len(words)),)
    said = Interval(DAY, last)
    return Statement("s1", kind, content, (), None, said, None)  # type: ignore[arg-type]


def read(parse: Parse, statement_kind: str = "direct", last: date | None = DAY) -> list[str]:
    document = make_document(TEXT, published="2020-02-13")
    sentences = parse(document)
    phrases = find_phrases(document, sentences)
    times = resolve_times(document, sentences, phrases)
    statement = make_statement(document, last=last, kind=statement_kind)
    anchored = anchor_quoted(document, sentences, phrases, times, [statement])
    assert [one.id for one in anchored] == [one.id for one in times]
    return [f"{one.span.text} {one.value} {one.why}" for one in anchored]


def test_today_inside_a_quotation_is_the_day_it_was_said(parse: Parse) -> None:
    inside, cue, outside = read(parse)
    assert inside.startswith("today 2020-02-12 inside words spoken on 2020-02-12")
    assert cue.startswith("yesterday 2020-02-12 1 day before")
    assert outside.startswith("Today 2020-02-13")


@pytest.mark.parametrize(("kind", "last"), [("indirect", DAY), ("direct", None)])
def test_nothing_changes_without_quotation_or_day(
    kind: str, last: date | None, parse: Parse
) -> None:
    assert read(parse, kind, last)[0].startswith("today 2020-02-13")
