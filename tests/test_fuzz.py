"""The fuzz target itself: it runs, and it finds what is wrong."""

import random
from pathlib import Path

import pytest

from tests import fuzz


def test_a_moment_of_it() -> None:
    assert fuzz.fuzz(3, seed=1) == []


def test_what_breaks_is_written_down(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_down(name: str, data: bytes) -> None:
        raise ZeroDivisionError(name)

    monkeypatch.setattr(fuzz, "OUT", tmp_path)
    for target in ("check_reader", "check_cleaner"):
        monkeypatch.setattr(fuzz, target, break_down)
    wrong = fuzz.fuzz(0.3, seed=2)
    assert wrong
    assert "ZeroDivisionError" in (tmp_path / wrong[0].split(": ")[0]).with_suffix(
        f"{Path(wrong[0].split(': ')[0]).suffix}.why"
    ).read_text("utf-8")


def test_changes_come_from_the_seed_alone() -> None:
    def draw() -> list[bytes]:
        chance = random.Random(5)  # noqa: S311 (the same each time)
        return [fuzz.change(b"Ministers met.", b"other", chance) for _ in range(50)]

    assert draw() == draw()
    assert len(set(draw())) > 30
