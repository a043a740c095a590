"""Where a server listens: a socket, bound before anything is said of its address."""

import socket
from collections.abc import Iterator
from contextlib import closing, contextmanager

from dateline.errors import UsageError

_BACKLOG = 128


@contextmanager
def listen(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket that listens at an address; port 0 takes any that is free.

    UsageError when nothing can listen there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with closing(socket.socket(family, socket.SOCK_STREAM)) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except OSError as error:
            raise UsageError(
                f"nothing can listen at {host} port {port} ({error.strerror}): give another --port"
            ) from error
        listening.listen(_BACKLOG)
        yield listening
