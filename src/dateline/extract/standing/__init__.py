"""Whether something told happened, goes on, is planned, possible, wanted or denied: the wording."""

from dateline.extract.standing.forms import is_headline, leads_headline
from dateline.extract.standing.read import read_standing
from dateline.extract.standing.words import Standing, governs_infinitive

__all__ = ["Standing", "governs_infinitive", "is_headline", "leads_headline", "read_standing"]
