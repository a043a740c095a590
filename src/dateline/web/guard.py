"""What every answer passes: whom the server answers at all, and what browsers may do with it.

Reports are hostile until proved otherwise, and so is any page open in the same browser: scripts
and styles come from our own files alone (no inline script, no eval), nobody may frame a page or
read it from elsewhere, and a request under a foreign host name (DNS rebinding) is refused.
"""

from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL = frozenset(("127.0.0.1", "localhost", "[::1]"))
"""Host names under which this machine is asked."""

LONGEST_QUERY = 8_000
"""Characters that a query may have."""

HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class Guard:
    """Refuses foreign host names and giant queries, and sets the headers of every answer."""

    def __init__(self, app: ASGIApp, hosts: Collection[str] = LOCAL) -> None:
        self._app = app
        self._hosts = frozenset(one.casefold() for one in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        refusal = self._refuse(scope)
        await (refusal or self._app)(scope, receive, send_with_headers)

    def _refuse(self, scope: Scope) -> PlainTextResponse | None:
        host = Headers(scope=scope).get("host", "")
        if _drop_port(host).casefold() not in self._hosts:
            return PlainTextResponse(
                "This server does not answer under that host name: open it as 127.0.0.1, or start "
                "it with --allow-host NAME.\n",
                421,
            )
        if len(scope["query_string"]) > LONGEST_QUERY:
            return PlainTextResponse("The address is too long: ask for less.\n", 414)
        return None


def _drop_port(host: str) -> str:
    name, colon, port = host.rpartition(":")
    return name if colon and port.isdigit() else host
