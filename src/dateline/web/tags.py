"""What was had is not sent again: a tag of the content, and the answer to who has it."""

import hashlib

from starlette.requests import Request
from starlette.responses import Response


def tag(request: Request, answer: Response) -> Response:
    """Give the answer with a tag of its content (ETag), or 304 where the reader has it already.

    It is a copy: what stands around the application changes the headers of what it sends.
    """
    own = f'"{hashlib.sha256(bytes(answer.body)).hexdigest()[:32]}"'
    headers = {"etag": own, "cache-control": "no-cache"}
    given = {one.strip().removeprefix("W/") for one in _list(request)}
    if own in given or "*" in given:
        return Response(status_code=304, headers=headers)
    found = Response(bytes(answer.body), answer.status_code)
    found.raw_headers = [*answer.raw_headers]
    found.headers.update(headers)
    return found


def _list(request: Request) -> list[str]:
    return request.headers.get("if-none-match", "").split(",")
