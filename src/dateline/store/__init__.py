"""The embedded database: the one place that knows SQLite."""

from dateline.store.record import Record

__all__ = ["Record"]
