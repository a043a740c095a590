"""Titles and summaries: the reports' own words, central ones, nothing twice."""

from hypothesis import given
from hypothesis import strategies as st

from dateline.assemble.story_texts import make_story_text
from dateline.resolve.summaries import SENTENCES, sum_up
from dateline.stories import StoryText

HEADS = (
    "Fire destroys cannery in Torvik",
    "Cannery in Torvik burns down",
    "Budget talks go on as the north counts its losses",
)
BODY = (
    "A fire destroyed the cannery in Torvik on Monday, and two workers were hurt. "
    "Mayor Ada Moen said that the town would help all families of the workers."
)
OTHER = (
    "The fire that destroyed the cannery in Torvik on Monday hurt two of its workers. It rained."
)


def story() -> tuple[StoryText, ...]:
    bodies = (
        BODY,
        OTHER,
        "Parliament had gone home before anybody spoke of the fire in the north.",
    )
    return tuple(
        make_story_text(f"doc-{place}", head, f"{head}\n\n{body}")
        for place, (head, body) in enumerate(zip(HEADS, bodies, strict=True))
    )


def test_the_title_is_the_most_central_headline() -> None:
    assert sum_up(story())[0].words in HEADS[:2]


def test_a_summary_says_nothing_twice() -> None:
    lines = [line.words for line in sum_up(story())[1:]]
    assert 1 <= len(lines) <= SENTENCES
    assert sum("cannery" in line for line in lines) <= 1
    assert "It rained." not in lines


def test_without_headline_the_first_sentence_is_the_title() -> None:
    (title, *_) = sum_up((make_story_text("doc-1", None, BODY),))
    assert title.words.startswith("A fire destroyed")
    assert sum_up((make_story_text("doc-1", None, "  "),)) == ()
    assert sum_up(()) == ()


@given(texts=st.lists(st.text(alphabet="ab .\n\"'A", max_size=60), max_size=4))
def test_all_lines_stand_in_their_reports(texts: list[str]) -> None:
    made = [make_story_text(str(place), None, text) for place, text in enumerate(texts)]
    for line in sum_up(made):
        assert texts[int(line.document)][line.start : line.end] == line.words
