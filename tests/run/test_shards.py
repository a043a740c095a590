"""How inputs are cut: all of them, each once, and with little change when one is added."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import UsageError
from dateline.parquet.inputs import Input
from dateline.run.shards import (
    MOST_FILES,
    MOST_PARTS,
    SHARDS,
    Made,
    cut,
    digest_folders,
    find_inputs,
)

MADE = Made("how", "limits")
ENDINGS = (".txt", ".html", ".jsonl", ".warc.gz")


def make_input(n: int, size: int = 4000, ending: str = ".txt") -> Input:
    return Input(f"in/{n:06}{ending}", f"/x/in/{n:06}{ending}", size, 17)


inputs = st.lists(
    st.builds(
        make_input,
        st.integers(0, 10**6),
        st.sampled_from([0, 10, 5000, 200_000, 30_000_000]),
        st.sampled_from(ENDINGS),
    ),
    max_size=60,
    unique_by=lambda one: one.name,
)


@given(inputs)
def test_every_report_is_in_one_shard(found: list[Input]) -> None:
    shards = cut(found, MADE)
    assert len({one.id for one in shards}) == len(shards)
    whole = [one for shard in shards if shard.part == 0 for one in shard.inputs]
    assert whole == found, "each input once, in order"
    for shard in shards:
        parts = {one.part for one in shards if one.inputs == shard.inputs}
        assert parts == set(range(shard.parts))
        assert shard.parts == 1 or len(shard.inputs) == 1
        assert shard.parts <= MOST_PARTS


@pytest.mark.parametrize("count", [1, 30, 500, 20_000])
def test_there_are_enough_shards_and_not_too_many(count: int) -> None:
    shards = cut([make_input(n) for n in range(count)], MADE)
    assert min(count, SHARDS // 2) <= len(shards) <= max(count, 300)
    assert max(len(one.inputs) for one in shards) <= MOST_FILES


def test_a_large_file_is_cut_and_a_page_is_not() -> None:
    assert len(cut([make_input(1, 10**9, ".jsonl")], MADE)) == MOST_PARTS
    assert len(cut([make_input(1, 10**9, ".html")], MADE)) == 1


@pytest.mark.parametrize("n", [0, 777, 2000])
def test_a_file_more_or_less_changes_its_own_shard(n: int) -> None:
    many = [make_input(2 * n) for n in range(2000)]
    one = make_input(2 * n + 1)
    more = sorted([*many, one], key=lambda one: one.name)
    before, after = ({shard.mark for shard in cut(found, MADE)} for found in (many, more))
    assert len(before - after) <= 1
    assert len(after - before) <= 2


@pytest.mark.parametrize("change", [{"size": 1}, {"modified": 1}])
def test_a_changed_input_changes_the_mark_and_not_the_id(change: dict[str, int]) -> None:
    (before,) = cut([make_input(1)], MADE)
    (after,) = cut([replace(make_input(1), **change)], MADE)  # type: ignore[arg-type]
    assert before.id == after.id
    assert before.mark != after.mark


def test_marks_change_with_what_readings_depend_on() -> None:
    (before,) = cut([make_input(1)], MADE)
    (other,) = cut([make_input(1)], Made("another way", "limits"))
    (wider,) = cut([make_input(1)], Made("how", "other limits"))
    assert len({before.mark, other.mark}) == len({before.mark_failed, other.mark_failed}) == 2
    assert before.mark == wider.mark
    assert before.mark_failed != wider.mark_failed


def test_inputs_are_the_files_that_read_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("in/b.txt", "in/a/c.html", "in/.git/x.txt", "in/README.md", "in/picture.png"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("words")
    found, failures = find_inputs(["in", "in/*.txt", "nothing"])
    assert [one.name for one in found] == ["in/b.txt", "in/a/c.html"]
    assert [one.source for one in failures] == ["nothing"]
    assert found[0].where == str(tmp_path / "in/b.txt")
    assert (found[0].size, found[0].modified) == (5, os.stat("in/b.txt").st_mtime_ns)


@pytest.mark.parametrize("source", ["-", "https://example.org/feed.xml"])
def test_what_may_be_another_next_time_is_refused(source: str) -> None:
    with pytest.raises(UsageError, match="save it as a file"):
        find_inputs([source])


def test_a_digest_of_folders_changes_with_a_file(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one")
    before = digest_folders([tmp_path])
    assert digest_folders([tmp_path]) == before
    (tmp_path / "a.yaml").write_text("two")
    assert digest_folders([tmp_path]) != before != digest_folders([])
