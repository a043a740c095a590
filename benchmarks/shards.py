"""What reading into a folder and merging it cost for each report: processor time, memory, bytes.

PATH holds reports. Reports/s are by the processor time of the process that reads, so that they hold
on a machine that does other things too; reading, finding, making claims and writing Parquet count,
loading does not. `merge_ms` is the processor time to bring a report into a record of these reports
alone; `scale` tells of large ones. `pass_per_s` is how many reports a second go by when somebody
else's are passed over in the same file. Where Ray is installed, what a local cluster of one actor
takes is measured too: memory, and seconds until its first shard is done.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.frame import Result
from benchmarks.speed import SAMPLE, sample_files
from dateline.knowledge import load_knowledge
from dateline.read import read_sources
from dateline.recording import open_record
from dateline.run.merging import find_finished, read_finished
from dateline.run.shard_reader import Job, ShardReader
from dateline.run.sharded import plan_job
from dateline.run.shards import find_inputs
from dateline.settings import Settings

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MILLION = 1_000_000


def score(path: Path) -> Result:
    """Read the reports into a folder, merge it, and reckon what a million of them cost."""
    files = [str(file) for file in sample_files(path, SAMPLE)]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        figures = _read(files, home / "out") | _merge(home) | _pass(files, home / "all.jsonl")
        cluster = _measure_cluster(files[:8], home / "ray")
    hours = MILLION / figures["reports_per_s"] / 3600
    figures["core_hours_per_million"] = hours
    figures["merge_hours_per_million"] = figures["merge_ms"] * MILLION / 3_600_000
    figures |= cluster
    lines = (
        f"{len(files)} reports, {figures['words']:.0f} words each",
        f"{figures['reports_per_s']:.2f} reports/s and core, {hours:.0f} core-hours per million",
        f"{figures['worker_mb']:.0f} MB for a process that reads",
        f"readings {figures['readings_kb']:.1f} KB, claims {figures['claims_kb']:.1f} KB each",
        f"merging {figures['merge_ms']:.1f} ms, the record {figures['record_kb']:.1f} KB each",
        f"{figures['pass_per_s']:.0f} reports/s are passed over in a file of JSON lines",
        *(f"{name}: {value:.1f}" for name, value in cluster.items()),
    )
    return Result(figures, lines)


def _read(files: list[str], to: Path) -> dict[str, float]:
    job = Job(f"{to}/", Settings())
    inputs, _ = find_inputs(files)
    shards, _ = plan_job(job, inputs)
    with ShardReader(job) as reader:
        reader.read(shards[0])  # loads the models
        began = time.process_time()
        done = [reader.read(one) for one in shards]
        took = time.process_time() - began
    reports = sum(one.reports for one in done)
    sizes = {"readings": 0, "claims": 0}
    for table in (table for one in done for table in one.tables):
        sizes[table.kind] += table.size
    words = sum(len(Path(one).read_text("utf-8", "replace").split()) for one in files)
    return {
        "words": words / len(files),
        "reports_per_s": reports / took,
        "words_per_s": words / took,
        "readings_kb": sizes["readings"] / reports / 1000,
        "claims_kb": sizes["claims"] / reports / 1000,
        "worker_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def _merge(home: Path) -> dict[str, float]:
    finished = find_finished(f"{home / 'out'}/")
    file = home / "merged.db"
    with open_record(file, knowledge=load_knowledge()) as record:
        found = read_finished(finished, skip=record.knows)
        pairs = (one for one in found if isinstance(one, tuple))
        began = time.process_time()
        added = sum(one.new for one in record.add_all(pairs, clock=lambda: NOW))
        took = time.process_time() - began
    size = sum(one.stat().st_size for one in file.parent.glob(f"{file.name}*"))
    return {"merge_ms": 1000 * took / added, "record_kb": size / added / 1000}


def _pass(files: list[str], to: Path) -> dict[str, float]:
    with to.open("w", encoding="utf-8") as out:
        for name in files:
            out.write(json.dumps({"text": Path(name).read_text("utf-8", "replace")}) + "\n")
    began = time.process_time()
    for _ in range(10):
        passed = sum(1 for _ in read_sources([str(to)], limits=Settings().limits))
    return {"pass_per_s": 10 * passed / (time.process_time() - began)}


def _measure_cluster(files: list[str], to: Path) -> dict[str, float]:
    """Give the memory of a local cluster with one actor, by its parts, and its time to start."""
    command = [sys.executable, "-m", "dateline", "read", *files, "--engine", "ray"]
    began = time.monotonic()
    process = subprocess.Popen(  # noqa: S603 (our own command)
        [*command, "--jobs", "1", "--quiet", "--to", f"{to}/"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "DATELINE_KNOWLEDGE": ""},
    )
    first, parts = 0.0, dict[str, float]()
    while process.poll() is None:
        for name, size in _weigh(process.pid):
            parts[name] = max(size, parts.get(name, 0.0))
        if not first and any(to.glob("done/*")):
            first = time.monotonic() - began
        time.sleep(0.2)
    if process.returncode == 2:  # Ray is not installed
        return {}
    actor, reader = parts.pop("actor", 0.0), parts.pop("reader", 0.0)
    return {
        "ray_first_s": first,
        "ray_actor_mb": actor,
        "ray_reader_mb": reader,
        "ray_rest_mb": sum(parts.values()),
    }


def _weigh(parent: int) -> Iterator[tuple[str, float]]:
    """Give the memory of all processes below one, in MB: the actor's, its reader's, each other's.

    It is their own share (PSS): what several map is divided among them.
    """
    waiting = [parent]
    while waiting:
        number = waiting.pop()
        with suppress(OSError):
            for thread in Path(f"/proc/{number}/task").iterdir():
                waiting += map(int, (thread / "children").read_text().split())
            words = Path(f"/proc/{number}/cmdline").read_bytes()
            shares = Path(f"/proc/{number}/smaps_rollup").read_text().splitlines()
            size = next(int(line.split()[1]) for line in shares if line.startswith("Pss:")) / 1024
            if words.startswith(b"ray::MapWorker"):
                yield "actor", size
            elif b"spawn_main" in words:
                yield "reader", size
            else:
                yield str(number), size
