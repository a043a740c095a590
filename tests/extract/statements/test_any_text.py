"""Text as no editor would leave it: signs and words torn out, doubled and put elsewhere."""

import random
from pathlib import Path

import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dateline.pipeline import Pipeline
from dateline.text import Failure, Report, Span

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "statements.yaml").read_text("utf-8"))
TEXTS = [case["text"] for case in CASES]
SIGNS = [",", ":", ";", "—", "-", "(", ")", ".", "?", "“", "”", "“,", "”,", '"', "‘", "’", "«", "»"]
WORDS = ["who", "which", "that", "said", "told", "heard", "he", "as", "and", "with"]
MOST_EDITS = 6


def tear(dice: random.Random) -> str:
    """Give the text of a case with some of its words gone or moved, and signs between them."""
    words = dice.choice(TEXTS).split()
    for _ in range(dice.randint(1, MOST_EDITS)):
        here, there = dice.randrange(len(words)), dice.randrange(len(words))
        if dice.random() < 0.5:
            words.insert(here, dice.choice(SIGNS + WORDS))
        elif dice.random() < 0.5 and len(words) > 1:
            words.pop(here)
        else:
            words[here], words[there] = words[there], words[here]
    return " ".join(words)


@settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example(text="At last: , he said, it rained.")
@example(text='" Talks on the resume - Geneva')
@given(text=st.integers(0, 2**32).map(lambda seed: tear(random.Random(seed))))  # noqa: S311 (no secret)
def test_torn_text_is_read_and_every_statement_rests_on_its_words(
    pipeline: Pipeline, text: str
) -> None:
    for found in pipeline.read([Report("torn", text, "text/plain")]):
        if isinstance(found, Failure):
            assert "no text is left" in found.why
            continue
        document = found[1].document
        for one in found[1].statements:
            spans: list[Span] = [*one.cue, *one.content]
            assert all(document.text[span.start : span.end] == span.text for span in spans)
