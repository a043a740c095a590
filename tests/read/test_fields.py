"""JSON objects: field names of the common archives, and values that cannot be."""

import pytest

from dateline.errors import ReadError
from dateline.read.fields import make_report


def test_names_of_news_please() -> None:
    report = make_report(
        {
            "title": "Ministers meet",
            "maintext": "Ministers met.",
            "authors": ["Anna Bell", "Tom Reed"],
            "date_publish": "2020-02-13 10:00:00",
            "source_domain": "news.example",
            "url": "https://news.example/a",
            "language": "en",
            "image_url": None,
        },
        source="a:1",
    )
    assert (report.title, report.body, report.author) == (
        "Ministers meet",
        "Ministers met.",
        "Anna Bell, Tom Reed",
    )
    assert (report.published, report.publisher) == ("2020-02-13 10:00:00", "news.example")
    assert (report.url, report.language) == ("https://news.example/a", "en")


def test_first_filled_name_counts_and_objects_give_their_name() -> None:
    report = make_report(
        {
            "text": " ",
            "body": "<div>Ministers met.</div>",
            "publisher": {"name": "The Example"},
            "domain": "x.example",
            "date": 20200213,
            "authors": [{"name": "Anna Bell"}],
        },
        source="a",
    )
    assert report.media_type == "text/html"
    assert (report.publisher, report.author) == ("The Example", "Anna Bell")
    assert report.published == "20200213"


@pytest.mark.parametrize("fields", [{}, {"text": ""}, {"text": 0.5}, {"title": "A", "text": None}])
def test_object_without_text(fields: dict[str, object]) -> None:
    with pytest.raises(ReadError):
        make_report(fields, source="a")
