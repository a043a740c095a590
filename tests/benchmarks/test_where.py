"""Places of the events of verbs: records read by their tokens, outcomes counted, halves apart."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import where

ROWS = [
    ("A bomb in Mosul killed five soldiers .", 4, [3], "RELABEL"),
    ("Protesters marched through Cairo and Beirut .", 1, [3, 5], "RELABEL"),
    ("A Tampa woman shot her husband .", 3, [], "RELABEL"),
    ("Rebels shelled the Norlund district .", 1, [3], "OTHER"),
]


def make_row(text: str, verb: int, places: list[int], source: str) -> dict[str, Any]:
    tokens, start = [], 0
    for number, word in enumerate(text.split(" ")):
        tokens.append({"id": number, "text": word, "start": start, "end": start + len(word)})
        start += len(word) + 1
    spans = [
        {
            "label": "VERB" if number == verb else "LOCATION",
            "token_start": number,
            "token_end": number,
            "start": tokens[number]["start"] if number == verb else number,
        }
        for number in (*places, verb)
    ]
    return {"text": text, "tokens": tokens, "spans": spans, "source": source}


def write_set(folder: Path) -> Path:
    folder.mkdir()
    rows = "\n".join(json.dumps(make_row(*row)) for row in ROWS)
    (folder / "set.jsonl.gz").write_bytes(gzip.compress(rows.encode()))
    return folder


def test_figures(tmp_path: Path) -> None:
    folder = write_set(tmp_path / "set")
    result = where.score(folder)
    assert result.figures["token_f1"] == pytest.approx(1.0)
    assert result.figures["exact_set"] == pytest.approx(1.0)
    assert result.figures["unseen_token_f1"] == pytest.approx(1.0)
    assert result.figures["OTHER_f1"] == pytest.approx(1.0)
    assert where.score(folder / "set.jsonl.gz").figures == result.figures


def test_every_second_careful_record_is_unseen_if_its_words_are_nowhere_else(
    tmp_path: Path,
) -> None:
    records = where.read_records(write_set(tmp_path / "set"))
    assert where.find_unseen(records) == {1}
    spaced = where.Record("Protesters marched  through Cairo and Beirut .", "OTHER", 11, (), ())
    assert where.find_unseen([*records, spaced]) == frozenset()


def test_a_wrong_place_costs_its_tokens(tmp_path: Path) -> None:
    record = where.read_records(write_set(tmp_path / "set"))[1]
    assert where.compare(record, ()) == where.Outcome(0, 0, 2, exact=False)
