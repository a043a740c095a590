"""Where reports come from: each reader gives reports, or failures that name what is wrong."""

from dateline.read.sources import read_sources

__all__ = ["read_sources"]
