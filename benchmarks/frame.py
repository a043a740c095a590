"""What a benchmark is: a task that scores a path, the peers' figures beside it, and its floors."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")


@dataclass(frozen=True, slots=True)
class Result:
    """Figures by key, and lines that a person reads to see what stands behind them."""

    figures: Mapping[str, float]
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Peer:
    """What another tool reaches on this task; `origin` says where the figure is from."""

    name: str
    figures: Mapping[str, float]
    origin: str


@dataclass(frozen=True, slots=True)
class Task:
    """One benchmark: `score` takes a file or folder of the layout of `data`.

    `run_peers` runs the peers that can run here on the same data (`--peers`).
    """

    name: str
    about: str
    data: str
    score: Callable[[Path], Result]
    peers: tuple[Peer, ...] = ()
    run_peers: Callable[[Path], Iterable[Peer]] | None = None


@dataclass(frozen=True, slots=True)
class Floor:
    """A figure that may not sink, or rise, on the data with the digest it was taken on."""

    key: str
    least: float = float("-inf")
    most: float = float("inf")


def digest_data(path: Path) -> str:
    """Give a digest of all files under `path`, names and bytes, to know the same data again."""
    digest = hashlib.blake2b(digest_size=8)
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    for file in files:
        digest.update(file.relative_to(path).as_posix().encode() + b"\0")
        digest.update(hashlib.blake2b(file.read_bytes()).digest())
    return digest.hexdigest()


def load_floors(task: str, path: Path) -> tuple[Floor, ...]:
    """Give the floors of a task for the data at `path`; other data have none."""
    known = json.loads(FLOORS.read_text("utf-8")).get(task, [])
    found = digest_data(path) if known else ""
    pinned = [one for one in known if one["digest"] == found]
    floors = [Floor(key, least=value) for one in pinned for key, value in one["floors"].items()]
    ceilings = [(key, value) for one in pinned for key, value in one.get("ceilings", {}).items()]
    return (*floors, *(Floor(key, most=value) for key, value in ceilings))


def find_sunken(figures: Mapping[str, float], floors: tuple[Floor, ...]) -> tuple[str, ...]:
    """Give a sentence for each figure that is missing or out of its bounds."""
    return tuple(
        f"{floor.key} is {figures.get(floor.key)}, not {floor.least} to {floor.most}"
        for floor in floors
        if not floor.least <= figures.get(floor.key, float("nan")) <= floor.most
    )
