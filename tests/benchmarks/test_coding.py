"""The benchmark of coding: dictionaries, the codes of phrases, and what is counted."""

import json
from datetime import date
from pathlib import Path

import pytest

from benchmarks.coding import Triple, read_records, score
from benchmarks.coding_actors import Coder
from benchmarks.coding_dictionaries import (
    read_discards,
    write_codebook,
    write_knowledge,
)
from dateline.extract.events.codebook import load_codebook
from dateline.findings import Participant
from dateline.knowledge import Knowledge, load_knowledge
from dateline.text import Span

ACTORS = """<!-- a list of nobody -->
NORLAND [NRL]  # the north
+NORLANDERS
PORT_HOLM_
SUDMARK [SUD]
ADA MOEN
\t[REB < 19900101]
\t[GOV 19900101-19991231]
\t[ELI >19991231]
THE HOUSE [---]
"""
AGENTS = """!MINIST! = MINISTER, MINISTRY
SOLDIER [~MIL]  # one
POLICE {} [~COP]
GOOSE {GEESE} [~GOO]
PARTY [~PTY]
!MINIST!_OF_DAMS [~GOV]
CHARITY [NGO~]
"""
VERBS = """&TALKS_
+TALKS
+&LONG

&LONG
+PEACE_TALKS

--- OPEN [050:051] ---
OPEN {OPENED}  # verb
+SHUT_DOWN {+SHUTS_DOWN}
RECALL [060]
- * &TALKS_WITH [061]
- NOT * [---]
- % * [062]
- + WAS_* BY_ $ FOR ^ [063]

--- KEEP [---] ---
KEEP
- * PEACE [070]
"""
DISCARDS = "FOOTBALL  ; a game\n+TENNIS\n"
RECORDS = """<Sentences>
<Sentence date="19950101" id="A-1"><EventCoding sourcecode="NRLMIL" targetcode="SUD"
eventcode="050"></EventCoding><EventCoding sourcecode="SUD" targetcode="NRLMIL" eventcode="051">
</EventCoding><Text>
Soldiers from Norland opened
Sudmark.</Text></Sentence>
<Sentence date="19950101" id="A-2"><EventCoding noevents="True"></EventCoding>
<Text>Norland did not open Sudmark.</Text></Sentence>
<Sentence date="19950101" id="A-3"><EventCoding error="storydiscard"></EventCoding>
<Text>Norland opened Sudmark after tennis.</Text></Sentence>
<Sentence date="19950101" id="A-4"><EventCoding sourcecode="NRL" targetcode="---"
eventcode="050"></EventCoding><Text>Norland opened the door.</Text></Sentence>
</Sentences>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small set of the layout that the benchmark takes."""
    lists = tmp_path / "dictionaries"
    lists.mkdir()
    for name, text in [
        ("actors", ACTORS), ("agents", AGENTS), ("verbs", VERBS), ("discards", DISCARDS),
    ]:  # fmt: skip
        (lists / f"A.{name}.txt").write_text(text, encoding="utf-8")
    (tmp_path / "A.records.xml").write_text(RECORDS, encoding="utf-8")
    return tmp_path


@pytest.fixture
def knowledge(folder: Path, tmp_path: Path) -> Knowledge:
    """The knowledge of its actors and agents."""
    lists, into = folder / "dictionaries", tmp_path / "knowledge"
    into.mkdir()
    write_knowledge(lists / "A.actors.txt", lists / "A.agents.txt", into)
    return load_knowledge([into], shipped=False)


def test_verbs_become_rows(folder: Path, tmp_path: Path) -> None:
    write_codebook(folder / "dictionaries" / "A.verbs.txt", tmp_path)
    groups = json.loads((tmp_path / "groups.yaml").read_text("utf-8"))
    assert groups == {"talks": ["talks", "peace talks"], "long": ["peace talks"]}
    rows = [
        (one["code"], one["frames"][0])
        for one in json.loads((tmp_path / "verbs.yaml").read_text("utf-8"))["verbs"]
    ]
    assert [row for row in rows if "*open" in row[1] and "*opened" not in row[1]] == [
        ("050:051", "*open"),
        ("061", "*open <talks>_with"),
        ("---", "not *open"),
        ("062", "BOTH *open"),
        ("063", "RECIPIENT was_*open by ACTOR for ANY"),
    ]
    assert ("060", "*recall") in rows
    assert [row for row in rows if "keep" in row[1]] == [("070", "*keep peace")]
    assert len(load_codebook([tmp_path]).rows["recall"]) == 5


def test_a_verb_of_two_words_keeps_its_star(folder: Path, tmp_path: Path) -> None:
    path = folder / "dictionaries" / "B.verbs.txt"
    path.write_text("--- SHUT [1] ---\n+SHUT_DOWN {+SHUTS_DOWN}\nWIRE_+TAP\n- WILL * NOW [2]\n")
    write_codebook(path, tmp_path)
    assert [
        (one["code"], one["frames"][0])
        for one in json.loads((tmp_path / "verbs.yaml").read_text("utf-8"))["verbs"]
    ] == [
        ("1", "*shut_down"),
        ("2", "will *shut_down now"),
        ("1", "*shuts_down"),
        ("2", "will *shuts_down now"),
        ("1", "wire_*tap"),
        ("2", "will wire_*tap now"),
    ]


def test_discards(folder: Path) -> None:
    assert read_discards(folder / "dictionaries" / "A.discards.txt") == ("FOOTBALL", "TENNIS")


@pytest.mark.parametrize(
    ("phrases", "year", "codes"),
    [
        (["Norland"], 1995, ("NRL",)),
        (["The Norlanders' soldiers"], 1995, ("NRLMIL",)),
        (["soldiers and police of Norland"], 1995, ("NRLMILCOP",)),
        (["geese from Sudmark"], 1995, ("SUDGOO",)),
        (["the Sudmark Ministry of Dams"], 1995, ("SUDGOV",)),
        (["a charity in Norland"], 1995, ("NGONRL",)),
        (["parties in Norland and Sudmark"], 1995, ("NRLPTY", "SUDPTY")),
        (["Norland's envoy to Sudmark"], 1995, ("NRL",)),
        (["soldiers", "the police of Norland"], 1995, ("NRLMIL", "NRLCOP")),
        (["soldiers"], 1995, ()),
        (["the house"], 1995, ()),
        (["Ada Moen"], 1985, ("REB",)),
        (["Ada Moen"], 1995, ("GOV",)),
        (["Ada Moen"], 2005, ("ELI",)),
    ],
)
def test_codes_of_phrases(
    knowledge: Knowledge, phrases: list[str], year: int, codes: tuple[str, ...]
) -> None:
    people = [Participant(Span(0, len(one), one, one), None, None) for one in phrases]
    assert Coder(knowledge).code(people, date(year, 6, 1)) == codes


def test_records(folder: Path) -> None:
    first, second, third, fourth = read_records(folder)
    assert first.text == "Soldiers from Norland opened Sudmark."
    assert first.gold == {Triple("NRLMIL", "SUD", "050"), Triple("SUD", "NRLMIL", "051")}
    assert not second.gold
    assert not third.gold
    assert fourth.gold == {Triple("NRL", "---", "050")}


def test_scores(folder: Path) -> None:
    result = score(folder)
    assert result.figures["exact_f1"] == pytest.approx(0.8)  # two of three triples
    assert result.figures["records"] == 0.75
    assert result.figures["exact_f1_dev"] == result.figures["root_f1_dev"] == 1
    assert not any("A-4" in line for line in result.lines)  # what is held out is not shown
