"""Our states and their leaders against public reference lists, contradiction by contradiction.

PATH is a folder with `countries.json` (codes, demonyms and capitals of states) and a list of state
leaders by month, `reign_leaderlist_*.csv`, either of them. Neither is a source of ours: a
contradiction is looked into, and where ours is right it stands in `knowledge_decided.yaml` with the
reason and is no longer counted.
"""

import csv
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.frame import Result
from dateline.datafiles import load_yaml
from dateline.knowledge import Entry, Knowledge, Office, load_knowledge
from dateline.knowledge.fields import Where, read_mapping, read_text

DECIDED = Path(__file__).with_name("knowledge_decided.yaml")
FIRST_YEAR = 1990
_HEAD = re.compile(
    r"^(?:(?:acting|interim|transitional|caretaker|co-) ?)?"
    r"(?:president|presidency member|member of the presidency|prime minister|premier|chancellor"
    r"|taoiseach|king|queen|emir|sultan|prince|grand duke|supreme leader|leader|ruler|junta leader"
    r"|military ruler|head of (?:state|government|the)|chairman|chairwoman|chairperson"
    r"|general secretary|captain regent|administrator|state counsellor|chief adviser)\b"
)
_NO_HEAD = re.compile(
    r"designate|elect\b|joint chiefs|opposition|parliament|assembly|senate|(?<!communist )party"
    r"|crown|commission|committee|bank|court"
)
_ALIKE = 0.75


@dataclass(slots=True)
class Check:
    """How often one fact of ours agrees with a list, and a line for each contradiction."""

    name: str
    agreed: int = 0
    asked: int = 0
    decided: int = 0
    lines: list[str] = field(default_factory=list)

    def add(self, line: str, reason: str | None, *, agrees: bool, count: int = 1) -> None:
        """Count a comparison; a decided contradiction is set apart."""
        if not agrees and reason is not None:
            self.decided += count
            return
        self.asked += count
        self.agreed += count * agrees
        if not agrees:
            self.lines.append(line)

    @property
    def share(self) -> float:
        """Give the share that agrees, of what is not decided."""
        return self.agreed / self.asked if self.asked else 0.0

    def tell(self) -> str:
        """Say the share in a line."""
        apart = f", {self.decided} decided" if self.decided else ""
        return f"{self.name}: {self.agreed} of {self.asked} agree ({self.share:.1%}){apart}"


@dataclass(frozen=True, slots=True)
class Spell:
    """A leader's time by the list: the months from `first` to `last`, as whole days."""

    state: str
    code: str
    leader: str
    first: date
    last: date


def score(path: Path) -> Result:
    """Compare all that the folder holds with the shipped knowledge."""
    knowledge, decided = load_knowledge(), _load_decided()
    checks: list[Check] = []
    lists = sorted(path.glob("countries.json"))
    if lists:
        rows = json.loads(lists[0].read_text("utf-8"))
        checks += check_countries(knowledge, rows, decided)
    figures: dict[str, float] = {}
    for leaders in sorted(path.glob("reign_leaderlist_*.csv")):
        spells = tuple(read_spells(leaders))
        checks.append(check_codes_of_war(knowledge, leaders, decided))
        check, known = check_leaders(knowledge, spells, decided)
        checks.append(check)
        figures["leader_months_known"] = known
    if not checks:
        raise SystemExit(f"{path} holds neither countries.json nor reign_leaderlist_*.csv")
    lines = [line for check in checks for line in (*check.lines, check.tell())]
    figures |= {f"{check.name.replace(' ', '_')}_share": check.share for check in checks}
    figures["contradictions"] = float(sum(len(check.lines) for check in checks))
    return Result(figures, tuple(lines))


