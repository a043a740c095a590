"""Attributions of our own corpus, and whether their speakers are resolved to who they are.

The layout is that of `corpus/`: marked reports in a folder, or in `reports/` below it. All
statements count, those within others too. A speaker is right when the mentions that we take for
the same thing as the source hold a name of the entity that the corpus gives; only speakers whose
name stands in the text are asked for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.corpus_settings import Wanted, read_wanted
from benchmarks.polnear import Attribution, Offsets
from corpus.notation import Mark, Marked, read_folder
from corpus.statistics import find_split
from dateline.findings import Mention, Statement

_NAMED = re.compile(r"\b[A-Z][\w’'-]+")
_RELATIVE = re.compile(r",? (?:who|which|whose)\b")
_LEAD = re.compile(r"(?:that|to|of|on|as|at|with|about|for|by|against) ", re.IGNORECASE)
_EMPTY = frozenset(("The", "Mr", "Mrs", "Ms", "Dr", "President", "Minister", "Prime", "Mayor"))


@dataclass(frozen=True, slots=True)
class Told:
    """A gold statement: its attribution, its speaker where one name is asked for, its setting."""

    attribution: Attribution
    speaker: str | None
    setting: Mapping[str, Wanted] = field(default_factory=dict)


def is_corpus(path: Path) -> bool:
    """Tell whether a folder holds marked reports."""
    first = next(iter(sorted(find_home(path).glob("*.txt"))), None)
    return first is not None and first.read_bytes()[:4] == b"---\n"


def find_home(path: Path) -> Path:
    """Give the folder of the reports."""
    return path / "reports" if (path / "reports").is_dir() else path


def read_part(path: Path, part: str) -> list[Marked]:
    """Give the reports of one part of the split."""
    return [report for report in read_folder(find_home(path)) if find_split(report) == part]


def read_told(report: Marked) -> list[Told]:
    """Give the statements that a report marks."""
    return [
        Told(
            Attribution(
                _offsets(report.of("source", name)),
                _offsets(report.of("cue", name)),
                _offsets(report.of("content", name)),
            ),
            _find_name(report, fields.get("speaker")),
            read_wanted(report, fields),
        )
        for name, fields in report.table("statements").items()
    ]


def cut_clauses(text: str, one: Attribution) -> Attribution:
    """Give an attribution whose source ends before a relative clause.

    Those who marked the corpus leave it out of the source twice in three times, PolNeAR keeps it;
    which words name the source is the same.
    """
    return replace(one, source=tuple(_cut_clause(text, *span) for span in one.source))


def cut_leads(text: str, one: Attribution) -> Attribution:
    """Give an attribution without the words that lead to its content ("that", "to", "of").

    The corpus marks them as content; they say nothing of whether what follows is quoted. They may
    be pieces of their own, where a quotation mark stands between them and the rest.
    """
    pieces = list(one.content)
    while len(pieces) > 1 and _LEAD.fullmatch(f"{text[slice(*pieces[0])]} "):
        pieces.pop(0)  # "a word that he puts down to “luck”" has two
    return replace(one, content=tuple(_cut_lead(text, *span) for span in pieces))


def _cut_lead(text: str, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(text, start, end)
    return lead.end() if lead and lead.end() < end else start, end


def _cut_clause(text: str, start: int, end: int) -> tuple[int, int]:
    clause = _RELATIVE.search(text, start + 1, end)
    return start, clause.start() if clause else end


def _offsets(marks: Sequence[Mark]) -> Offsets:
    return tuple((mark.start, mark.end) for mark in marks)


def _find_name(report: Marked, speaker: object) -> str | None:
    entity = report.table("entities").get(str(speaker), {})
    name = str(entity.get("name", ""))
    words = set(_NAMED.findall(name)) - _EMPTY
    said = {word for mark in report.of("mention", str(speaker))
            for word in _NAMED.findall(report.words(mark))}  # fmt: skip
    return name if words & said and name[:1].isupper() else None


def find_speaker_names(
    statements: Sequence[Statement], mentions: Sequence[Mention]
) -> Iterator[tuple[Statement, set[str]]]:
    """Give each statement with the words of the names that its speaker has in the text.

    What has none is known by the names in what it is called: "the Norlandic government".
    """
    names: dict[str, set[str]] = {}
    called: dict[str, set[str]] = {}
    entities = {mention.id: mention.entity for mention in mentions}
    for mention in mentions:
        words = set(_NAMED.findall(mention.span.text)) - _EMPTY
        those = names if mention.form == "name" else called
        those.setdefault(mention.entity, set()).update(words)
    names = called | names
    for one in statements:
        speaker = one.speaker
        if speaker is None:
            yield one, set()
            continue
        entity = entities.get(speaker.mention) if speaker.mention else None
        own = set(_NAMED.findall(speaker.words.text)) - _EMPTY
        yield one, (names.get(entity, set()) | own) if entity else own


def is_named(names: set[str], gold: str) -> bool:
    """Tell whether names hold a word of the gold name, in small letters or capitals."""
    wanted = {word.casefold() for word in set(_NAMED.findall(gold)) - _EMPTY}
    return not wanted.isdisjoint(name.casefold() for name in names)
