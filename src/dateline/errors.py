"""What can go wrong, as one tree.

DatelineError
├── ReadError        a file, folder, line or url that cannot be read
├── CleanError       a report in which no text can be found
│   └── LanguageError  a report in a language that is not read
├── SpanError        a place in a document that does not give back its words
├── KnowledgeError   a knowledge file that does not say what it must
├── AnnotateError    the language model is missing, or is not the one we ship sums for
├── StoreError       the record cannot be opened, read or written
│   └── TookTooLongError  an answer that took longer than it may
└── UsageError       a question or setting that makes no sense
    └── UnknownNameError  a name that means nobody in the record, or several

Each message says what happened, with which value, and what to do next.
"""

from datetime import date


class DatelineError(Exception):
    """The root of all errors that Dateline raises on purpose."""


class ReadError(DatelineError):
    """A file, folder, line or url cannot be read."""


class CleanError(DatelineError):
    """A report holds no text that Dateline can find."""


class LanguageError(CleanError):
    """A report is in a language that Dateline does not read."""


class SpanError(DatelineError, ValueError):
    """A span does not give back its words."""


class KnowledgeError(DatelineError):
    """A knowledge file does not say what it must."""


class AnnotateError(DatelineError):
    """The language model is missing or broken."""


class StoreError(DatelineError):
    """The record cannot be opened, read or written."""


class TookTooLongError(StoreError):
    """An answer took longer than it may."""


class UsageError(DatelineError):
    """A question or a setting makes no sense."""


class UnknownNameError(UsageError):
    """A name means nobody in the record, or several: then `near` holds the id and name of each.

    `as_of` is the day until which reports were looked at, where that was asked for.
    """

    def __init__(
        self,
        message: str,
        *,
        name: str,
        near: tuple[tuple[str, str], ...] = (),
        as_of: date | None = None,
    ) -> None:
        super().__init__(message)
        self.name = name
        self.near = near
        self.as_of = as_of