def check_countries(
    knowledge: Knowledge,
    rows: Sequence[Mapping[str, object]],
    decided: Mapping[str, dict[str, str]],
) -> list[Check]:
    """Compare codes, demonyms and capitals, by ISO alpha-3 code."""
    codes, demonyms, capitals = Check("iso codes"), Check("demonyms"), Check("capitals")
    for row in rows:
        code = str(row["cca3"])
        known = knowledge.entries.get(f"country/{_renamed(decided, code)}")
        line, reason = f"code {code}: not ours", decided["codes"].get(code)
        codes.add(line, reason, agrees=known is not None)
        if known is None:
            continue
        for word in sorted({str(one) for one in _english(row.get("demonyms")) if one}):
            ours = {fold(one) for one in (*known.adjectives, known.name)}
            line = f"demonym {code} {word}: ours are {', '.join(known.adjectives) or 'none'}"
            reason = decided["demonyms"].get(f"{code} {word}")
            agrees = all(fold(part) in ours for part in re.split(r", | or ", word))
            demonyms.add(line, reason, agrees=agrees)
        theirs = [str(one) for one in row.get("capital") or ()]  # type: ignore[attr-defined]
        if theirs:
            names = _capital_names(knowledge, known)
            line = f"capital {code} {', '.join(theirs)}: ours is {', '.join(names) or 'none'}"
            agrees = bool({fold(one) for one in theirs} & {fold(one) for one in names})
            capitals.add(line, decided["capitals"].get(code), agrees=agrees)
    return [codes, demonyms, capitals]


def check_codes_of_war(
    knowledge: Knowledge, path: Path, decided: Mapping[str, dict[str, str]]
) -> Check:
    """Compare the pairs of abbreviation and number of the Correlates of War project."""
    check = Check("cow codes")
    ours = {entry.cow for entry in knowledge.entries.values() if entry.cow}
    for pair in sorted({f"{row['stateabb']} {row['ccode']}" for row in _read_rows(path)}):
        line, reason = f"cow {pair}: no state of ours", decided["cow"].get(pair)
        check.add(line, reason, agrees=_renamed(decided, pair) in ours)
    return check


def check_leaders(
    knowledge: Knowledge, spells: Sequence[Spell], decided: Mapping[str, dict[str, str]]
) -> tuple[Check, float]:
    """Compare leaders month by month; the second figure is the share of months with one of ours.

    A month agrees if somebody who held one of our offices in it bears the leader's name. In the
    first and last month of a spell a neighbour's month counts as well, since days are not told.
    """
    check, known, total = Check("leader months"), 0, 0
    heads = _find_heads(knowledge)
    for spell in spells:
        offices = heads.get(_renamed(decided, spell.code), ())
        name = decided["names"].get(f"{spell.state} {spell.leader}", spell.leader)
        bearing = [one for one in offices if _bears(knowledge, one.person, name)]
        wrong: list[tuple[date, set[str]]] = []
        right = 0
        for first, last in _months(spell):
            total += 1
            held = [one for one in offices if _meets(one, first, last)]
            known += bool(held)
            edge = timedelta(31 if first == spell.first or last == spell.last else 0)
            if any(_meets(one, first - edge, last + edge) for one in bearing):
                right += 1
            elif held:
                wrong.append((first, {knowledge.entries[one.person].name for one in held}))
        check.add("", None, agrees=True, count=right)
        if wrong:
            line, reason = _tell(spell, wrong), _find_reason(decided, spell)
            check.add(line, reason, agrees=False, count=len(wrong))
    return check, known / total if total else 0.0


def read_spells(path: Path) -> Iterator[Spell]:
    """Give the spells that reach into the time from FIRST_YEAR on, to the end of the list."""
    rows = list(_read_rows(path))
    end = max(_month(row["syear"], row["smonth"]) for row in rows)
    for row in rows:
        first = _month(row["syear"], row["smonth"])
        last = _month(row["eyear"], row["emonth"]) if row["eyear"].strip() else end
        if last.year >= FIRST_YEAR:
            first = max(first, date(FIRST_YEAR, 1, 1))
            yield Spell(
                row["stateabb"],
                f"{row['stateabb']} {row['ccode']}",
                _mend(row["leader"].strip()),
                first,
                _end_of(last),
            )


