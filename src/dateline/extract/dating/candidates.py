"""Clues from candidacies: who is called a presidential candidate, and speaks, stands at that time.

What a report calls him tells more: a presumptive nominee is of the months before a convention.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateline.datafiles import Plain, data_folder, load_yaml
from dateline.errors import KnowledgeError
from dateline.extract.dating.clues import Clue, in_quotation
from dateline.extract.dating.days import make_days, since
from dateline.extract.dating.holders import is_voiced
from dateline.extract.dating.words import dating_words
from dateline.extract.syntax import find_sentence
from dateline.extract.times.meaning import Point
from dateline.extract.times.phrases import Phrase
from dateline.knowledge_fields import Where, check_fields, read_list, read_mapping, read_period
from dateline.text import Document, Sentence

_STAGES = {
    "mate": "the running mate of a candidate",
    "presumptive": "the presumptive nominee",
    "nominee": "the nominee for president",
    "stood": "a presidential candidate",
}
"""What one can be called, most telling first, and how a reason names it."""

_FIELDS = frozenset((*_STAGES, "also"))
_DAY = timedelta(days=1)
_WINDOW = 90
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

Stretch = tuple[date, date]


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
    dated = {
        sentence.start
        for phrase in phrases
        if isinstance(phrase.meaning.core, Point) and phrase.meaning.core.year
        if (sentence := find_sentence(sentences, phrase.span.start))
    }
    clues: list[Clue] = []
    for one in load_candidacies():
        called: dict[str, int] = {}
        for at in _find_all(text, one.name):
            sentence = find_sentence(sentences, at)
            if sentence is None or sentence.start in dated or in_quotation(document.text, at):
                continue
            stage = _find_stage(text, at, one)
            if stage is not None:
                called.setdefault(stage, at)
        if called:
            voiced = any(
                _is_heard(sentence, one) for sentence in sentences if sentence.start not in dated
            )
            clues += [
                _make_clue(document, one, stage, at, voiced=voiced) for stage, at in called.items()
            ]
    yield from sorted(clues, key=lambda clue: clue.span.start)


def _is_heard(sentence: Sentence, one: Candidacy) -> bool:
    """Tell whether the candidate is a subject that speaks or acts now, by no other first name."""
    first, *_, last = one.name.split()
    for token in sentence.tokens:
        if token.text == last and is_voiced(sentence, token.start):
            before = sentence.tokens[token.i - 1] if token.i else None
            if before is None or before.text == first or before.pos != "PROPN":
                return True
    return False


def _make_clue(document: Document, one: Candidacy, stage: str, at: int, *, voiced: bool) -> Clue:
    span = document.span(at, at + len(one.name))
    stretches = one.stages[stage]
    periods = " and ".join(f"from {a.isoformat()} to {b.isoformat()}" for a, b in stretches)
    why = f"{one.name} was {_STAGES[stage]} {periods}"
    if voiced:
        days = make_days((first - _DAY, last + _DAY) for first, last in stretches)
        return Clue(days, span, why)
    return Clue(since(stretches[0][0] - _DAY), span, why)


def _find_all(text: str, name: str) -> Iterator[int]:
    at = text.find(name)
    while at >= 0:
        if not (text[at - 1 : at].isalnum() or text[at + len(name) : at + len(name) + 1].isalnum()):
            yield at
        at = text.find(name, at + 1)


def _find_stage(text: str, at: int, one: Candidacy) -> str | None:
    """Tell what the words right before or after a name call its bearer."""
    before = text[max(0, at - _WINDOW) : at].rsplit("\n", 1)[-1]
    after = text[at + len(one.name) : at + len(one.name) + _WINDOW].split("\n", 1)[0]
    for stage in _STAGES:
        if stage not in one.stages:
            continue
        title, apposed = _patterns(stage, also=one.also)
        found = title.search(before)
        words = before[: found.start()] if found else None
        if words is None and (found := apposed.match(after)):
            words = found[1] or ""
        if words is not None:
            return stage if _is_real(words) else None
    return None


def _is_real(before: str) -> bool:
    words = re.findall(r"[\w'-]+", before)[-2:]
    return not any(
        word.lower() in dating_words("unreal") or _YEAR.fullmatch(word) for word in words
    )


@cache
def _patterns(stage: str, *, also: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Give the pattern of a title before the name, and of one set off after it."""
    calls = _calls(stage, also=also)
    return (
        re.compile(rf"(?<![\w-]){calls},? $"),
        re.compile(rf", (?:the|a|his|her) ((?:[a-z-]+ ){{0,2}}?){calls}(?=[,.;)]| (?:who|and)\b)"),
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
        periods = [read_period(one, where) for one in read_list(fields.get(stage, []), where)]
        stretches = [(first, last) for first, last in periods if last]
        if stretches:
            stages[stage] = tuple(sorted(stretches))
    if not stages:
        raise where.error("has no days on which it stood")
    return Candidacy(name, stages, "also" in fields)
