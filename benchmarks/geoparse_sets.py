"""The geoparsing sets as plain articles: text, and the toponyms that the annotators marked.

LGL and TR-News are XML with GeoNames ids, GeoVirus is XML with points, GeoWebNews (GWN) is XML with
points and, for tagging, brat stand-off of the same articles.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from dateline.knowledge import Knowledge

# As the corpus' guide has it: what is no toponym, or part of the name of something else.
_NO_TOPONYMS = frozenset(
    ("Non_Toponym", "Literal_Expression", "Non_Lit_Expression", "Embedded_Non_Lit", "Homonym")
)
_PEOPLE = frozenset(("Demonym", "Language"))
_FILES = {"lgl": "lgl.xml", "trnews": "TR-News.xml", "geovirus": "GeoVirus.xml", "gwn": "GWN.xml"}
BRAT = "GeoWebNews_brat"
_SLIP = 40
_MARK = re.compile(r"T\d+\t(\S+) (\d+) (?:\d+;\d+ )*(\d+)\t")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A marked name; `adjective` for "Syrian", `scored` False where neither finding nor missing it
    counts. `point` (degrees), `geonames` and `country` (a GeoNames id) are None where not given."""

    start: int
    end: int
    adjective: bool = False
    scored: bool = True
    point: tuple[float, float] | None = None
    geonames: int | None = None
    country: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a set with its toponyms; `domain` is the publisher's."""

    name: str
    text: str
    toponyms: tuple[Toponym, ...]
    url: str | None = None
    domain: str | None = None


@dataclass(frozen=True, slots=True)
class CorpusSet:
    """One set: the articles to tag and those to resolve, mostly the same.

    `adjectives` tells whether "Syrian" is marked in it as a toponym.
    """

    name: str
    tagged: tuple[Article, ...]
    resolved: tuple[Article, ...]
    adjectives: bool = True


def read_sets(path: Path, knowledge: Knowledge) -> list[CorpusSet]:
    """Give the sets below a folder, or the one in a file."""
    adjectives = frozenset(
        name for entry in knowledge.entries.values() for name in entry.adjectives
    )
    found = []
    for name, file in _FILES.items():
        at = path / file if path.is_dir() else path
        if at.name != file or not at.exists():
            continue
        articles = tuple(_READERS[name](at, adjectives))
        brat = at.parent / BRAT
        tagged = tuple(_read_brat(brat, adjectives)) if name == "gwn" and brat.is_dir() else ()
        found.append(CorpusSet(name, tagged or articles, articles, name != "geovirus"))
    return found


def _sort(toponyms: list[Toponym]) -> tuple[Toponym, ...]:
    """Give toponyms in order, without those whose words do not stand in the text."""
    return tuple(sorted((one for one in toponyms if one.end > one.start), key=_start))


def _start(toponym: Toponym) -> tuple[int, int]:
    return toponym.start, toponym.end


def _text(node: ElementTree.Element, name: str) -> str | None:
    found = node.find(name)
    return found.text if found is not None else None


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdigit() else None


def _point(node: ElementTree.Element, lat: str, lon: str) -> tuple[float, float] | None:
    one, other = _text(node, lat), _text(node, lon)
    return (float(one), float(other)) if one and other else None


def _align(text: str, start: int, phrase: str | None) -> tuple[int, int]:
    """Give where a phrase stands, nearest to where the file says it does.

    Some offsets count characters outside the basic plane twice, or from 1.
    """
    if not phrase:
        return start, start
    places = [found.start() for found in re.finditer(re.escape(phrase), text)]
    nearest = min(places, key=lambda at: abs(at - start), default=start)
    return (nearest, nearest + len(phrase)) if abs(nearest - start) < _SLIP else (start, start)


def _read_geonames(path: Path, adjectives: frozenset[str]) -> Iterator[Article]:
    """Read LGL or TR-News."""
    for node in ElementTree.parse(path).getroot().iter("article"):  # noqa: S314 (our own data)
        text = _text(node, "text") or ""
        toponyms = [_read_toponym(one, text, adjectives) for one in node.iter("toponym")]
        yield Article(
            node.get("docid", ""),
            text,
            _sort(toponyms),
            _text(node, "url"),
            _text(node, "domain"),
        )


def _read_toponym(node: ElementTree.Element, text: str, adjectives: frozenset[str]) -> Toponym:
    start, end = _align(text, int(_text(node, "start") or 0), _text(node, "phrase"))
    tag = node.find("gaztag")
    adjective = text[start:end] in adjectives
    if tag is None:
        return Toponym(start, end, adjective)
    country = tag.find("country")
    return Toponym(
        start,
        end,
        adjective,
        point=_point(tag, "lat", "lon"),
        geonames=_number(tag.get("geonameid")),
        country=_number(country.get("geonameid")) if country is not None else None,
    )


def _read_geovirus(path: Path, adjectives: frozenset[str]) -> Iterator[Article]:
    """Read GeoVirus, whose offsets count from 1."""
    for number, node in enumerate(ElementTree.parse(path).getroot().iter("article")):  # noqa: S314
        text = _text(node, "text") or ""
        toponyms = []
        for one in node.iter("location"):
            start, end = int(_text(one, "start") or 1) - 1, int(_text(one, "end") or 1) - 1
            adjective = text[start:end] in adjectives
            point = _point(one, "lat", "lon")
            toponyms.append(Toponym(start, end, adjective, point=point))
        yield Article(str(number), text, _sort(toponyms), _text(node, "source"))


def _read_gwn(path: Path, adjectives: frozenset[str]) -> Iterator[Article]:
    """Read GWN's points; those of demonyms and expressions are left out."""
    for node in ElementTree.parse(path).getroot().iter("article"):  # noqa: S314 (our own data)
        text = _text(node, "text") or ""
        toponyms = []
        for one in node.iter("toponym"):
            kind, point = _text(one, "type") or "", _point(one, "latitude", "longitude")
            outside = (_text(one, "start") or "-").startswith("-")  # names of the title
            if kind in _NO_TOPONYMS or kind in _PEOPLE or point is None or outside:
                continue
            first = int(_text(one, "start") or 0)
            start, end = _align(text, first, _text(one, "extractedName"))
            geonames = _number(_text(one, "geonamesID"))
            adjective = text[start:end] in adjectives
            toponyms.append(Toponym(start, end, adjective, point=point, geonames=geonames))
        yield Article(node.get("file", ""), text, _sort(toponyms), _text(node, "link"))


def _read_brat(folder: Path, adjectives: frozenset[str]) -> Iterator[Article]:
    """Read GWN's stand-off; names of languages and people are not scored."""
    for file in sorted(folder.glob("*.txt"), key=lambda one: int(one.stem)):
        with file.open(encoding="utf-8", newline="") as opened:
            text = opened.read()
        # Title and address stand above the text and are marked nowhere.
        toponyms = [Toponym(0, text.find("\n"), scored=False)]
        for line in file.with_suffix(".ann").read_text("utf-8").splitlines():
            found = _MARK.match(line)
            if found is None or found[1] in _NO_TOPONYMS:
                continue
            start, end = int(found[2]), int(found[3])
            scored, adjective = found[1] not in _PEOPLE, text[start:end] in adjectives
            toponyms.append(Toponym(start, end, adjective, scored))
        yield Article(file.stem, text, _sort(toponyms))


_READERS: dict[str, Callable[[Path, frozenset[str]], Iterator[Article]]] = {
    "lgl": _read_geonames,
    "trnews": _read_geonames,
    "geovirus": _read_geovirus,
    "gwn": _read_gwn,
}
