"""Folders of this machine: a file is there whole or not at all."""

import os
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.parquet.folders import is_remote, open_folder, sweep
from tests.run.folders import files_of


def test_a_file_is_there_once_it_is_whole(tmp_path: Path) -> None:
    folder = open_folder(str(tmp_path / "out"))
    with folder.create("a/b/c") as out:
        out.write(b"words")
        assert folder.size("a/b/c") is None
    assert files_of(tmp_path / "out") == {"a/b/c": b"words"}
    assert not (tmp_path / "out/unfinished").exists()
    assert (folder.size("a/b/c"), folder.read("a/b/c")) == (5, b"words")
    assert (folder.names("a/b"), folder.names("a"), folder.folders("a")) == (("c",), (), ("b",))


def test_after_an_error_nothing_is_there_and_the_old_stays(tmp_path: Path) -> None:
    folder = open_folder(str(tmp_path))
    with folder.create("a") as out:
        out.write(b"old")
    with pytest.raises(ZeroDivisionError), folder.create("a") as out:
        out.write(b"new" * (1 // 0))
    assert files_of(tmp_path) == {"a": b"old"}
    folder.remove("a")
    folder.remove("a")
    assert files_of(tmp_path) == {}


def test_what_cannot_be_written_is_named_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with (
        pytest.raises(StoreError, match=r"out.*is there room, and may you"),
        open_folder(str(tmp_path / "out")).create("a"),
    ):
        raise AssertionError("it was opened")


def test_only_the_leavings_of_the_dead_are_swept(tmp_path: Path) -> None:
    host = os.uname().nodename
    for name in (f"{host}-1/x/shard=1/p", f"{host}-2/x/shard=1/p", "elsewhere-2/x/shard=1/p",
                 "elsewhere-2/x/shard=2/p"):  # fmt: skip
        file = tmp_path / "unfinished" / name
        file.parent.mkdir(parents=True)
        file.touch()
    sweep(str(tmp_path), here=lambda number: number == 1)
    assert {one[11:] for one in files_of(tmp_path)} == {
        "elsewhere-2/x/shard=1/p", "elsewhere-2/x/shard=2/p", f"{host}-1/x/shard=1/p",
    }  # fmt: skip
    sweep(str(tmp_path), here=lambda _: False, done=("shard=1",))
    assert list(files_of(tmp_path)) == ["unfinished/elsewhere-2/x/shard=2/p"]


@pytest.mark.parametrize(
    ("name", "remote"),
    [("s3://bucket/x", True), ("GS://bucket", True), ("s3", False), ("/s3://", False)],
)
def test_paths_of_stores_are_known(name: str, *, remote: bool) -> None:
    assert is_remote(name) == remote
