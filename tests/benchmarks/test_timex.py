"""Mending the gold: what its guidelines would have, and nothing else."""

from datetime import date

import pytest

from benchmarks.timeml import Marked
from benchmarks.timex_slips import mend_gold

DAY = date(2000, 1, 6)


@pytest.mark.parametrize(
    ("words", "gold", "found", "mended"),
    [
        ("1949", ("DATE", "1949-XX"), "1949", ("DATE", "1949")),
        ("this week", ("DATE", "2000-W1"), "2000-W01", ("DATE", "2000-W01")),
        ("last week", ("DURATION", "P1W"), "1999-W52", ("DATE", "1999-W52")),
        ("last month", ("DURATION", "P1M"), "1999-12", ("DATE", "1999-12")),
        ("Monday night", ("DATE", "2000-01-03"), "2000-01-03TNI", ("TIME", "2000-01-03TNI")),
        ("Monday night", ("DATE", "2000-01-03"), "2000-01-10TNI", ("TIME", "2000-01-03")),
        ("three weeks", ("DURATION", "P3W"), "P2W", ("DURATION", "P3W")),
    ],
)
def test_mend_gold(words: str, gold: tuple[str, str], found: str, mended: tuple[str, str]) -> None:
    mark = Marked(0, len(words), *gold)
    given = mend_gold(mark, Marked(0, len(words), "DATE", found), words, DAY)
    assert (given.type, given.value) == mended
