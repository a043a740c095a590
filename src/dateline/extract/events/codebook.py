"""A user's codebook: own event types, frames and examples, in folders beside the shipped ones.

A folder holds YAML files in the notation of the shipped ones (frames.py, rows.py), one file a type:

    type: PATROL             one of the shipped types, to add to it, or one of your own
    replaces: yes            the shipped frames of this type are left out
    code: "155"              of all frames of the file that say no code of their own
    verbs:
      - code: "1551"
        frames: ["patrol HOST", "*send patrol"]
        examples:
          - {say: "Norway patrolled the border.", actor: Norway}
    nouns:
      - frames: ["patrol [by ACTOR] [of RECIPIENT]"]

`groups.yaml` adds named lists of words or replaces shipped ones. `codebook.yaml` with `shipped: no`
leaves all shipped frames out, with `codes: cameo` gives events the codes of a shipped crosswalk;
`codes.yaml` is a crosswalk of one's own (crosswalk.py). Every flaw is given with its file and line.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from dateline.datafiles import Plain, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.events.crosswalk import load_crosswalks, read_crosswalk
from dateline.extract.events.frames import (
    Example,
    Frame,
    Lexicon,
    find_types,
    load_groups,
    load_lexicon,
    load_shipped,
    make_lexicon,
    read_examples,
    read_frame,
)
from dateline.findings import EventType, Status

_FILE = frozenset(("type", "replaces", "code", "verbs", "nouns", "examples"))
_SWITCHES = frozenset(("mutual", "force", "accident", "sides", "passive"))
_GROUP = _SWITCHES | {"mode", "code", "not", "otherwise", "frames", "examples"}
_EXAMPLE = frozenset(("say", "type", "actor", "recipient", "status", "code"))
_NAME = re.compile(r"[A-Z][A-Z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong in a file, and in which line, counted from 1."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Give the flaw as editors and compilers write them."""
        return f"{self.file}:{self.line}: {self.what}"


@dataclass(frozen=True, slots=True)
class Codebook:
    """What folders hold: the lexicon that reads with them, their own examples, and all flaws."""

    lexicon: Lexicon
    examples: tuple[Example, ...]
    flaws: tuple[Flaw, ...]


def load_codebook(folders: Sequence[Path]) -> Lexicon:
    """Give the shipped frames with those of the folders; without folders the shipped ones alone.

    Raises KnowledgeError that names each flaw with its file and line.
    """
    if not folders:
        return load_lexicon()
    found = read_codebook(folders)
    if found.flaws:
        raise KnowledgeError("; ".join(str(flaw) for flaw in found.flaws))
    return found.lexicon


def read_codebook(folders: Sequence[Path]) -> Codebook:
    """Read the folders with all that is wrong in them; what is wrong is left out."""
    reader = _Reader()
    for folder in folders:
        files = sorted(folder.glob("*.yaml"))
        if not files:
            reader.flaws.append(Flaw(str(folder), 1, "no such folder, or no *.yaml file in it"))
        for path in sorted(files, key=lambda one: (one.name != "groups.yaml", one.name)):
            reader.read(path)
    return reader.finish()


def read_groups(folder: Path) -> Mapping[str, frozenset[str]]:
    """Give the shipped lists of words with those of the folder; flaws in it are for `check`."""
    reader, path = _Reader(), folder / "groups.yaml"
    if path.exists():
        reader.read(path)
    return reader.groups


def is_type_name(word: object) -> bool:
    """Tell whether a word can name a type: capitals, digits, dash and underscore."""
    return isinstance(word, str) and _NAME.fullmatch(word) is not None


@dataclass(slots=True)
class SourceFile:
    """One file while it is read: its name, and its text to find the lines of flaws in."""

    name: str
    text: str

    def flaw(self, what: str, near: object = None) -> Flaw:
        """Make a flaw at the first line that holds the words of `near`."""
        at = self.text.find(str(near)) if near is not None else -1
        return Flaw(self.name, self.text.count("\n", 0, at) + 1 if at > 0 else 1, what)


