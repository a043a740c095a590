"""What kind an attribution is to the scorer, by the marks around it."""

import pytest

from benchmarks.corpus_speech import cut_leads
from benchmarks.polnear import Attribution
from benchmarks.speech import add_that, find_kinds
from dateline.extract.quotes import find_quotes

SPLIT = "The council said it was “aware of the delays”."
WHOLE = "The council said: “It is aware of the delays.”"


def mark(text: str, *pieces: str) -> tuple[tuple[int, int], ...]:
    """Give the offsets of words of a text, each of which stands in it once."""
    return tuple((text.index(one), text.index(one) + len(one)) for one in pieces)


@pytest.mark.parametrize(
    ("text", "cue", "content", "kind"),
    [
        (SPLIT, ("was “aware",), ("of the delays",), "indirect"),
        (SPLIT, ("was", "aware of"), ("the delays",), "indirect"),
        (SPLIT, ("said",), ("it was “aware of the delays”",), "mixed"),
        (WHOLE, ("said",), ("“It is aware of the delays.”",), "direct"),
        (WHOLE, ("is aware of",), ("the delays",), "indirect"),
    ],
)
def test_marks_around_a_cue_are_those_of_an_outer_statement(
    text: str, cue: tuple[str, ...], content: tuple[str, ...], kind: str
) -> None:
    one = Attribution((), mark(text, *cue), mark(text, *content))
    assert find_kinds(text, [one], find_quotes(text)) == [kind]


def test_that_before_a_content_is_counted_in() -> None:
    text = "He said that boats were late."
    one = Attribution((), mark(text, "said"), mark(text, "boats were late"))
    assert add_that(text, one).content == mark(text, "that boats were late")


def test_words_that_lead_to_a_content_are_cut_behind_a_pronoun_too() -> None:
    text = "a fear that the mayor described as “four times too small”"
    quoted = mark(text, "four times too small”")
    whole = Attribution(
        (), mark(text, "described"), mark(text, "that", "as “four times too small”")
    )
    parted = Attribution((), mark(text, "described as"), (*mark(text, "that"), *quoted))
    torn = Attribution((), mark(text, "described"), (*mark(text, "that", "as"), *quoted))
    kinds = [cut_leads(text, one) for one in (whole, parted, torn)]
    assert find_kinds(text, kinds, find_quotes(text)) == ["direct", "direct", "direct"]
