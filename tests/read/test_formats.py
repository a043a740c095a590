"""Formats: what each gives, and that the page about them says what the table of formats says."""

import bz2
import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from backports import zstd

from dateline.errors import UsageError
from dateline.limits import Limits
from dateline.read import parse_columns, read_sources
from dateline.read.formats import FORMATS, may_be_report
from dateline.text import Failure, Report
from tests.read.files import (
    MORE,
    SAID,
    make_pdf,
    make_tar,
    make_warc,
    make_word,
    make_zip,
    pack,
    page,
)

PAGE = Path(__file__).parents[2] / "docs" / "formats.md"

WRAPPED = (
    "The minister met the king in Oslo on Monday, and they spoke about the border for three",
    "hours, which nobody had expected before the week began in the capi-",
    "tal of the country.",
    "The opposition said it would not attend the talks, since it had not been asked to take",
    "part in any of the meetings that were held.",
)
FEED = f"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>Harbour Wire</title><language>en-gb</language>
<item><media:title>A picture</media:title><title>Minister &amp;amp; king&nbsp;meet</title>
<link>https://h.example/1</link><dc:creator>Ann Lee</dc:creator>
<pubDate>Thu, 13 Feb 2020 10:00:00 GMT</pubDate>
<content:encoded><![CDATA[<p>{SAID}</p><p>{MORE}</p>]]></content:encoded></item>
<item><title>Short</title><guid>https://h.example/2</guid><author>a@b.example (Bo Ray)</author>
<description>{SAID}</description></item>
<item><title>Nothing but a link</title><link>https://h.example/3</link></item>
<item><title>Nothing at all</title></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Wire</title><entry>
<title>Ministers meet</title><link rel="self" href="https://h.example/self"/>
<link href="https://h.example/4"/><author><name>Bo Ray</name></author>
<author><name>Cy Dee</name></author><updated>2020-02-14T10:00:00Z</updated>
<published>2020-02-13T10:00:00Z</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{SAID}</p></div></content>
</entry></feed>"""
JSON_FEED = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Wire",
    "items": [
        {
            "url": "https://h.example/5",
            "title": "Ministers meet",
            "date_published": "2020-02-13T10:00:00Z",
            "authors": [{"name": "Cy Dee"}],
            "content_text": SAID,
        },
        7,
    ],
}
MAIL = f"""From: Ann Lee <ann@h.example>
Subject: =?utf-8?q?Ministers_meet_in_Z=C3=BCrich?=
Date: Thu, 13 Feb 2020 23:30:00 +0100
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: multipart/alternative; boundary=in

--in
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Read it in a browser =E9.
--in
Content-Type: text/html; charset=utf-8

<html><body><p>{SAID}</p></body></html>
--in--
--cut
Content-Type: text/plain; name=more.txt
Content-Disposition: attachment; filename=more.txt

{MORE}
--cut
Content-Type: image/png
Content-Disposition: attachment; filename=map.png

