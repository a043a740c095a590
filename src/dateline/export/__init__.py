"""The record in the formats of others: one file a format, all named in `formats`."""

from dateline.export.formats import FORMATS, Format
from dateline.export.request import Request

__all__ = ["FORMATS", "Format", "Request"]
