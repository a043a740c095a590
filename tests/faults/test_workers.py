"""A process that dies on one report: that one is named, tried twice, and the others are read."""

import pytest

pytest.importorskip("resource", reason="this system has no limits to set")

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from dateline.errors import DatelineError
from dateline.run import local
from dateline.run.workers import Workers
from dateline.settings import Settings
from dateline.text import Failure, Report
from tests.faults.fragile import Work, make_nothing, make_work


def fail(item: str, how: str) -> str:
    return f"{item}: {how}"


def answer(words: list[str], folder: Path, *, size: int = 3, jobs: int = 2) -> list[str]:
    """What the workers make of words, `size` at a time."""
    batches = [words[at : at + size] for at in range(0, len(words), size)]
    return list(Workers(partial(make_work, folder), jobs, fail=fail).run(batches))


@pytest.mark.parametrize(
    ("bad", "how"),
    [
        ("kill", "was ended by SIGKILL (killed from outside; out of memory?)"),
        ("segfault", "was ended by SIGSEGV"),
        ("exit", "ended with status 7"),
    ],
)
def test_one_that_kills_its_process_is_named_and_tried_twice(
    bad: str, how: str, tmp_path: Path
) -> None:
    words = [f"word {n}" for n in range(20)]
    words[7] = bad
    wanted = [word.upper() for word in words]
    wanted[7] = f"{bad}: {how}"
    assert answer(words, tmp_path) == wanted
    assert (tmp_path / bad).read_text() == "xx"


def test_one_that_kills_its_process_once_is_read(tmp_path: Path) -> None:
    words = ["a", "once kill", "b", "c", "d"]
    assert answer(words, tmp_path) == ["A", "ONCE KILL", "B", "C", "D"]


def test_many_that_kill_cost_nobody_else(tmp_path: Path) -> None:
    words = ["kill 1", "a", "kill 2", "b", "segfault", "exit"]
    found = answer(words, tmp_path, size=2)
    assert [one.split(":")[0] for one in found] == ["kill 1", "A", "kill 2", "B", *words[4:]]


def test_an_error_of_the_work_is_raised_here(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="a bug of ours"):
        answer(["a", "raise"], tmp_path)


@pytest.mark.parametrize(
    ("how", "kind", "says"),
    [("no", ValueError, "model is broken"), ("kill", DatelineError, "before it was ready")],
)
def test_processes_that_cannot_start_are_an_error(
    how: str, kind: type[Exception], says: str
) -> None:
    make: Callable[[], Work] = partial(make_nothing, how)
    with pytest.raises(kind, match=says):
        list(Workers(make, 2, fail=fail).run([["a"], ["b"], ["c"]]))


def test_a_report_is_named_by_its_source(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """With the real command's worker, whose pipeline takes words for reports."""
    monkeypatch.setattr(local, "make_work", _make_for_reports)
    monkeypatch.setattr(local, "require_model", lambda _: None)
    (tmp_path / "a.txt").write_text("good")
    (tmp_path / "b.txt").write_text("kill")
    (tmp_path / "c.txt").write_text("good too")
    (tmp_path / "d.txt").write_bytes(b"")
    settings = replace(Settings(), jobs=2, batch=2, model=str(tmp_path))
    _, bad, good, empty = local.read_reports([str(tmp_path)], settings)
    assert isinstance(good, tuple)
    assert isinstance(bad, Failure)
    assert isinstance(empty, Failure)
    assert bad.source.endswith("b.txt")
    assert "SIGKILL" in bad.why
    assert empty.source.endswith("d.txt")


def _make_for_reports(settings: Settings) -> Callable[[list[object]], list[object]]:
    work = make_work(Path(settings.model))

    def read(batch: list[object]) -> list[object]:
        return [(one, work([one.body])) if isinstance(one, Report) else one for one in batch]

    return read
