"""A damaged record: it is found out, all that is whole is kept, and what is lost is named."""

import random
import re
import shutil
import struct
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from dateline.cli.app import app
from dateline.errors import StoreError
from dateline.record import Link
from dateline.store.pages import Pages
from dateline.store.repair import Repaired, repair_record
from dateline.store.salvage import GROWING
from tests.store.builders import NOW, Told, brussels, open_test_record, rules, unnamed

PAGE = 4096
WHEN = "2020-03-01T12:00:00Z"


def told() -> list[Told]:
    """Reports that link to each other, some of them copies."""
    copies = (brussels(url=f"https://a.example/{n}") for n in range(4))
    more = (brussels(url=f"https://b.example/{n}", more=f" {n} more. " * n) for n in range(5))
    return [*copies, *more, unnamed()]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.db"
    with open_test_record(path) as record:
        for one in told():
            record.add(*one.pair, recorded=NOW)
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(whole, tmp_path / "a.db"))


def dump(path: Path) -> list[str]:
    """All rows but those of reports, of which a repair keeps less when their body is lost."""
    with open_test_record(path, read_only=True) as record:
        return [line for line in record.dump() if not line.startswith('{"table": "report"')]


def read_again(path: Path) -> None:
    with open_test_record(path) as record:
        for one in told():
            record.add(*one.pair, recorded=NOW)
        assert record.check() == ()


def overwrite(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def lose_page(path: Path, beginning: str, width: int) -> None:
    """Damage the first page with a row of so many columns whose id begins so."""
    data = path.read_bytes()
    pages = Pages(path)
    for at in range(PAGE, len(data), PAGE):
        page = data[at : at + PAGE]
        rows = pages._rows_on(page, 0) if page[0] == 13 else ()
        shapes = [(len(row.values), str(row.values[1:2])) for row in rows if row is not None]
        if any(size == width and beginning in known for size, known in shapes):
            break
    pages.close()
    overwrite(path, at, b"\xff" * PAGE)


def repair(path: Path) -> Repaired:
    return repair_record(path, rules(), recorded=WHEN)


@pytest.mark.parametrize(
    "break_it",
    [
        lambda path: overwrite(path, 0, b"\0" * PAGE),
        lambda path: overwrite(path, 0, b"x" * 100),
        lambda path: overwrite(path, 16, b"\xff" * 60),
        lambda path: overwrite(path, PAGE, b"\xff" * PAGE),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 77]),
        lambda path: path.write_bytes(path.read_bytes() + b"rest"),
    ],
    ids=["no head", "text for a head", "a false head", "a lost page", "cut off", "too long"],
)
def test_what_is_whole_is_kept_and_the_rest_read_again(
    break_it: Callable[[Path], object], path: Path
) -> None:
    before = dump(path)
    break_it(path)
    damaged = path.read_bytes()
    done = repair(path)
    assert done.damaged.read_bytes() == damaged
    with open_test_record(path) as record:
        assert record.check() == ()
        assert len(record.documents()) == done.kept.reports
    lost = len(done.lost.sources) + done.lost.unnamed
    assert done.kept.reports + lost >= len(told()) or "cut" not in str(break_it)
    assert set(dump(path)) <= set(before) or lost
    read_again(path)
    assert dump(path) == before
    assert not [one for one in path.parent.iterdir() if "repairing" in one.name]


