"""Events of the PLOVER types, read with a lexicon of predicates."""

from dateline.extract.events.find import find_events

__all__ = ["find_events"]
