"""Inputs that are broken or mean harm: each is named with what to do, and the rest is read."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("dateline")
GOOD = "The minister met the king in Cairo on Monday, 3 February 2020.\n"


def run(*args: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    clean = {name: one for name, one in os.environ.items() if not name.startswith("DATELINE_")}
    return subprocess.run(  # noqa: S603
        [SCRIPT, *args], cwd=cwd, env=clean, capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    line = json.dumps({"text": GOOD, "url": "https://example.org/1"})
    (folder / "big.jsonl").write_text("x" * 21_000_000 + f"\n{line}\n")
    (folder / "empty.txt").write_text("")
    (folder / "image.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9)
    (folder / "latin.txt").write_bytes(b"The minister met \xff\xfe\xc3( the king \xe2\x28\xa1.\n")
    (folder / "deep.html").write_text("<div>" * 10_000 + f"<p>{GOOD}</p>" + "</div>" * 10_000)
    (folder / "half.jsonl").write_text(
        '{"text": "The king \\ud800 met the queen.", "url": "\\udfff"}\n'
    )
    (folder / "nul.jsonl").write_text('{"text": "The king\\u0000 met the queen in Oslo."}\n')
    (folder / "two\nlines.txt").write_text(GOOD.replace("Cairo", "Oslo"))
    (folder / "red\x1b[31m.txt").write_text(
        "The king \x1b[31mmet\x1b]0;x\x07 the queen in Madrid.\n"
    )
    (folder / "good.txt").write_text(GOOD.replace("Cairo", "Rome"))
    return folder


def test_what_is_broken_is_named_and_the_rest_is_read(folder: Path, tmp_path: Path) -> None:
    record = str(tmp_path / "a.db")
    found = run("read", str(folder), "--record", record, cwd=tmp_path)
    assert found.returncode == 1
    assert "Traceback" not in found.stderr
    assert "\x1b" not in found.stderr
    for name in ("big.jsonl:1", "empty.txt", "image.html", "latin.txt"):
        assert f"{name}: " in found.stderr
    for name in ("half", "nul", "two", "red", "good"):
        assert f"{name}" not in found.stderr
    for asked in (("events", "--table"), ("statements", "--table"), ("doctor",)):
        told = run(*asked, "--record", record, cwd=tmp_path)
        assert told.returncode == 0
        assert "\x1b" not in told.stdout


def test_show_steers_no_terminal(folder: Path, tmp_path: Path) -> None:
    found = run("show", str(folder / "red\x1b[31m.txt"), "--no-color", cwd=tmp_path)
    assert found.returncode == 0
    assert not any(sign in found.stdout for sign in "\x1b\x07")


def test_an_empty_folder_and_a_strange_name(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    found = run("read", "none", cwd=tmp_path)
    assert (found.returncode, "holds no report" in found.stderr) == (3, True)
    found = run("events", "--record", "\x1b[31m.db", cwd=tmp_path)
    assert found.returncode == 4
    assert "\x1b" not in found.stderr


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no process groups here")
@pytest.mark.parametrize(("jobs", "seconds"), [("1", 1.5), ("2", 0.7), ("2", 4.0)])
def test_ctrl_c_ends_quietly_and_soon(jobs: str, seconds: float, tmp_path: Path) -> None:
    with (tmp_path / "many.jsonl").open("w") as out:
        for n in range(3000):
            out.write(
                json.dumps({"text": f"Report {n}. {GOOD * 9}", "url": f"https://x/{n}"}) + "\n"
            )
    process = subprocess.Popen(  # noqa: S603
        [SCRIPT, "read", "many.jsonl", "--jobs", jobs, "--record", "a.db"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(seconds)
    os.killpg(process.pid, signal.SIGINT)
    try:
        _, said = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 130, said
    assert "Traceback" not in said
    if (tmp_path / "a.db").exists():
        assert run("doctor", "--record", "a.db", cwd=tmp_path).returncode == 0


def test_tables_by_their_columns_and_other_languages_set_aside(tmp_path: Path) -> None:
    german = (
        "Der Minister traf den König am Montag in Kairo und sagte, man müsse noch warten, denn "
    )
    rows = f'kop,verhaal\nTalks,"{GOOD.strip()}"\n'
    (tmp_path / "a.csv").write_text(rows)
    (tmp_path / "b.txt").write_text(german * 3)
    asked = ("read", "a.csv", "b.txt", "--to", "-", "--columns")
    found = run(*asked, "title=kop,text=verhaal", cwd=tmp_path)
    assert found.returncode == 0
    assert "b.txt: set aside: it is in German" in found.stderr
    assert found.stderr.splitlines()[-1].endswith("1 set aside (not English)")
    (reading,) = map(json.loads, found.stdout.splitlines())
    assert (reading["document"]["title"], reading["document"]["source"]) == ("Talks", "a.csv:2")
    assert run(*asked, "kop", cwd=tmp_path).returncode == 2
    assert run("read", "b.txt", cwd=tmp_path).returncode == 3
