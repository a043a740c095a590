"""Mentions: who and what a document speaks of, and which mentions mean the same."""

from dateline.extract.mentions.find import find_mentions

__all__ = ["find_mentions"]
