"""Quotation marks: conventions as examples, and what must hold for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.quotes import find_quotes, quote_at
from tests.spending import spend

CASES = [
    ("“We go,” he said. “Now.”", ["We go,", "Now."]),
    ('"We go," he said. "Now."', ["We go,", "Now."]),
    ("''We go,'' he said.", ["We go,"]),
    ("''They say: 'We go,''' he said.", ["They say: 'We go,"]),
    ("He said «no» and „yes“.", ["no", "yes"]),
    ("“He told me ‘no’ twice,” she said.", ["He told me ‘no’ twice,"]),
    ('"He told me "no" twice," she said.', ['He told me "no" twice,']),
    ("'We won't go,' the ministers' aide said. 'It's late.'", ["We won't go,", "It's late."]),
    ("‘The ministers’ meeting was fine,’ he said.", ["The ministers’ meeting was fine,"]),
    ("It's the ministers' plan, rock 'n' roll in the '90s.", []),
    ('A 5" pipe and a 6" pipe.', []),
    ('NATO—"the alliance"—is here.', ["the alliance"]),
    ("He said: “We go", ["We go"]),
    ('"We go, he said. "Now."', ["Now."]),
    ("« Nobody », says the mayor. The sum is « sound ». As for us...", ["Nobody", "sound"]),
    ("“...and we left,” he said. “.45 guns.”", ["...and we left,", ".45 guns."]),
    ("“ ”", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "inside"), CASES)
def test_conventions(text: str, inside: list[str]) -> None:
    assert [text[one.first : one.last] for one in find_quotes(text)] == inside


def test_quotation_of_two_paragraphs_continues() -> None:
    first, second, third = find_quotes("“One.\n\n“Two.”\n\n“Three.”")
    assert (first.closed, second.continues, third.continues) == (False, True, False)


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "He said: “We go.\nThen he left."
    (quote,) = find_quotes(text)
    assert text[quote.start : quote.end] == "“We go."


def test_a_single_mark_left_open_goes_on_where_the_next_paragraph_opens_with_one() -> None:
    text = "‘Leaves,’ he said. ‘We joke.\n\n‘I heard it.’\n\nThe ‘90s and the miners’ strike ended."
    found = find_quotes(text)
    assert [text[one.start : one.end] for one in found] == [
        "‘Leaves,’",
        "‘We joke.",
        "‘I heard it.’",
    ]
    assert [(one.closed, one.continues) for one in found[1:]] == [(False, False), (True, True)]


def test_quote_at_knows_inside_from_outside() -> None:
    quotes = find_quotes("He said “no” to it.")
    assert quote_at(quotes, 9) == quotes[0]
    assert quote_at(quotes, 2) is None
    assert quote_at(quotes, 14) is None


@given(st.text(alphabet="ab s.,\n\"'“”‘’«»`„-", max_size=60))
def test_any_text_gives_ordered_quotations_in_it(text: str) -> None:
    quotes = find_quotes(text)
    last = 0
    for one in quotes:
        assert last <= one.start <= one.first < one.last <= one.end <= len(text)
        assert "\n" not in text[one.start : one.end]
        last = one.end


@pytest.mark.parametrize("piece", ['"', "'", "“", "” ", ' "a', "‘a ", '\n"', '"a" '])
def test_hostile_text_takes_linear_time(piece: str) -> None:
    assert spend(lambda: find_quotes(piece * (100_000 // len(piece)))) < 2.0
