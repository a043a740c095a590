"""The server of the Model Context Protocol, by its official SDK: lists the tools and calls them."""

from typing import Any

import anyio
import anyio.to_thread
from mcp.server.lowlevel import Server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
    TextContent,
    ToolAnnotations,
)
from mcp_types import Tool as ListedTool

from dateline import __version__
from dateline.assistants.answering import Answerer
from dateline.assistants.schemas import make_schema
from dateline.assistants.tools import INSTRUCTIONS, TOOLS, Tool

AT_ONCE = 4
"""Calls that are answered at the same time; others wait."""

_READS = ToolAnnotations(
    read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False
)


def make_server(answerer: Answerer) -> Server[Any]:
    """Make the server; the answerer gives what its tools answer."""
    at_once = anyio.CapacityLimiter(AT_ONCE)
    listed = ListToolsResult(tools=[_list_tool(tool) for tool in TOOLS])

    async def list_tools(_: Any, __: PaginatedRequestParams | None) -> ListToolsResult:
        return listed

    async def call_tool(_: Any, params: CallToolRequestParams) -> CallToolResult:
        found = await anyio.to_thread.run_sync(
            answerer.answer, params.name, params.arguments or {}, limiter=at_once
        )
        return CallToolResult(
            content=[TextContent(type="text", text=found.text)],
            structured_content=found.plain,
            is_error=not found.fine,
        )

    return Server(
        "dateline",
        title="Dateline: a record of news reports",
        version=__version__,
        instructions=INSTRUCTIONS,
        get_tool_input_schema={tool.name: tool.input_schema for tool in listed.tools}.get,
        on_list_tools=list_tools,
        on_call_tool=call_tool,
    )


def _list_tool(tool: Tool) -> ListedTool:
    return ListedTool(
        name=tool.name,
        title=tool.title,
        description=tool.description,
        input_schema=make_schema(tool.takes),
        output_schema=make_schema(tool.gives),
        annotations=_READS,
    )
