"""`dateline serve` as a process: it says where it is, answers, and ends with Ctrl-C."""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.store.builders import NOW, brussels, open_test_record

PATIENCE = 60


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "served.db"
    with open_test_record(path) as opened:
        opened.add(*brussels().pair, recorded=NOW)
    return path


@pytest.fixture
def served(record: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and its address."""
    process = subprocess.Popen(  # noqa: S603 (our own command)
        [sys.executable, "-m", "dateline", "serve", "--record", str(record), "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATELINE_KNOWLEDGE": ""},
    )
    try:
        assert process.stderr is not None
        said = process.stderr.readline()
        yield process, said.split(" at ")[1].split()[0]
    finally:
        process.kill()
        process.wait(PATIENCE)
        if process.stderr is not None:
            process.stderr.close()


def test_it_answers_and_ends_with_ctrl_c(served: tuple[subprocess.Popen[str], str]) -> None:
    process, address = served
    with urlopen(f"{address}events.json", timeout=PATIENCE) as answer:  # noqa: S310 (our own)
        assert json.load(answer)["events"]
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) in (0, 130)


def test_a_port_that_is_taken_is_said(record: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "dateline", "serve", "--record", str(record), "--port", port],
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    assert ran.returncode == 2
    assert "give another --port" in ran.stderr


def test_without_a_record_it_says_how_to_make_one(tmp_path: Path) -> None:
    ran = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "dateline", "serve", "--record", str(tmp_path / "none.db")],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert ran.returncode == 4
    assert "dateline read" in ran.stderr
