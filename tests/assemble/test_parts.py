"""The whole and its part in one sentence dispute nothing."""

from dataclasses import replace
from datetime import date
from typing import Literal

import pytest

from dateline.assemble.parts import drop_wholes
from dateline.record import Party, Source, StateRow

SOURCE = Source("doc-1", "report-1", None, None, None, "a.txt", date(2021, 6, 15))
GOES_ON = StateRow(
    "state-1", Party("operation/border", "Border Mission", "the mission"), "status", "active",
    "goes on", "happened", 3, None, SOURCE.published, (), "It goes on, its work is suspended.",
    0, 8, SOURCE,
)  # fmt: skip
ON_HOLD = replace(GOES_ON, id="state-2", value="suspended", words="suspended")


def test_of_one_sentence_the_part_that_is_off_stays() -> None:
    assert drop_wholes([GOES_ON, ON_HOLD]) == [ON_HOLD]
    assert drop_wholes([ON_HOLD, GOES_ON]) == [ON_HOLD]


@pytest.mark.parametrize("change", ["sentence", "subject", "status"])
def test_others_stay(change: Literal["sentence", "subject", "status"]) -> None:
    other = {
        "sentence": replace(ON_HOLD, sentence="Its work is suspended."),
        "subject": replace(ON_HOLD, subject=Party("operation/sea", "Sea Mission", "it")),
        "status": replace(ON_HOLD, status="planned"),
    }[change]
    assert drop_wholes([GOES_ON, other]) == [GOES_ON, other]
