"""Files of each format, made on the spot from words of our own."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence

from docx import Document as WordDocument

SAID = "The minister met the king in Oslo on Monday, and they spoke about the border."
MORE = "The talks are to go on next week, a spokeswoman said after the meeting."


def make_pdf(pages: Sequence[Sequence[str]], *, title: str = "") -> bytes:
    """A PDF with one line of print for each string, as a typesetter would place them."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    for lines in pages:
        placed = " ".join(f"({line}) Tj 0 -14 Td" for line in map(_escape, lines))
        stream = f"BT /F1 11 Tf 60 760 Td {placed} ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            f"/Resources << /Font << /F1 {font} >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    objects.append(f"<< /Title ({_escape(title)}) >>")
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{one}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(out)
    trailer = f"trailer\n<< /Size {size} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}startxref\n{start}\n%%EOF\n"
    return out + tail.encode("latin-1")


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def make_word(title: str | None, paragraphs: Sequence[str], row: Sequence[str] = ()) -> bytes:
    document = WordDocument()
    if title is not None:
        document.add_heading(title, level=0)
    for words in paragraphs:
        document.add_paragraph(words)
    if row:
        cells = document.add_table(rows=1, cols=len(row)).rows[0].cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def make_zip(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def make_tar(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return out.getvalue()


def make_warc(pages: Sequence[tuple[str, str, str, bytes]], *, packed: bool = True) -> bytes:
    """A WARC of answers: url, status line, type of content, body."""
    records = (make_record(*one) for one in pages)
    return b"".join(pack(record) if packed else record for record in records)


def make_record(url: str, status: str, kind: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
        "WARC-Date: 2021-01-01T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"


def pack(data: bytes) -> bytes:
    return gzip.compress(data, mtime=0)


def page(*paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{words}</p>" for words in paragraphs)
    inside = f"<head>{head}</head><body><article>{body}</article></body>"
    return f"<!doctype html><html>{inside}</html>".encode()
