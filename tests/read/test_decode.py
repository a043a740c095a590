"""Decoding: the right letters, or a refusal."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes

WORDS = "Le ministre a été reçu à l’Élysée, où il a déclaré que « rien n’est décidé »."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert decode_bytes(WORDS.encode(encoding), html=False) == WORDS


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "latin1", "ISO-8859-1"])
def test_declared_encoding_of_a_page(declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><p>{WORDS}</p></html>'
    assert decode_bytes(page.encode("cp1252"), html=True) == page


def test_valid_utf8_wins_over_what_is_declared() -> None:
    page = f'<meta charset="iso-8859-1"><p>{WORDS}</p>'
    assert decode_bytes(page.encode(), html=True) == page


@pytest.mark.parametrize("declared", ["punycode", "unicode_escape", "rot13", "nonsense", "utf-8"])
def test_codecs_that_are_no_encodings_are_not_run(declared: str) -> None:
    page = f'<meta charset="{declared}"><p>'.encode() + b"\xff\xfe\xfd \xc3\xa9</p>"
    with pytest.raises(ReadError):
        decode_bytes(page, html=True)


def test_broken_utf8_is_not_read_as_something_else() -> None:
    broken = (WORDS * 3).encode() + b"\xe2\x80"
    with pytest.raises(ReadError, match=r"0xe2"):
        decode_bytes(broken, html=False)


def test_broken_marked_text() -> None:
    with pytest.raises(ReadError, match="UTF-8"):
        decode_bytes(codecs.BOM_UTF8 + b"\xff", html=False)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_give_text_or_a_refusal(data: bytes, html: bool) -> None:  # noqa: FBT001
    with suppress(ReadError):
        assert isinstance(decode_bytes(data, html=html), str)
