"""Where reports come from: each reader gives reports, or failures that name what is wrong."""

from dateline.read.columns import parse_columns
from dateline.read.fetch import Fetcher
from dateline.read.listing import list_files
from dateline.read.sources import read_opened, read_sources

__all__ = ["Fetcher", "list_files", "parse_columns", "read_opened", "read_sources"]
