import pytest

from dateline.assemble.sentences import WINDOW, find_sentence

CASES = (
    ("One thing. Two things happened. Three.", "things", "Two things happened."),
    ("He met Mr. Roy on Jan. 5 in town. Then he left.", "met", "He met Mr. Roy on Jan. 5 in town."),
    ("The U.S. said so. It did.", "said", "The U.S. said so."),
    ("“We came.” They went home.", "went", "They went home."),
    ("Headline\nThe text begins", "begins", "The text begins"),
    ("It rose by 3.5 percent today. Yes.", "rose", "It rose by 3.5 percent today."),
    ("No end", "end", "No end"),
)


@pytest.mark.parametrize(("text", "words", "sentence"), CASES)
def test_the_sentence_around_words(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert find_sentence(text, start, start + len(words)) == sentence


def test_a_sentence_without_end_is_cut_at_a_space() -> None:
    text = "word " * 100_000
    found = find_sentence(text, 250_000, 250_004)
    assert len(found) <= 2 * WINDOW + 4
    assert set(found.split()) == {"word"}
