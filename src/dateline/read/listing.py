"""What a path, a folder or a pattern of names stands for: the files that are read, in order."""

import glob
import os
from collections.abc import Iterator
from pathlib import Path

from dateline.read.formats import ENDINGS, may_be_report
from dateline.read.items import fail
from dateline.text import Failure

_PATTERN = frozenset("*?[")


def list_files(source: str) -> Iterator[Path | Failure]:
    """Give the files of a path, folder or pattern, and a failure for what cannot be looked into.

    A folder is walked in sorted order; hidden files, notes (README, LICENSE ...) and files of
    other endings than ENDINGS are passed over in it.
    """
    path = Path(source)
    try:
        yield from _list(path)
    except (OSError, ValueError) as error:
        yield fail_to_open(path, error)


def fail_to_open(path: Path, error: OSError | ValueError) -> Failure:
    """Give the failure of a path that the system does not open."""
    return fail(path.as_posix(), f"it cannot be opened ({error}): check its name and permissions")


def _list(path: Path) -> Iterator[Path | Failure]:
    if path.is_dir():
        yield from _list_folder(path)
    elif path.is_file():
        yield path
    elif path.exists():
        yield fail(path.as_posix(), "it is neither a file nor a folder: use - to read a pipe")
    else:
        yield from _list_pattern(path.as_posix())


def _list_pattern(name: str) -> Iterator[Path | Failure]:
    names = sorted(glob.iglob(name, recursive=True)) if _PATTERN & set(name) else []
    if not names:
        yield fail(name, "there is no such file or folder: check the name")
    for one in names:
        if not Path(one).is_dir():
            yield from list_files(one)


def _list_folder(folder: Path) -> Iterator[Path | Failure]:
    found = False
    errors: list[OSError] = []
    for path in _walk(folder, errors):
        found = True
        yield from list_files(str(path))
    for error in errors:
        name = Path(str(error.filename)).as_posix()
        yield fail(name, f"the folder cannot be opened ({error.strerror}): check its permissions")
    if not found and not errors:
        endings = ", ".join(sorted(ENDINGS))
        why = f"the folder holds no report: files with one of the endings {endings} are read"
        yield fail(folder.as_posix(), why)


def _walk(folder: Path, errors: list[OSError]) -> Iterator[Path]:
    """Give the files of a folder and those below it that may be reports, in sorted order."""
    for parent, folders, files in os.walk(folder, onerror=errors.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if may_be_report(name):
                yield Path(parent, name)
