"""Files that commands write: whole, or not there."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory, mkstemp
from typing import BinaryIO

from dateline.errors import UsageError


@contextmanager
def open_target(to: str | None) -> Iterator[BinaryIO]:
    """Give what is written to: stdout for None and "-", else a file of this name.

    The file takes its name when all is in it, and only then: what was there before stays until
    then, and a failure leaves nothing. UsageError when it cannot be written.
    """
    if to is None or to == "-":
        yield sys.stdout.buffer
        return
    path = Path(to).resolve()
    if path.exists() and not path.is_file():  # a pipe or device cannot be put in its own place
        with _explain(to), path.open("wb") as out:
            yield out
        return
    with _explain(to):
        number, draft = mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
    try:
        with _explain(to), os.fdopen(number, "wb") as out:
            yield out
            out.flush()
            os.fsync(number)
        with _explain(to):
            os.chmod(draft, 0o666 & ~_umask())
            os.replace(draft, path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def names_folder(to: str) -> bool:
    """Tell whether a name means a folder: there is one, or it ends in a slash."""
    return to.endswith(os.sep) or Path(to).is_dir()


def write_files(to: str, parts: Iterable[tuple[str, bytes]]) -> None:
    """Write files into a folder, which is made; `parts` are the pieces of one after the other.

    They take their names when all are written, and only then. UsageError when that fails.
    """
    folder = Path(to).resolve()
    with _explain(to):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder, prefix=".") as drafts:
            for name, pieces in groupby(parts, key=itemgetter(0)):
                with (Path(drafts) / name).open("wb") as out:
                    out.writelines(piece for _, piece in pieces)
            for draft in Path(drafts).iterdir():
                os.replace(draft, folder / draft.name)


def _umask() -> int:
    """Give the permissions that new files lack; mkstemp grants none to others."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


@contextmanager
def _explain(to: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(f"{to} cannot be written ({error.strerror}): name another file") from error
