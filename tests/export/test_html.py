"""The dossier as one file: nothing is fetched, nothing runs, every value with its words."""

import base64
import hashlib
import re

import pytest
from lxml import etree, html

from dateline.answers import Filter
from dateline.errors import UsageError
from dateline.export import FORMATS, Request
from dateline.store import Record
from tests.export.writing import write

LOADING = ("src", "srcset", "style", "action", "formaction", "background", "poster", "data")
TAGS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer"),
    *("h1", "h2", "p", "ul", "li", "blockquote", "code", "a", "span", "strong"),
}


def read(record: Record, name: str) -> etree._Element:
    text = write("html", record, Filter(subject=name))
    page = html.document_fromstring(text)
    check(page)
    return page


def check(page: etree._Element) -> None:
    assert {one.tag for one in page.iter()} <= TAGS
    for one in page.iter():
        assert not [name for name in one.attrib if name in LOADING or name.startswith("on")]
        if one.get("href") is not None:
            assert one.tag == "a"
            assert one.get("href").lower().startswith(("https://", "http://"))
    (style,) = page.iter("style")
    assert "url(" not in style.text
    assert "@import" not in style.text
    digest = base64.b64encode(hashlib.sha256(style.text.encode()).digest()).decode()
    (policy,) = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert f"style-src 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_a_dossier_is_a_page(record: Record) -> None:
    page = read(record, "NATO Mission Iraq")
    found = record.dossier("NATO Mission Iraq")
    text = " ".join(page.text_content().split())
    assert page.find(".//h1").text == "NATO Mission Iraq"
    assert page.get("lang") == "en"
    wanted = [
        *(
            one.sentence
            for phase in (found.life.phases if found.life else ())
            for one in phase.grounds
        ),
        *(one.sentence for level in found.strength for one in level.grounds),
        *(one.sentence for one in found.events),
        *(one.content for one in found.mentioned_in),
        *(one.title for one in found.sources if one.title),
    ]
    assert len(wanted) > 30
    for words in wanted:
        assert " ".join(words.split()) in text
    heads = [one.text.strip() for one in page.iter("h2")]
    assert heads[:2] == ["Life", "Strength"] or heads[0] == "Life"
    assert heads[-1] == "Reports"


def test_every_event_and_state_can_be_looked_up(record: Record) -> None:
    page = read(record, "Iraq")
    ids = {one.text for one in page.iter("code")}
    found = record.dossier("Iraq")
    assert {one.id for one in found.events} | {one.id for one in found.statements} <= ids


@pytest.mark.parametrize("name", ["NATO", "Iraq", "NATO Mission Iraq"])
def test_hostile_values_are_text(harmful: Record, name: str) -> None:
    page = read(harmful, name)
    assert "</script><script>alert(1)</script>" in page.text_content() or name != "NATO"
    assert not re.search("[\x00-\x08\x0e-\x1f\x7f]", write("html", harmful, Filter(subject=name)))


def test_a_dossier_needs_a_name(record: Record) -> None:
    with pytest.raises(UsageError, match="name an actor"):
        FORMATS["html"].write(record, Request())
    with pytest.raises(UsageError, match="Nobody"):
        FORMATS["html"].write(record, Request(Filter(subject="Nobody")))
