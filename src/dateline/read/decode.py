"""Bytes to text, or a ReadError: a report in wrong characters is worse than none.

The only file that knows charset_normalizer. The order is that of the WHATWG encoding standard,
with one difference: a page that is valid UTF-8 is UTF-8, whatever it declares, because text in an
older encoding hardly ever happens to be valid UTF-8.
"""

import codecs
import re

from charset_normalizer import from_bytes

from dateline.errors import ReadError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{3,30})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes in which a page declares its encoding; browsers look at 1,024, many pages need more."""

_TRUSTED = re.compile(
    r"(utf-?(8|16(-?[lb]e)?)|(us-)?ascii|iso-?8859-\d\d?|latin-?1|(windows-|cp)(125\d|874|932|949)"
    r"|koi8-[ru]|gb(2312|k|18030)|big5(-?hkscs)?|shift[_-]jis|sjis|euc-(jp|kr)|tis-620)"
)
_SUPERSETS = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-9": "cp1254",
}
_WELL_FORMED = re.compile(rb"[\xc3-\xdf][\x80-\xbf]|[\xe2-\xef][\x80-\xbf]{2}")
_SAMPLE = 200_000
_FEW_BROKEN = 0.3
_CHAOS_LIMIT = 0.05
_COHERENCE_LIMIT = 0.6


def decode_bytes(data: bytes, *, html: bool) -> str:
    """Give the text of `data`; line ends stay as they are, a byte order mark goes.

    Raises ReadError, with the byte at which UTF-8 breaks, when no encoding is sure.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decode_marked(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error
    declared = _decode_declared(data) if html else None
    if declared:
        return declared
    guessed = _guess(data)
    if guessed is None:
        raise ReadError(_describe(data, broken)) from broken
    return guessed[1]


def find_encoding(sample: bytes) -> str:
    """Give the encoding of a longer text that begins with `sample`.

    Raises ReadError when none is sure. A character that the sample cuts does not count; a text of
    which nearly all lines are UTF-8 is UTF-8 with broken lines.
    """
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    whole = sample[: sample.rfind(b"\n") + 1] or sample
    try:
        whole.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.end == len(whole) and len(whole) == len(sample):
            return "utf-8"
        guessed = _guess(whole)
        if guessed is not None:
            return guessed[0]
        lines = whole.split(b"\n")
        if sum(map(_is_broken, lines)) > _FEW_BROKEN * len(lines):
            raise ReadError(_describe(whole, error)) from error
    return "utf-8"


def _is_broken(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


def _decode_marked(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"it begins with the mark of {encoding.removesuffix('-sig').upper()} but breaks that "
            f"encoding at byte {error.start}: save it again as UTF-8"
        ) from error


def _decode_declared(data: bytes) -> str | None:
    declared = _DECLARED.search(data, 0, _HEAD)
    if declared is None:
        return None
    name = declared[1].decode("ascii").lower()
    if not _TRUSTED.fullmatch(name) or name.startswith(("utf8", "utf-8")):
        return None
    try:
        return data.decode(_SUPERSETS.get(name, name))
    except (UnicodeDecodeError, LookupError):
        return None


def _guess(data: bytes) -> tuple[str, str] | None:
    """Give the encoding that fits and the text, if all that fit as well give the same text.

    Bytes that hold well-formed UTF-8 letters are broken UTF-8 and no older encoding: read as one,
    they would give "Ã©" for "é".
    """
    if _WELL_FORMED.search(data):
        return None
    sample = data[:_SAMPLE]
    matches = from_bytes(sample)
    best = matches.best()
    if best is None or best.chaos > _CHAOS_LIMIT or best.coherence < _COHERENCE_LIMIT:
        return None
    text = sample.decode(best.encoding, "replace")
    for other in matches:
        as_good = other.chaos <= best.chaos and other.coherence >= best.coherence
        if as_good and sample.decode(other.encoding, "replace") != text:
            return None
    try:
        return best.encoding, data.decode(best.encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _describe(data: bytes, error: UnicodeDecodeError) -> str:
    byte = data[error.start]
    return (
        f"it is not UTF-8 (byte {error.start} is 0x{byte:02x}) and no other encoding is sure: "
        "save it as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8`"
    )
