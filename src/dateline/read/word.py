"""Word documents (DOCX) to paragraphs: the only file that knows python-docx."""

from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from dateline.errors import ReadError
from dateline.read.budget import BROKEN_ARCHIVE
from dateline.read.items import Found, How, Item, read_whole
from dateline.text import Report

WORD_PART = "word/document.xml"
"""The member by which a zip archive is a Word document."""


def read_word(item: Item, how: How) -> Iterator[Found]:
    """Give the report that a Word document holds: paragraphs and tables in their order.

    A first paragraph in the style of a title is the title. What the file says of author and dates
    is that of the account it was written with, and is left.
    """
    data = read_whole(item, how)
    _weigh(data, item)
    paragraphs, title = _extract(data)
    if not paragraphs:
        raise ReadError("the document holds no words: nothing is read from it")
    yield Report(
        source=item.source,
        body="\n\n".join(paragraphs),
        media_type="text/plain",
        url=item.url,
        title=title,
    )


def _weigh(data: bytes, item: Item) -> None:
    """Count what the document unpacks to before anything unpacks it whole."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if WORD_PART not in archive.namelist():
                raise ReadError("it is an office document, but none of Word: save it as text")
            for member in archive.infolist():
                with archive.open(member) as stream:
                    while chunk := stream.read(65_536):
                        item.budget.take(len(chunk))
    except BROKEN_ARCHIVE as error:
        raise ReadError(
            f"it is a Word document that is broken ({error}): save it as text"
        ) from error


def _extract(data: bytes) -> tuple[list[str], str | None]:
    from docx import Document  # noqa: PLC0415 (loaded when there is a document)
    from docx.table import Table  # noqa: PLC0415

    paragraphs: list[str] = []
    title = None
    try:
        for block in Document(BytesIO(data)).iter_inner_content():
            if isinstance(block, Table):
                paragraphs.extend(_rows(block))
                continue
            words = " ".join(block.text.split())
            if words:
                style = block.style.name if block.style is not None else None
                if not paragraphs and style in ("Title", "Heading 1"):
                    title = words
                paragraphs.append(words)
    except (*BROKEN_ARCHIVE, AttributeError, TypeError, SyntaxError) as error:
        raise ReadError(
            f"it is a Word document that is broken ({error}): save it as text"
        ) from error
    return paragraphs, title


def _rows(table: object) -> Iterator[str]:
    """Give the words of each row of a table; cells that span others are given once."""
    for row in getattr(table, "rows", ()):
        cells = dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells)
        words = " ".join(cell for cell in cells if cell)
        if words:
            yield words