no
--cut--
"""
_MENTION = "1 20200213 20200213120000 1 h.example https://h.example/6 1 -1 -1 5 1 50 99 -2"
GDELT = "\t".join(_MENTION.split())  # its columns, without the two last, which are empty
WARC = (
    ("https://h.example/8.md", "200 OK", "text/html; charset=utf-8", page(SAID)),
    ("https://h.example/gone", "404 Not Found", "text/html", page("No such page.")),
    ("https://h.example/x.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://h.example/robots.txt", "200 OK", "text/plain", b"User-agent: *"),
    ("https://h.example/9", "200 OK", "text/plain", MORE.encode()),
)


def read(
    tmp_path: Path, name: str, content: bytes, **how: object
) -> list[dict[str, str | None] | str]:
    """What a file gives: of reports the parts that are there, of failures the reason."""
    path = tmp_path / name
    path.write_bytes(content)
    found = read_sources([str(path)], limits=Limits(), **how)  # type: ignore[arg-type]
    return [_tell(one, path.as_posix()) for one in found]


def _tell(one: Report | Failure, path: str) -> dict[str, str | None] | str:
    assert one.source.startswith(path)
    if isinstance(one, Failure):
        return one.why
    parts = ("body", "url", "publisher", "title", "author", "published", "language")
    told = {part: getattr(one, part) for part in parts if getattr(one, part) is not None}
    return {**told, "at": one.source.removeprefix(path), "type": one.media_type}


def bodies(found: Sequence[Mapping[str, str | None] | str]) -> list[str | None]:
    return [one["body"] if not isinstance(one, str) else one for one in found]


def test_a_pdf_is_read_as_paragraphs(tmp_path: Path) -> None:
    pages = (["Ministers meet", *WRAPPED, "1"], ["Ministers meet", f"{MORE}", "2 of 2"])
    (found,) = read(tmp_path, "a.pdf", make_pdf(pages, title="Ministers meet"))
    assert not isinstance(found, str)
    assert found["title"] == "Ministers meet"
    lines = str(found["body"]).split("\n\n")
    assert lines[1] == " ".join(WRAPPED[:3]).replace("capi- tal", "capital")
    assert lines[2] == " ".join(WRAPPED[3:])
    assert lines[-1] == MORE
    assert "2 of 2" not in lines


def test_a_title_that_a_pdf_does_not_show_is_left(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.pdf", make_pdf([[SAID]], title="Microsoft Word - draft.doc"))
    assert "title" not in found


def test_a_pdf_without_words_says_so(tmp_path: Path) -> None:
    (found,) = read(tmp_path, "a.pdf", make_pdf([[""]]))
    assert "OCR" in str(found)


@pytest.mark.parametrize("name", ["a.docx", "letter"])
def test_a_word_document(tmp_path: Path, name: str) -> None:
    (found,) = read(tmp_path, name, make_word("Ministers meet", [SAID, " ", MORE], ["NATO", "12"]))
    assert found == {
        "body": f"Ministers meet\n\n{SAID}\n\n{MORE}\n\nNATO 12",
        "title": "Ministers meet",
        "type": "text/plain",
        "at": "",
    }


def test_markdown_without_its_marks(tmp_path: Path) -> None:
    text = f"""---
title: "Ministers meet"
date: 2020-02-13
author: Ann Lee
tags: [a, b]
---
# Ministers **meet** today

