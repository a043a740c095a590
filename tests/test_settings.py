"""Settings from the environment: defaults, values of each kind, and what is refused."""

from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.settings import SETTINGS, Settings, make_settings


def test_defaults_hold_without_an_environment() -> None:
    assert make_settings({}) == Settings()


def test_values_of_each_kind_are_read() -> None:
    given = {"DATELINE_RECORD": "a.db", "DATELINE_JOBS": "2", "DATELINE_CUE_THRESHOLD": "0.8"}
    settings = make_settings(given)
    assert (settings.record, settings.jobs, settings.cue_threshold) == (Path("a.db"), 2, 0.8)


@pytest.mark.parametrize(
    ("name", "value", "advice"),
    [
        ("JOBS", "none", "whole number"),
        ("JOBS", "0", "whole number"),
        ("CUE_THRESHOLD", "often", "from 0.0 to 1.0"),
        ("CUE_THRESHOLD", "1.5", "from 0.0 to 1.0"),
        ("CUE_THRESHOLD", "nan", "from 0.0 to 1.0"),
    ],
)
def test_wrong_values_are_named(name: str, value: str, advice: str) -> None:
    with pytest.raises(UsageError, match=advice) as caught:
        make_settings({f"DATELINE_{name}": value})
    assert repr(value) in str(caught.value)


def test_every_setting_is_documented() -> None:
    commands = Path(__file__).parent.parent / "docs" / "commands.md"
    text = commands.read_text(encoding="utf-8")
    assert [one.variable for one in SETTINGS if one.variable not in text] == []
