"""The example reports in a record, and a server that answers from it."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client
from mcp_types import CallToolResult

from dateline.assistants.answering import SECONDS, Answerer
from dateline.assistants.server import make_server
from dateline.findings import Reading
from dateline.recording import open_record
from dateline.text import Report

TODAY = date(2020, 3, 20)
Call = Callable[..., CallToolResult]


@pytest.fixture(scope="session")
def example_record(
    example_readings: tuple[tuple[Report, Reading], ...], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    path = tmp_path_factory.mktemp("assistants") / "examples.db"
    with open_record(path) as record:
        now = datetime(2020, 3, 20, tzinfo=UTC)
        list(record.add_all(example_readings, clock=lambda: now))
    return path


def make_answerer(path: Path, *, seconds: float = SECONDS) -> Answerer:
    """Answer from a record, on the day after the last example."""
    return Answerer(lambda: open_record(path, read_only=True, seconds=seconds), today=lambda: TODAY)


@pytest.fixture
def call(example_record: Path) -> Call:
    """Calls a tool through the SDK's own client, which checks the answer against its schema."""
    return make_call(example_record)


def make_call(path: Path) -> Call:
    async def ask(tool: str, given: dict[str, Any]) -> CallToolResult:
        async with Client(make_server(make_answerer(path))) as client:
            await client.list_tools()  # so that the client knows the schemas
            found = await client.call_tool(tool, given)
            assert isinstance(found, CallToolResult)
            return found

    def call_tool(tool: str, /, **given: Any) -> CallToolResult:
        return anyio.run(ask, tool, given)

    return call_tool
