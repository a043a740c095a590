"""The Python API: read one report, open a record.

reading = dateline.read("report.txt")
for event in reading.events:
    print(event.type, event.trigger.text, event.status)

with dateline.open("dateline.db") as record:
    print(record.dossier("NATO Mission Iraq"))
"""

import os
from functools import cache
from pathlib import Path

from dateline.errors import DatelineError, ReadError
from dateline.findings import Reading
from dateline.knowledge import load_knowledge
from dateline.pipeline import Pipeline, make_pipeline
from dateline.read import read_sources
from dateline.recording import open_record
from dateline.settings import make_settings
from dateline.store import Record
from dateline.text import Failure, Report

_LONGEST_PATH = 4096


def read(text_or_path: str | Path, *, published: str | None = None) -> Reading:
    """Read one report, given as its text or as the path of a file that holds one.

    A str counts as a path when such a file exists. `published` is the day of publication, an ISO
    date, where it is known. Raises ReadError when the file holds no report or more than one,
    CleanError when the report has no text. The language model is loaded once a process.
    """
    (result,) = _load_pipeline().read([_make_report(text_or_path, published)])
    if isinstance(result, Failure):
        raise DatelineError(f"{result.source}: {result.why}")
    return result[1]


def open(path: str | Path, *, read_only: bool = False) -> Record:  # noqa: A001 (as in gzip.open)
    """Open the record at `path`; it is made when there is none, unless `read_only`.

    Raises StoreError when the file is no record, is broken, or cannot be opened.
    """
    knowledge = None
    if not read_only:
        knowledge = load_knowledge(make_settings(os.environ).knowledge_folders)
    return open_record(Path(path), read_only=read_only, knowledge=knowledge)


@cache
def _load_pipeline() -> Pipeline:
    return make_pipeline(make_settings(os.environ))


def _make_report(text_or_path: str | Path, published: str | None) -> Report:
    if isinstance(text_or_path, str) and not _is_path(text_or_path):
        return Report("-", text_or_path, "text/plain", published=published)
    found = list(read_sources([str(text_or_path)], limits=make_settings(os.environ).limits))
    if len(found) != 1:
        raise ReadError(f"{text_or_path} holds {len(found)} reports: use dateline read for many")
    (one,) = found
    if isinstance(one, Failure):
        raise ReadError(f"{one.source}: {one.why}")
    return one


def _is_path(text: str) -> bool:
    if len(text) >= _LONGEST_PATH or "\n" in text or "\0" in text:
        return False
    try:
        return Path(text).exists()
    except OSError:  # a line of text that is longer than a file's name can be
        return False
