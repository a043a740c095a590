"""What other geoparsers found in LGL, and taggers in GeoWebNews, scored as we are.

PATH/peer_lgl/lgl_SYSTEM.tsv holds one document a line: its id, a tab, and what was found between
`||`, each `gazetteer name,,phrase,,lat,,lon,,start,,end`. PATH/peer_tags/SYSTEM/ID.ann holds brat
marks. The points of a peer are compared with the gold of the names it found at the gold's place,
and again with those it missed counted as errors.
"""

from collections.abc import Iterator
from pathlib import Path

from benchmarks.frame import Peer
from benchmarks.geoparse_count import (
    FARTHEST_KM,
    Extent,
    count_tags,
    measure_km,
    overlap,
    rate_errors,
    rate_tags,
)
from benchmarks.geoparse_sets import Article, read_sets
from dateline.knowledge import load_knowledge

_FOUND = dict[Extent, tuple[float, float]]
_FIELDS = 6


def run_peers(path: Path) -> Iterator[Peer]:
    """Score the outputs that lie in the folder of the sets."""
    sets = {one.name: one for one in read_sets(path, load_knowledge())}
    if "lgl" in sets:
        for file in sorted((path / "peer_lgl").glob("lgl_*.tsv")):
            if file.stem != "lgl_gold":
                figures = _score_lgl(sets["lgl"].resolved, _read_found(file))
                yield Peer(f"{file.stem[4:]} on LGL", figures, "its output, by the same scorer")
    if "gwn" in sets:
        for folder in sorted((path / "peer_tags").glob("*")):
            figures = _score_tags(sets["gwn"].tagged, folder)
            yield Peer(f"{folder.name} on GWN", figures, "its tags, by the same scorer")


def _read_found(file: Path) -> dict[str, _FOUND]:
    found: dict[str, _FOUND] = {}
    for line in file.read_text("utf-8").splitlines():
        name, _, rest = line.partition("\t")
        fields = (one.split(",,") for one in rest.split("||"))
        found[name] = {
            (int(one[4]), int(one[5])): (float(one[2]), float(one[3]))
            for one in fields
            if len(one) >= _FIELDS and one[4].strip().isdigit()
        }
    return found


def _score_lgl(articles: tuple[Article, ...], found: dict[str, _FOUND]) -> dict[str, float]:
    counts, theirs, everything = [], [], []
    for article in articles:
        ours = found.get(article.name, {})
        counts.append(count_tags([(o.start, o.end) for o in article.toponyms], ours, []))
        for one in article.toponyms:
            if one.point is None:
                continue
            at = next((e for e in ours if overlap(e, (one.start, one.end))), None)
            error = FARTHEST_KM if at is None else measure_km(one.point, ours[at])
            everything.append(error)
            if at is not None:
                theirs.append(error)
    tags = rate_tags(counts)
    figures = {
        "lgl_tag_f1": tags["tag_f1"],
        "lgl_tag_overlap_f1": tags["tag_overlap_f1"],
        "acc161 of those found": rate_errors(theirs).get("acc161", 0.0),
        "lgl_acc161": rate_errors(everything)["acc161"],
        "lgl_auc": rate_errors(everything)["auc"],
    }
    return {key: round(value, 4) for key, value in figures.items()}


def _score_tags(articles: tuple[Article, ...], folder: Path) -> dict[str, float]:
    counts = []
    for article in articles:
        file = folder / f"{article.name}.ann"
        lines = file.read_text("utf-8").splitlines() if file.exists() else []
        marks = [line.split("\t")[1].split(" ") for line in lines if line.count("\t") > 1]
        found = [(int(mark[1]), int(mark[2])) for mark in marks if mark[1].isdigit()]
        spared = [(o.start, o.end) for o in article.toponyms if not o.scored]
        gold = [(o.start, o.end) for o in article.toponyms if o.scored]
        counts.append(count_tags(gold, found, spared))
    tags = rate_tags(counts)
    return {f"gwn_{key}": round(tags[key], 4) for key in ("tag_f1", "tag_overlap_f1")}
