"""Nasty inputs as tests/cases/hostile.yaml describes them: their bytes, made the same each time."""

import io
import random
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import yaml
from backports import zstd

from tests.read.files import MORE, SAID, make_pdf, make_tar, make_warc, make_word, make_zip, pack

CASES = Path(__file__).parents[1] / "cases" / "hostile.yaml"
PLAIN = f"{SAID} {MORE}".encode()
LETTERS = b"ab " * 20_000_000


def load_cases() -> list[Mapping[str, Any]]:
    """All cases, in the order of the file."""
    loaded: list[Mapping[str, Any]] = yaml.safe_load(CASES.read_text("utf-8"))
    return loaded


def make_bytes(case: Mapping[str, Any]) -> bytes:
    """The content of one case: text in parts (some repeated), hexadecimal digits, or a recipe."""
    if "hex" in case:
        return bytes.fromhex(case["hex"])
    if "make" in case:
        return RECIPES[case["make"]]()
    parts = case["parts"] if "parts" in case else [case["text"]]
    text = "".join(one if isinstance(one, str) else one[0] * one[1] for one in parts)
    text = text.replace("SAID", SAID).replace("MORE", MORE)
    return text.encode(case.get("encoding", "utf-8"), "surrogatepass")


def _nest(layers: int, pack_one: Callable[[bytes], bytes], data: bytes) -> bytes:
    for _ in range(layers):
        data = pack_one(data)
    return data


def _zip_in_zip(data: bytes, name: str = "a.zip") -> bytes:
    return make_zip({name: data})


