"""Own codebooks: what they add and replace, what comes out, and every flaw with its line."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate.spacy import SpacyAnnotator
from dateline.codec import decode, encode
from dateline.errors import KnowledgeError
from dateline.extract.events.codebook import Flaw, load_codebook, read_codebook
from dateline.extract.events.find import find_events
from dateline.extract.events.frames import Lexicon, load_lexicon
from dateline.findings import Event, Reading
from tests.builders import make_document
from tests.extract.events.test_examples import NOTHING, mentions_of

Write = Callable[..., Path]
Find = Callable[[str, Lexicon], tuple[Event, ...]]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write files of a codebook, given by name, and give their folder."""

    def write_files(**files: str) -> Path:
        for name, text in files.items():
            (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write_files


@pytest.fixture
def find(annotator: SpacyAnnotator) -> Find:
    """Find the events of a sentence with a lexicon."""

    def find_in(text: str, lexicon: Lexicon) -> tuple[Event, ...]:
        document = make_document(text, published="2021-06-15")
        sentences = next(annotator.annotate([document]))
        reading = Reading(document, mentions=mentions_of(document, sentences))
        return find_events(reading, sentences, NOTHING, lexicon=lexicon)[0]

    return find_in


def test_no_codebook_is_the_shipped_lexicon() -> None:
    assert load_codebook([]) is load_lexicon()


PATROL = """type: PATROL
code: "155"
verbs:
  - frames: [patrol HOST, "*send <boats>"]
  - code: "156"
    frames: ["*guard coast"]
nouns:
  - frames: ["patrol by ACTOR"]
"""
BOATS = "boats: [ferry, fishing boats]"


@pytest.mark.parametrize(
    ("text", "kind", "code", "actor", "recipient"),
    [
        ("The navy patrolled Norway.", "PATROL", "155", ["The navy"], ["Norway"]),
        ("Norway sent fishing boats to Iceland.", "PATROL", "155", ["Norway"], ["Iceland"]),
        ("Norway guarded the Icelandic coast.", "PATROL", "156", ["Norway"], ["Icelandic"]),
        ("Rebels attacked an army base.", "ASSAULT", None, ["Rebels"], []),
    ],
)
def test_own_types_beside_the_shipped_ones(
    write: Write, find: Find, text: str, kind: str, code: str | None,
    actor: list[str], recipient: list[str],
) -> None:  # fmt: skip
    (event,) = find(text, load_codebook([write(patrol=PATROL, groups=BOATS)]))
    assert (event.type, event.code) == (kind, code)
    assert [one.span.text for one in event.actor] == actor
    assert [one.span.text for one in event.recipient] == recipient


def test_an_own_frame_of_a_shipped_type_goes_first(write: Write, find: Find) -> None:
    text = 'type: AID\ncode: "075"\nverbs:\n  - frames: ["*attack base"]\n'
    (event,) = find("Rebels attacked an army base.", load_codebook([write(aid=text)]))
    assert (event.type, event.code) == ("AID", "075")


@pytest.mark.parametrize(
    "files",
    [
        {"assault": "type: ASSAULT\nreplaces: yes\nverbs:\n  - frames: [tickle RECIPIENT]\n"},
        {"codebook": "shipped: no", "tickle": "type: TICKLE\nverbs:\n  - frames: ['*tickle']\n"},
    ],
)
def test_shipped_frames_can_be_left_out(write: Write, find: Find, files: dict[str, str]) -> None:
    lexicon = load_codebook([write(**files)])
    assert find("Rebels attacked an army base.", lexicon) == ()
    assert len(find("Rebels tickled the soldiers.", lexicon)) == 1


ROWS = """type: DEED
verbs:
  - {code: plain, frames: ["*meet"]}
  - {code: refused, frames: ["not *meet"]}
  - {code: far, frames: ["*meet summit"]}
  - {code: each other, frames: ["BOTH *meet"]}
  - {code: turned, frames: ["RECIPIENT was *seen with ACTOR"]}
  - {code: passed over, frames: ["*warn at ANY of RECIPIENT"]}
  - {code: warned, frames: ["*warn"]}
  - {code: down, frames: ["*shut_down"]}
"""


@pytest.mark.parametrize(
    ("text", "code", "actor", "recipient"),
    [
        ("Norway met Iceland.", "plain", ["Norway"], ["Iceland"]),
        ("Norway did not meet Iceland.", "refused", ["Norway"], ["Iceland"]),
        ("Norway met Iceland at a summit.", "far", ["Norway"], ["Iceland"]),
        ("Norway and Iceland met.", "each other", ["Norway", "Iceland"], []),
        ("Norway was seen with Iceland.", "turned", ["Iceland"], ["Norway"]),
        ("Norway warned at a meeting of Iceland.", "passed over", ["Norway"], ["Iceland"]),
        ("Norway was warned by Iceland.", "warned", ["Iceland"], ["Norway"]),
        ("Norway is to meet Iceland and Denmark.", "plain", ["Norway"], ["Iceland", "Denmark"]),
        ("Norway shut down Iceland.", "down", ["Norway"], ["Iceland"]),
        ("Norway shut the door.", None, [], []),
    ],
)  # fmt: skip
def test_who_takes_part_in_a_row(
    write: Write, find: Find, text: str, code: str | None, actor: list[str], recipient: list[str]
) -> None:
    events = find(text, load_codebook([write(codebook="shipped: no", deed=ROWS)]))
    assert [one.code for one in events] == ([code] if code else [])
    for event in events:
        assert [one.span.text for one in event.actor] == actor
        assert [one.span.text for one in event.recipient] == recipient


def test_the_model_reads_again_only_types_that_nobody_wrote(write: Write) -> None:
    own = load_codebook(
        [write(patrol=PATROL, groups=BOATS, aid="type: AID\nverbs:\n  - frames: [feed HOST]\n")]
    )
    assert load_lexicon().modelled - own.modelled == {"AID"}
    assert "PATROL" not in own.modelled


def test_a_code_is_kept_in_json_and_none_is_left_out(write: Write, find: Find) -> None:
    text = "Norway met Iceland."
    (coded,) = find(text, load_codebook([write(codebook="shipped: no", deed=ROWS)]))
    (plain,) = find(text, load_lexicon())
    written = encode(coded)
    assert isinstance(written, dict)
    assert written["code"] == "plain"
    assert decode(Event, written, text) == coded
    assert "code" not in str(encode(plain))
    assert decode(Event, encode(plain), text) == plain


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The minister visited Norway.", "042"),
        ("Rebels attacked an army base.", "199"),
        ("Norway will not visit Iceland.", "125"),
        ("Norway patrolled Iceland.", "155"),
    ],
)
def test_codes_of_a_crosswalk(write: Write, find: Find, text: str, code: str) -> None:
    folder = write(codebook="codes: cameo", codes='ASSAULT: {any: "199"}', patrol=PATROL,
                   groups=BOATS)  # fmt: skip
    (event,) = find(text, load_codebook([folder]))
    assert event.code == code


