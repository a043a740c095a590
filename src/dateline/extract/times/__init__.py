"""Time expressions: found (phrases), resolved (resolve), and re-anchored in quotations (quoted)."""

from dateline.extract.times.parts import Phrase
from dateline.extract.times.phrases import find_phrases
from dateline.extract.times.quoted import anchor_quoted
from dateline.extract.times.resolve import resolve_times

__all__ = ["Phrase", "anchor_quoted", "find_phrases", "resolve_times"]
