"""Clues from titles that people bore for a time: "campaign manager Ola Ness said"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.dating.clues import Clue
from dateline.extract.dating.days import Stretch
from dateline.extract.dating.people import (
    find_people,
    find_undated,
    is_heard,
    is_real,
    make_person_clue,
    read_stretches,
)
from dateline.extract.times.parts import Phrase
from dateline.knowledge.fields import Where, read_list, read_mapping
from dateline.text import Document, Sentence

_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody and the titles he bore, each with its time; the longest title first."""

    name: str
    titles: Mapping[str, tuple[Stretch, ...]]


def find_title_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """Give a clue for each person whom the report calls by a title of data/dating/titles.yaml."""
    undated = find_undated(sentences, phrases)
    clues: list[Clue] = []
    for one in load_bearers():
        for start, end in find_people(document, one.name, undated):
            before = document.text[max(0, start - _WINDOW) : start].rsplit("\n", 1)[-1]
            title = next((name for name in one.titles if _ends_with(before, name)), None)
            if title is None or not is_real(before[: -len(title) - 1]):
                continue
            heard = any(is_heard(sentence, one.name) for sentence in undated)
            words = document.span(start - len(title) - 1, end)
            what = f"{one.name} was {title}"
            clues.append(make_person_clue(words, what, one.titles[title], voiced=heard))
            break
    yield from sorted(clues, key=lambda clue: clue.span.start)


def _ends_with(before: str, title: str) -> bool:
    """Tell whether a line ends with a title; at its start it may have a capital letter."""
    at = len(before) - len(title) - 1
    if at < 0 or (at and before[at - 1].isalnum()):
        return False
    return before[at:] in (f"{title} ", f"{title[0].upper()}{title[1:]} ")


@cache
def load_bearers() -> tuple[Bearer, ...]:
    """Read titles.yaml."""
    content = load_yaml(data_folder("dating") / "titles.yaml")
    if not isinstance(content, dict):
        raise KnowledgeError("data/dating/titles.yaml: must hold names with their titles")
    found = []
    for name, plain in content.items():
        where = Where("dating/titles.yaml", name)
        times = [
            (title, read_stretches(period, where))
            for titles, period in read_mapping(plain, where).items()
            for title in read_list(titles, where)
        ]
        times.sort(key=lambda pair: (-len(pair[0]), pair[0]))
        found.append(Bearer(name, dict(times)))
    return tuple(found)
