"""Names of fields and columns: what archives of known shapes call the parts of a report."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import UsageError
from dateline.read.items import Columns

FIELDS: Columns = {
    "title": ("title", "headline", "event_headline"),
    "text": ("text", "body", "content", "maintext", "event_text", "story_text", "full_text"),
    "html": ("html", "content_html"),
    "url": ("url", "source_url", "link", "guid_url"),
    "publisher": (
        "publisher",
        "source",
        "outlet",
        "site",
        "domain",
        "source_domain",
        "media_name",
    ),
    "author": ("author", "authors", "byline"),
    "published": (
        "published",
        "date",
        "date_publish",
        "datePublished",
        "publication_date",
        "publish_date",
        "pub_date",
    ),
    "language": ("language", "lang"),
}
"""Names that count when nothing is known of the shape; first filled, first served."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one well-known archive calls things.

    A table or object is of the shape when it has all of `signs`. `order` names the columns of a
    table that comes without a line of names.
    """

    name: str
    columns: Columns
    signs: tuple[str, ...]
    order: tuple[str, ...] = ()


SHAPES = (
    Shape(
        "news-please",
        {
            "text": ("maintext", "text"),
            "published": ("date_publish",),
            "publisher": ("source_domain",),
            "author": ("authors",),
            "title": ("title", "title_page", "title_rss"),
        },
        ("maintext", "date_publish"),
    ),
    Shape(
        "ngec",
        {
            "text": ("event_text", "text"),
            "title": ("headline", "title"),
            "published": ("pub_date", "date"),
            "publisher": ("publisher", "source"),
        },
        ("id", "date", "event_text"),
    ),
    Shape(
        "media-cloud",
        {
            "published": ("publish_date",),
            "publisher": ("media_name", "media_url"),
            "text": ("text", "story_text"),
        },
        ("media_name", "publish_date", "url"),
    ),
    Shape(
        "gdelt-mentions",
        {"url": ("MentionIdentifier",), "publisher": ("MentionSourceName",)},
        ("GlobalEventID", "MentionTimeDate", "MentionIdentifier"),
        (
            "GlobalEventID",
            "EventTimeDate",
            "MentionTimeDate",
            "MentionType",
            "MentionSourceName",
            "MentionIdentifier",
            "SentenceID",
            "Actor1CharOffset",
            "Actor2CharOffset",
            "ActionCharOffset",
            "InRawText",
            "Confidence",
            "MentionDocLen",
            "MentionDocTone",
            "MentionDocTranslationInfo",
            "Extras",
        ),
    ),
)
"""From the output of news-please, the input of NGEC, the downloads of Media Cloud's search, and
the mentions of GDELT 2.0 as its codebook lists them. The time of a mention is when GDELT saw the
page, not its day, and is left."""


def parse_columns(written: str | None) -> Columns:
    """Read `--columns`: the name of a shape, or pairs such as title=headline,text=body.

    A part may be given more than once: the first of its names that is filled counts. Raises
    UsageError for what is neither.
    """
    if not written or not written.strip():
        return {}
    if "=" not in written:
        shape = next((one for one in SHAPES if one.name == written.strip().lower()), None)
        if shape is None:
            raise UsageError(
                f"--columns {written!r} names no shape: give one of "
                f"{', '.join(one.name for one in SHAPES)}, or pairs such as "
                "title=headline,text=body"
            )
        return shape.columns
    columns: dict[str, tuple[str, ...]] = {}
    for pair in written.split(","):
        part, sign, name = (piece.strip() for piece in pair.partition("="))
        if part not in FIELDS or not sign or not name:
            raise UsageError(
                f"--columns {pair.strip()!r} gives no part its name: write PART=NAME, where PART "
                f"is {', '.join(FIELDS)}"
            )
        columns[part] = (*columns.get(part, ()), name)
    return columns


def find_shape(names: Sequence[str] | Mapping[str, object]) -> Columns:
    """Give what the shape that these names are of calls the parts; nothing when it is unknown."""
    return next(
        (one.columns for one in SHAPES if all(sign in names for sign in one.signs)),
        {},
    )


def find_order(row: Sequence[str]) -> tuple[str, ...]:
    """Give the names of the columns of a table without them, judged by its first row."""
    return next((one.order for one in SHAPES if one.order and _fits(row, one.order)), ())


def _fits(row: Sequence[str], order: Sequence[str]) -> bool:
    """Tell whether a row can be one of GDELT: its columns, of which the first three are numbers."""
    return len(order) - 1 <= len(row) <= len(order) and all(one.isdecimal() for one in row[:3])
