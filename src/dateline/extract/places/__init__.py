"""Places that a document names, resolved to points by the gazetteer and what the text says."""

from dateline.extract.places.find import find_places, resolve_spans
from dateline.extract.places.homonyms import settle_homonyms
from dateline.extract.places.resolved import Resolved

__all__ = ["Resolved", "find_places", "resolve_spans", "settle_homonyms"]
