"""A user's own knowledge files: checked, added to, and where a thing is known from."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import KnowledgeError, UsageError
from dateline.knowledge import KINDS, Knowledge, load_knowledge, make_slug
from dateline.knowledge.load import Texts, read_files, read_folder
from dateline.run.codebook_text import quote, read_text, write_text

_FILE = "own.yaml"
_COMMENT = "# Own knowledge, as `dateline knowledge add` wrote it; edit it as you like.\n"


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check of own files found: every flaw, and what of the shipped knowledge they touch.

    `replaced` are ids whose shipped entry is no longer seen, `shared` names that are also borne by
    others, with all their bearers, those of the own files first.
    """

    entries: int
    offices: int
    flaws: tuple[str, ...]
    replaced: tuple[str, ...]
    shared: tuple[tuple[str, tuple[str, ...]], ...]


def check_own(folders: Sequence[Path]) -> Checked:
    """Read the folders over the shipped knowledge and say what is wrong or overlaps."""
    shipped = tuple(read_folder(None))
    own = tuple(one for folder in folders for one in read_folder(folder))
    try:
        found, alone = read_files(shipped, own), read_files((), own)
    except KnowledgeError as error:
        return Checked(0, 0, (str(error),), (), ())
    if found.flaws:
        return Checked(len(alone.entries), len(alone.offices), found.flaws, (), ())
    before, after = load_knowledge(), load_knowledge(folders)
    ids = [entry.id for entry in alone.entries if entry.origin not in _implied(before, entry.id)]
    names = dict.fromkeys(
        name for one in ids for name in (after.entries[one].name, *after.entries[one].aliases)
    )
    return Checked(
        entries=len(alone.entries),
        offices=len(alone.offices),
        flaws=(),
        replaced=tuple(one for one in ids if one in before.entries),
        shared=tuple((one, after.names[one]) for one in names if len(after.names[one]) > 1),
    )


def _implied(before: Knowledge, identity: str) -> tuple[str, ...]:
    """Give the origin of a shipped entry that an own office only names."""
    entry = before.entries.get(identity)
    return (entry.origin,) if entry is not None else ()


def add_files(files: Sequence[Path], folder: Path) -> tuple[Path, ...]:
    """Copy knowledge files into a folder, which is made if need be; give the copies.

    Nothing is written when one of them has a flaw or would overwrite another file: KnowledgeError
    and UsageError say which.
    """
    texts = tuple((str(file), read_text(file).encode()) for file in files)
    taken = [folder / file.name for file in files if (folder / file.name).exists()]
    if taken:
        raise UsageError(f"{taken[0]} is there already: rename the new file, or edit that one")
    there = tuple(read_folder(folder)) if folder.is_dir() else ()
    _require_whole(there + texts)
    copies = tuple(folder / file.name for file in files)
    for copy, (_, text) in zip(copies, texts, strict=True):
        write_text(copy, text.decode())
    return copies


def add_entry(folder: Path, kind: str, name: str, fields: Sequence[tuple[str, str]]) -> str:
    """Write one entry into own.yaml of a folder and give its id.

    `fields` are pairs such as ("aliases", "A, B") and ("country", "YEM"). Nothing is written when
    the entry has a flaw (KnowledgeError) or there is one of its id in the file (UsageError).
    """
    if kind not in KINDS:
        raise UsageError(f"{kind!r} is no kind of entry: give one of {', '.join(KINDS)}")
    slug = make_slug(name)
    if not slug or any(mark in part for part in (name, *dict(fields).values()) for mark in ";\n"):
        raise UsageError(f"{name!r}: a name needs letters, and no value can have a semicolon")
    path = folder / _FILE
    text = read_text(path) if path.exists() else f"{_COMMENT}origin: own knowledge\n"
    line = "; ".join((name, *(f"{field} {value}" for field, value in fields)))
    written = _insert(text, kind, f"  {slug}: {quote(line)}", path)
    others = tuple(read_folder(folder)) if folder.is_dir() else ()
    _require_whole((*(one for one in others if one[0] != str(path)), (str(path), written.encode())))
    write_text(path, written)
    return f"{kind}/{slug}"


def _insert(text: str, kind: str, line: str, path: Path) -> str:
    """Put a line under the heading of its kind, which is made at the end if there is none."""
    lines = text.splitlines()
    slug = line.partition(":")[0]
    if f"{kind}:" not in lines:
        return "\n".join((*lines, f"{kind}:", line, ""))
    at = lines.index(f"{kind}:") + 1
    end = next((i for i in range(at, len(lines)) if lines[i][:1] not in (" ", "#", "")), len(lines))
    if any(one.startswith(f"{slug}:") for one in lines[at:end]):
        raise UsageError(f"{path} has {kind}/{slug.strip()} already: edit it there")
    return "\n".join((*lines[:at], line, *lines[at:], ""))


def _require_whole(own: Texts) -> None:
    flaws = read_files(tuple(read_folder(None)), own).flaws
    if flaws:
        raise KnowledgeError(f"{'; '.join(flaws)}. Nothing was written.")
