"""The audit of events: what is drawn, what is read back, what marks sum up to."""

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.audit import Row, draw_rows, read_rows, strip_texts, sum_up, write_rows
from dateline.errors import UsageError

ROW = Row("e1", "a.txt", "They [[met]].", "CONSULT meet", "A", "B", "happened", "", "", "")


def _mark(row: Row, marks: str) -> Row:
    kind, actor, status = tuple(marks)
    return replace(row, type_right=kind, actor_right=actor, status_right=status)


def test_events_are_drawn_with_their_trigger_marked(tmp_path: Path) -> None:
    text = "OSTBY (Wire) - Rebels attacked the town of Ostby on Monday.\n\nNobody was hurt."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    rows = draw_rows(tmp_path)
    assert [(row.report, row.type.split()[0], row.status) for row in rows] == [
        ("a.txt", "ASSAULT", "happened")
    ]
    assert "Rebels [[attacked]] the town" in rows[0].sentence
    assert "Nobody" not in rows[0].sentence
    assert draw_rows(tmp_path) == rows


def test_rows_are_read_back_as_written(tmp_path: Path) -> None:
    rows = [ROW, replace(ROW, sentence='He said, "[[go]]",\nand left.', type_right="y")]
    write_rows(tmp_path / "page" / "a.csv", rows)
    assert list(read_rows(tmp_path / "page" / "a.csv")) == rows


def test_other_marks_are_named(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.csv", [replace(ROW, type_right="maybe")])
    with pytest.raises(UsageError, match="line 2: type_right is 'maybe'"):
        list(read_rows(tmp_path / "a.csv"))


def test_marks_sum_up_by_field_and_whole() -> None:
    assault = replace(ROW, type="ASSAULT")
    rows = [_mark(ROW, "yyy"), _mark(ROW, "yny"), _mark(assault, "nyy"), ROW]
    figures = sum_up(rows).figures
    assert figures["type_right"] == pytest.approx(2 / 3)
    assert figures["actor_right"] == pytest.approx(2 / 3)
    assert figures["whole_right"] == pytest.approx(1 / 3)
    assert figures["assault_false"] == 1


def test_marks_can_be_kept_without_texts() -> None:
    (kept,) = strip_texts([_mark(ROW, "yyn")])
    assert (kept.sentence, kept.actor, kept.event, kept.status_right) == ("", "", "e1", "n")