def _tar_of(name: str, kind: bytes, link: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        member = tarfile.TarInfo(name)
        member.type, member.linkname = kind, link
        archive.addfile(member)
    return out.getvalue() + make_tar({"good.txt": PLAIN})


def _zip_link() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return out.getvalue()


def _zip_many(count: int) -> bytes:
    return make_zip({f"{number}.png": b"" for number in range(count)})


def _flip(data: bytes, find: bytes, change: Callable[[bytes], bytes]) -> bytes:
    place = data.index(find)
    return data[:place] + change(data[place : place + 40]) + data[place + 40 :]


def _encrypted() -> bytes:
    data = bytearray(make_zip({"a.txt": PLAIN}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def _wrong_crc() -> bytes:
    data = bytearray(make_zip({"a.txt": PLAIN, "b.txt": PLAIN}))
    place = data.index(b"PK\x01\x02") + 16
    data[place : place + 4] = b"\0\0\0\0"
    return bytes(data)


def _overlapping() -> bytes:
    """Two entries of one directory that unpack the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", PLAIN)
        archive.writestr("b.txt", PLAIN)
        archive.filelist[1].header_offset = archive.filelist[0].header_offset
    return out.getvalue()


def _zip_claims_more() -> bytes:
    data = bytearray(make_zip({"a.txt": PLAIN}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = (0xFFFFFFF0).to_bytes(4, "little")
    return bytes(data)


def _word(document: str) -> bytes:
    """A Word document whose main part is this XML."""
    packed = io.BytesIO(make_word(None, [SAID]))
    with zipfile.ZipFile(packed) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/document.xml"] = document.encode()
    return make_zip(parts)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_LOL = f'<!DOCTYPE w [<!ENTITY l0 "lol">{_LAUGHS}]>'


def _pdf_bomb() -> bytes:
    stream = zlib.compress(b"BT /F1 9 Tf (a) Tj ET " * 3_000_000, 9)
    head = b"<< /Length %d /Filter /FlateDecode >>" % len(stream)
    return _pdf_with(head + b"\nstream\n" + stream + b"\nendstream")


def _pdf_with(content: bytes) -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n" + content + b"\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def _pdf_loop() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n"
        b"trailer\n<< /Root 1 0 R >>\n%%EOF\n"
    )


def _pdf_xref_loop() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\n"
        b"0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 58 >>\nstartxref\n58\n%%EOF\n"
    )


def _noise(size: int, seed: int) -> bytes:
    return random.Random(seed).randbytes(size)  # noqa: S311 (noise, the same each time)


def _warc_wrong_length() -> bytes:
    good = make_warc([("https://h.example/1", "200 OK", "text/plain", PLAIN)], packed=False)
    return good.replace(b"Content-Length: ", b"Content-Length: 9", 1)


def _warc_bomb() -> bytes:
    body = pack(LETTERS)
    kind = "text/html\r\nContent-Encoding: gzip"
    return make_warc([("https://h.example/1", "200 OK", kind, body)])


def _mail_in_mail() -> bytes:
    return b"Subject: a\nContent-Type: message/rfc822\n\n" * 500 + PLAIN


def _parts_of_parts() -> bytes:
    heads = (
        f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n".encode() for n in range(400)
    )
    return b"Subject: a\nMIME-Version: 1.0\n" + b"".join(heads) + b"\n" + PLAIN


RECIPES: Mapping[str, Callable[[], bytes]] = {
    "gzip bomb": lambda: pack(LETTERS),
    "gzip bomb in gzip": lambda: pack(pack(LETTERS)),
    "gzip bomb in a zip": lambda: make_zip({"a.txt.gz": pack(LETTERS), "b.txt": PLAIN}),
    "lines bomb": lambda: pack(b"\n" * 60_000_000),
    "zip bomb": lambda: make_zip({"a.txt": LETTERS}),
    "zip bomb of many": lambda: make_zip({f"{n}.jsonl": b"\n" * 1_500_000 for n in range(40)}),
    "zip bomb in zips": lambda: _nest(4, _zip_in_zip, make_zip({"a.txt": LETTERS})),
    "zip in ten zips": lambda: _nest(10, _zip_in_zip, make_zip({"a.txt": PLAIN})),
    "gzip in ten gzips": lambda: _nest(10, pack, PLAIN),
    "zstd bomb": lambda: zstd.compress(LETTERS, 19),
    "zstd wide": lambda: zstd.compress(
        PLAIN * 9,
        options={
            zstd.CompressionParameter.window_log: 30,
            zstd.CompressionParameter.enable_long_distance_matching: 1,
        },
    ),
    "tar bomb": lambda: pack(make_tar({"a.txt": LETTERS})),
    "zip up": lambda: make_zip({"../../a.txt": PLAIN, "good.txt": PLAIN}),
    "zip inside up": lambda: make_zip({"a/../../b.txt": PLAIN, "good.txt": PLAIN}),
    "zip root": lambda: make_zip({"/etc/a.txt": PLAIN, "good.txt": PLAIN}),
    "zip backslash": lambda: make_zip({"..\\..\\a.txt": PLAIN, "good.txt": PLAIN}),
    "zip drive": lambda: make_zip({"C:/a.txt": PLAIN, "good.txt": PLAIN}),
    "zip link": _zip_link,
    "zip many": lambda: _zip_many(20_000),
    "zip encrypted": _encrypted,
    "zip wrong sum": _wrong_crc,
    "zip overlapping": _overlapping,
    "zip claims more": _zip_claims_more,
    "zip cut": lambda: make_zip({"a.txt": PLAIN * 50})[:-30],
    "zip of nothing": lambda: make_zip({}),
    "zip of folders": lambda: make_zip({"a/": b"", "b/": b""}),
    "zip of pictures": lambda: make_zip({"a.png": b"\x89PNG"}),
    "zip steering name": lambda: make_zip({"a\x1b[31m.txt": PLAIN}),
    "zip long name": lambda: make_zip({"n" * 5_000 + ".txt": PLAIN}),
    "zip of noise": lambda: b"PK\x03\x04" + _noise(5_000, 1),
    "zip after noise": lambda: make_zip({"a.txt": PLAIN})[:60] + _noise(500, 2),
    "tar up": lambda: make_tar({"../a.txt": PLAIN, "good.txt": PLAIN}),
    "tar root": lambda: make_tar({"/a.txt": PLAIN, "good.txt": PLAIN}),
    "tar link": lambda: _tar_of("a.txt", tarfile.SYMTYPE, "/etc/passwd"),
    "tar hard link": lambda: _tar_of("a.txt", tarfile.LNKTYPE, "/etc/passwd"),
    "tar device": lambda: _tar_of("a.txt", tarfile.CHRTYPE),
    "tar pipe": lambda: _tar_of("a.txt", tarfile.FIFOTYPE),
    "tar cut": lambda: make_tar({"a.txt": PLAIN * 90})[:4_000],
    "tar of nothing": lambda: make_tar({}),
    "tar of noise": lambda: make_tar({"a.txt": PLAIN})[:512] + _noise(5_000, 3),
    "tar wrong sum": lambda: _noise(257, 4) + b"ustar" + _noise(3_000, 5),
    "gzip cut": lambda: pack(PLAIN * 99)[:-12],
    "gzip wrong sum": lambda: pack(PLAIN)[:-8] + b"\0" * 8,
    "gzip of noise": lambda: b"\x1f\x8b\x08\x00" + _noise(3_000, 6),
    "gzip and more": lambda: pack(PLAIN) + b"more after the end",
    "gzip of nothing": lambda: pack(b""),
    "zstd cut": lambda: zstd.compress(PLAIN * 99)[:-20],
    "zstd of noise": lambda: b"\x28\xb5\x2f\xfd" + _noise(3_000, 7),
    "bzip2 of noise": lambda: b"BZh9" + _noise(3_000, 8),
    "noise": lambda: _noise(20_000, 9),
    "word bomb": lambda: _word(f"<w:document {_W}><w:body>{'<w:p/>' * 5_000_000}</w:body>"),
    "word laughs": lambda: _word(f"{_LOL}<w:document {_W}><w:body>&l9;</w:body></w:document>"),
    "word file": lambda: _word(
        '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&f;</w:t></w:r></w:p></w:body></w:document>"
    ),
    "word broken": lambda: _word(f"<w:document {_W}><w:body><w:p>"),
    "word of nothing": lambda: _word(f"<w:document {_W}><w:body/></w:document>"),
    "word without text": lambda: make_zip({"[Content_Types].xml": b"<Types/>"}),
    "word deep": lambda: _word(
        f"<w:document {_W}><w:body>{'<w:sdt><w:sdtContent>' * 5_000}</w:body></w:document>"
    ),
    "pdf bomb": _pdf_bomb,
    "pdf loop": _pdf_loop,
    "pdf xref loop": _pdf_xref_loop,
    "pdf cut": lambda: make_pdf([[SAID, MORE]])[:300],
    "pdf of noise": lambda: b"%PDF-1.7\n" + _noise(9_000, 10),
    "pdf without pages": lambda: make_pdf([]),
    "pdf of deep lists": lambda: _pdf_with(b"[" * 50_000),
    "pdf of wrong stream": lambda: _pdf_with(
        b"<< /Length 9 /Filter /FlateDecode >>\nstream\nnot zlib!\nendstream"
    ),
    "pdf of endless text": lambda: make_pdf([["(" * 200_000]]),
    "warc wrong length": _warc_wrong_length,
    "warc bomb": _warc_bomb,
    "warc cut": lambda: make_warc([("https://h.example/1", "200 OK", "text/plain", PLAIN)])[:-40],
    "warc of noise": lambda: b"WARC/1.0\r\n" + _noise(3_000, 11),
    "warc of errors": lambda: make_warc([("https://h.example/1", "500 No", "text/html", b"x")]),
    "wacz of nothing": lambda: make_zip({"datapackage.json": b"{}"}),
    "wacz up": lambda: make_zip({"datapackage.json": b"{}", "archive/../../a.warc": b"WARC/1.0"}),
    "mail in mail": _mail_in_mail,
    "parts of parts": _parts_of_parts,
    "mail of many parts": lambda: (
        b"Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain; name=a.txt\n\nx\n" * 5_000
    ),
}
"""Recipes by the name that the cases give them; noise and archives are the same each time."""
