"""Clues from candidacies: who is called a presidential candidate, and speaks, stands at that time.

What a report calls him tells more: a presumptive nominee is of the months before a convention.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.dating.clues import Clue
from dateline.extract.dating.days import Stretch
from dateline.extract.dating.holders import is_voiced
from dateline.extract.dating.people import (
    find_people,
    find_surnames,
    find_undated,
    is_heard,
    is_real,
    make_person_clue,
    read_stretches,
)
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import find_sentence
from dateline.extract.times.parts import Phrase
from dateline.knowledge.fields import Where, check_fields, read_mapping
from dateline.text import Document, Sentence

_STAGES = {
    "mate": "the running mate of a candidate",
    "presumptive": "the presumptive nominee",
    "nominee": "the nominee for president",
    "stood": "a presidential candidate",
}
"""What one can be called, most telling first, and how a reason names it."""

_CAMPAIGN = re.compile(r"(?:['’]s)? (?:presidential )?campaign\b")
_WHOSE = r"(?:the|a|his|her|[A-Z][\w.-]+'s)"
_FIELDS = frozenset((*_STAGES, "also"))
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Candidacy:
    """When somebody stood for president, by what he was called in that time.

    `also` tells whether he stood for other offices too, so that his party says nothing.
    """

    name: str
    stages: Mapping[str, tuple[Stretch, ...]]
    also: bool


def find_candidate_clues(
    document: Document, sentences: Sequence[Sentence], phrases: Sequence[Phrase]
) -> Iterator[Clue]:
    """Give a clue for each person whom the report calls a candidate or nominee for president.

    The end of the candidacy counts where the candidate speaks in the report, or does something now,
    for "candidate" is also told of old ones.
    """
    text = document.text.replace("’", "'")
    undated = find_undated(sentences, phrases)
    clues: list[Clue] = []
    for one in load_candidacies():
        called: dict[str, tuple[int, int]] = {}
        for start, end in find_people(document, one.name, undated):
            stage = _find_stage(text, start, end, one)
            if stage is not None:
                called.setdefault(stage, (start, end))
        for start, end in find_surnames(document, one.name, undated):
            stage = _find_stage(text, start, end, one)
            if stage is not None:
                called.setdefault(stage, (start, end))
        clues += _find_campaigns(document, one, undated)
        voiced = bool(called) and any(is_heard(sentence, one.name) for sentence in undated)
        clues += [
            make_person_clue(
                document.span(*at),
                f"{one.name} was {_STAGES[stage]}",
                one.stages[stage],
                voiced=voiced,
            )
            for stage, at in called.items()
        ]
    yield from sorted(clues, key=lambda clue: clue.span.start)


def _find_campaigns(
    document: Document, one: Candidacy, undated: Sequence[Sentence]
) -> Iterator[Clue]:
    """ "The Berg campaign said" is of the time in which Berg stood; others are told of later."""
    if "stood" not in one.stages:
        return
    for start, end in find_surnames(document, one.name, undated):
        found = _CAMPAIGN.match(document.text, end)
        sentence = find_sentence(undated, start) if found else None
        if found is None or sentence is None:
            continue
        before = document.text[max(0, start - _WINDOW) : start].rsplit("\n", 1)[-1]
        if is_real(before) and is_voiced(sentence, found.end() - 1):
            words = document.span(start, found.end())
            what = f"{one.name} was {_STAGES['stood']}"
            yield make_person_clue(words, what, one.stages["stood"], voiced=True)
            return


def _find_stage(text: str, start: int, end: int, one: Candidacy) -> str | None:
    """Tell what the words right before or after a name call its bearer."""
    before = text[max(0, start - _WINDOW) : start].rsplit("\n", 1)[-1]
    after = text[end : end + _WINDOW].split("\n", 1)[0]
    for stage in _STAGES:
        if stage not in one.stages:
            continue
        title, apposed = _patterns(stage, also=one.also)
        found = title.search(before)
        words = before[: found.start()] if found else None
        if words is None and (found := apposed.match(after)):
            words = found[1] or ""
        if words is not None:
            return stage if is_real(words) else None
    return None


@cache
def _patterns(stage: str, *, also: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of a title before the name, and of one set off after it."""
    calls = _calls(stage, also=also)
    return (
        re.compile(rf"(?<![\w-]){calls},? $"),
        re.compile(
            rf", {_WHOSE} ((?:[a-z-]+ ){{0,2}}?){calls}(?=[,.;)]| (?:who|and)\b)",
        ),
    )


def _calls(stage: str, *, also: bool) -> str:
    parties, running = (
        "|".join(sorted(map(re.escape, dating_words(name)), reverse=True))
        for name in ("parties", "running")
    )
    party = rf"(?:{parties})(?:'s)?"
    if stage == "mate":
        return rf"(?:running mate|(?:{party} )?vice[ -]presidential (?:nominee|candidate|pick))"
    if stage == "presumptive":
        return rf"(?:presumptive|presumed) (?:{party} )?(?:presidential )?nominee"
    needs = rf"(?:{party} )?(?:[Pp]residential|White House) (?:primary )?"
    if not also or stage == "nominee":
        needs = rf"(?:{needs}|{party} (?:primary )?)"
    return rf"{needs}(?:{'nominee' if stage == 'nominee' else running})"


@cache
def load_candidacies() -> tuple[Candidacy, ...]:
    """Read candidates.yaml."""
    content = load_yaml(data_folder("dating") / "candidates.yaml")
    if not isinstance(content, dict):
        raise KnowledgeError("data/dating/candidates.yaml: must hold names with their candidacies")
    return tuple(_read(name, plain) for name, plain in content.items())


def _read(name: str, plain: Plain) -> Candidacy:
    where = Where("dating/candidates.yaml", name)
    fields = read_mapping(plain, where)
    check_fields(fields, _FIELDS, where)
    stages: dict[str, tuple[Stretch, ...]] = {}
    for stage in _STAGES:
        if stage in fields:
            stages[stage] = read_stretches(fields[stage], where)
    if not stages:
        raise where.error("has no days on which it stood")
    return Candidacy(name, stages, "also" in fields)
