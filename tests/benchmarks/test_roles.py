"""The benchmark of roles: how entities are matched, what fills a role, what a folder reports."""

import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks import roles
from benchmarks.roles import Entities

Roles = dict[str, list[list[list[Any]]]]

TEXT = (
    "yesterday rebels of the norland liberation front (nlf) killed mayor peter holm in sudmark.  "
    "the police said that the rebels plan to kidnap judge ada moen.    "
    "the gunmen attacked holm with a bomb."
)
GOLD: Roles = {
    "PerpInd": [[["rebels", 0]], [["gunmen", 150]]],
    "PerpOrg": [[["norland liberation front", 14], ["nlf", 35]]],
    "Target": [],
    "Victim": [[["peter holm", 53]], [["carl dahl", 0]]],
    "Weapon": [[["bomb", 180]]],
}
NOTHING: Roles = {role: [] for role in GOLD}


def write_records(file: Path, *records: tuple[str, Roles]) -> Path:
    rows = [
        {"docid": f"X-{number}", "doctext": text, "extracts": gold}
        for number, (text, gold) in enumerate(records)
    ]
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def entities(*given: str) -> Entities:
    """Entities whose mentions stand between slashes."""
    return tuple(frozenset(one.split("/")) for one in given)


@pytest.mark.parametrize(
    ("gold", "given", "right"),
    [
        (("a/b", "c"), ("a", "b", "d"), 1),  # both fit one gold entity, which counts once
        (("a/b", "a"), ("a", "b"), 2),  # "a" makes room for "b"
        (("a/b", "a"), ("b", "a"), 2),
        (("a/b/c",), ("a/b",), 1),
        (("a/b",), ("a/d",), 0),  # a mention too many
        (("a",), (), 0),
        ((), ("a",), 0),
    ],
)
def test_match(gold: tuple[str, ...], given: tuple[str, ...], right: int) -> None:
    assert roles.match(entities(*gold), entities(*given)) == right


def test_counts_over_roles_and_reports() -> None:
    counts = roles.count(
        [
            ({"victim": entities("a/b", "c")}, {"victim": entities("a", "b", "d")}),
            ({"victim": entities("e"), "weapon": entities("f")}, {"victim": entities("e")}),
        ]
    )  # 2 of 4 given are right, of 4 wanted
    assert counts.f1(roles.ALL) == pytest.approx(2 * 2 / (4 + 4))
    assert counts.f1("victim") == pytest.approx(2 * 2 / (3 + 4))
    assert counts.f1("weapon") == 0


def test_normalise() -> None:
    assert roles.normalise('The "Well-Armed"  men of a U.S. unit') == "wellarmed men of us unit"


def test_scores(tmp_path: Path) -> None:
    file = write_records(tmp_path / "a.json", (TEXT, GOLD), ("the talks went on.", NOTHING))
    figures = roles.score(file).figures
    assert figures["perp_org_f1"] == 1
    assert figures["victim_f1"] == pytest.approx(2 / 3)  # the plan to kidnap is no incident
    assert figures["weapon_f1"] == figures["target_f1"] == 0
    assert figures["perp_ind_f1"] > 0
    assert figures["ceaf_ree_recall"] < figures["ceaf_ree_f1"] < figures["ceaf_ree_precision"]


def test_a_folder_reports_its_dev_part(tmp_path: Path) -> None:
    write_records(tmp_path / "train.json", (TEXT, GOLD), (TEXT, GOLD))
    assert len(roles.read_records(tmp_path)) == 2
    write_records(tmp_path / "dev.json", (TEXT, GOLD))
    (record,) = roles.read_records(tmp_path)
    assert record.gold["perp_org"] == entities("norland liberation front/nlf")
