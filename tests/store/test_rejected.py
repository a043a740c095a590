"""What a person rejected can still be asked for: its claims stay, and nobody tells it."""

from collections.abc import Iterator

import pytest

from dateline.corrections import Correction
from dateline.errors import UsageError
from dateline.store import Record
from tests.store.builders import NOW, Told, open_test_record


@pytest.fixture(scope="module")
def rejected(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Record, dict[str, str]]]:
    told = Told("NATO met Iraq. NATO has 500 troops. NATO said it would go.")
    nato = told.who("NATO")
    ids = {
        "event": told.does("CONSULT", "met", actor=(nato,), on="2020-02-12"),
        "state": told.holds(nato, "strength", "500", "500 troops"),
        "statement": told.says("it would go", speaker=nato, cue="said"),
    }
    with open_test_record(tmp_path_factory.mktemp("rejected") / "a.db") as record:
        record.add(*told.pair, recorded=NOW)
        for one in ids.values():
            record.correct(Correction(one, "Ann", verdict="rejected"), recorded=NOW)
        yield record, ids


@pytest.mark.parametrize("kind", ["event", "state", "statement"])
def test_it_has_its_claims_and_no_report(
    rejected: tuple[Record, dict[str, str]], kind: str
) -> None:
    record, ids = rejected
    found = record.why(ids[kind])
    assert (found.kind, found.id) == (kind, ids[kind])
    assert "rejected" in {row.claim.value for row in found.claims}
    assert record.sources(ids[kind]) == ()
    assert record.versions(ids[kind]) == ()


@pytest.mark.parametrize("kind", ["event", "state"])
def test_nothing_in_it_is_in_dispute(rejected: tuple[Record, dict[str, str]], kind: str) -> None:
    record, ids = rejected
    with pytest.raises(UsageError, match="nothing in dispute"):
        record.dispute(ids[kind])
