"""Figures below their floor are named; other data have no floors; the last line is JSON."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import frame
from benchmarks.frame import Floor, digest_data, find_sunken, load_floors


def test_a_figure_below_its_floor_is_named() -> None:
    floors = (Floor("found", 0.6), Floor("other", 0.1))
    assert find_sunken({"found": 0.7, "other": 0.1}, floors) == ()
    (sunken,) = find_sunken({"found": 0.5, "other": 0.1}, floors)
    assert "found" in sunken


def test_a_figure_above_its_ceiling_is_named() -> None:
    assert find_sunken({"never": 0}, (Floor("never", most=0),)) == ()
    assert find_sunken({"never": 1}, (Floor("never", most=0),))


def test_a_missing_figure_counts_as_sunken() -> None:
    assert find_sunken({}, (Floor("found", 0.6),))


def test_floors_hold_for_the_data_they_were_taken_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, floors = tmp_path / "data", tmp_path / "floors.json"
    data.mkdir()
    (data / "a.txt").write_text("one")
    bounds = {"floors": {"found": 0.5}, "ceilings": {"never": 0}}
    pinned = [{"digest": digest_data(data), **bounds}]
    floors.write_text(json.dumps({"seed": pinned}))
    monkeypatch.setattr(frame, "FLOORS", floors)
    assert load_floors("seed", data) == (Floor("found", 0.5), Floor("never", most=0))
    assert load_floors("speed", data) == ()
    (data / "a.txt").write_text("two")
    assert load_floors("seed", data) == ()


def test_a_missing_path_is_a_usage_error() -> None:
    command = [sys.executable, "-m", "benchmarks", "seed", "no/such/folder"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    assert done.returncode == 2
    assert "no/such/folder" in done.stderr
