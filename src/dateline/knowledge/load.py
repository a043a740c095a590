"""Opening knowledge: compiled at first use into a folder of its own, mapped from there on."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources.abc import Traversable
from pathlib import Path

from platformdirs import user_cache_path

from dateline.datafiles import Plain, data_folder, decode, parse_yaml, read_bytes
from dateline.errors import KnowledgeError
from dateline.knowledge.compiled import (
    FORMAT,
    Compiled,
    compile_parts,
    open_compiled,
    write_compiled,
)
from dateline.knowledge.files import Contents, collect
from dateline.knowledge.known import Knowledge

Texts = tuple[tuple[str, bytes], ...]
"""Files by name with what is in them."""

CACHE_VARIABLE = "DATELINE_CACHE"
"""Names the folder of compiled knowledge; unset, it is the user's cache folder."""


def load_knowledge(folders: Sequence[Path] = (), *, shipped: bool = True) -> Knowledge:
    """Open the shipped knowledge with the `*.yaml` files of the users' folders over it.

    A later entry with the same id replaces the earlier one, and of two bearers of a name the user's
    comes first; without `shipped` the folders are all that is known. What the files say is compiled
    once, at first use. Raises KnowledgeError, with the file and the entry, on unknown fields,
    unknown ids and bad dates.
    """
    own = [one for folder in folders for one in read_folder(Path(folder))]
    return _load(tuple(read_folder(None)) if shipped else (), tuple(own))


def make_knowledge(*contents: Plain) -> Knowledge:
    """Make knowledge of files' contents alone, in memory, for tests and trials."""
    files = [(f"content {number}", one) for number, one in enumerate(contents, 1)]
    return Knowledge(_compile_parts(collect(files)))


@lru_cache(maxsize=4)
def _load(shipped: Texts, own: Texts) -> Knowledge:
    folder = cache_folder() / f"knowledge-{_digest(shipped, own)}"
    try:
        return Knowledge(open_compiled(folder))
    except (OSError, EOFError, ValueError, TypeError, RuntimeError):  # not there yet, or not whole
        return Knowledge(_compile(shipped, own, folder))


def cache_folder() -> Path:
    """Give the folder in which compiled knowledge lies."""
    return Path(os.environ.get(CACHE_VARIABLE) or user_cache_path("dateline"))


def read_files(shipped: Texts, own: Texts) -> Contents:
    """Read files (name, bytes); KnowledgeError for one that is no YAML."""
    return collect(_parse(shipped), _parse(own))


def _parse(texts: Texts) -> list[tuple[str, Plain]]:
    return [(name, parse_yaml(decode(text, name), name)) for name, text in texts]


def _compile_parts(found: Contents) -> Compiled:
    if found.flaws:
        raise KnowledgeError("; ".join(found.flaws))
    return compile_parts(found.entries, found.offices, found.bodies)


def read_folder(own: Path | None) -> Iterator[tuple[str, bytes]]:
    """Give the files of a user's folder, None the shipped ones, as (name, bytes), in order."""
    if own is not None and not own.is_dir():
        raise KnowledgeError(f"{own}: there is no such folder of knowledge files")
    yield from _walk(data_folder("knowledge") if own is None else own, "" if own is None else own)


def _walk(folder: Traversable | Path, name: str | Path) -> Iterator[tuple[str, bytes]]:
    """Give the knowledge files below a folder, in order of their names."""
    for path in sorted(folder.iterdir(), key=lambda path: path.name):
        inside = f"{name}/{path.name}" if name else path.name
        if path.is_dir():
            yield from _walk(path, inside)
        elif path.name.endswith(".yaml"):
            yield inside, read_bytes(path)


def _digest(shipped: Texts, own: Texts) -> str:
    digest = hashlib.sha256(f"format {FORMAT}, {len(shipped)} files".encode())
    for name, text in (*shipped, *own):
        for part in (name.encode(), text):
            digest.update(b"\0" + part)
    return digest.hexdigest()[:20]


def _compile(shipped: Texts, own: Texts, folder: Path) -> Compiled:
    compiled = _compile_parts(read_files(shipped, own))
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix="making-", dir=folder.parent))
    except OSError:  # a home that cannot be written to: compiled in memory each time
        return compiled
    try:
        write_compiled(compiled, made)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    except (OSError, RuntimeError):  # no room; or another was faster, its folder holds the same
        shutil.rmtree(made, ignore_errors=True)
    return compiled
