"""`dateline merge`: folders of readings become the record that reading would have made."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dateline.cli.app import app
from tests.faults.processes import dump

pytest.importorskip("pyarrow", reason="folders of readings need pyarrow: the extra `parquet`")

REPORT = (
    "BRUSSELS, Feb. 12, 2020 - NATO Secretary General Jens Stoltenberg said on Wednesday that the "
    "alliance would resume its training mission in Iraq.\n"
)


def run(*args: str, status: int = 0) -> Result:
    result = CliRunner().invoke(app, list(args))
    assert result.exit_code == status, result.output
    return result


def test_a_merged_record_is_the_one_that_reading_makes(tmp_path: Path) -> None:
    report, folder = tmp_path / "report.txt", f"{tmp_path / 'out'}/"
    report.write_text(REPORT, encoding="utf-8")
    direct, merged = tmp_path / "direct.db", tmp_path / "merged.db"
    run("read", str(report), "--record", str(direct), "--quiet")
    run("read", str(report), "--to", folder, "--quiet")
    for _ in range(2):  # the second adds nothing
        run("merge", folder, "--record", str(merged), "--quiet")
        assert dump(merged) == dump(direct)


def test_what_is_no_folder_of_readings_is_said(tmp_path: Path) -> None:
    said = run("merge", str(tmp_path), "--record", str(tmp_path / "a.db"), status=2)
    assert str(tmp_path) in said.output
