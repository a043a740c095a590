"""Reading from an object store into it gives what reading from this machine gives."""

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("pyarrow", reason="pyarrow is not installed: pip install 'dateline[parquet]'")

from dateline.errors import UsageError
from dateline.parquet.folders import open_folder
from dateline.pipeline import Pipeline
from dateline.run import local
from dateline.run.merging import find_finished, read_finished
from dateline.run.shard_reader import Job
from dateline.run.sharded import plan_job, read_shards
from dateline.run.shards import find_inputs
from dateline.settings import Settings
from dateline.text import Failure
from tests.faults.processes import write_reports
from tests.parquet.object_store import Store, run_store


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    for name, value in (
        ("AWS_ACCESS_KEY_ID", "ann"),
        ("AWS_SECRET_ACCESS_KEY", "secret"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ):
        monkeypatch.setenv(name, value)
    with run_store() as store:
        yield store


def test_shards_are_read_from_a_store_and_written_to_it(
    store: Store, pipeline: Pipeline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(local, "make_pipeline", lambda _: pipeline)
    many = write_reports(tmp_path / "many.jsonl", 5).read_bytes()
    store.objects = {
        "news/in/many.jsonl": many,
        "news/in/2020/one.txt": b"Talks end\n\nMinisters met in Oslo on Monday.",
        "news/in/README.md": b"Notes",
        "news/in/picture.png": b"\x89PNG",
        "news/other/two.txt": b"Talks begin\n\nMinisters met in Cairo on Monday.",
    }
    job = Job(f"s3://news/out?{store.asked}", Settings())
    inputs, failures = find_inputs([f"s3://news/in?{store.asked}"])
    assert failures == ()
    assert [one.name for one in inputs] == ["s3://news/in/2020/one.txt", "s3://news/in/many.jsonl"]
    shards, plan = plan_job(job, inputs)
    assert sum(one.reports for one in read_shards(job, plan.todo)) == 6
    assert plan_job(job, inputs)[1].done == len(shards)
    assert not store.uploads, "all that was begun is whole"
    finished = find_finished(job.folder)
    found = list(read_finished(finished, skip=lambda _: False))
    assert finished.failures == ()
    assert not [one for one in found if isinstance(one, Failure)]
    sources = {one[0].source for one in found if isinstance(one, tuple)}
    assert sources == {
        "s3://news/in/2020/one.txt", *(f"s3://news/in/many.jsonl:{n}" for n in range(1, 6)),
    }  # fmt: skip


def test_a_folder_of_a_store(store: Store) -> None:
    folder = open_folder(f"s3://news/out?{store.asked}")
    with folder.create("a/b") as out:
        out.write(b"words")
    assert store.objects["news/out/a/b"] == b"words"
    assert (folder.names("a"), folder.folders(""), folder.size("a/b")) == (("b",), ("a",), 5)
    with pytest.raises(ZeroDivisionError), folder.create("a/c") as out:
        out.write(b"new" * (1 // 0))
    assert folder.size("a/c") is None
    folder.remove("a/b")
    folder.remove("a/b")
    assert folder.size("a/b") is None


def test_what_is_not_there_is_named(store: Store) -> None:
    inputs, (failure,) = find_inputs([f"s3://news/nothing?{store.asked}"])
    assert inputs == ()
    assert failure.source == "s3://news/nothing"
    with pytest.raises(UsageError, match="no folder of readings"):
        find_finished(f"s3://news/nothing?{store.asked}")
