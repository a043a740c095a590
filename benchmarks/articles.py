"""Bodies of articles on saved pages, beside trafilatura alone on the same pages in the same run.

PATH is a folder with `ground-truth.json` and `html/ID.html.gz`, as in article_extraction/. The
metric is that of the set's own scorer: shingles of four tokens, shares of each page so that long
texts weigh no more, precision and recall averaged over pages, F1 of the two averages. The headline
is no part of a body there, and is left out of ours.

`even_...` is of every second page from the first on, on which the cleaner was developed, `odd_...`
of the others. `trafilatura_f1` is of its usual settings, `trafilatura_precise_f1` with its own
setting for precision.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.frame import Result
from benchmarks.pages import load_page, read_ours, read_trafilatura

_TOKEN = re.compile(r"\w+")
_SHINGLE = 4


@dataclass(frozen=True, slots=True)
class Score:
    """How one extracted body compares."""

    precision: float
    recall: float
    exact: bool


def score(path: Path) -> Result:
    """Give F1 and accuracy of ours and of trafilatura on the pages under `path`."""
    truth = json.loads((path / "ground-truth.json").read_text("utf-8"))
    systems: dict[str, list[Score]] = {"": [], "trafilatura_": [], "trafilatura_precise_": []}
    lines = []
    for page_id in sorted(truth):
        page = load_page(path / "html" / f"{page_id}.html.gz")
        wanted, url = truth[page_id]["articleBody"], truth[page_id].get("url")
        bodies = {
            "": read_ours(page, url).body,
            "trafilatura_": read_trafilatura(page, url).body,
            "trafilatura_precise_": read_trafilatura(page, url, precise=True).body,
        }
        for name, body in bodies.items():
            systems[name].append(compare(wanted, body))
        lines.append(_tell(page_id, systems))
    figures: dict[str, float] = {}
    for name, scores in systems.items():
        figures |= _figures(scores, name)
    for half, name in ((0, "even_"), (1, "odd_")):
        for system in ("", "trafilatura_"):
            figures[f"{name}{system}f1"] = _figures(systems[system][half::2], "")["f1"]
    return Result(figures, tuple(lines))


def _tell(page_id: str, systems: Mapping[str, Sequence[Score]]) -> str:
    ours, peer = systems[""][-1], systems["trafilatura_"][-1]
    return (
        f"{page_id[:12]}  ours P {ours.precision:.3f} R {ours.recall:.3f}  "
        f"trafilatura P {peer.precision:.3f} R {peer.recall:.3f}"
    )


def compare(wanted: str, body: str) -> Score:
    """Compare a body with the wanted one by the shingles of both."""
    gold, ours = _shingles(wanted), _shingles(body)
    right = sum((gold & ours).values())
    given, asked = sum(ours.values()), sum(gold.values())
    return Score(
        precision=_share(right, given, other=asked),
        recall=_share(right, asked, other=given),
        exact=_TOKEN.findall(wanted) == _TOKEN.findall(body),
    )


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = _TOKEN.findall(text)
    starts = range(max(1, len(tokens) - _SHINGLE + 1))
    return Counter(tuple(tokens[start : start + _SHINGLE]) for start in starts)


def _share(right: int, whole: int, *, other: int) -> float:
    """Give a share; of nothing it is 1 where nothing was to be, as the set's scorer has it."""
    return right / whole if whole else float(not other)


def _figures(scores: Sequence[Score], name: str) -> dict[str, float]:
    count = max(1, len(scores))
    precision = sum(one.precision for one in scores) / count
    recall = sum(one.recall for one in scores) / count
    both = precision + recall
    return {
        f"{name}f1": 2 * precision * recall / both if both else 0.0,
        f"{name}precision": precision,
        f"{name}recall": recall,
        f"{name}accuracy": sum(one.exact for one in scores) / count,
    }
