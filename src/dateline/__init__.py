"""Dateline reads news reports and keeps the record they add up to."""

__version__ = "0.1.0"
