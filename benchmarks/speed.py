"""How fast Dateline reads, beside the bare spaCy pipeline on the same texts in the same run.

PATH holds .txt files, at any depth. The two take turns on batches of documents, so that whatever
else the machine does hits both. Loading is not counted. Two processes are compared with one on more
of the files, all that they need loaded before. `times_share` is the part of all work, the parse
included, that finding and resolving times takes, `who_where_share` that of mentions and places.
`statements_added` is what finding statements takes beside the bare pipeline on the same texts.
`open_ms` is how long it takes in a new process to open all knowledge and the gazetteer once they
are compiled, `open_mb` by how much memory grows when every entry is looked at.
"""

import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.frame import Result
from dateline.annotate.spacy import SpacyAnnotator
from dateline.clean import clean_report
from dateline.extract.mentions import find_mentions
from dateline.extract.places import find_places, settle_homonyms
from dateline.extract.statements.find import find_statements
from dateline.extract.times import find_phrases, resolve_times
from dateline.knowledge import load_knowledge
from dateline.pipeline import Pipeline, extract
from dateline.run.inputs import find_reports
from dateline.run.local import Reader
from dateline.settings import Settings
from dateline.text import Report

SAMPLE = 128
SAMPLE_OF_PROCESSES = 512
"""More, since in the end of several processes' work all but one are idle for part of a batch."""

BATCH = 16


def score(path: Path) -> Result:
    """Give words/s and reports/s of Dateline, their ratio to bare spaCy, and peak memory."""
    files = sample_files(path, SAMPLE)
    reports = [Report(str(file), file.read_text("utf-8"), "text/plain") for file in files]
    words = sum(len(report.body.split()) for report in reports)
    bare, ours = time_in_turns(reports)
    many = sample_files(path, SAMPLE_OF_PROCESSES)
    one, two = time_processes(many, 1), time_processes(many, 2)
    shares = find_shares(reports, bare)
    opening = measure_opening()
    figures = {
        "ratio": bare / ours,
        "ratio2": two / one,
        "words_per_s": words / ours,
        "reports_per_s": len(reports) / ours,
        "bare_words_per_s": words / bare,
        "words_per_s_2": two,
        **shares,
        **opening,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }
    lines = (
        f"{len(reports)} reports, {words} words; one process, batches of {BATCH}",
        f"bare spaCy {words / bare:8.0f} words/s",
        f"Dateline   {words / ours:8.0f} words/s, {len(reports) / ours:.1f} reports/s",
        f"times take {shares['times_share']:.1%}, who and where {shares['who_where_share']:.1%}",
        f"statements add {shares['statements_added']:.1%} to bare spaCy",
        f"knowledge opens in {opening['open_ms']:.0f} ms and takes {opening['open_mb']:.0f} MB",
        f"Dateline, two processes {two:.0f} words/s, one {one:.0f} words/s",
    )
    return Result(figures, lines)


def sample_files(path: Path, most: int) -> list[Path]:
    """Give every k-th text file, so that a large archive is measured in some minutes."""
    files = [path] if path.is_file() else sorted(path.rglob("*.txt"))
    return files[:: max(1, len(files) // most)][:most]


def time_in_turns(reports: list[Report]) -> tuple[float, float]:
    """Give the seconds that bare spaCy and Dateline take for the same reports, batch by batch."""
    settings = Settings()
    annotator = SpacyAnnotator(settings.model)
    nlp, pipeline = annotator.nlp, Pipeline(annotator, load_knowledge())
    bare = ours = 0.0
    list(pipeline.read(reports[:1]))
    list(nlp.pipe([reports[0].body]))
    for start in range(0, len(reports), BATCH):
        batch = reports[start : start + BATCH]
        began = time.perf_counter()
        for _ in nlp.pipe([report.body for report in batch], batch_size=BATCH):
            pass
        middle = time.perf_counter()
        for _ in pipeline.read(batch):
            pass
        bare += middle - began
        ours += time.perf_counter() - middle
    return bare, ours


def find_shares(reports: list[Report], bare: float) -> dict[str, float]:
    """Give the shares of the seconds that the pipeline takes: times, mentions with places.

    What statements take is given as a share of the `bare` seconds.
    """
    annotator, knowledge = SpacyAnnotator(Settings().model), load_knowledge()
    documents = [clean_report(report) for report in reports]
    began = time.perf_counter()
    parsed = [tuple(sentences) for sentences in annotator.annotate(documents)]
    pairs = list(zip(documents, parsed, strict=True))
    times_from = time.perf_counter()
    for document, sentences in pairs:
        resolve_times(document, sentences, find_phrases(document, sentences))
    names_from = time.perf_counter()
    named = []
    for document, sentences in pairs:
        mentions = find_mentions(document, sentences, knowledge)
        settle_homonyms(mentions, find_places(document, mentions, knowledge), knowledge)
        named.append(mentions)
    names_to = time.perf_counter()
    for (document, sentences), mentions in zip(pairs, named, strict=True):
        find_statements(document, sentences, mentions, ())
    said = time.perf_counter()
    for document, sentences in pairs:
        extract(document, sentences, knowledge)
    whole = (times_from - began) + (time.perf_counter() - said)
    return {
        "times_share": (names_from - times_from) / whole,
        "who_where_share": (names_to - names_from) / whole,
        "statements_added": (said - names_to) / bare,
    }


_OPEN = """
import mmap, time
from dateline.gazetteer import load_gazetteer
from dateline.knowledge import load_knowledge
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * mmap.PAGESIZE / 1e6
before, began = resident(), time.perf_counter()
knowledge, gazetteer = load_knowledge(), load_gazetteer()
print(1000 * (time.perf_counter() - began))
for entry in knowledge.entries.values():
    knowledge.find(entry.name), knowledge.offices_of(entry.id), gazetteer.find(entry.name)
print(resident() - before)
"""


def measure_opening() -> dict[str, float]:
    """Give milliseconds and MB that knowledge and gazetteer take in a new process (Linux)."""
    load_knowledge()  # compiled, if it is not yet
    ran = subprocess.run([sys.executable, "-c", _OPEN], capture_output=True, text=True, check=True)  # noqa: S603
    took, grew = map(float, ran.stdout.split())
    return {"open_ms": took, "open_mb": grew}


def time_processes(files: list[Path], jobs: int) -> float:
    """Give words/s of a reader with this many processes, all of them loaded and at rest before."""
    settings = replace(Settings(), jobs=jobs)
    reports = tuple(find_reports([str(file) for file in files], settings))
    words = 0
    with Reader(settings) as reader:
        for _ in reader.read(reports[: jobs * settings.batch]):
            pass
        began = time.perf_counter()
        for one in reader.read(reports):
            words += len(one[0].body.split()) if isinstance(one, tuple) else 0
        return words / (time.perf_counter() - began)