def is_same(theirs: str, ours: str) -> bool:
    """Tell whether two forms of a name share a word, spelled alike ("Mitterand")."""
    left = [word for word in fold(theirs).split() if len(word) > 2]
    right = [word for word in fold(ours).split() if len(word) > 2]
    return any(
        one == other
        or (min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= _ALIKE)
        for one in left
        for other in right
    )


def fold(name: str) -> str:
    """Give a name without accents, case, brackets and signs."""
    name = re.sub(r"\(.*?\)", " ", name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z ]", " ", plain.replace("'", "")).split()
    return " ".join("st" if word == "saint" else word for word in words)


def _load_decided() -> dict[str, dict[str, str]]:
    where = Where(DECIDED.name, "the file")
    plain = read_mapping(load_yaml(DECIDED), where)
    kinds = ("renamed", "codes", "demonyms", "capitals", "cow", "names", "leaders")
    sections = {kind: read_mapping(plain.get(kind), where) for kind in kinds}
    return {
        kind: {key: read_text(one, where) for key, one in section.items()}
        for kind, section in sections.items()
    }


def _renamed(decided: Mapping[str, dict[str, str]], code: str) -> str:
    return decided["renamed"].get(code, code)


def _english(demonyms: object) -> tuple[object, ...]:
    words = demonyms.get("eng", {}) if isinstance(demonyms, Mapping) else {}
    return tuple(words.values())


def _capital_names(knowledge: Knowledge, state: Entry) -> tuple[str, ...]:
    if state.capital is None:
        return ()
    place = knowledge.entries[state.capital]
    return (place.name, *place.aliases)


def _find_heads(knowledge: Knowledge) -> dict[str, tuple[Office, ...]]:
    """Give the offices of heads of state and government, by the code of their state."""
    found: dict[str, list[Office]] = {}
    for office in knowledge.offices():
        state = knowledge.entries[office.of]
        titles = [title.lower() for title in office.titles]
        heads = any(map(_HEAD.match, titles)) and not any(map(_NO_HEAD.search, titles[:2]))
        if state.kind == "country" and state.cow and (heads or "head of state" in titles):
            found.setdefault(state.cow, []).append(office)
    return {code: tuple(offices) for code, offices in found.items()}


def _bears(knowledge: Knowledge, person: str, name: str) -> bool:
    entry = knowledge.entries[person]
    return any(is_same(name, one) for one in (entry.name, *entry.aliases))


def _find_reason(decided: Mapping[str, dict[str, str]], spell: Spell) -> str | None:
    """Give the reason for a leader, or for all leaders of a state."""
    reasons = decided["leaders"]
    return reasons.get(f"{spell.state} {spell.leader}") or reasons.get(spell.state)


def _meets(office: Office, first: date, last: date) -> bool:
    return office.earliest <= last and (office.latest is None or first <= office.latest)


def _months(spell: Spell) -> Iterator[tuple[date, date]]:
    first = spell.first
    while first <= spell.last:
        yield first, _end_of(first)
        first = _end_of(first) + timedelta(days=1)


def _tell(spell: Spell, wrong: Sequence[tuple[date, set[str]]]) -> str:
    ours = sorted({name for _, names in wrong for name in names})
    span = f"{wrong[0][0]:%Y-%m} to {wrong[-1][0]:%Y-%m}"
    return f"leader {spell.state} {spell.leader}, {span}: ours are {', '.join(ours)}"


def _read_rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _month(year: str, month: str) -> date:
    return date(int(year), int(month), 1)


def _mend(name: str) -> str:
    """Undo UTF-8 that was read as Latin-1, where it was."""
    try:
        return name.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return name


def _end_of(first: date) -> date:
    return (first.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
