"""The server under the application."""

from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from dateline.listening import listen


def serve(app: ASGIApp, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `tell` gets the address once it is bound (port 0 takes any free one).

    UsageError when nothing can listen there.
    """
    with listen(host, port) as listening:
        name = f"[{host}]" if ":" in host else host
        tell(f"http://{name}:{listening.getsockname()[1]}/")
        config = uvicorn.Config(
            app,
            log_level="warning",
            server_header=False,
            date_header=True,
            timeout_keep_alive=15,
            timeout_graceful_shutdown=2,
            limit_concurrency=200,
            h11_max_incomplete_event_size=65_536,
        )
        uvicorn.Server(config).run(sockets=[listening])