@dataclass(slots=True)
class _Reader:
    """Gathers what files say, and every flaw on the way."""

    groups: dict[str, frozenset[str]] = field(default_factory=lambda: dict(load_groups()))
    frames: list[Frame] = field(default_factory=list)
    examples: list[Example] = field(default_factory=list)
    replaced: set[str] = field(default_factory=set)
    codes: dict[tuple[str, str], str] = field(default_factory=dict)
    shipped: bool = True
    flaws: list[Flaw] = field(default_factory=list)

    def read(self, path: Path) -> None:
        try:
            plain = load_yaml(path)
            file = SourceFile(str(path), path.read_text("utf-8"))
        except KnowledgeError as error:
            line = re.search(r"line (\d+)", str(error))
            self.flaws.append(Flaw(str(path), int(line[1]) if line else 1, _first_line(error)))
            return
        if not isinstance(plain, dict):
            self.flaws.append(file.flaw("the file holds no fields (name: value)"))
        elif path.name == "groups.yaml":
            self._read_groups(file, plain)
        elif path.name == "codebook.yaml":
            self._read_choices(file, plain)
        elif path.name == "codes.yaml":
            self._read_codes(file, plain)
        else:
            self._read_type(file, plain)

    def _read_groups(self, file: SourceFile, plain: Mapping[str, Plain]) -> None:
        for name, words in plain.items():
            if isinstance(words, list) and words:
                self.groups[name] = frozenset(str(word) for word in words)
            else:
                self.flaws.append(file.flaw(f"the group {name!r} is no list of words", name))

    def _read_choices(self, file: SourceFile, plain: Mapping[str, Plain]) -> None:
        self._check(file, plain, frozenset(("shipped", "codes")))
        self.shipped = plain.get("shipped") != "no"
        name, crosswalks = plain.get("codes"), load_crosswalks()
        if isinstance(name, str) and name in crosswalks:
            self.codes = {**crosswalks[name], **self.codes}
        elif name is not None:
            known = ", ".join(sorted(crosswalks))
            self.flaws.append(file.flaw(f"codes is {name!r}: give one of {known}", "codes"))

    def _read_codes(self, file: SourceFile, plain: Plain) -> None:
        try:
            self.codes |= read_crosswalk(plain)
        except ValueError as error:
            self.flaws.append(file.flaw(str(error), str(error).partition(":")[0].split()[0]))

    def _read_type(self, file: SourceFile, plain: Mapping[str, Any]) -> None:
        self._check(file, plain, _FILE)
        kind = plain.get("type")
        self._check_code(file, plain.get("code"))
        if not isinstance(kind, str) or not is_type_name(kind):
            what = f"type is {kind!r}: give one of {', '.join(get_args(EventType))}, or a name"
            self.flaws.append(file.flaw(f"{what} of your own in capitals", "type"))
            return
        if plain.get("replaces") == "yes":
            self.replaced.add(kind)
        for section in ("verbs", "nouns"):
            for group in self._rows(file, plain, section):
                self._read_group(file, kind, group, plain.get("code"), noun=section == "nouns")
        self._read_examples(file, kind, plain)

    def _rows(
        self, file: SourceFile, plain: Mapping[str, Any], name: str
    ) -> Iterator[Mapping[str, Any]]:
        """Give the entries of a list that have fields."""
        rows = plain.get(name)
        if rows is not None and not isinstance(rows, list):
            self.flaws.append(file.flaw(f"{name} is no list: begin each entry with '- '", name))
            return
        for row in rows or ():
            if isinstance(row, dict):
                yield row
            else:
                self.flaws.append(file.flaw(f"under {name} {row!r} has no fields", row))

    def _read_group(
        self, file: SourceFile, kind: str, group: Mapping[str, Any], code: object, *, noun: bool
    ) -> None:
        self._check(file, group, _GROUP)
        self._check_code(file, group.get("code"))
        for name in sorted(_SWITCHES & set(group)):
            if group[name] not in ("yes", "no"):
                self.flaws.append(file.flaw(f"{name} is {group[name]!r}: give yes or no", name))
        if not isinstance(group.get("not", []), list):
            self.flaws.append(file.flaw("not is no list of words", "not:"))
            return
        patterns = group.get("frames")
        if not isinstance(patterns, list) or not patterns:
            near = next((str(value) for value in group.values() if value), None)
            self.flaws.append(file.flaw("a group without frames: give a list of patterns", near))
            return
        for pattern in patterns:
            try:
                frame = read_frame(kind, pattern, {"code": code, **group}, self.groups, noun=noun)
                self.frames.append(frame)
            except (ValueError, IndexError) as error:
                self.flaws.append(file.flaw(f"the pattern {pattern!r}: {error}", pattern))
        self._read_examples(file, kind, group)

    def _read_examples(self, file: SourceFile, kind: str, group: Mapping[str, Any]) -> None:
        good = []
        for row in self._rows(file, group, "examples"):
            self._check(file, row, _EXAMPLE)
            status = row.get("status")
            wrong = next(
                (one for one in _EXAMPLE if not isinstance(row.get(one), str | None)), None
            )
            if wrong is not None:
                what = f"an example's {wrong} is {row[wrong]!r}: give it in quotes"
                self.flaws.append(file.flaw(what, f"{wrong}:"))
            elif not row.get("say"):
                self.flaws.append(file.flaw("an example says nothing: give say: a sentence", "say"))
            elif status is not None and status not in get_args(Status):
                known = ", ".join(get_args(Status))
                self.flaws.append(file.flaw(f"status is {status!r}: give one of {known}", status))
            else:
                good.append(row)
        self.examples.extend(read_examples(file.name, kind, {"examples": good}))

    def _check_code(self, file: SourceFile, code: object) -> None:
        if not isinstance(code, str | None):
            self.flaws.append(file.flaw("write a code in quotes, or its zeros are lost", "code:"))

    def _check(self, file: SourceFile, plain: Mapping[str, Any], known: frozenset[str]) -> None:
        for name in sorted(set(map(str, plain)) - known):
            what = f"unknown field {name!r}; known are {', '.join(sorted(known))}"
            self.flaws.append(file.flaw(what, f"{name}:"))

    def finish(self) -> Codebook:
        """Put the own frames before the shipped ones, so that among equals they are taken."""
        frames, examples = load_shipped() if self.shipped else ((), ())
        frames = tuple(one for one in frames if one.type not in self.replaced)
        examples = tuple(one for one in examples if one.type not in self.replaced)
        lexicon = make_lexicon((*self.frames, *frames), (*self.examples, *examples))
        modelled = find_types(frames) - find_types(self.frames)  # what the user writes stands
        lexicon = replace(lexicon, codes=self.codes, modelled=modelled)
        return Codebook(lexicon, tuple(self.examples), tuple(self.flaws))


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())
