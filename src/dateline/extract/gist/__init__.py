"""The main event of a report: who did what, when, where and why, from its headline and lead."""

from dateline.extract.gist.find import find_main_event

__all__ = ["find_main_event"]
