"""Where the next page of an answer goes on: after so many rows of the same question."""

from dateline.errors import UnknownError, UsageError
from dateline.identity import make_id

DEEPEST = 5_000
"""Rows that can be passed over: more are better asked for by day."""


def write_position(rows: int, question: str) -> str:
    """Give the cursor of what follows so many rows; `question` stands for all that is asked for."""
    return f"{rows}-{_sign(question)}"


def find_position(cursor: str | None, question: str) -> int:
    """Give how many rows a cursor passes over.

    UnknownError for one that is of another question, UsageError for more than DEEPEST.
    """
    if cursor is None:
        return 0
    number, _, sign = cursor.partition("-")
    if sign != _sign(question) or not number.isdecimal():
        raise UnknownError(
            f"the cursor {cursor!r} is of no answer to this question: give the cursor of the "
            "answer before with the same question (`limit` may differ), or leave it out"
        )
    if int(number) > DEEPEST:
        raise UsageError(f"an answer goes on for {DEEPEST:,} rows at most: ask for fewer days")
    return int(number)


def _sign(question: str) -> str:
    """Give a few digits that stand for a question."""
    return make_id("cursor", question)[-8:]
