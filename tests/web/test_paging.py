"""Lists that go on where they ended."""

from pathlib import Path

import pytest

from dateline.answers import Filter
from dateline.recording import open_record


@pytest.mark.parametrize("many", [1, 3, 50])
def test_a_list_goes_on_after_a_row_until_nothing_is_left_out_or_doubled(
    example_record: Path, many: int
) -> None:
    with open_record(example_record, read_only=True) as record:
        for ask in (record.events, record.statements, record.states, record.documents):
            whole = [one.id for one in ask(Filter())]
            found: list[str] = []
            while rows := ask(Filter(limit=many, after=found[-1] if found else None)):
                found += [one.id for one in rows]
            assert found == whole
