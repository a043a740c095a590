"""docs/assistants.md and the tools say the same; its examples are parts of real answers."""

import json
import re
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from dateline.assistants.answering import SECONDS
from dateline.assistants.arguments import LIMIT, MOST
from dateline.assistants.citing import LONG
from dateline.assistants.paging import ROOM
from dateline.assistants.replies import Trouble
from dateline.assistants.schemas import make_schema
from dateline.assistants.tools import TOOLS, Tool
from tests.assistants.conftest import Call
from tests.assistants.test_hostile import MAY_HOLD

PAGE = (Path(__file__).parents[2] / "docs" / "assistants.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", PAGE, re.M | re.S))
EXAMPLES = [
    block.split("\n", 1)
    for block in re.findall(r"```json\n(.*?)```", PAGE, re.S)
    if block.startswith('{"tool"')
]


def holds(whole: Any, part: Any) -> bool:
    """Tell whether an answer has what an example shows; rows may stand between those shown."""
    if isinstance(part, dict):
        return all(name in whole and holds(whole[name], one) for name, one in part.items())
    if isinstance(part, list) and part:
        rest = iter(whole)
        return all(any(holds(other, one) for other in rest) for one in part)
    return bool(whole == part)


@pytest.mark.parametrize(("asked", "shown"), EXAMPLES, ids=[one for one, _ in EXAMPLES])
def test_an_example_is_part_of_the_answer(asked: str, shown: str, call: Call) -> None:
    question, part = json.loads(asked), json.loads(shown)
    found = call(question["tool"], **question["arguments"])
    assert found.is_error == ("error" in part)
    for name, one in part.items():
        assert holds(found.structured_content[name], one), name


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_a_section_lists_what_its_tool_takes_and_shows_an_answer(tool: Tool) -> None:
    (line,) = re.findall(r"^Arguments: (.*)\.$", SECTIONS[tool.name], re.M)
    takes = list(make_schema(tool.takes)["properties"])
    assert re.findall(r"`(\w+)`", line) == [one for one in takes if one not in ("limit", "cursor")]
    assert f'{{"tool": "{tool.name}"' in SECTIONS[tool.name]


def test_every_tool_has_its_section_and_no_other_has() -> None:
    assert list(SECTIONS) == [tool.name for tool in TOOLS]


def test_the_page_names_the_fields_in_which_words_of_reports_stand() -> None:
    (listed,) = re.findall(r"Words of reports stand only in (.*?);", PAGE, re.S)
    assert set(re.findall(r"`(\w+)`", listed)) == MAY_HOLD


def test_the_page_names_the_bounds_and_errors() -> None:
    text = " ".join(PAGE.split())
    assert f"at most {LIMIT} rows, or `limit` of them up to {MOST}" in text
    assert f"about {ROOM:,} characters" in text
    assert f"more than {LONG:,} characters" in text
    assert f"more than {SECONDS:.0f} seconds" in text
    errors = get_args(get_type_hints(Trouble)["error"])
    assert set(re.findall(r"^\| `(\w+)` \|", PAGE, re.M)) == {"error", *errors}


def test_the_configuration_is_json() -> None:
    blocks = re.findall(r'```json\n(\{"mcpServers".*?)```', PAGE, re.S)
    assert len(blocks) == 2
    servers = [json.loads(block)["mcpServers"]["dateline"] for block in blocks]
    assert servers[0]["args"][0] == "mcp"
    assert servers[1]["url"].startswith("http://127.0.0.1:")
