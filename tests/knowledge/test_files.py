"""The knowledge files: that they load, hold together, and that mistakes in them are told."""

from datetime import date
from pathlib import Path

import pytest

from dateline.datafiles import decode, parse_yaml
from dateline.errors import KnowledgeError
from dateline.findings import MentionKind
from dateline.knowledge import KINDS, body_id, load_knowledge, make_slug, with_article
from dateline.knowledge.load import read_folder

KNOWLEDGE = load_knowledge()
FORMER = ("CSK", "DDR", "RVN", "SCG", "SUN", "VDR", "YAR", "YMD", "YUG")


def test_shipped_files_load_once() -> None:
    assert load_knowledge() is load_knowledge()


def test_every_state_has_a_name_and_a_point() -> None:
    states = [entry for entry in KNOWLEDGE.entries.values() if entry.kind == "country"]
    assert len([state for state in states if state.latest is None]) == 250
    former = sorted(state.id for state in states if state.latest is not None)
    assert former == [f"country/{code}" for code in sorted(FORMER)]
    assert all(entry.lat is not None and entry.country and entry.name for entry in states)


def test_states_bear_their_code_of_the_correlates_of_war() -> None:
    assert KNOWLEDGE.entries["country/GBR"].cow == "UKG 200"
    assert KNOWLEDGE.entries["country/SUN"].cow == KNOWLEDGE.entries["country/RUS"].cow
    living = [one.cow for one in KNOWLEDGE.entries.values() if one.cow and one.latest is None]
    assert len(living) == len(set(living)) == 195


def test_every_capital_lies_in_its_country() -> None:
    for entry in KNOWLEDGE.entries.values():
        if entry.capital is not None:
            assert KNOWLEDGE.entries[entry.capital].country == entry.country


@pytest.mark.parametrize(
    ("name", "identity"),
    [
        ("Iraqis", "country/IRQ"),
        ("U.S.", "country/USA"),
        ("Britain", "country/GBR"),
        ("North Atlantic Alliance", "organisation/nato"),
        ("Daesh", "group/islamic-state"),
        ("Kiev", "place/kyiv"),
        ("NMI", "operation/nato-mission-iraq"),
        ("Qasem Soleimani", "person/qassem-soleimani"),
    ],
)
def test_names_find_entries(name: str, identity: str) -> None:
    assert [entry.id for entry in KNOWLEDGE.find(name)] == [identity]


def test_unknown_name_finds_nothing() -> None:
    assert KNOWLEDGE.find("Nobody At All") == ()


def test_offices_tell_who_held_them_when() -> None:
    (office,) = [
        office
        for office in KNOWLEDGE.offices_of("person/jens-stoltenberg")
        if office.of == "organisation/nato"
    ]
    assert office.titles[0] == "Secretary General of NATO"
    assert (office.earliest, office.latest) == (date(2014, 10, 1), date(2024, 10, 1))
    terms = [
        (office.earliest, office.latest)
        for office in KNOWLEDGE.offices_of("person/donald-trump")
        if office.titles[0] == "President of the United States"
    ]
    assert terms == [(date(2017, 1, 20), date(2021, 1, 20)), (date(2025, 1, 20), None)]


def test_nobody_succeeds_before_taking_office() -> None:
    for office in KNOWLEDGE.offices():
        assert office.latest is None or office.earliest <= office.latest
        assert KNOWLEDGE.entries[office.person].kind == "person"


@pytest.mark.parametrize(
    ("actor", "name", "country", "sector"),
    [
        ("organisation/IRQ-government", "Iraqi government", "IRQ", "GOV"),
        ("organisation/TUR-defence-ministry", "Turkish defence ministry", "TUR", "MIL"),
        ("organisation/IRQ-security-forces", "Iraqi security forces", "IRQ", "COP"),
        ("group/nato-defence-ministers", "NATO defence ministers", None, "MIL"),
    ],
)
def test_bodies_are_described_by_rule(
    actor: str, name: str, country: str | None, sector: str
) -> None:
    entry = KNOWLEDGE.describe(actor)
    assert entry is not None
    assert (entry.name, entry.country, entry.sector) == (name, country, sector)


@pytest.mark.parametrize("actor", ["organisation/XXX-government", "organisation/IRQ-fish", "", "-"])
def test_what_no_rule_makes_is_not_described(actor: str) -> None:
    assert KNOWLEDGE.describe(actor) is None


def test_every_body_of_a_state_is_described() -> None:
    iraq = KNOWLEDGE.entries["country/IRQ"]
    for body in KNOWLEDGE.bodies.values():
        entry = KNOWLEDGE.describe(body_id(body, iraq))
        assert entry is not None
        assert entry.country == "IRQ"


def write(folder: Path, text: str) -> Path:
    (folder / "own.yaml").write_text(text, encoding="utf-8")
    return folder


