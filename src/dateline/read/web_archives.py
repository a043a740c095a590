"""Web archives: WARC records, and the packages of them (WACZ). warcio lives in this file."""

from collections.abc import Iterator
from contextlib import redirect_stderr
from io import BytesIO, StringIO
from typing import Any

from warcio.archiveiterator import ArchiveIterator

from dateline.errors import ReadError
from dateline.read.archives import open_zip, read_member
from dateline.read.items import Found, How, Item, fail, is_url

_READ = ("response", "resource", "conversion")
_TYPES = {
    "text/html": "page.html",
    "application/xhtml+xml": "page.html",
    "text/plain": "text",
    "text/markdown": "text.md",
    "application/pdf": "print.pdf",
}
"""Types of content that can be a report, with a name that says so."""

_NO_REPORTS = ("/robots.txt", "/ads.txt", "/llms.txt", "/humans.txt", "/security.txt")
_FOLDER = "archive/"
_PASSED = fail("", "passed over")


def read_warc(item: Item, how: How) -> Iterator[Found]:
    """Give the pages and texts that a web archive captured, in the order of its records.

    Answers other than 200, pictures, scripts and the like are passed over. The source is
    FILE!URL. The day of the capture is not the day of the report and is left.
    """
    found = False
    records = ArchiveIterator(item.stream)
    while True:
        made = _read_next(records, item, how)
        if made is None:
            break
        if made is not _PASSED:
            found = True
            yield made
    if not found:
        raise ReadError("the web archive holds no page or text that was answered")


def _read_next(records: Iterator[Any], item: Item, how: How) -> Found | None:
    """Give what the next record holds; _PASSED where it is no report, None at the end."""
    try:
        with redirect_stderr(StringIO()):  # it writes pieces of broken records there
            record = next(records, None)
            if record is None:
                return None
            return _read_record(record, item, how) if _is_report(record) else _PASSED
    except ReadError:
        raise
    except Exception as error:  # a broken archive breaks warcio in more ways than it names
        why = " ".join(str(error).split())[:200]
        raise ReadError(
            f"it is a web archive that is broken ({why}): what came before is read"
        ) from error


def read_wacz(item: Item, how: How) -> Iterator[Found]:
    """Give the web archives that a package holds; its indexes are passed over."""
    with open_zip(item, how) as archive:
        members = [one for one in archive.infolist() if one.filename.startswith(_FOLDER)]
        members = [one for one in members if ".warc" in one.filename]
        if not members:
            raise ReadError("the package holds no web archive: nothing is read from it")
        for member in sorted(members, key=lambda one: one.filename):
            yield read_member(item, archive, member)


def _is_report(record: Any) -> bool:
    if record.rec_type not in _READ or _type_of(record) not in _TYPES:
        return False
    if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
        return False
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    return not url.lower().endswith(_NO_REPORTS)


def _type_of(record: Any) -> str:
    headers = record.http_headers if record.http_headers is not None else record.rec_headers
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower()


def _read_record(record: Any, item: Item, how: How) -> Found:
    url = (record.rec_headers.get_header("WARC-Target-URI") or "").strip("<> ")
    name = url or record.rec_headers.get_header("WARC-Record-ID") or "record"
    most = how.limits.max_bytes
    data = record.content_stream().read(most + 1)
    item.budget.take(len(data))
    if len(data) > most:
        return fail(f"{item.source}!{name}", f"it has more than {most:,} bytes: it is left")
    http = url if is_url(url) else None
    return item.member(name, BytesIO(data), url=http, called=_TYPES[_type_of(record)])
