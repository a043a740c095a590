"""Paragraphs that an extractor left out among those it took."""

import trafilatura

from dateline.clean.page import read_page
from dateline.clean.recover import recover_paragraphs

LONG = [
    f"The minister told reporters on the {word} day of the talks that the border would stay open "
    "for all who live within a day's walk of it."
    for word in ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
]
BUY = "A set of knives that cuts everything is sold by our partners for less than you would think."


def read(body: str) -> list[str]:
    return list(read_page(f"<html><body>{body}</body></html>").paragraphs)


def wrap(name: str, lines: list[str]) -> str:
    return f'<div class="{name}">{"".join(f"<p>{line}</p>" for line in lines)}</div>'


def test_a_report_in_several_elements_of_one_kind() -> None:
    page = (
        "<main>"
        + wrap("body-chunk", LONG[:4])
        + f'<div class="promo"><p><a href="/knives">{BUY}</a></p></div>'
        + wrap("body-chunk", LONG[4:])
        + f'<div class="comments">{wrap("body-chunk", [BUY])}</div></main>'
    )
    assert read(page) == LONG


def recover(body: str, taken: list[str]) -> list[str]:
    """What is recovered of a page when the extractor took these lines."""
    tree = trafilatura.load_html(f"<html><body>{body}</body></html>")
    assert tree is not None
    elements = list(tree.iter())
    return recover_paragraphs(elements, taken, is_outside=lambda one: one.get("id") == "foot")


def test_a_paragraph_of_links_and_one_of_a_call_stay_out() -> None:
    linked = f'<a href="/knives">{BUY[:60]}</a>{BUY[60:]}'
    lines = [*LONG[:4], linked, "Buy now.", LONG[4], *LONG[5:]]
    assert recover(wrap("text", lines), [*LONG[:4], *LONG[5:]]) == LONG


def test_what_stands_before_the_first_line_or_outside_stays_out() -> None:
    page = wrap("text", [BUY, *LONG]) + f'<div id="foot">{wrap("x", [LONG[0][::-1] + "."])}</div>'
    assert recover(page, LONG) == LONG


def test_nothing_is_doubled_where_lines_are_broken() -> None:
    page = wrap("text", ["<br>".join(LONG[:2]), *LONG[2:]])
    assert recover(page, LONG) == LONG


def test_lines_that_are_found_nowhere_recover_nothing() -> None:
    taken = [line[::-1] for line in LONG]
    assert recover(wrap("text", LONG), taken) == taken
