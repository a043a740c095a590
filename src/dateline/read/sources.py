"""Sources to reports: files, folders and standard input, one report at a time."""

import os
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.fields import make_report
from dateline.read.halves import mend
from dateline.read.lines import as_object, load_json, load_object, read_lines
from dateline.read.sniff import PEEK, has_tags, looks_like_html, name_binary
from dateline.text import Failure, MediaType, Report

TEXT, HTML = frozenset((".txt",)), frozenset((".html", ".htm"))
JSON, LINES = frozenset((".json",)), frozenset((".jsonl", ".ndjson"))
ENDINGS = TEXT | HTML | JSON | LINES
_NOT_REPORTS = ("readme", "license", "licence", "copying", "notice", "changelog")
_URLS = ("http://", "https://", "ftp://")


def read_sources(
    sources: Sequence[str], *, max_bytes: int, stdin: BinaryIO | None = None
) -> Iterator[Report | Failure]:
    """Give the reports of all sources in order, and a failure for each that cannot be read.

    A source is a file, a folder or `-` for `stdin`. A folder is walked in sorted order; hidden
    files, notes (README, LICENSE ...) and files of other endings than ENDINGS are passed over in
    it, while a file that is named itself is judged by its content. `max_bytes` bounds a file, or
    one line of a JSON lines file. Nothing is raised for bad input.
    """
    for source in sources:
        yield from map(mend, _read_source(source, max_bytes, stdin))


def _read_source(source: str, max_bytes: int, stdin: BinaryIO | None) -> Iterator[Report | Failure]:
    if source == "-":
        yield from _read_stdin(stdin, max_bytes)
    elif source.lower().startswith(_URLS):
        why = (
            "fetching pages comes in a later version: save the page in a browser and read the file"
        )
        yield _fail(source, why)
    else:
        yield from _read_path(Path(source), max_bytes)


def _fail(source: str, why: str) -> Failure:
    return Failure(source, ReadError.__name__, why)


def _read_path(path: Path, max_bytes: int) -> Iterator[Report | Failure]:
    name = path.as_posix()
    try:
        if path.is_dir():
            yield from _read_folder(path, max_bytes)
        elif not path.exists():
            yield _fail(name, "there is no such file or folder: check the name")
        elif not path.is_file():
            yield _fail(name, "it is neither a file nor a folder: use - to read a pipe")
        else:
            yield from _read_file(path, max_bytes)
    except (OSError, ValueError) as error:
        yield _fail(name, f"it cannot be opened ({error}): check its name and permissions")


def _read_folder(folder: Path, max_bytes: int) -> Iterator[Report | Failure]:
    found = False
    errors: list[OSError] = []
    for path in _walk(folder, errors):
        found = True
        yield from _read_path(path, max_bytes)
    for error in errors:
        name = Path(str(error.filename)).as_posix()
        yield _fail(name, f"the folder cannot be opened ({error.strerror}): check its permissions")
    if not found and not errors:
        endings = ", ".join(sorted(ENDINGS))
        yield _fail(
            folder.as_posix(),
            f"the folder holds no report: files with one of the endings {endings} are read in it",
        )


def _walk(folder: Path, errors: list[OSError]) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and _may_be_report(name):
                yield Path(parent, name)


def _may_be_report(name: str) -> bool:
    lowered = name.lower()
    return os.path.splitext(lowered)[1] in ENDINGS and not lowered.startswith(_NOT_REPORTS)


def _read_file(path: Path, max_bytes: int) -> Iterator[Report | Failure]:
    name, ending = path.as_posix(), path.suffix.lower()
    with path.open("rb") as stream:
        head = stream.read(PEEK)
        stream.seek(0)
        kind = name_binary(head)
        size = os.fstat(stream.fileno()).st_size
        if not head:
            yield _fail(name, "the file is empty: nothing is read from it")
        elif kind is not None:
            yield _fail(name, f"it is {kind}, not text: convert it to text or HTML first")
        elif ending in LINES:
            yield from read_lines(stream, source=name, max_bytes=max_bytes)
        elif size > max_bytes:
            yield _fail(name, _describe_large(size, max_bytes))
        else:
            yield from _read_content(stream.read(), ending, source=name, max_bytes=max_bytes)


def _describe_large(size: int, max_bytes: int) -> str:
    return (
        f"the file has {size:,} bytes, more than {max_bytes:,}: split it, or raise "
        "DATELINE_MAX_BYTES if it is a report"
    )


def _read_content(
    data: bytes, ending: str, *, source: str, max_bytes: int
) -> Iterator[Report | Failure]:
    """Give what a whole file holds; an ending that is not in ENDINGS leaves it to the content."""
    try:
        text = decode_bytes(data, html=ending not in JSON | TEXT)
        if not text.strip():
            yield _fail(source, "the file holds nothing but spaces: nothing is read from it")
        elif ending in JSON or (ending not in ENDINGS and text.lstrip()[0] in "{["):
            yield from _read_json(text, data, source=source, max_bytes=max_bytes)
        else:
            yield Report(source=source, body=text, media_type=_media_type(text, ending))
    except ReadError as error:
        yield _fail(source, str(error))


def _media_type(text: str, ending: str) -> MediaType:
    if looks_like_html(text) or (ending in HTML and has_tags(text)):
        return "text/html"
    return "text/plain"


def _read_json(
    text: str, data: bytes, *, source: str, max_bytes: int
) -> Iterator[Report | Failure]:
    """Give the report of one object, of each object of a list, or of JSON lines by another name."""
    try:
        loaded = load_json(text)
    except ReadError:
        if _is_object(text.lstrip("\ufeff").split("\n", 1)[0]):
            yield from read_lines(BytesIO(data), source=source, max_bytes=max_bytes)
            return
        raise
    if not isinstance(loaded, list):
        yield make_report(as_object(loaded), source=source)
        return
    if not loaded:
        yield _fail(source, "the list is empty: nothing is read from it")
    for number, one in enumerate(loaded, 1):
        where = f"{source}:{number}"
        try:
            yield make_report(as_object(one), source=where)
        except ReadError as error:
            yield _fail(where, str(error))


def _is_object(line: str) -> bool:
    try:
        load_object(line)
    except ReadError:
        return False
    return True


def _read_stdin(stdin: BinaryIO | None, max_bytes: int) -> Iterator[Report | Failure]:
    """Give what a pipe holds: JSON lines when its first line is an object, else one report."""
    if stdin is None:
        yield _fail("-", "there is no standard input here: name a file")
        return
    first = stdin.readline(max_bytes + 1)
    kind = name_binary(first[:PEEK])
    if kind is not None:
        yield _fail("-", f"it is {kind}, not text: convert it to text or HTML first")
        return
    if first.lstrip(b"\xef\xbb\xbf \t").startswith(b"{") and first.endswith(b"\n"):
        try:
            is_lines = _is_object(decode_bytes(first, html=False))
        except ReadError:
            is_lines = False
        if is_lines:
            yield from read_lines(stdin, source="-", max_bytes=max_bytes, first=first)
            return
    data = first + stdin.read(max(0, max_bytes + 1 - len(first)))
    if len(data) > max_bytes:
        yield _fail("-", f"the input has more than {max_bytes:,} bytes: split it into reports")
    elif not data:
        yield _fail("-", "the input is empty: nothing is read from it")
    else:
        yield from _read_content(data, "", source="-", max_bytes=max_bytes)
