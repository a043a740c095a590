"""Crosswalks: the codes of another scheme for types and modes (data/crosswalks/*.yaml).

A crosswalk has a line for each type: the code of any event of the type, and those of its modes:

    CONSULT: {any: "040", visit: "042"}
"""

from collections.abc import Mapping
from functools import cache

from dateline.datafiles import Plain, load_folder

ANY = "any"
Codes = Mapping[tuple[str, str], str]
"""The code of a type and a mode; the mode is ANY for events of the type without another code."""


@cache
def load_crosswalks() -> Mapping[str, Codes]:
    """Give the shipped crosswalks by name."""
    return {
        name.removesuffix(".yaml"): read_crosswalk(plain)
        for name, plain in load_folder("crosswalks")
    }


def read_crosswalk(plain: Plain) -> Codes:
    """Read the content of a crosswalk; ValueError says what cannot be read."""
    if not isinstance(plain, dict):
        raise ValueError("a crosswalk holds types with their codes: VISIT: {any: '04'}")
    found: dict[tuple[str, str], str] = {}
    for kind, codes in plain.items():
        if not isinstance(codes, dict):
            raise ValueError(f"{kind} has no codes by mode: write {kind}: {{any: '04'}}")
        for mode, code in codes.items():
            if not isinstance(code, str):
                raise ValueError(f"{kind}: {mode}: write a code in quotes, or its zeros are lost")
            found[kind, mode] = code
    return found


def find_code(codes: Codes, kind: str, modes: tuple[str, ...]) -> str | None:
    """Give the code of a type with its modes, the first mode that has one, else that of ANY."""
    return next((codes[kind, mode] for mode in (*modes, ANY) if (kind, mode) in codes), None)
