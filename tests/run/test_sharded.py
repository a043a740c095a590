"""Reading into a folder on this machine, going on with it, and bringing it into a record."""

import os
import signal
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'dateline[parquet]'")

from dateline.errors import ReadError, StoreError, UsageError
from dateline.parquet.folders import open_folder
from dateline.pipeline import Pipeline
from dateline.run import local, sharded
from dateline.run.manifest import AGAIN, Manifest, name_table, remove_stale
from dateline.run.merging import find_finished, read_finished
from dateline.run.shard_reader import Job, ShardReader
from dateline.run.sharded import Died, finish, plan_job, read_shards, swept
from dateline.run.shards import Shard, find_inputs
from dateline.settings import Settings
from dateline.text import Failure, Report
from tests.faults.processes import write_reports
from tests.run.folders import files_of


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a file of many reports and two of one."""
    monkeypatch.chdir(tmp_path)
    Path("in").mkdir()
    write_reports(Path("in/many.jsonl"), 9)
    Path("in/a.txt").write_text("Talks end\n\nMinisters met in Oslo on Monday.")
    Path("in/b.txt").write_text("Talks begin\n\nMinisters will meet in Cairo on Friday.")
    return tmp_path


@pytest.fixture
def quick(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads with the pipeline that all tests share."""
    monkeypatch.setattr(local, "make_pipeline", lambda _: pipeline)


JOB = Job("out/", Settings(batch=4))


def read(job: Job = JOB, *sources: str) -> list[Manifest]:
    """Read what is not done yet, as the command does."""
    inputs, _ = find_inputs(sources or ["in"])
    shards, plan = plan_job(job, inputs)
    with swept(job, plan.todo):
        done = list(read_shards(job, plan.todo))
    remove_stale(open_folder(job.folder), plan, shards, {one.name for one in done})
    return done


def merged(folder: str = "out/") -> tuple[list[str], list[Failure]]:
    """The sources of the reports that a folder holds, and what is wrong with it."""
    finished = find_finished(folder)
    found = list(read_finished(finished, skip=lambda _: False))
    failures = [one for one in found if isinstance(one, Failure)]
    return [one[0].source for one in found if isinstance(one, tuple)], [
        *finished.failures,
        *failures,
    ]


@pytest.mark.usefixtures("home", "quick")
def test_what_is_done_is_not_done_again() -> None:
    assert sum(one.reports for one in read()) == 11
    before = files_of(Path("out"))
    assert read() == []
    assert files_of(Path("out")) == before
    assert not Path("out/unfinished").exists()
    Path("in/b.txt").write_text("Talks begin\n\nMinisters will meet in Nairobi on Friday.")
    (again,) = read()
    assert [one.name for one in again.inputs] == ["in/b.txt"]
    after = files_of(Path("out"))
    assert len(after) == len(before)
    changed = {name for name in after if after[name] != before.get(name)}
    assert all(again.shard in name for name in changed)


@pytest.mark.usefixtures("home", "quick")
def test_another_way_of_reading_is_done_again() -> None:
    read()
    other = replace(JOB, settings=replace(JOB.settings, cue_threshold=0.9))
    assert sum(one.reports for one in read(other)) == 11
    assert len(list(Path("out/done").iterdir())) == 3
    sources, failures = merged()
    assert (len(sources), failures) == (11, [])


@pytest.mark.usefixtures("home", "quick")
def test_a_raised_limit_reads_again_only_what_had_failed() -> None:
    Path("in/c.txt").write_text("x" * 5000)
    low = replace(JOB, settings=replace(JOB.settings, max_bytes=3000))
    assert [len(one.failures) for one in read(low) if one.failures] == [1]
    assert read(low) == []
    (again,) = read(replace(JOB, settings=replace(JOB.settings, max_bytes=4000)))
    assert again.inputs[0].name == "in/c.txt"


@pytest.mark.usefixtures("home", "quick")
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_cannot_be_opened_is_tried_again_each_time() -> None:
    Path("in/a.txt").chmod(0)
    read()
    Path("in/a.txt").chmod(0o600)
    (again,) = read()
    assert again.reports == 1


@pytest.mark.usefixtures("home", "quick")
def test_what_is_gone_since_it_was_listed_is_tried_again() -> None:
    inputs, _ = find_inputs(["in"])
    shards, _ = plan_job(JOB, inputs)
    Path("in/a.txt").rename("kept.txt")
    (gone,) = [one for one in read_shards(JOB, shards) if one.failures]
    assert gone.mark == AGAIN
    Path("kept.txt").rename("in/a.txt")
    (again,) = read()
    assert (again.shard, again.reports) == (gone.shard, 1)
    assert len(list(Path("out/done").iterdir())) == 3
    assert merged()[1] == []


