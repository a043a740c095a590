"""`dateline codebook add` and `train`: what they write, keep, refuse and learn."""

import json
from pathlib import Path

import pytest

from dateline.annotate.spacy import SpacyAnnotator
from tests.cli.test_codebook import BAD, GOOD, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for a codebook."""
    made = tmp_path / "own"
    made.mkdir()
    return made


@pytest.fixture
def quick(annotator: SpacyAnnotator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands use the language model that the tests have loaded."""
    monkeypatch.setattr("dateline.annotate.spacy.SpacyAnnotator", lambda _: annotator)


WATCHED = ("--example", "The navy watched Norway.", "--actor", "navy", "--recipient", "Norway")


@pytest.mark.usefixtures("quick")
def test_adding_makes_folder_and_file(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "book"
    status, out, err = run("codebook", "add", str(folder), "PATROL", "watch HOST", *WATCHED)
    assert (status, out) == (0, "")
    assert f"{folder / 'patrol.yaml'}: added watch HOST\n" in err
    assert err.endswith("1 example, 0 flaws\n")
    assert (folder / "patrol.yaml").read_text("utf-8").startswith("# Frames of PATROL")
    assert [one.name for one in folder.iterdir()] == ["patrol.yaml"]


@pytest.mark.usefixtures("quick")
def test_adding_twice_adds_nothing(folder: Path) -> None:
    given = ("codebook", "add", str(folder), "PATROL", "watch HOST", "guard HOST", *WATCHED)
    run(*given)
    before = (folder / "patrol.yaml").read_bytes()
    status, _, err = run(*given)
    assert status == 0
    assert "there already: watch HOST\nthere already: guard HOST\nnothing was new" in err
    assert (folder / "patrol.yaml").read_bytes() == before


COMMENTED = (
    "# Mine.\ntype: PATROL   # a type\r\nverbs:\n# the first\n- frames: [patrol HOST]  # it\n"
    "\n# behind\nexamples:\n  - {say: 'The navy patrolled Norway.'}  # one\n# the end"
)


@pytest.mark.parametrize("text", [COMMENTED, GOOD, "type: PATROL", "type: PATROL\nverbs:\n"])
@pytest.mark.parametrize("noun", [True, False])
@pytest.mark.usefixtures("quick")
def test_what_is_in_a_file_stays(folder: Path, text: str, noun: bool) -> None:  # noqa: FBT001
    path = folder / "patrol.yaml"
    path.write_bytes(text.encode())
    pattern = "watch [by ACTOR]" if noun else "watch HOST"
    run("codebook", "add", str(folder), "PATROL", pattern, *(["--noun"] if noun else []))
    added = path.read_text("utf-8")
    assert pattern in added
    lines = iter(added.splitlines())
    assert all(line in lines for line in text.splitlines())
    assert [one.name for one in folder.iterdir()] == ["patrol.yaml"]


@pytest.mark.parametrize(
    "text",
    [
        "type: PATROL\nverbs: [{frames: [patrol HOST]}]\n",
        "{type: PATROL, verbs: [{frames: [patrol HOST]}]}\n",
        "type: CONSULT\nverbs:\n  - frames: [visit HOST]\n",
        "type: PATROL\nverbs: &all\n  - frames: [patrol HOST]\nnouns: []\n...\n",
    ],
)
@pytest.mark.usefixtures("quick")
def test_a_file_that_cannot_be_added_to_is_left_alone(folder: Path, text: str) -> None:
    path = folder / "patrol.yaml"
    path.write_text(text, encoding="utf-8")
    status, _, err = run("codebook", "add", str(folder), "PATROL", "watch HOST")
    assert status == 0
    assert path.read_text("utf-8") == text
    assert f"{folder / 'patrol-added.yaml'}: added watch HOST" in err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["PATROL", "watch <hosts>"], "there is no group 'hosts'"),
        (["PATROL", "watch [HOST"], "']' is missing"),
        (["PATROL", "watch HOST]"], "']' closes nothing"),
        (["PATROL", ""], "it has no first word"),
        (["PATROL", "Watch HOST"], "small letters"),
        (["PATROL", "watch HOST", "watch {}"], "'watch {}'"),
        (["PATROL", "*watch", "--noun"], "a row has a verb"),
        (["patrol", "watch HOST"], "give one in capitals, as PATROL"),
        (["PATROL", "watch HOST", "--actor", "navy"], "--example"),
    ],
)
def test_what_cannot_be_added_changes_nothing(
    folder: Path, arguments: list[str], what: str
) -> None:
    status, out, err = run("codebook", "add", str(folder), *arguments)
    assert (status, out) == (2, "")
    assert what in err
    assert "Nothing was written." in err
    assert list(folder.iterdir()) == []


def test_a_file_with_a_flaw_is_found_by_the_check(folder: Path) -> None:
    (folder / "patrol.yaml").write_text(BAD, encoding="utf-8")
    status, out, _ = run("codebook", "add", str(folder), "PATROL", "watch HOST")
    assert status == 1
    assert "no group 'hosts'" in out


