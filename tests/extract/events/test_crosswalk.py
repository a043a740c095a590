"""Crosswalks: codes of another scheme for types and modes."""

import re
from typing import get_args

import pytest

from dateline.datafiles import Plain
from dateline.extract.events.crosswalk import find_code, load_crosswalks, read_crosswalk
from dateline.extract.events.frames import load_shipped
from dateline.findings import EventType

CAMEO = load_crosswalks()["cameo"]


@pytest.mark.parametrize("kind", get_args(EventType))
def test_cameo_has_every_shipped_type_with_its_own_code(kind: str) -> None:
    code = find_code(CAMEO, kind, ())
    assert code is not None
    assert re.fullmatch(r"\d{3}", code)


def test_cameo_names_every_mode_of_the_shipped_frames() -> None:
    modes = {(one.type, mode) for one in load_shipped()[0] for mode in one.mode}
    assert modes - set(CAMEO) == set()


@pytest.mark.parametrize(
    ("kind", "modes", "code"),
    [
        ("VISIT", (), "04"),
        ("VISIT", ("state",), "042"),
        ("VISIT", ("secret",), "04"),
        ("VISIT", ("secret", "state"), "042"),
        ("CALL", ("phone",), "041"),
        ("CALL", (), None),
        ("LETTER", (), None),
    ],
)
def test_codes(kind: str, modes: tuple[str, ...], code: str | None) -> None:
    codes = read_crosswalk({"VISIT": {"any": "04", "state": "042"}, "CALL": {"phone": "041"}})
    assert find_code(codes, kind, modes) == code


@pytest.mark.parametrize(
    ("plain", "why"),
    [(["VISIT"], "holds types"), ({"VISIT": "04"}, "by mode"), ({"VISIT": {"any": 4}}, "quotes")],
)
def test_what_cannot_be_read(plain: Plain, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        read_crosswalk(plain)
