"""Halves of characters: what JSON escapes and odd file names can hold and no file can."""

import re
from dataclasses import fields, replace

from dateline.text import Failure, Report

_HALF = re.compile("[\ud800-\udfff]")


def mend(one: Report | Failure) -> Report | Failure:
    """Replace what no file can hold: halves of characters, from JSON escapes and odd file names."""
    if isinstance(one, Failure):
        return one
    values = {part.name: getattr(one, part.name) for part in fields(one) if part.init}
    broken = {name: text for name, text in values.items() if text and not _is_whole(text)}
    if not broken:
        return one
    mended = {name: _HALF.sub("\ufffd", text) for name, text in broken.items()}
    return replace(one, **mended)  # type: ignore[arg-type]  # a media type is whole


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