ROWS = (
    "say,type,actor,recipient,code,mode\n"
    '"Norway patrolled Iceland, officials said.",PATROL,Norway,Iceland,155,\n'
    "The navy scouted Iceland.,PATROL,navy,Iceland,155,\n"
    "Rebels attacked an army base.,ASSAULT,Rebels,,,\n"
)


def write_lines(path: Path, *rows: dict[str, str]) -> str:
    path.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    return str(path)


@pytest.mark.usefixtures("quick")
def test_learning_from_csv_and_then_nothing_more(folder: Path, tmp_path: Path) -> None:
    table = tmp_path / "examples.csv"
    table.write_text(ROWS, encoding="utf-8")
    given = ("codebook", "train", str(folder), "--examples", str(table))
    status, out, err = run(*given)
    assert status == 0
    assert out.count("{patrol|scout} RECIPIENT") == 2
    assert "3 examples: 2 learned, 1 already right, 0 not learned\n" in err
    learned = folder / "patrol-learned.yaml"
    text = learned.read_text("utf-8")
    assert 'code: "155"' in text
    assert run("codebook", "check", str(folder)) == (0, "", "2 examples, 0 flaws\n")
    status, out, err = run(*given)
    assert (status, learned.read_text("utf-8")) == (0, text)
    assert "0 learned, 3 already right" in err
    assert "wrote" not in err


@pytest.mark.usefixtures("quick")
def test_the_same_examples_give_the_same_files(tmp_path: Path) -> None:
    table = tmp_path / "examples.csv"
    table.write_text(ROWS, encoding="utf-8")
    texts = []
    for name in ("one", "two"):
        run("codebook", "train", str(tmp_path / name), "--examples", str(table))
        texts.append((tmp_path / name / "patrol-learned.yaml").read_text("utf-8"))
    assert texts[0] == texts[1]


@pytest.mark.usefixtures("quick")
def test_learning_from_the_folder_keeps_its_files(folder: Path) -> None:
    own = "# Mine.\ntype: PATROL\nexamples:\n  - {say: The navy patrolled Norway., actor: navy}\n"
    (folder / "patrol.yaml").write_text(own, encoding="utf-8")
    status, out, _ = run("codebook", "train", str(folder))
    assert status == 0
    assert "HOST" in out
    assert (folder / "patrol.yaml").read_text("utf-8") == own
    learned = (folder / "patrol-learned.yaml").read_text("utf-8")
    assert "# from patrol.yaml: The navy patrolled Norway." in learned
    assert run("codebook", "check", str(folder)) == (0, "", "1 example, 0 flaws\n")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ({"say": "Norway met Iceland.", "type": "PATROL", "actor": "Sweden"},
         "the actor 'Sweden' does not stand in the sentence"),
        ({"say": "Iceland got boats from Norway.", "type": "PATROL", "actor": "Norway",
          "recipient": "Iceland"}, "no verb or noun has 'Norway' as actor and 'Iceland'"),
        ({"say": "Anglers patrolled Norway.", "type": "PATROL", "actor": "Anglers"},
         "'Anglers' is no word for people"),
        ({"say": "Rebels attacked an army base.", "type": "PATROL", "actor": "Rebels"},
         "from ASSAULT"),
        ({"say": "It rained.", "type": "PATROL"}, "it names nobody"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("quick")
def test_what_cannot_be_learned_says_why(
    folder: Path, tmp_path: Path, row: dict[str, str], why: str
) -> None:
    table = write_lines(tmp_path / "examples.jsonl", row)
    status, out, err = run("codebook", "train", str(folder), "--examples", table)
    assert status == 1
    assert why in out
    assert "1 example: 0 learned, 0 already right, 1 not learned" in err
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.csv", "sentence,type\nx,PATROL\n", ":1: no column say"),
        ("a.csv", "say,type\nNorway, too,PATROL\n", ":2: more cells than columns"),
        ("a.csv", "say,type\n,PATROL\n", ":2: say is empty"),
        ("a.csv", "say,type,who\nx,PATROL,y\n", ":2: unknown field 'who'"),
        ("a.csv", "say,type\nx,patrol\n", ":2: type is 'patrol'"),
        ("a.csv", "say,type,status\nx,PATROL,done\n", ":2: status is 'done'"),
        ("a.jsonl", "\n[1]\n", ":2: no object"),
        ("a.jsonl", "{\n", ":1: no JSON"),
        ("a.jsonl", '{"say": 5}', ":1: say is 5"),
        ("b.csv", None, "cannot be read"),
    ],
)
def test_a_table_that_cannot_be_read(
    folder: Path, tmp_path: Path, name: str, text: str | None, what: str
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    table = str(tmp_path / name)
    status, out, err = run("codebook", "train", str(folder), "--examples", table)
    assert (status, out) == (2, "")
    assert what in err


def test_a_folder_with_flaws_learns_nothing(folder: Path) -> None:
    (folder / "patrol.yaml").write_text(BAD, encoding="utf-8")
    status, _, err = run("codebook", "train", str(folder))
    assert status == 5
    assert "patrol.yaml:3:" in err
    assert [one.name for one in folder.iterdir()] == ["patrol.yaml"]
