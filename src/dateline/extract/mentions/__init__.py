"""Mentions: who and what a document speaks of, and which mentions mean the same."""

from dateline.extract.mentions.find import find_mentions
from dateline.extract.mentions.we import resolve_we

__all__ = ["find_mentions", "resolve_we"]
