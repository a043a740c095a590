"""The pages of a record, served for a browser on this machine."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from dateline.recording import open_record
from dateline.web.app import make_app
from tests.web.conftest import TODAY

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def serve(record: Path) -> Iterator[str]:
    """Give the address at which the pages of a record are, until it is closed."""
    app = make_app(record, lambda: open_record(record, read_only=True), today=lambda: TODAY)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        server = uvicorn.Server(uvicorn.Config(app, log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()
