"""Adding frames to a codebook from the command line, without losing or repeating what is in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from dateline.datafiles import Plain, load_yaml
from dateline.errors import UsageError
from dateline.extract.events.codebook import is_type_name, read_groups
from dateline.extract.events.frames import Example, read_frame
from dateline.run.codebook_text import (
    Group,
    append,
    example_line,
    read_text,
    start_file,
    write_text,
)

_OTHER = ("groups.yaml", "codebook.yaml", "codes.yaml")
"""Files of a codebook that hold no type."""

_ADDED = (
    "Frames of {kind}, as docs/codebooks.md describes them; `dateline codebook check` runs them."
)


@dataclass(frozen=True, slots=True)
class Addition:
    """What went into which file, and what was there before; no file where nothing was new."""

    file: Path | None
    patterns: tuple[str, ...]
    known: tuple[str, ...]
    example: bool = False


def add_to_codebook(folder: Path, kind: str, group: Group) -> Addition:
    """Add the frames and examples of a group to the file of a type; what is there stays.

    Raises UsageError for a type or pattern that cannot be read, before anything is written.
    """
    check_type(kind)
    for pattern in group.patterns:
        check_pattern(folder, kind, pattern, group)
    patterns = tuple(dict.fromkeys(group.patterns))
    there = list(_types_of(folder, kind))
    known = tuple(one for one in patterns if any(_has(plain, one, group) for plain in there))
    held = [row for plain in there for row in _examples(plain)]
    new = replace(
        group,
        patterns=tuple(one for one in patterns if one not in known),
        examples=tuple(one for one in group.examples if not _is_held(one, held)),
    )
    file = write_group(folder, kind, new, stem=kind.lower(), comment=_ADDED.format(kind=kind))
    return Addition(file, new.patterns, known, example=bool(new.examples))


def check_type(kind: str) -> None:
    """Raise UsageError for a word that cannot name a type."""
    if not is_type_name(kind):
        hint = kind.upper() if is_type_name(kind.upper()) else "PATROL"
        raise UsageError(
            f"{kind!r} is no name of a type: give one in capitals, as {hint}. Nothing was written."
        )


def check_pattern(folder: Path, kind: str, pattern: str, group: Group) -> None:
    """Raise UsageError that says why a pattern cannot be read, and how to write it."""
    try:
        _check_letters(pattern)
        read_frame(kind, pattern, {}, read_groups(folder), noun=group.noun)
    except (ValueError, IndexError) as error:
        why = str(error) if isinstance(error, ValueError) else "it has no first word"
        sample = "patrol [by ACTOR] [of RECIPIENT]" if group.noun else "send {boat|ship} to HOST"
        raise UsageError(
            f"the pattern {pattern!r} cannot be read: {why}. Nothing was written. A pattern for a "
            f"{'noun' if group.noun else 'verb'} looks like {sample!r}; docs/codebooks.md has more."
        ) from error


_PAIRS = {"{": "}", "[": "]", "<": ">"}


def _check_letters(pattern: str) -> None:
    """Say what reading would pass over in silence: open brackets, a first word in capitals."""
    open_: list[str] = []
    for one in pattern:
        if one in _PAIRS:
            open_.append(_PAIRS[one])
        elif one in _PAIRS.values() and (not open_ or open_.pop() != one):
            raise ValueError(f"{one!r} closes nothing")
    if open_:
        raise ValueError(f"{open_[-1]!r} is missing")
    first = pattern.split(maxsplit=1)[0] if pattern.split() else ""
    if first != first.lower() and "*" not in pattern:
        raise ValueError(f"it begins with {first!r}: write the base form in small letters")


# --- files


def write_group(folder: Path, kind: str, group: Group, *, stem: str, comment: str) -> Path | None:
    """Write a group into the first file that takes it; give it, or None for an empty group.

    That is STEM.yaml, or STEM-added.yaml where the first holds another type or has a shape that
    text cannot be put into safely. Raises UsageError where neither takes it.
    """
    entries = _entries(group)
    if not entries:
        return None
    for name in (f"{stem}.yaml", f"{stem}-added.yaml"):
        path = folder / name
        text = read_text(path) if path.exists() else start_file(kind, comment)
        if name in _OTHER or not _is_of_type(path, kind):
            continue
        made: str | None = text
        for key, lines in entries:
            made = append(made, key, lines) if made is not None else None
        if made is not None:
            write_text(path, made)
            return path
    raise UsageError(
        f"{folder / stem}.yaml and {stem}-added.yaml in it cannot be added to: they hold another "
        "type, or lists on one line. Write 'verbs:' and each '- frames:' on lines of their own."
    )


def _entries(group: Group) -> list[tuple[str, list[str]]]:
    """What goes under which key: examples without frames stand for the whole file."""
    if group.patterns:
        return [(group.key, group.lines())]
    return [("examples", [example_line(one) for one in group.examples])] if group.examples else []


def _is_of_type(path: Path, kind: str) -> bool:
    if not path.exists():
        return True
    plain = load_yaml(path)
    return isinstance(plain, dict) and plain.get("type") == kind


def _types_of(folder: Path, kind: str) -> Iterator[Mapping[str, Plain]]:
    """Give what the files of a type hold; KnowledgeError names a file that is no YAML."""
    for path in sorted(folder.glob("*.yaml")):
        plain = load_yaml(path)
        if path.name not in _OTHER and isinstance(plain, dict) and plain.get("type") == kind:
            yield plain


def _rows(plain: Mapping[str, Plain], key: str) -> Iterator[Mapping[str, Plain]]:
    rows = plain.get(key)
    yield from (row for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()


def _has(plain: Mapping[str, Plain], pattern: str, group: Group) -> bool:
    """Tell whether a file has the pattern with the same mode, and the code that is asked for."""
    for row in _rows(plain, group.key):
        frames = row.get("frames")
        same = row.get("mode") == group.mode and group.code in (
            None,
            row.get("code", plain.get("code")),
        )
        if same and isinstance(frames, list) and pattern in frames:
            return True
    return False


def _examples(plain: Mapping[str, Plain]) -> Iterator[Mapping[str, Plain]]:
    yield from _rows(plain, "examples")
    for key in ("verbs", "nouns"):
        for group in _rows(plain, key):
            yield from _rows(group, "examples")


def _is_held(one: Example, held: Sequence[Mapping[str, Plain]]) -> bool:
    wanted = {
        "say": one.text, "actor": one.actor, "recipient": one.recipient, "status": one.status,
        "code": one.code,
    }  # fmt: skip
    return any(
        all(row.get(name) == value for name, value in cast("dict[str, Plain]", wanted).items())
        for row in held
    )
