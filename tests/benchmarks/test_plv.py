"""PLV: how rows are read, what a rating is in the set's codes, and how they are scored."""

from pathlib import Path

import pytest

from benchmarks.plv import Row, count_figures, find_code, read_rows, score
from dateline.extract.events.relations import Rating

HEAD = "sentence\tmarked_sentence\tgold_root\tgold_penta\n"


def write(path: Path, *rows: tuple[str, str, str]) -> Path:
    file = path / "rows.tsv"
    lines = (f"x\t{marked}\t{root}\t{quad}\n" for marked, root, quad in rows)
    file.write_text(HEAD + "".join(lines), encoding="utf-8")
    return file


def test_marks_become_places_and_rows_without_them_are_left_out(tmp_path: Path) -> None:
    marked = "<s>Norway</s> met <t>Sweden</t>."
    file = write(tmp_path, (marked, "consult", "1"), ("Norway met Sweden.", "CONSULT", "1"))
    assert read_rows(file) == [Row("Norway met Sweden.", (0, 6), (11, 17), "CONSULT", "1")]


@pytest.mark.parametrize(
    ("ratings", "code"),
    [
        ({"AID": 0.6, "AID+": 0.4}, "AID"),
        ({"AID": 0.4, "AID+": 0.6}, "AGREE"),  # help to come is an agreement
        ({"ASSAULT+": 0.9, "AID": 0.1}, "THREATEN"),
        ({"CONCEDE": 0.3, "RETREAT": 0.3, "AID": 0.4}, "YIELD"),  # one code of the set
        ({"NONE": 0.9, "AID": 0.1}, "AID"),  # the set knows no row without an event
    ],
)
def test_a_rating_in_the_codes_of_the_set(ratings: dict[str, float], code: str) -> None:
    assert find_code(Rating(ratings)) == code


def test_macro_f1_over_codes_and_quad_classes() -> None:
    rows = [
        Row("", (0, 0), (0, 0), "AGREE", "1"),
        Row("", (0, 0), (0, 0), "CONSULT", "1"),
        Row("", (0, 0), (0, 0), "ASSAULT", "4"),
    ]
    figures = count_figures(rows, ["AGREE", "AGREE", None], "_x")
    # AGREE 2/3, CONSULT 0, ASSAULT 0; class 1 all right, class 4 missed
    assert figures["root_macro_f1_x"] == pytest.approx(2 / 9)
    assert figures["quad_macro_f1_x"] == pytest.approx(1 / 2)


def test_a_row_is_coded_by_its_event_else_by_the_model(tmp_path: Path) -> None:
    rows = (
        ("<s>Norway</s> condemned <t>Sweden</t>.", "ACCUSE", "3"),
        (
            "Forty tonnes of rice from <s>Norway</s> reached the hungry of <t>Sweden</t>.",
            "AID",
            "2",
        ),
    )
    figures = score(write(tmp_path, *rows)).figures
    assert figures["root_macro_f1"] == 1.0
    assert figures["coded_events"] == 0.5
