"""Escaping, and which addresses may be linked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html

from dateline.export.markup import (
    clean_text,
    escape_attribute,
    escape_text,
    make_urn,
    web_url,
)
from tests.export.harmful import URLS
from tests.export.hostile import HARM

ANY = st.text(st.characters(codec=None), max_size=40)


@given(ANY)
def test_text_comes_back_from_xml(text: str) -> None:
    root = etree.fromstring(f'<a b="{escape_attribute(text)}">{escape_text(text)}</a>')
    assert (root.text or "") == clean_text(text)
    assert root.get("b") == clean_text(text)


@given(ANY)
def test_no_markup_gets_into_html(text: str) -> None:
    found = html.fragment_fromstring(f'<p title="{escape_text(text)}">{escape_text(text)}</p>')
    assert len(found) == 0
    assert set(found.attrib) == {"title"}


def test_half_a_surrogate_pair_becomes_the_replacement_character() -> None:
    assert clean_text("a\ud800\0b\x1b") == "a\ufffdb"


@given(ANY)
def test_whatever_is_linked_is_an_address_of_the_web(text: str) -> None:
    for url in (web_url(text), web_url(f"https://a.example/{text}")):
        if url is not None:
            assert url.lower().startswith(("http://", "https://"))
            assert url.isascii()
            assert not set(url) & set(' <>"\\^`{|}\n\r\t')


@pytest.mark.parametrize(
    ("url", "linked"),
    list(
        zip(
            URLS,
            (
                None,
                None,
                "https://a.example/%22onmouseover=%22alert(1)",
                "https://a.example/%3Cscript%3Ealert(1)%3C/script%3E",
                "https://a.example/two%0Alines",
                "https://a.example/%5B31m",
                None,
                None,
                "HTTPS://A.example/%C3%BC?q=%C3%A9&r=1#x",
                None,
                None,
            ),
            strict=True,
        )
    ),
)
def test_addresses(url: str, linked: str | None) -> None:
    assert web_url(url) == linked


@pytest.mark.parametrize("harm", HARM)
def test_a_urn_holds_no_sign_that_ends_it(harm: str) -> None:
    urn = make_urn(f"name/person/{harm}")
    assert urn.isascii()
    assert not set(urn) & set(" <>\"'&\n")