{SAID} See [the map](https://h.example/map) ![a picture](x.png)and `code`.
Next line.

> {MORE}

| who | what |
|---|---|
| NATO | met |
"""
    (found,) = read(tmp_path, "a.md", text.encode())
    assert not isinstance(found, str)
    assert (found["title"], found["published"], found["author"]) == (
        "Ministers meet",
        "2020-02-13",
        "Ann Lee",
    )
    assert str(found["body"]).split("\n\n") == [
        "Ministers meet today",
        f"{SAID} See the map and code. Next line.",
        MORE,
        "who",
        "what",
        "NATO",
        "met",
    ]


@pytest.mark.parametrize("name", ["a.eml", "message"])
def test_mail_with_an_attachment(tmp_path: Path, name: str) -> None:
    message, attached = read(tmp_path, name, MAIL.encode())
    assert not isinstance(message, str)
    assert not isinstance(attached, str)
    assert (message["title"], message["author"]) == ("Ministers meet in Zürich", "Ann Lee")
    assert (message["published"], message["type"]) == ("2020-02-13", "text/html")
    assert SAID in str(message["body"])
    assert (attached["at"], str(attached["body"]).strip()) == ("!more.txt", MORE)


def test_rss(tmp_path: Path) -> None:
    full, short, unknown, nothing = read(tmp_path, "feed", FEED.encode())
    assert not isinstance(full, str)
    assert full | {"body": ""} == {
        "body": "",
        "title": "Minister & king\xa0meet",
        "url": "https://h.example/1",
        "author": "Ann Lee",
        "published": "Thu, 13 Feb 2020 10:00:00 GMT",
        "publisher": "Harbour Wire",
        "language": "en-gb",
        "type": "text/html",
        "at": ":1",
    }
    assert not isinstance(short, str)
    assert (short["body"], short["author"], short["url"]) == (SAID, "Bo Ray", "https://h.example/2")
    assert "neither words nor a link" in str(unknown)
    assert "https://h.example/3" in str(nothing)


def test_atom_and_json_feeds(tmp_path: Path) -> None:
    (entry,) = read(tmp_path, "a.atom", ATOM.encode())
    assert not isinstance(entry, str)
    assert (entry["url"], entry["author"]) == ("https://h.example/4", "Bo Ray, Cy Dee")
    assert (entry["published"], entry["language"]) == ("2020-02-13T10:00:00Z", "en")
    assert f"<p>{SAID}</p>" in str(entry["body"])
    entry, broken = read(tmp_path, "a.json", json.dumps(JSON_FEED).encode())
    assert not isinstance(entry, str)
    assert (entry["author"], entry["publisher"], entry["body"]) == ("Cy Dee", "Wire", SAID)
    assert "no object" in str(broken)


def test_a_sitemap_names_pages(tmp_path: Path) -> None:
    pages = "".join(f"<url><loc>https://h.example/{n}</loc></url>" for n in range(3))
    xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9"
    (found,) = read(tmp_path, "sitemap.xml", f'<urlset xmlns="{xmlns}">{pages}</urlset>'.encode())
    assert "names 3 pages (https://h.example/0 ...)" in str(found)
    assert "--follow" in str(found)


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_tables(tmp_path: Path, sign: str) -> None:
    rows = (["headline", "body", "url"], ["Ministers meet", f'"{SAID}\n""Yes,""\n{MORE}"', ""])
    text = "\r\n".join(sign.join(row) for row in (*rows, ["", "", ""], ["Second", "Words."]))
    first, second = read(tmp_path, "a.csv", text.encode("utf-8-sig"))
    assert not isinstance(first, str)
    assert not isinstance(second, str)
    assert (first["body"], first["title"]) == (f'{SAID}\n"Yes,"\n{MORE}', "Ministers meet")
    assert (first["at"], second["at"], second["body"]) == (":2", ":6", "Words.")


def test_a_table_in_an_old_encoding_and_broken_rows(tmp_path: Path) -> None:
    text = f"title,text\nZürich,{SAID.replace(',', '')} Genève.\na,b,c\nx,\n"
    found = read(tmp_path, "a.csv", text.encode("utf-16"))
    assert "Genève" in str(found[0])
    assert "3 columns" in str(found[1])
    assert "holds no text" in str(found[2])
    (found_none,) = read(tmp_path, "b.csv", b"when,where\n1,2\n")
    assert "--columns" in str(found_none)


def test_known_shapes_and_own_columns(tmp_path: Path) -> None:
    own = parse_columns("title=kop,text=verhaal")
    (found,) = read(tmp_path, "a.csv", f"kop;verhaal\nKing;{SAID}\n".encode(), columns=own)
    assert found == {"body": SAID, "title": "King", "type": "text/plain", "at": ":2"}
    (found,) = read(tmp_path, "mentions.CSV", f"{GDELT}\t\t\n{GDELT}\t\t\n".encode())
    assert "names https://h.example/6" in str(found)
    rows = f"id,media_name,publish_date,title,url,story_text\n1,Wire,2020-02-13,T,,{MORE}\n"
    (found,) = read(tmp_path, "mc.csv", rows.replace(MORE, f'"{MORE}"').encode())
    assert not isinstance(found, str)
    assert (found["publisher"], found["published"]) == ("Wire", "2020-02-13")
    line = {"id": "1", "date": "2020-02-14", "pub_date": "2020-02-13", "event_text": SAID}
    (found,) = read(tmp_path, "ngec.jsonl", json.dumps(line).encode())
    assert not isinstance(found, str)
    assert (found["body"], found["published"]) == (SAID, "2020-02-13")
    line = {"maintext": SAID, "date_publish": "2020-02-13", "text": "cut", "source": "a bot"}
    line["source_domain"] = "h.example"
    (found,) = read(tmp_path, "np.json", json.dumps(line).encode())
    assert not isinstance(found, str)
    assert (found["body"], found["publisher"]) == (SAID, "h.example")


@pytest.mark.parametrize("written", ["gdelt", "text", "text=", "=a", "when=a", "text=a,b"])
def test_columns_that_say_nothing(written: str) -> None:
    with pytest.raises(UsageError, match="--columns"):
        parse_columns(written)


@pytest.mark.parametrize("packed", [True, False])
def test_web_archives(tmp_path: Path, packed: bool) -> None:  # noqa: FBT001
    data = make_warc(WARC, packed=packed)
    found = read(tmp_path, "a.warc", data)
    assert [one["at"] for one in found if not isinstance(one, str)] == [
        "!https://h.example/8.md",
        "!https://h.example/9",
    ]
    assert [one["url"] for one in found if not isinstance(one, str)] == [
        "https://h.example/8.md",
        "https://h.example/9",
    ]
    members = {"datapackage.json": b"{}", "archive/a.warc.gz": data, "pages/p.jsonl": b'{"a": 1}\n'}
    for name in ("a.wacz", "download"):
        again = read(tmp_path, name, make_zip(members))
        assert bodies(again) == bodies(found)


ARCHIVED = {
    "b/a.txt": SAID.encode(),
    "b/README.txt": b"A note.",
    "b/.hidden.txt": b"Hidden.",
    "__MACOSX/b/._a.txt": b"Of the system.",
    "b/picture.png": b"\x89PNG",
    "c.jsonl.gz": pack(b'{"text": "One."}\n{"text": "Two."}\n'),
    "d.zip": make_zip({"e.html": page(MORE)}),
}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.zip", make_zip(ARCHIVED)),
        ("a.tar", make_tar(ARCHIVED)),
        ("a.tgz", pack(make_tar(ARCHIVED))),
        ("a.tar.gz", pack(make_tar(ARCHIVED))),
        ("a.tar.zst", zstd.compress(make_tar(ARCHIVED))),
        ("a.tar.bz2", bz2.compress(make_tar(ARCHIVED))),
        ("no-ending", pack(pack(make_zip(ARCHIVED)))),
    ],
)
def test_archives_of_archives(tmp_path: Path, name: str, content: bytes) -> None:
    found = read(tmp_path, name, content)
    assert [one["at"] for one in found if not isinstance(one, str)] == [
        "!b/a.txt",
        "!c.jsonl.gz:1",
        "!c.jsonl.gz:2",
        "!d.zip!e.html",
    ]
    assert bodies(found)[:3] == [SAID, "One.", "Two."]


def test_patterns_of_names(tmp_path: Path) -> None:
    for name in ("a/1.txt", "a/b/2.txt", "3.html", "[x].txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    for pattern, names in (("**/*.txt", 3), ("a/?.txt", 1), ("[x].txt", 1), ("*.none", 0)):
        found = list(read_sources([str(tmp_path / pattern)], limits=Limits()))
        assert sum(isinstance(one, Report) for one in found) == names
        assert sum(isinstance(one, Failure) for one in found) == (not names)


@pytest.mark.parametrize(
    ("name", "may"),
    [
        ("a.txt", True),
        ("a/b.JSONL.GZ", True),
        ("LICENSE.md", False),
        ("a/.git/b.txt", False),
        ("../b.txt", True),
        ("robots.txt", False),
        ("a.png", False),
        ("txt", False),
    ],
)
def test_names_of_reports(name: str, may: bool) -> None:  # noqa: FBT001
    assert may_be_report(name) is may


def test_the_page_names_every_format_with_its_endings() -> None:
    rows = re.findall(r"^\| ([^|]+) \| (\.[^|]+) \| [^|]+ \|$", PAGE.read_text("utf-8"), re.M)
    assert {name: tuple(endings.split()) for name, endings in rows} == {
        one.name: one.endings for one in FORMATS
    }
