"""Without the libraries of an extra: it is said what to install, and nothing is begun."""

import os
import sys
from pathlib import Path

import pytest

from dateline.errors import UsageError
from dateline.run.cluster import Cluster, read_shards_with_ray
from dateline.run.merging import find_finished, read_finished
from dateline.run.shard_reader import Job
from dateline.run.sharded import plan_job
from dateline.run.shards import Shard
from dateline.settings import Settings
from tests.run.folders import files_of


def test_without_pyarrow_nothing_is_read_into_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.fs", None)
    with pytest.raises(UsageError, match=r"pip install 'dateline\[parquet\]'"):
        plan_job(Job(f"{tmp_path}/", Settings()), ())
    assert files_of(tmp_path) == {}


def test_without_pyarrow_nothing_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.fs", None)
    done = (
        '{"dateline": "0.1.0", "shard": "a-000", "mark": "m", "inputs": [{"name": "a", "size": 1, '
        '"modified": 1}], "part": 0, "parts": 1, "tables": [{"kind": "readings", "rows": 1, '
        '"size": 4}], "events": 0, "statements": 0, "failures": []}'
    )
    for name, text in (("done/a-000.m.json", done), ("readings/shard=a-000/part.parquet", "PAR1")):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text(text)
    finished = find_finished(str(tmp_path))
    assert finished.failures == ()
    with pytest.raises(UsageError, match=r"pip install 'dateline\[parquet\]'"):
        list(read_finished(finished, skip=lambda _: False))


def test_without_ray_the_engine_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    monkeypatch.setitem(sys.modules, "ray.data", None)
    monkeypatch.setattr(os, "environ", dict(os.environ))  # what Ray is told stays here
    shard = Shard("a-000", "mark", "mark", ())
    with pytest.raises(UsageError, match=r"pip install 'dateline\[ray\]'"):
        list(read_shards_with_ray(Job(f"{tmp_path}/", Settings()), [shard], Cluster()))
