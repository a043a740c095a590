"""When something told in a clause is: its own words, then those around it, then the tense."""

from dateline.extract.when.calendar import Calendar, is_background

__all__ = ["Calendar", "is_background"]
