"""The benchmark of mentions: made-up documents of its layout, grouped by what ships."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.ecb import score
from benchmarks.linkage import join_groups

TEXTS = {
    "1_1": "Rebels attacked the harbour of Torvik on Monday . Two guards were hurt in the attack",
    "1_2": "The harbour of Torvik was attacked by rebels on Monday . The assault hurt two guards",
    "2_1": "The Lake League elected Ada Moen its chief . The election took all Sunday in Ostby",
}
WORDS = (
    ("1_1", "attacked", "a"),
    ("1_1", "hurt", "b"),
    ("1_1", "attack", "a"),
    ("1_2", "attacked", "a"),
    ("1_2", "assault", "a"),
    ("1_2", "hurt", "b"),
    ("2_1", "elected", "c"),
    ("2_1", "election", "c"),
)


def write_set(folder: Path) -> None:
    mentions: list[dict[str, Any]] = []
    for document, word, chain in WORDS:
        tokens = TEXTS[document].split()
        mentions.append(
            {
                "doc_id": f"{document}.xml",
                "mention_context": tokens,
                "tokens_number": [tokens.index(word)],
                "tokens_str": word,
                "mention_head_lemma": word.removesuffix("ed"),
                "coref_chain": chain,
            }
        )
    file = folder / "some" / "Event_gold_mentions.json.gz"
    file.parent.mkdir()
    file.write_bytes(gzip.compress(json.dumps(mentions).encode()))


def test_a_folder_with_mentions_below(tmp_path: Path) -> None:
    write_set(tmp_path)
    found = score(tmp_path)
    assert set(found.figures) == {"ecb_conll_f1", "ecb_head_lemma_f1"}
    assert found.figures["ecb_conll_f1"] > found.figures["ecb_head_lemma_f1"] > 0
    assert found.lines[0] == "8 mentions of 3 documents, 3 chains"


def test_a_folder_without_mentions_has_no_figures(tmp_path: Path) -> None:
    assert score(tmp_path).figures == {}


def test_groups_join_by_the_mean() -> None:
    near = [(0, 1, 0.9), (1, 2, 0.8), (0, 2, 0.1), (3, 4, 0.5)]
    assert join_groups(5, near, 0.6) == [0, 0, 2, 3, 4]
    assert join_groups(5, near, 0.4) == [0, 0, 0, 3, 3]


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.floats(0.1, 1))), st.randoms())
def test_the_order_of_pairs_does_not_matter(pairs: list[tuple[int, int, float]], dice: Any) -> None:
    known = {(min(a, b), max(a, b)): round(value, 3) for a, b, value in pairs if a != b}
    listed = [(*pair, value) for pair, value in known.items()]
    mixed = dice.sample(listed, len(listed))
    assert join_groups(6, listed, 0.5) == join_groups(6, mixed, 0.5)


def test_alike_beyond_all() -> None:
    assert join_groups(3, [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)], 0.99) == [0, 0, 0]
    assert join_groups(2, [], 0.5) == pytest.approx([0, 1])
