"""The server under the application."""

import gc
import sys
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp

from dateline.listening import listen
from dateline.run.workers import freeze


def serve(app: ASGIApp, *, host: str, port: int, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `tell` gets the address once it is bound (port 0 takes any free one).

    UsageError when nothing can listen there.
    """
    _prepare_for_many()
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


def _prepare_for_many() -> None:
    """Set Python up for many readers at once; nothing else runs in this process.

    What is loaded by now stays, so the collector need not walk it again, nor so often after each
    page. Each question that SQLite answers lets another thread run, and would wait 5 ms to go on.
    """
    freeze()
    gc.set_threshold(50_000, 20, 50)
    sys.setswitchinterval(0.0005)