def test_a_turned_event_has_no_code_of_its_frame(write: Write, find: Find) -> None:
    text = 'type: CONSULT\nreplaces: yes\nverbs:\n  - {frames: [visit HOST], code: "9"}\n'
    lexicon = load_codebook([write(visit=text)])
    assert [one.code for one in find("Norway visited Iceland.", lexicon)] == ["9"]
    refused = find("Norway will not visit Iceland.", lexicon)
    assert [(one.type, one.code) for one in refused] == [("REJECT", None)]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("codebook", "codes: ATLAS", "codes is 'ATLAS': give one of cameo"),
        ("codebook", "codes: [cameo]", "codes is ['cameo']"),
        ("codebook", "shiped: no", "unknown field 'shiped'"),
        ("codes", "VISIT: 042", "VISIT has no codes by mode"),
        ("groups", "boats: ferry", "the group 'boats' is no list of words"),
    ],
)
def test_flaws_of_the_other_files(write: Write, name: str, text: str, what: str) -> None:
    (flaw,) = read_codebook([write(**{name: text})]).flaws
    assert what in str(flaw)


FLAWS = {
    "type: visit\n": (1, "type is 'visit': give one of AGREE"),
    "verbs: []\n": (1, "type is None"),
    "- visit\n": (1, "holds no fields"),
    "type: VISIT\nverbs:\n  - frames: [visit HOST]\n    mod: x\n": (4, "unknown field 'mod'"),
    "type: VISIT\nverbs:\n  - mode: x\n": (3, "a group without frames"),
    "type: VISIT\nverbs:\n  - frames:\n    - visit HOST\n    - visit <hosts>\n": (
        5,
        "no group 'hosts'",
    ),
    "type: VISIT\nverbs:\n  - frames: ['visit {}']\n": (3, "the pattern 'visit {}'"),
    "type: VISIT\nverbs:\n  - code: 042\n    frames: [visit HOST]\n": (3, "a code in quotes"),
    "type: VISIT\nverbs:\n  - frames: [visit HOST]\n    mutual: maybe\n": (4, "give yes or no"),
    "type: VISIT\nverbs: visit\n": (2, "verbs is no list"),
    "type: VISIT\nverbs:\n  - visit HOST\n": (3, "has no fields"),
    "type: VISIT\nexamples:\n  - {actor: Norway}\n": (1, "an example says nothing"),
    "type: VISIT\nexamples:\n  - {say: They met., status: done}\n": (3, "status is 'done'"),
    "type: VISIT\nexamples:\n  - {say: They met., code: 042}\n": (3, "example's code is"),
    "type: VISIT\nexamples:\n  - {say: They met., actor: [Norway]}\n": (3, "example's actor is"),
    "type: VISIT\nverbs:\n  - frames: [visit HOST]\n    not: word\n": (4, "not is no list"),
    "type: VISIT\nnouns:\n  - frames: ['*visit']\n": (3, "a row has a verb"),
    "type: VISIT\n5: x\n": (2, "unknown field '5'"),
    "type: VISIT\nverbs: [\n": (3, "cannot be read as YAML"),
}


