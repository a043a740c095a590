"""Event factuality: sets and files by name, tokens put together, targets read and compared."""

import json
from pathlib import Path

import pytest

from benchmarks import factuality
from benchmarks.detokenise import join_tokens
from benchmarks.factuality_scale import give_value
from dateline.extract.standing import Standing

LINES = [
    ("The minister visited Oslo .", [(2, 3, 3.0)]),
    ("Berg did n't visit Oslo `` before '' the talks .", [(3, 4, -3.0), (9, 10, 2.0)]),
]


def write_set(folder: Path, file: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "text": text,
            "targets": [{"span1": [first, last], "label": label} for first, last, label in targets],
        }
        for text, targets in LINES
    ]
    path = folder / file
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n")
    return path


def test_figures(tmp_path: Path) -> None:
    write_set(tmp_path / "UW", "dev.jsonl")
    result = factuality.score(tmp_path)
    assert set(result.figures) == {"UW_mae", "UW_r", "UW_base_mae"}
    assert result.figures["UW_base_mae"] == pytest.approx((0 + 6 + 1) / 3)
    assert result.figures["UW_mae"] < 1.0
    assert result.figures["UW_r"] > 0.9
    assert len(result.lines) == 1


def test_paths(tmp_path: Path) -> None:
    file = write_set(tmp_path / "UW", "dev.jsonl")
    write_set(tmp_path / "UW", "train.jsonl")
    write_set(tmp_path / "other", "MEANTIME_test.jsonl")
    for path, names in [
        (tmp_path, ["MEANTIME", "UW"]),
        (tmp_path / "UW", ["UW"]),
        (file, ["UW"]),
    ]:
        assert sorted({line.set for line in factuality.read_lines(path)}) == names


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        ("He said -LRB- it 's `` no deal '' -RRB- .", 'He said (it\'s "no deal").'),
        ("They wo n't pay $ 5 , \" he said .", "They won't pay $5, \"he said."),
    ],
)
def test_joined(tokens: str, text: str) -> None:
    given = tokens.split()
    joined = join_tokens(given)
    assert joined.text == text
    words = [joined.text[a:b] for a, b in zip(joined.starts, joined.ends, strict=True)]
    assert words[:2] == given[:2]
    assert all(words)


def test_scale() -> None:
    planned = Standing("planned", 2, "")
    assert give_value("UDS_IH2", planned) < 0 < give_value("UW", planned)
    assert give_value("MEANTIME", planned) == give_value("UW", None) == 3.0


def test_head_of_a_long_target() -> None:
    joined = join_tokens(["They", "denied", "that", "the", "minister", "met", "Berg", "."])
    line = factuality.Line("RP", "dev.jsonl", joined, (factuality.Target(3, 7, -3.0),))
    assert factuality.find_pairs([line])[0][0].value < 0
