"""How quickly pages come from a large record: readers at once, while somebody adds reports.

PATH is a record, which is copied, or a folder in which one is grown from made-up readings until it
has SERVING_CLAIMS claims (in the environment; 1,000,000 unless given). The command itself serves
it. Twenty readers each open pages at random, links of pages before among them, and look at one for
a second or two before the next, while reports are added one after another. `page_p95_ms` is the
95th percentile of the time from asking to the last byte, `first_kb` the first page with all that it
needs, as it is sent.
"""

import os
import random
import re
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from benchmarks.frame import Result
from benchmarks.scale import grow, remove
from benchmarks.scale_readings import Maker
from dateline.knowledge import load_knowledge
from dateline.recording import open_record

CLAIMS = 1_000_000
READERS = 20
SECONDS = 60
LOOKS = (1.0, 2.0)
"""Seconds that a reader looks at a page, at least and at most."""

PATIENCE = 60
"""Seconds after which a reader says that a page did not come."""

ADDED = 5
"""Reports that are added in one go, with a pause of as many tenths of a second."""

_LISTS = (
    "/", "/events", "/statements", "/agenda", "/disputes", "/stories", "/timeline", "/reports",
    "/map", "/network", "/speakers",
)  # fmt: skip
_LINK = re.compile(r'href="(/(?:event|report|dossier|story|plan|dispute)[^"]*)"')


@dataclass(slots=True)
class Log:
    """What readers saw: milliseconds by sort of page, and what failed."""

    times: dict[str, list[float]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def score(path: Path) -> Result:
    """Serve a record to readers while it grows, and time every page."""
    file = _prepare(path)
    log, stop = Log(), threading.Event()
    with _serve(file) as server:
        assert server.stderr is not None  # noqa: S101 (it is a pipe)
        address = server.stderr.readline().split(" at ")[1].split()[0].rstrip("/")
        first_kb = _measure_first(address)
        readers = [
            threading.Thread(target=_read, args=(address, number, log, stop))
            for number in range(READERS)
        ]
        writer = subprocess.Popen(  # noqa: S603 (our own module)
            [sys.executable, "-m", "benchmarks.serving", str(file)]
        )
        for one in readers:
            one.start()
        time.sleep(SECONDS)
        stop.set()
        for one in readers:
            one.join()
        writer.terminate()
        writer.wait()
        server.terminate()
    remove(file)
    every = [one for times in log.times.values() for one in times]
    figures = {
        "page_p95_ms": quantiles(every, n=20)[-1],
        "page_p50_ms": quantiles(every, n=2)[0],
        "pages": float(len(every)),
        "failed": float(len(log.failed)),
        "first_kb": first_kb,
    }
    return Result(figures, (*_describe(log), *log.failed[:5]))


def _prepare(path: Path) -> Path:
    """Give a copy of a record that may be written to, grown first if PATH is a folder."""
    if path.is_file():
        file = path.with_name(f"{path.name}.served")
        remove(file)
        return Path(shutil.copy(path, file))
    file = path / "serving.db"
    wanted = int(os.environ.get("SERVING_CLAIMS", CLAIMS))
    grow(file, Maker(load_knowledge()).make(100_000_000), wanted)
    return file


def _serve(file: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "dateline", "serve", "--record", str(file), "--port", "0"]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True)  # noqa: S603


def _measure_first(address: str) -> float:
    """Give the kilobytes of the first page with its sheet, script and icon, as they are sent."""
    size = 0
    for path in ("/", "/static/style.css", "/static/dateline.js", "/static/icon.svg"):
        asked = Request(address + path, headers={"accept-encoding": "gzip"})  # noqa: S310 (ours)
        with urlopen(asked) as answer:  # noqa: S310
            size += len(answer.read())
    return size / 1000


def _read(address: str, number: int, log: Log, stop: threading.Event) -> None:
    chance = random.Random(number)  # noqa: S311 (no secret)
    links: list[str] = []
    while not stop.wait(chance.uniform(*LOOKS)):
        path = chance.choice(links) if links and chance.random() < 0.6 else _pick_list(chance)
        began = time.perf_counter()
        try:
            with urlopen(address + path.replace("&amp;", "&"), timeout=PATIENCE) as answer:  # noqa: S310
                text = answer.read().decode()
        except OSError as error:
            log.failed.append(f"{path}: {error}")
            continue
        sort = "/" + path.lstrip("/").split("/")[0].split("?")[0]
        log.times.setdefault(sort, []).append(1000 * (time.perf_counter() - began))
        found = _LINK.findall(text)
        links = chance.sample(found, min(len(found), 30)) if found else links


def _pick_list(chance: random.Random) -> str:
    path = chance.choice(_LISTS)
    if path in ("/events", "/statements") and chance.random() < 0.5:
        month = chance.randint(1, 4)
        return f"{path}?{urlencode({'from': f'2016-{month:02}', 'to': f'2016-{month:02}'})}"
    return path


def _describe(log: Log) -> Iterator[str]:
    for sort, times in sorted(log.times.items()):
        if len(times) > 1:
            p95 = quantiles(times, n=20)[-1]
            p50 = quantiles(times, n=2)[0]
            yield f"{sort:14} {len(times):5} pages  p50 {p50:7.1f}  p95 {p95:7.1f} ms"


def add_for_ever(file: Path) -> None:
    """Add made-up reports to a record, a few at a time, until somebody ends the process."""
    made = Maker(load_knowledge(), seed=99).make(100_000_000)
    with open_record(file) as record:
        while True:
            batch = [next(made) for _ in range(ADDED)]
            for _ in record.add_all(batch, clock=lambda: datetime.now(UTC)):
                pass
            time.sleep(ADDED / 10)


if __name__ == "__main__":
    add_for_ever(Path(sys.argv[1]))
