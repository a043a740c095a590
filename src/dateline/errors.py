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
    ├── UnknownError   a name or id that nothing on record has
    └── AmbiguousError  a name or id that several things have

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


class UnknownError(UsageError):
    """Nothing on record has this name or id, or nothing that was known on the day.

    Of a name, `name` is it and `as_of` the day until which reports were looked at; else None.
    """

    def __init__(self, message: str, *, name: str | None = None, as_of: date | None = None) -> None:
        super().__init__(message)
        self.name = name
        self.as_of = as_of


class AmbiguousError(UsageError):
    """Several things on record have this name, or ids that begin so.

    Of a name, `near` holds the id and name of each that it can mean.
    """

    def __init__(
        self, message: str, *, name: str | None = None, near: tuple[tuple[str, str], ...] = ()
    ) -> None:
        super().__init__(message)
        self.name = name
        self.near = near
