"""Plain texts that mean harm pass in linear time."""

import time
from contextlib import nullcontext

import pytest

from dateline.clean import clean_report
from dateline.errors import CleanError
from dateline.text import Report

TEXTS = {
    "digits": "1" * 1_000_000,
    "slashes": "1/" * 500_000,
    "quotes": '“"' * 500_000,
    "lines": "\n" * 1_000_000,
    "capitals": "AB " * 300_000,
    "stops": "a.A" * 300_000,
    "bylines": "By A B\n" * 20_000,
    "comments": "Comments\n" * 20_000 + "Reply\n",
    "shares": ("share | " * 35 + "x\n") * 1_000,
    "credits": ("(" + "A " * 100 + "/" + "B " * 40 + "\n") * 1_000,
    "newsletters": ("sign up for our " + "newsletter " * 25 + "x.y\n") * 1_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_hostile_text(name: str) -> None:
    started = time.process_time()
    report = Report(source="a", body=TEXTS[name], media_type="text/plain")
    with pytest.raises(CleanError) if name == "lines" else nullcontext():
        clean_report(report)
    assert time.process_time() - started < 5