@pytest.mark.usefixtures("home", "quick")
def test_one_file_of_a_folder_takes_nothing_from_what_is_there() -> None:
    read()
    read(JOB, "in/a.txt")
    assert sorted(set(merged()[0])) == sorted(
        ["in/a.txt", "in/b.txt", *(f"in/many.jsonl:{n}" for n in range(1, 10))]
    )


@pytest.mark.usefixtures("home", "quick")
def test_parts_of_a_file_come_together_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.run.shards.PART", 128)
    assert len(read(JOB, "in/many.jsonl")) == 9 + 1
    assert merged()[0] == [f"in/many.jsonl:{n}" for n in range(1, 10)]


@pytest.mark.usefixtures("home", "quick")
def test_what_is_broken_is_named_and_the_rest_is_merged() -> None:
    tables = {one.inputs[0].name: Path("out", name_table("readings", one.shard)) for one in read()}
    cut, torn = tables["in/a.txt"], tables["in/b.txt"]
    cut.write_bytes(cut.read_bytes()[:-20])
    bent = bytearray(torn.read_bytes())
    bent[len(bent) // 2] ^= 0xFF
    torn.write_bytes(bent)
    lone = Path("out/readings/shard=abc-000/part.parquet")
    lone.parent.mkdir()
    lone.write_bytes(b"PAR1")
    half = Path("out/unfinished/host-1/x")
    half.mkdir(parents=True)
    Path("out/done/zzz.mark-1.json").write_text("{")
    sources, failures = merged()
    assert sources == [f"in/many.jsonl:{n}" for n in range(1, 10)]
    named = "\n".join(f"{one.source}: {one.why}" for one in failures)
    assert cut.parent.name.removeprefix("shard=") in named
    for words in (str(torn), "shard=abc-000", "host-1", "zzz.mark-1.json", "it is broken"):
        assert words in named
    assert len(failures) == 5


@pytest.mark.usefixtures("home", "quick")
def test_readings_of_another_version_are_refused() -> None:
    (done,) = read(JOB, "in/a.txt")
    file = Path(f"out/done/{done.shard}.{done.mark}.json")
    file.write_text(file.read_text().replace(done.dateline, "0.0.1"))
    sources, (failure,) = merged()
    assert sources == []
    assert "made by Dateline 0.0.1" in failure.why


def test_a_folder_that_holds_no_readings_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of readings"):
        find_finished(str(tmp_path))


@pytest.mark.usefixtures("home", "quick")
def test_a_folder_that_cannot_be_written_says_so() -> None:
    Path("out").write_text("a file")
    shards, _ = plan_job(replace(JOB, folder="x"), find_inputs(["in"])[0])
    with pytest.raises(StoreError, match="out"):
        ShardReader(JOB).read(shards[0])


# Processes that die


def _die_of_kill(job: Job) -> Callable[[list[Shard]], list[Manifest | Died]]:
    def work(shards: list[Shard]) -> list[Manifest | Died]:
        for shard in shards:
            if "b.txt" in shard.inputs[0].name:
                os.kill(os.getpid(), signal.SIGKILL)
        return [ShardReader(job).read(shard) for shard in shards]

    return work


def _kill_at(settings: Settings) -> Callable[[list[Report | Failure]], list[Failure]]:
    def work(batch: list[Report | Failure]) -> list[Failure]:
        for one in batch:
            if isinstance(one, Report) and "Cairo" in one.body:
                os.kill(os.getpid(), signal.SIGKILL)
        return [Failure(one.source, ReadError.__name__, "seen") for one in batch]

    return work


@pytest.mark.usefixtures("home")
def test_a_report_that_ends_its_process_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharded, "_make_work", _die_of_kill)
    monkeypatch.setattr(local, "make_work", _kill_at)
    job = replace(JOB, settings=replace(JOB.settings, jobs=2))
    shards, plan = plan_job(job, find_inputs(["in/a.txt", "in/b.txt"])[0])
    _, bad = read_shards(job, plan.todo)
    (failure,) = bad.failures
    assert failure.source == "in/b.txt"
    assert "SIGKILL" in failure.why
    assert not list(Path("out").glob("tried/*"))
    assert plan_job(job, find_inputs(["in/a.txt", "in/b.txt"])[0])[1].done == len(shards)


@pytest.mark.usefixtures("home")
def test_files_whose_opening_ends_the_process_are_named_and_tried_again() -> None:
    (shard,) = plan_job(JOB, find_inputs(["in/a.txt"])[0])[0]
    with open_folder(JOB.folder).create(f"tried/{shard.id}"):
        pass
    done = finish(JOB, Died(shard, "was ended by SIGSEGV"))
    assert [one.source for one in done.failures] == ["in/a.txt"]
    assert done.mark == AGAIN
    assert not list(Path("out").glob("tried/*"))
    assert plan_job(JOB, find_inputs(["in/a.txt"])[0])[1].todo == (shard,)
