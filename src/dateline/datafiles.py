"""The data files that ship with the package: the one place that knows where they lie and YAML.

Knowledge is data that a person who does not program can read: YAML with a comment on top that
says what the file holds and where its facts are from.
"""

import re
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from dateline.errors import KnowledgeError

Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]
"""What a YAML file can hold here; dates stay text, so that partial dates keep their precision."""


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that leaves dates and yes/no words as the text they are."""


_RULES = {
    "null": (r"~|null", "~n"),
    "int": (r"[-+]?\d+", "-+0123456789"),
    "float": (r"[-+]?\d+\.\d+", "-+0123456789"),
    "bool": (r"true|false", "tf"),
}
"""What is more than text, and by which first letters; "yes", "on" and "12:30" are words here."""

_Loader.yaml_implicit_resolvers = {}
for _tag, (_pattern, _first) in _RULES.items():
    _Loader.add_implicit_resolver(
        f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_pattern})\Z"), list(_first)
    )


def data_folder(name: str) -> Traversable:
    """Give a folder of the package's data, such as "knowledge" or "events"."""
    return files("dateline") / "data" / name


def parse_yaml(text: str, name: str) -> Plain:
    """Read YAML; KnowledgeError names the text and the line that is wrong."""
    try:
        loaded: Plain = yaml.load(text, Loader=_Loader)  # noqa: S506 (safe by its base)
    except yaml.YAMLError as error:
        raise KnowledgeError(f"{name}: cannot be read as YAML: {error}. Mend the file.") from error
    return loaded


def read_bytes(path: Traversable | Path) -> bytes:
    """Read a file; KnowledgeError names the one that cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError(f"{path}: cannot be read as YAML: {error}. Mend the file.") from error


def decode(content: bytes, name: str) -> str:
    """Give the text of a file in UTF-8; KnowledgeError names the one that is none."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise KnowledgeError(f"{name}: cannot be read as YAML: {error}. Mend the file.") from error


def load_yaml(path: Traversable | Path) -> Plain:
    """Read one YAML file; KnowledgeError names the file and the line that is wrong."""
    return parse_yaml(decode(read_bytes(path), str(path)), str(path))


def load_list(path: Traversable | Path, name: str) -> frozenset[str]:
    """Read the words of one list of a YAML file; KnowledgeError when it has no list of the name."""
    plain = load_yaml(path)
    words = plain.get(name) if isinstance(plain, dict) else None
    if not isinstance(words, list):
        raise KnowledgeError(f"{path}: must hold a list named {name}")
    return frozenset(map(str, words))


def load_folder(name: str) -> list[tuple[str, Plain]]:
    """Read all YAML files of a data folder, as (file name, content), in order of their names."""
    found = [path for path in data_folder(name).iterdir() if path.name.endswith(".yaml")]
    return [(path.name, load_yaml(path)) for path in sorted(found, key=lambda path: path.name)]
