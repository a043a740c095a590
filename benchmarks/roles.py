"""Roles: who does violence to whom in a report, taken together over the report (MUC-4).

PATH is a file of JSON lines (`docid`, `doctext`, `extracts`: role to entities, each a list of
mentions with their offsets), or a folder: of that dev.json is reported, or all *.json files where
there is none. The texts are in small letters; they get their capitals back first (`truecase.py`),
as no reader of news meets them without, and all strings are compared in small letters, without
marks and articles.

The roles are filled from Dateline's ASSAULTs and threats of violence that are not told as planned,
called for or not happening; arrests are no incidents of the set. Actors that are bodies, or groups
with a name, are organisational perpetrators, as is a body named within the words for the actor
("rebels of the NLF"); other actors except countries are individual perpetrators. People are as
recipients victims, by their names, as the set has none without; places and things are targets. An
entity gives one mention: its first name, else the words of the event, for a pronoun its noun.
Dateline gives no weapons, and hardly ever a building or vehicle as a recipient: these two roles
stay at 0 or near it, and nothing is read from the words here to fill them.

The score is CEAF-REE (Du, Rush and Cardie 2021, "GRIT"): the entities of a role in a report are
matched one to one with those of gold, and a match counts if all given mentions are mentions of the
gold entity. Figures: `ceaf_ree_precision`, `ceaf_ree_recall` and `ceaf_ree_f1` over the entities of
all roles and reports together, and ROLE_f1 of each.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.counts import Counts
from benchmarks.frame import Result
from benchmarks.truecase import Truecaser
from dateline.annotate.spacy import SpacyAnnotator
from dateline.extract.events.agents import load_nouns
from dateline.findings import Event, Mention, Participant, Reading
from dateline.knowledge import load_knowledge
from dateline.pipeline import Pipeline
from dateline.settings import Settings
from dateline.text import Failure, Report

Entities = tuple[frozenset[str], ...]

ROLES = {
    "PerpInd": "perp_ind",
    "PerpOrg": "perp_org",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "weapon",
}
REPORTED = "dev.json"
ALL = "ceaf_ree"
UNREAL = ("planned", "called_for", "conditional", "did_not_happen")


@dataclass(frozen=True, slots=True)
class Record:
    """One report and the entities of each role, as sets of their mentions."""

    id: str
    text: str
    gold: Mapping[str, Entities]


def score(path: Path) -> Result:
    """Fill the roles of all records and compare with gold."""
    records = read_records(path)
    counts = count(zip((one.gold for one in records), fill_records(records), strict=True))
    figures = {
        f"{ALL}_f1": counts.f1(ALL),
        f"{ALL}_precision": counts.right[ALL] / max(1, counts.given[ALL]),
        f"{ALL}_recall": counts.right[ALL] / max(1, counts.wanted[ALL]),
    }
    figures |= {f"{name}_f1": counts.f1(name) for name in ROLES.values()}
    told = sum(any(one.gold.values()) for one in records)
    lines = [f"{len(records)} reports, {told} with roles filled"]
    return Result(figures, (*lines, *(counts.line(name) for name in (*ROLES.values(), ALL))))


def read_records(path: Path) -> list[Record]:
    """Read a file, or of a folder the part that is reported."""
    files = [path]
    if path.is_dir():
        part = path / REPORTED
        files = [part] if part.exists() else sorted(path.glob("*.json"))
    rows = (row for file in files for row in file.read_text("utf-8").splitlines() if row.strip())
    return [_read_record(json.loads(row)) for row in rows]


def _read_record(row: Mapping[str, Any]) -> Record:
    gold = {
        name: tuple(
            frozenset(normalise(mention[0]) for mention in entity)
            for entity in row["extracts"].get(role, ())
        )
        for role, name in ROLES.items()
    }
    return Record(row["docid"], row["doctext"], gold)


def normalise(text: str) -> str:
    """Give words in small letters without marks and articles."""
    plain = re.sub(r"[^\w\s]", "", text.lower())
    return " ".join(word for word in plain.split() if word not in ("a", "an", "the"))


def fill_records(records: Sequence[Record]) -> list[dict[str, Entities]]:
    """Give the entities of each role that Dateline finds; none where a report is not read."""
    annotator, knowledge = SpacyAnnotator(Settings().model), load_knowledge()
    truecaser = Truecaser(annotator, knowledge)
    reports = [make_report(one, truecaser) for one in records]
    results = Pipeline(annotator, knowledge).read(reports)
    return [{} if isinstance(one, Failure) else fill_roles(one[1]) for one in results]


def make_report(record: Record, truecaser: Truecaser) -> Report:
    """Give the text with its capitals, and with a paragraph where it has several spaces."""
    body = re.sub(r" {3,}", "\n\n", truecaser.restore(record.text))
    return Report(record.id, body, "text/plain")


def fill_roles(reading: Reading) -> dict[str, Entities]:
    """Give the entities of each role in a reading."""
    namer = _Namer(reading)
    found: dict[str, dict[str, str]] = {}
    for event in reading.events:
        if is_incident(event):
            for role, name in namer.name_roles(event):
                found.setdefault(role, {})[name] = normalise(name)
    return {
        role: tuple(frozenset((name,)) for name in dict.fromkeys(names.values()) if name)
        for role, names in found.items()
    }


def is_incident(event: Event) -> bool:
    """Tell whether an event is violence, or a threat of it, that is told as being so."""
    threat = event.type == "THREATEN" and "violence" in event.mode
    return (threat or event.type == "ASSAULT") and event.status not in UNREAL


class _Namer:
    """Names those who take part in the events of one reading."""

    def __init__(self, reading: Reading) -> None:
        self._mentions = {one.id: one for one in reading.mentions}
        self._forms: dict[tuple[str, str], Mention] = {}
        for one in reading.mentions:
            self._forms.setdefault((one.entity, one.form), one)

    def name_roles(self, event: Event) -> Iterator[tuple[str, str]]:
        """Give the roles that an event fills, each with the words for who or what fills it."""
        for one in event.recipient:
            mention = self._mentions.get(one.mention or "")
            if mention is not None and mention.kind in ("person", "group"):
                yield "victim", self._find_name(mention)
            elif mention is not None and mention.kind in ("place", "other"):
                yield "target", self._find_words(one, mention)
        for one in event.actor:
            mention = self._mentions.get(one.mention or "")
            if mention is None or mention.kind != "country":
                role = "perp_org" if self._is_body(mention) else "perp_ind"
                yield role, self._find_words(one, mention)
            yield from (("perp_org", self._find_name(body)) for body in self._find_bodies(one))

    def _is_body(self, mention: Mention | None) -> bool:
        if mention is None:
            return False
        named = mention.kind == "group" and bool(self._find_name(mention))
        return named or mention.kind == "organisation"

    def _find_bodies(self, one: Participant) -> Iterator[Mention]:
        for mention in self._mentions.values():
            inside = one.span.start <= mention.span.start and mention.span.end <= one.span.end
            if inside and mention.form == "name" and mention.kind in ("organisation", "group"):
                yield mention

    def _find_name(self, mention: Mention) -> str:
        named = self._forms.get((mention.entity, "name"))
        return named.span.text if named is not None else ""

    def _find_words(self, one: Participant, mention: Mention | None) -> str:
        if mention is None:
            return "" if one.span.text.lower() in load_nouns().pronouns else one.span.text
        if mention.form != "pronoun":
            return self._find_name(mention) or one.span.text
        noun = self._forms.get((mention.entity, "nominal"))
        return self._find_name(mention) or (noun.span.text if noun is not None else "")


def count(pairs: Iterable[tuple[Mapping[str, Entities], Mapping[str, Entities]]]) -> Counts:
    """Count entities by role, and all together, over pairs of what gold has and what we give."""
    counts = Counts()
    for gold, given in pairs:
        for role in ROLES.values():
            wanted, ours = gold.get(role, ()), given.get(role, ())
            for name in (role, ALL):
                counts.right[name] += match(wanted, ours)
                counts.wanted[name] += len(wanted)
                counts.given[name] += len(ours)
    return counts


def match(gold: Entities, given: Entities) -> int:
    """Give how many entities can be matched one to one, each given one within its gold one."""
    fits = [[n for n, entity in enumerate(gold) if one and one <= entity] for one in given]
    holder: dict[int, int] = {}
    return sum(_place(number, fits, holder, set()) for number in range(len(given)))


def _place(number: int, fits: Sequence[list[int]], holder: dict[int, int], tried: set[int]) -> bool:
    """Find a gold entity for a given one, where others may move for it (Kuhn's matching)."""
    for gold in fits[number]:
        if gold not in tried:
            tried.add(gold)
            if gold not in holder or _place(holder[gold], fits, holder, tried):
                holder[gold] = number
                return True
    return False
