"""Mail and saved pages of one file (MHTML): the words of the message, and what is attached."""

from collections.abc import Iterator
from email import policy
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime
from io import BytesIO

from dateline.errors import ReadError
from dateline.read.decode import decode_bytes
from dateline.read.items import Found, How, Item, read_whole
from dateline.text import MediaType, Report

_MOST_PARTS = 200
_LEAST_PLAIN = 200
"""Characters from which the plain words of a mail are its text; fewer only point to the page."""

_LONGEST_HEADER = 2_000


def read_mail(item: Item, how: How) -> Iterator[Found]:
    """Give the report that a message holds, then the attachments that may be reports.

    Subject, sender and date are the title, author and day of the report. Headers are parsed by the
    old policy of the library: its new one takes time that grows with the square of their length.
    """
    message = _parse(read_whole(item, how))
    parts = list(_walk(message))
    body = _choose(parts)
    attached = [part for part in parts if part is not body and _name(part)]
    wanted = [part for part in attached if how.wanted(_name(part))]
    if body is not None:
        media_type, text = _text_of(body)
        yield Report(
            source=item.source,
            body=text,
            media_type=media_type,
            url=_header(message, "snapshot-content-location") or item.url,
            title=_header(message, "subject"),
            author=_sender(message),
            published=_day(message),
        )
    elif not wanted:
        raise ReadError("the message holds no words: nothing is read from it")
    for part in wanted:
        data = part.get_payload(decode=True)
        if isinstance(data, bytes):
            yield item.member(_name(part), BytesIO(data))


def _parse(data: bytes) -> Message:
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except (ValueError, LookupError, RecursionError, AttributeError, TypeError) as error:
        raise ReadError(
            f"it is a message that cannot be parsed ({error}): save its text"
        ) from error


def _walk(message: Message) -> Iterator[Message]:
    """Give the parts that hold something, outer ones first; messages in messages count too."""
    waiting: list[object] = [message]
    for number, part in enumerate(waiting):
        if number >= _MOST_PARTS:
            return
        if not isinstance(part, Message):
            continue
        if part.is_multipart():
            below = part.get_payload()
            waiting.extend(below if isinstance(below, list) else [])
        else:
            yield part


def _choose(parts: list[Message]) -> Message | None:
    """Give the part that holds the text: the plain one when it is more than a pointer."""
    texts = [part for part in parts if part.get_content_maintype() == "text" and not _name(part)]
    plain = next((part for part in texts if part.get_content_subtype() == "plain"), None)
    page = next((part for part in texts if part.get_content_subtype() == "html"), None)
    if plain is not None and (page is None or len(_text_of(plain)[1].strip()) >= _LEAST_PLAIN):
        return plain
    return page


def _text_of(part: Message) -> tuple[MediaType, str]:
    media_type: MediaType = "text/html" if part.get_content_subtype() == "html" else "text/plain"
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return media_type, ""
    charset = part.get_content_charset()
    try:
        return media_type, data.decode(charset or "utf-8")
    except (LookupError, ValueError):
        return media_type, decode_bytes(data, html=media_type == "text/html")


def _name(part: Message) -> str:
    try:
        return (part.get_filename() or "").replace("\\", "/").rsplit("/", 1)[-1]
    except (ValueError, LookupError, AttributeError, TypeError, IndexError):
        return ""


def _header(message: Message, name: str) -> str | None:
    """Give a header's words, decoded; None when there is none, or none that can be read."""
    written = str(message.get(name) or "")[:_LONGEST_HEADER]
    try:
        words = str(make_header(decode_header(written)))
    except (ValueError, LookupError, HeaderParseError):
        words = written
    return " ".join(words.split()) or None


def _sender(message: Message) -> str | None:
    name, address = parseaddr(_header(message, "from") or "")
    return name or address or None


def _day(message: Message) -> str | None:
    written = _header(message, "date")
    if written is None:
        return None
    try:
        return parsedate_to_datetime(written).date().isoformat()
    except (ValueError, OverflowError, TypeError, IndexError):
        return written
