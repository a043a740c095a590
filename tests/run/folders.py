"""Folders of readings, compared and damaged."""

from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """All files below a folder, by their names in it."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