def test_users_entries_win(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        """
        origin: our desk
        organisation:
          nato: {name: Nato, aliases: [the bloc], sector: IGO}
        person:
          ada-example: Ada Example; aliases Dr Example; pronoun she
        offices:
          organisation/nato:
            Clerk of NATO:
              Ada Example: 2020-02 to 2021
        """,
    )
    knowledge = load_knowledge([own])
    assert knowledge.entries["organisation/nato"].name == "Nato"
    assert knowledge.entries["organisation/nato"].origin == "our desk"
    assert knowledge.find("Dr Example")[0].pronoun == "she"
    (office,) = knowledge.offices_of("person/ada-example")
    assert office.titles == ("Clerk of NATO", "Clerk")
    assert (office.earliest, office.latest) == (date(2020, 2, 1), date(2021, 12, 31))
    assert KNOWLEDGE.entries["organisation/nato"].name == "NATO"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("organisation:\n  x: {name: X, colour: red}", "organisation/x.*colour"),
        ("organisation:\n  x: {aliases: Y}", "organisation/x.*no name"),
        ("organisation:\n  x: {name: X, part_of: organisation/none}", "organisation/none"),
        ("operation:\n  x: X; members country/IRQ, country/QQQ", "QQQ"),
        ("place:\n  x: X; country QQ", "QQ"),
        ("place:\n  x: X; at 95 200", "latitude"),
        ("place:\n  x: X; at here", "at is"),
        ("place:\n  x: X; level moon", "level"),
        ("place:\n  x: X; geonames twelve", "whole number"),
        ("group:\n  x: X; from 2020-13", "is no date"),
        ("group:\n  x: X; from 9999-99-99", "is no date"),
        ("group:\n  x: X; to 2020/01", "is no date"),
        ("offices:\n  country/IRQ:\n    king:\n      A B: since 2020", "is no period"),
        ("offices:\n  country/IRQ:\n    king:\n      A B: 2021 to 2020", "ends before"),
        ("offices:\n  country/QQQ:\n    king:\n      A B: 2021 on", "country/QQQ"),
        ("bodies:\n  x: {kind: person}", "organisation or group"),
        ("planets:\n  x: X", "unknown section"),
        ("- 1\n- 2", "expected fields"),
        ("organisation: [", "cannot be read as YAML"),
    ],
)
def test_mistakes_are_told_with_file_and_entry(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(KnowledgeError, match=message) as error:
        load_knowledge([write(tmp_path, text)])
    assert "own.yaml" in str(error.value)


def test_slugs_are_plain() -> None:
    assert make_slug("Mevlüt Çavuşoğlu") == "mevlut-cavusoglu"
    assert make_slug("Robert O'Brien") == "robert-obrien"


def test_articles_stand_where_english_has_them() -> None:
    assert with_article("United States") == "the United States"
    assert with_article("Iraq") == "Iraq"


def test_no_entry_is_told_twice() -> None:
    seen: dict[str, str] = {}
    twice = []
    for name, content in read_folder(None):
        sections = parse_yaml(decode(content, name), name)
        assert isinstance(sections, dict)
        assert str(sections.get("origin", name)).endswith(f"({name})") or "origin" not in sections
        for kind in KINDS:
            section = sections.get(kind)
            for slug in section if isinstance(section, dict) else ():
                if f"{kind}/{slug}" in seen:
                    twice.append((f"{kind}/{slug}", seen[f"{kind}/{slug}"], name))
                seen[f"{kind}/{slug}"] = name
    assert twice == []


def test_people_of_one_name_are_known_to_be_two() -> None:
    """Two entries share a name where two people bear it; anything else is one told twice."""
    people = {
        name: ids
        for name, ids in KNOWLEDGE.names.items()
        if len(ids) > 1 and all(one.startswith("person/") for one in ids)
    }
    assert set(people) == {
        "Andris Berzins",
        "David Johnston",
        "Ri Yong Ho",
        "Ri Yong-ho",
        "Soe Win",
    }


@pytest.mark.parametrize(
    ("kind", "sectors", "least"),
    [
        ("organisation", ("IGO",), 300),
        ("group", ("REB", "PRM", "PTY", "UAF", "CRM", "OPP"), 400),
        ("operation", (), 150),
    ],
)
def test_enough_is_known(kind: MentionKind, sectors: tuple[str, ...], least: int) -> None:
    found = [one for one in KNOWLEDGE.of_kind(kind) if not sectors or one.sector in sectors]
    assert len(found) >= least


def test_enough_office_holders_are_known() -> None:
    since = date(1990, 1, 1)
    held = [one for one in KNOWLEDGE.offices() if one.latest is None or one.latest >= since]
    assert len({one.person for one in held}) >= 1500
