"""The cue words: every example in the data files is found as it is marked."""

from typing import Any, cast

import pytest

from dateline.datafiles import load_folder
from dateline.extract.statements.find import find_statements
from dateline.extract.statements.lexicon import load_lexicon
from tests.builders import make_document
from tests.conftest import Parse
from tests.extract.statements.marked import plain, read_marked


def _examples() -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for name, loaded in load_folder("speech"):
        data = cast(dict[str, Any], loaded)
        found += [(name, one) for one in data.get("examples", [])]
        for group in data.get("groups", []):
            found += [(f"{name}: {group['name']}", one) for one in group["examples"]]
    return found


@pytest.mark.parametrize(("where", "line"), _examples())
def test_example_is_found(where: str, line: str, parse: Parse) -> None:
    wanted = read_marked(line)
    document = make_document(wanted.text)
    given = [
        (
            plain(one.speaker.span.text) if one.speaker else None,
            plain(" ".join(span.text for span in one.cue)),
            plain(" ".join(span.text for span in one.content)).removeprefix("that "),
        )
        for one in find_statements(document, parse(document), (), ())
    ]
    content = plain(wanted.content).removeprefix("that ")
    speaker = plain(wanted.speaker) if wanted.speaker else None
    assert (speaker, plain(wanted.cue), content) in given


def test_every_group_has_an_example_and_known_kind() -> None:
    kinds = {"speech", "writing", "showing", "thought", "wish", "promise", "request"}
    kinds |= {"judgement", "appearance", "hearsay"}
    for name, loaded in load_folder("speech"):
        for group in cast(dict[str, Any], loaded).get("groups", []):
            assert group["examples"], f"{name}: {group['name']} has no example"
            assert group["kind"] in kinds


def test_lexicon_knows_frames_of_a_verb() -> None:
    frames = load_lexicon().frames("VERB", "say")
    assert frames is not None
    assert {"quote", "clause"} <= set(frames)
    assert load_lexicon().frames("VERB", "walk") is None
