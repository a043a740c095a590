"""How an assistant reaches the server: by standard input and output, or by HTTP on this machine."""

from collections.abc import Callable
from typing import Any

import anyio
import uvicorn
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp

from dateline.listening import listen

HOST = "127.0.0.1"
PATH = "/mcp"

LARGEST_REQUEST = 256 * 1024
"""Bytes that a request may have."""


def serve_stdio(server: Server[Any]) -> None:
    """Serve one client that started this process, until it closes standard input."""

    async def run() -> None:
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())

    anyio.run(run)


def serve_http(server: Server[Any], *, port: int, tell: Callable[[str], None]) -> None:
    """Serve clients of this machine until Ctrl-C; `tell` gets the address once it is bound.

    Port 0 takes any that is free. UsageError when nothing can listen there.
    """
    with listen(HOST, port) as listening:
        port = listening.getsockname()[1]
        tell(f"http://{HOST}:{port}{PATH}")
        config = uvicorn.Config(
            make_app(server, port=port),
            log_level="warning",
            server_header=False,
            timeout_graceful_shutdown=2,
            limit_concurrency=100,
        )
        uvicorn.Server(config).run(sockets=[listening])


def make_app(server: Server[Any], *, port: int) -> ASGIApp:
    """Give the application; it answers under this machine's own names and to its own pages alone.

    So no page of another site reaches it from a browser, even where that site's name was made to
    point here (DNS rebinding).
    """
    names = (f"{HOST}:{port}", f"localhost:{port}")
    return server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=LARGEST_REQUEST,
        transport_security=TransportSecuritySettings(
            enable_dns_rebinding_protection=True,
            allowed_hosts=list(names),
            allowed_origins=[f"http://{name}" for name in names],
        ),
    )