@settings(
    max_examples=10,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
@given(st.lists(st.tuples(st.integers(0, 2**31), st.sampled_from([1, 40, 900, PAGE])), max_size=12))
def test_any_damage_loses_no_more_than_can_be_read_again(
    whole: Path, tmp_path: Path, places: list[tuple[int, int]]
) -> None:
    path = Path(shutil.copy(whole, tmp_path / "a.db"))
    before, size = dump(path), path.stat().st_size
    for place, length in places:
        noise = random.Random(place).randbytes(length)  # noqa: S311
        overwrite(path, place % (size - length), noise)
    try:
        repair(path)
    except StoreError:
        path.unlink()  # nothing of it was left
    read_again(path)
    assert dump(path) == before
    for one in tmp_path.iterdir():
        one.unlink()


def test_what_is_read_again_bears_what_links_that_were_kept_say_of_it(path: Path) -> None:
    before = dump(path)
    with open_test_record(path) as record:
        one = record.documents()[1].id
        (reading,) = record._connection.execute(
            "SELECT json FROM reading WHERE document = ?", (one,)
        ).fetchone()
    data = path.read_bytes()
    assert reading in data
    path.write_bytes(data.replace(reading, bytes(len(reading))))
    done = repair(path)
    assert done.kept.links == sum('"table": "link"' in line for line in before)
    assert done.kept.reports < len(told())
    read_again(path)
    assert dump(path) == before


def test_a_score_that_is_noise_is_reckoned_again(path: Path) -> None:
    before = dump(path)
    with open_test_record(path) as record:
        score = next(one.link.score for one in record.links() if one.link.score % 1)
    packed = struct.pack(">d", score)
    data = path.read_bytes()
    assert packed in data
    path.write_bytes(data.replace(packed, packed[:-1] + bytes([packed[-1] ^ 1])))
    overwrite(path, 0, b"\0" * 100)
    assert repair(path).lost.links
    assert dump(path) == before


def test_what_a_person_decided_is_kept(path: Path) -> None:
    with open_test_record(path) as record:
        machine = record.links()[0].link.id
        record.withdraw_link(machine, author="Ann", recorded=NOW)
        events = sorted(row.id for row in record.events())
        record.add_link(Link(events[0], events[-1], "same", 1.0, "seen", "Ann"), recorded=NOW)
    before = dump(path)
    overwrite(path, 0, b"\0" * 100)
    done = repair(path)
    assert done.lost.links == 0
    assert dump(path) == before


def test_the_log_counts_as_far_as_it_was_committed(path: Path) -> None:
    with open_test_record(path) as record:
        record.add(*brussels(url="https://late.example/").pair, recorded=NOW)
        copy = path.with_name("b.db")  # as after a kill: with its log
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", f"{copy}{ending}")
    assert Path(f"{copy}-wal").stat().st_size > 0
    overwrite(copy, 0, b"\0" * 100)
    with Path(f"{copy}-wal").open("ab") as log:
        log.write(b"torn off in the middle of a page")
    assert repair(copy).kept.reports == len(told()) + 1
    assert dump(copy) == dump(path)
    assert Path(f"{copy}.damaged-wal").exists()


def test_lost_claims_are_made_again_from_their_reading(path: Path) -> None:
    before = dump(path)
    lose_page(path, "claim-", 18)
    done = repair(path)
    assert done.kept.remade > 0
    assert (done.kept.reports, done.lost.sources, done.lost.unnamed) == (len(told()), (), 0)
    assert dump(path) == before


def test_a_changed_value_is_not_kept(path: Path) -> None:
    before = dump(path)
    data = path.read_bytes()
    at = data.index(b"Brussels", data.index(b"claim-"))
    overwrite(path, at, b"Bruzzels")
    repair(path)
    assert dump(path) == before


def test_what_is_no_record_stays_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"no record, but long enough to hold a page or two of one" * 200)
    before = path.read_bytes()
    with pytest.raises(StoreError, match="nothing of a record"):
        repair(path)
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]


def test_a_record_in_use_is_let_alone(path: Path) -> None:
    with open_test_record(path), pytest.raises(StoreError, match="stop it first"):
        repair(path)


def test_doctor_finds_and_repairs(path: Path) -> None:
    def doctor(*args: str) -> tuple[int, str]:
        found = CliRunner().invoke(app, ["doctor", *args, "--record", str(path)])
        return found.exit_code, found.output

    assert "made the views" in doctor("--repair")[1]  # other knowledge than the test's
    assert doctor("--repair")[1] == f"{path} is sound: nothing to repair\n"
    lose_page(path, "report-", 12)
    status, said = doctor()
    assert status == 1
    assert "doctor --repair" in said
    status, said = doctor("--repair")
    assert status == 1, said
    assert "kept: " in said
    assert "lost: the bodies of 10 reports" in said
    assert f"the damaged file is {path}.damaged" in said
    assert doctor("--repair")[0] == 0


def test_every_table_that_grows_is_looked_for() -> None:
    script = (files("dateline.store") / "schema.sql").read_text(encoding="utf-8")
    made = re.findall(r"^CREATE TABLE (\w+)", script, re.MULTILINE)
    assert set(made) == {*GROWING, "migration"}
