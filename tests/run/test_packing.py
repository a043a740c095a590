"""What is packed comes out equal, and as if it had been made anew."""

import pickle
from dataclasses import FrozenInstanceError, dataclass, fields
from datetime import date
from typing import Any

import pytest

from dateline.errors import StoreError
from dateline.pipeline import Pipeline
from dateline.run.packing import pack
from dateline.text import Failure, Report, Span
from tests.builders import make_document

TEXT = "The ministers of Norland and Sudland met in Belltown on Monday, a spokesman said."


@dataclass(frozen=True, slots=True)
class Single:
    """One field only."""

    value: int


@dataclass
class Open:
    """A dataclass without slots, which may be changed."""

    one: int
    two: str


DOCUMENT = make_document(TEXT, published="2020-02-12")
VALUES: tuple[Any, ...] = (
    Span(4, 13, "ministers", TEXT),
    DOCUMENT,
    [Report("a", TEXT, "text/plain"), Failure("b", "ReadError", "it is empty")],
    Single(3),
    Open(1, "two"),
    (date(2020, 2, 12), {"day": (None, True, 1.5)}, Span),
)


@pytest.mark.parametrize("value", VALUES, ids=lambda value: type(value).__name__)
def test_a_value_comes_out_equal(value: object) -> None:
    assert pickle.loads(pack(value)) == value  # noqa: S301 (our own)


def test_a_whole_reading_comes_out_equal(pipeline: Pipeline) -> None:
    (found,) = pipeline.read([Report("a", TEXT, "text/plain")])
    assert pickle.loads(pack(found)) == found  # noqa: S301 (our own)


def test_fields_that_are_not_given_come_along() -> None:
    made = pickle.loads(pack(DOCUMENT))  # noqa: S301 (our own)
    assert [getattr(made, one.name) for one in fields(made)] == [
        getattr(DOCUMENT, one.name) for one in fields(DOCUMENT)
    ]
    with pytest.raises(FrozenInstanceError):
        made.text = ""


def test_what_is_the_same_stays_the_same() -> None:
    one = Span(4, 13, "ministers", TEXT)
    first, second = pickle.loads(pack([one, one]))  # noqa: S301 (our own)
    assert first is second


def test_errors_pass() -> None:
    error = pickle.loads(pack(StoreError("the disk is full")))  # noqa: S301 (our own)
    assert isinstance(error, StoreError)
    assert str(error) == "the disk is full"