@pytest.mark.parametrize("text", FLAWS)
def test_flaws_have_file_and_line(write: Write, text: str) -> None:
    folder = write(visit=text)
    flaws = read_codebook([folder]).flaws
    line, what = FLAWS[text]
    assert [(one.file, one.line) for one in flaws] == [(str(folder / "visit.yaml"), line)]
    assert what in flaws[0].what
    with pytest.raises(KnowledgeError, match=r"visit\.yaml:"):
        load_codebook([folder])


def test_all_flaws_come_at_once(write: Write) -> None:
    text = (
        "type: VISIT\nverbs:\n  - {frames: [visit <hosts>], mod: x}\n  - {frames: ['visit {}']}\n"
    )
    assert len(read_codebook([write(visit=text, groups="boats: ferry")]).flaws) == 4


_WORDS = st.sampled_from(["type", "verbs", "nouns", "frames", "examples", "say", "code", "mode",
    "not", "VISIT", "visit HOST", "*visit <talks>", "*visit_ACTOR", "{", "visit [", "*",
    "visit {a|", "yes", "42", "mutual", "codes", "any", "otherwise", "RECIPIENT", ""])  # fmt: skip
_TREES = st.recursive(
    st.one_of(_WORDS, st.none(), st.integers(0, 9), st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(_WORDS, inner, max_size=4)
    ),
    max_leaves=12,
)


@given(
    groups=st.lists(st.dictionaries(_WORDS, _TREES, max_size=5), max_size=3),
    name=st.sampled_from(["visit", "groups", "codes", "codebook"]),
)
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_a_file_holds_nothing_breaks(
    write: Write, groups: list[dict[str, object]], name: str
) -> None:
    other = {"codes": groups, "shipped": "no", "x": groups}
    tree = {"type": "VISIT", "verbs": groups} if name == "visit" else other
    found = read_codebook([write(**{name: json.dumps(tree)})])
    assert all(flaw.line >= 1 and flaw.what for flaw in found.flaws)


def test_a_folder_without_files_is_a_flaw(tmp_path: Path) -> None:
    assert read_codebook([tmp_path / "none"]).flaws == (
        Flaw(str(tmp_path / "none"), 1, "no such folder, or no *.yaml file in it"),
    )
