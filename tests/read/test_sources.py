"""Files, folders and standard input: what is read, what is passed over, what fails."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest

from dateline.limits import Limits
from dateline.read import read_sources
from dateline.text import Failure, Report

LIMIT = 10_000


def read(*sources: object, stdin: bytes | None = None) -> list[Report | Failure]:
    stream = BytesIO(stdin) if stdin is not None else None
    return list(
        read_sources([str(one) for one in sources], limits=Limits(max_bytes=LIMIT), stdin=stream)
    )


def only_failure(found: Sequence[Report | Failure]) -> Failure:
    (failure,) = found
    assert isinstance(failure, Failure)
    return failure


def bodies(found: Sequence[Report | Failure]) -> list[str]:
    assert all(isinstance(one, Report) for one in found), found
    return [one.body for one in found if isinstance(one, Report)]


def test_folder_in_sorted_order_without_what_is_no_report(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "README.txt", ".hidden.txt", "notes.log", "x.dat", "sub/c.htm"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"<p>{name}</p>" if name.endswith("htm") else name)
    found = read(tmp_path)
    assert bodies(found) == ["a.txt", "b.txt", "<p>sub/c.htm</p>"]
    assert [one.source for one in found] == [
        (tmp_path / name).as_posix() for name in ("a.txt", "b.txt", "sub/c.htm")
    ]
    assert [getattr(one, "media_type", None) for one in found] == [
        "text/plain",
        "text/plain",
        "text/html",
    ]


def test_named_file_is_judged_by_content(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Ministers met.")
    (tmp_path / "page").write_text("<!doctype html><p>Ministers met.</p>")
    (tmp_path / "data").write_text('{"text": "Ministers met."}')
    (tmp_path / "lines.txt.bak").write_text('{"text": "One."}\n{"text": "Two."}\n')
    found = read(*(tmp_path / name for name in ("README.md", "page", "data", "lines.txt.bak")))
    assert [getattr(one, "media_type", None) for one in found] == [
        "text/plain",
        "text/html",
        "text/plain",
        "text/plain",
        "text/plain",
    ]
    assert bodies(found)[2:] == ["Ministers met.", "One.", "Two."]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\n ", "nothing but spaces"),
        ("image.html", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "an image (PNG)"),
        ("photo.html", b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image (JPEG)"),
        ("paper.txt", b"%PDF-1.7\n%\xe2\xe3", "a PDF"),
        ("pack.html", b"PK\x03\x04\x14\x00", "a zip archive"),
        ("nul.txt", b"Ministers\x00met", "a binary file"),
        ("broken.txt", b"Ministers met in Z\xfcrich \xe2\x82", "byte 18 is 0xfc"),
        ("half.txt", "Ministers met in Zürich".encode() + b" \xe2\x82.", "not UTF-8"),
        ("broken.json", b'{"text": "Ministers', "broken JSON"),
        ("list.json", b"[]", "list is empty"),
        ("word.json", b'"Ministers"', "JSON string"),
        ("deep.json", b"[" * 9_000, "JSON"),
        ("notext.json", b'{"title": "Ministers meet"}', "no text"),
        ("large.txt", b"a" * (LIMIT + 1), "more than 10,000 bytes"),
    ],
)
def test_file_that_cannot_be_read(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (tmp_path / "good.txt").write_text("Ministers met.")
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path / name, tmp_path / "good.txt")
    failure = only_failure(found[:-1])
    assert says in failure.why
    assert failure.error == "ReadError"
    assert failure.source == (tmp_path / name).as_posix()
    assert bodies(found[-1:]) == ["Ministers met."]


def test_folder_without_report(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("No report.")
    assert "holds no report" in only_failure(read(tmp_path)).why


def test_missing_path_and_url() -> None:
    assert "no such file" in only_failure(read("/nowhere/at/all.txt")).why
    assert "save the page" in only_failure(read("https://news.example/a")).why
    only_failure(read("nul\x00name"))


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Ministers met.")

    def refuse(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "Permission denied" in only_failure(read(path)).why


def test_json_list_goes_on_after_a_broken_item(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text(json.dumps([{"text": "One."}, 5, {"text": "Three."}]))
    first, second, third = read(path)
    assert bodies([first, third]) == ["One.", "Three."]
    assert second.source == f"{path.as_posix()}:2"


@pytest.mark.parametrize(
    ("given", "media_types"),
    [
        (b"Ministers met.", ["text/plain"]),
        (b"\n<html><body><p>Ministers met.</p></body></html>", ["text/html"]),
        (b'{"text": "One."}\n{"html": "<p>Two.</p>"}\n', ["text/plain", "text/html"]),
        (b'{"text": "One."}', ["text/plain"]),
        (b'{\n "text": "One."\n}\n', ["text/plain"]),
        (b'[{"text": "One."},\n {"text": "Two."}]', ["text/plain", "text/plain"]),
        ("\ufeffMinisters met in Zürich.".encode("utf-16"), ["text/plain"]),
    ],
)
def test_standard_input_is_sniffed(given: bytes, media_types: list[str]) -> None:
    found = read("-", stdin=given)
    assert [getattr(one, "media_type", one) for one in found] == media_types


@pytest.mark.parametrize(
    ("given", "says"),
    [(None, "no standard input"), (b"", "empty"), (b"GIF89a", "image"), (b"a" * 10_001, "10,000")],
)
def test_standard_input_that_cannot_be_read(given: bytes | None, says: str) -> None:
    assert says in only_failure(read("-", stdin=given)).why
