"""Trees of sentences: whatever is put where, every word hangs on a root at last."""

from dataclasses import replace
from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.syntax import ancestors, with_tokens
from dateline.text import Sentence, Token

WORDS = 6
HEADS = st.lists(st.integers(0, WORDS - 1), min_size=WORDS, max_size=WORDS)


def make_sentence() -> Sentence:
    tokens = (
        Token(i, 2 * i, 2 * i + 1, "x", "x", "NOUN", "NN", "dep", max(i - 1, 0))
        for i in range(WORDS)
    )
    return Sentence(0, 2 * WORDS, 0, tuple(tokens), ())


def test_a_word_can_be_put_elsewhere() -> None:
    sentence = make_sentence()
    moved = with_tokens(sentence, replace(sentence.tokens[5], head=1))
    assert [one.i for one in ancestors(moved, 5)] == [1, 0]


@given(HEADS)
def test_no_word_comes_to_hang_on_itself(heads: list[int]) -> None:
    sentence = make_sentence()
    changed = (replace(one, head=head) for one, head in zip(sentence.tokens, heads, strict=True))
    mended = with_tokens(sentence, *changed)
    for token in mended.tokens:
        above = list(islice(ancestors(mended, token.i), WORDS))
        assert len(above) < WORDS
