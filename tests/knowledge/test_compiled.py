"""The compiled form: it says what the files say, is mapped, and mends itself."""

import errno
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.datafiles import Plain
from dateline.knowledge import fold, load_knowledge, make_knowledge
from dateline.knowledge.compiled import Compiled, compile_parts, open_compiled, write_compiled
from dateline.knowledge.files import collect
from dateline.knowledge.load import CACHE_VARIABLE, _load, cache_folder

FILES = ("keys.trie", "slots.npy", "numbers.npy", "ends.npy", "records.jsonl", "about.json")
CONTENT: Plain = {
    "country": {"NOR": {"name": "Norway", "adjectives": "Norwegian, Norwegians"}},
    "organisation": {
        "fjord": "Fjord Council; aliases Conseil du Fjörd, FC; country NOR; from 1999"
    },
    "group": {"al-fjord": "al-Fjord; country NOR"},
    "offices": {"organisation/fjord": {"chair": {"Ada Ås": "2001 to 2003, 2005-02-01 on"}}},
    "bodies": {"army": {"nouns": "army, troops", "sector": "MIL"}},
}


def test_what_is_written_is_what_is_opened(tmp_path: Path) -> None:
    found = collect([("content", CONTENT)])
    made = compile_parts(found.entries, found.offices, found.bodies)
    write_compiled(made, tmp_path)
    opened = open_compiled(tmp_path)
    assert opened.about == made.about
    for number in range(made.about.entries):
        assert opened.entry(number) == made.entry(number) == found.entries[number]
    for number, office in enumerate(found.offices, made.about.entries):
        assert opened.office(number) == office


def test_names_are_found_from_their_beginning() -> None:
    names = make_knowledge(CONTENT).names
    assert list(names.starts("Fjord Council of Norway")) == ["Fjord Council"]
    assert list(names.starts("al-Fjord men")) == ["al-Fjord"]
    assert list(names.starts("fjord council")) == []
    assert names["Conseil du Fjord"] == names["Conseil du Fjörd"] == ("organisation/fjord",)
    assert [name for name, *_ in names.starts_shouted("NORWEGIANS ARRIVE")] == [
        "NORWEGIANS", "NORWEGIAN",
    ]  # fmt: skip
    assert len(names) == len(set(names)) == 8
    assert "Fjord" not in names
    with pytest.raises(KeyError):
        names["Fjord"]


def test_who_held_an_office_on_a_day() -> None:
    knowledge = make_knowledge(CONTENT)

    def holders(day: date) -> list[str]:
        return [one.person for one in knowledge.holders("Chair", "organisation/fjord", day)]

    assert holders(date(2002, 1, 1)) == holders(date(2025, 1, 1)) == ["person/ada-as"]
    assert holders(date(2004, 6, 1)) == []


def test_a_users_bearer_of_a_name_comes_first(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text("group:\n  natty: Natty; aliases NATO\n", encoding="utf-8")
    assert load_knowledge([tmp_path]).names["NATO"] == ("group/natty", "organisation/nato")


def test_files_are_compiled_once_and_again_when_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    texts = (("a.yaml", b"group:\n  x: Xanthians\n"),)
    for spoil in (None, *FILES):
        _load.cache_clear()
        if spoil is not None:
            (folder,) = cache_folder().iterdir()
            (folder / spoil).write_bytes(b"")
        assert _load(texts, ()).find("Xanthians")[0].id == "group/x"
    (folder,) = cache_folder().iterdir()
    assert {path.name for path in folder.iterdir()} == set(FILES)
    _load.cache_clear()


def test_a_folder_that_cannot_be_written_to_does_no_harm(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "file" / "cache"))
    _load.cache_clear()
    assert _load((("a.yaml", b"group:\n  x: Xanthians\n"),), ()).find("Xanthians")
    _load.cache_clear()


def test_a_full_disk_does_no_harm_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(compiled: Compiled, folder: Path) -> None:
        write_compiled(compiled, folder)
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setenv(CACHE_VARIABLE, str(tmp_path / "cache"))
    monkeypatch.setattr("dateline.knowledge.load.write_compiled", fill)
    _load.cache_clear()
    assert _load((("a.yaml", b"group:\n  x: Xanthians\n"),), ()).find("Xanthians")
    assert list(cache_folder().iterdir()) == []
    _load.cache_clear()


_OPEN = """
import mmap
from dateline.knowledge import load_knowledge
def resident():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * mmap.PAGESIZE / 1e6
before = resident()
knowledge = load_knowledge()
for entry in knowledge.entries.values():
    knowledge.find(entry.name), knowledge.offices_of(entry.id)
print(resident() - before)
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells what is mapped")
def test_all_of_it_takes_little_memory() -> None:
    load_knowledge()
    ran = subprocess.run([sys.executable, "-c", _OPEN], capture_output=True, text=True, check=True)  # noqa: S603
    assert 0 < float(ran.stdout) < 60


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert all(
        one == other
        for one, other in zip(text, folded, strict=True)
        if one.isalnum() and one.isascii()
    )
