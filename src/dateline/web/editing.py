"""Corrections by people, on pages: only for who was given the token, and only from our own forms.

Off unless the server was started with an editor. The token in the first address becomes a cookie
that no script can read and no other site sends along; each form carries a second token that other
sites cannot know, and must come from our own origin.
"""

import hmac
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import parse_qs

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from dateline.corrections import Change, Correction, Missed, Verdict
from dateline.errors import DatelineError, UsageError
from dateline.record import Judgement, Link
from dateline.store import Record

COOKIE = "dateline_editor"
MOST_BYTES = 20_000
"""Bytes that a form may have."""

NO_REASON = "judged on a page without a reason given"

_VERDICTS: dict[str, Verdict] = {"confirm": "confirmed", "reject": "rejected"}
_JUDGEMENTS: dict[str, Judgement] = {"same": "same", "different": "different", "unsure": "unsure"}


@dataclass(frozen=True, slots=True)
class Editor:
    """Who may correct, and how it gets into the record.

    `token` is known to that person alone, `author` the name that signs, `open_one` opens the record
    for writing, `clock` gives the time of a correction.
    """

    token: str
    author: str
    open_one: Callable[[], Record]
    clock: Callable[[], datetime]
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def form_token(self) -> str:
        """What each form carries."""
        return hmac.new(self.token.encode(), b"form", "sha256").hexdigest()

    def find_token(self, request: Request) -> str:
        """Give the token for forms to who may correct, nothing to others."""
        given = request.cookies.get(COOKIE, "")
        return self.form_token if hmac.compare_digest(given, self.token) else ""


Form = dict[str, str]
"""The fields of a form by name."""


def make_edit_routes(
    editor: Editor, refuse: Callable[[DatelineError], Response], forget: Callable[[], None]
) -> list[Route]:
    """Give the routes by which corrections come in.

    `refuse` says what went wrong, `forget` is called when something was corrected.
    """

    async def let_in(request: Request) -> Response:
        given = request.query_params.get("token", "")
        if not hmac.compare_digest(given, editor.token):
            answer = refuse(UsageError("this is not the token that the server printed"))
            answer.status_code = 403
            return answer
        found = RedirectResponse("/", 303)
        found.set_cookie(COOKIE, editor.token, httponly=True, samesite="strict", path="/")
        return found

    async def take(request: Request) -> Response:
        form = await _read_form(request)
        if not (editor.find_token(request) and _is_own(request, form, editor)):
            answer = refuse(UsageError("this form is not one of ours: reload the page, try again"))
            answer.status_code = 403
            return answer
        try:
            await run_in_threadpool(_apply, editor, request.path_params["what"], form)
        except DatelineError as error:
            return refuse(error)
        forget()
        return RedirectResponse(_find_way_back(form), 303)

    return [
        Route("/edit", let_in, methods=["GET"], name="edit"),
        Route("/edit/{what}", take, methods=["POST"], name="edit form"),
    ]


async def _read_form(request: Request) -> Form:
    """Read a small form; fields that are given twice count once."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            return {}
    text = body.decode("utf-8", "replace")
    fields = parse_qs(text, keep_blank_values=True, max_num_fields=50)
    return {name: values[0].replace("\r\n", "\n") for name, values in fields.items()}


def _is_own(request: Request, form: Form, editor: Editor) -> bool:
    """Tell whether a form came from one of our pages."""
    origin = request.headers.get("origin")
    host = request.headers.get("host", "")
    same = origin is None or origin.partition("://")[2] == host
    return same and hmac.compare_digest(form.get("form_token", ""), editor.form_token)


def _find_way_back(form: Form) -> str:
    """Give the page to go on with: one of ours, or the first."""
    back = form.get("back", "")
    own = back.startswith("/") and not back.startswith(("//", "/\\")) and back.isprintable()
    return back if own else "/"


def _apply(editor: Editor, what: str, form: Form) -> None:
    acts: dict[str, Callable[[Record, Editor, Form], Any]] = {
        "correct": _correct,
        "missed": _add_missed,
        "undo": _undo,
        "judge": _judge,
    }
    if what not in acts:
        raise UsageError(f"{what!r} is nothing that can be done")
    with editor.lock, editor.open_one() as record:
        acts[what](record, editor, form)


def _correct(record: Record, editor: Editor, form: Form) -> None:
    verdict = form.get("verdict", "")
    if verdict and verdict not in _VERDICTS:
        raise UsageError(f"{verdict!r} is no verdict: confirm or reject")
    changes: tuple[Change, ...] = ()
    if form.get("field"):
        changes = (Change(form["field"], form.get("value", ""), *_find_place(form)),)
    said = _VERDICTS.get(verdict)
    asked = Correction(form.get("thing", ""), editor.author, said, changes)
    record.correct(asked, recorded=editor.clock())


def _add_missed(record: Record, editor: Editor, form: Form) -> None:
    start, end = _find_place(form)
    if start is None or end is None:
        raise UsageError("no words are selected: select those that tell the event")
    given = (
        (name, form.get(name, "").strip()) for name in ("actor", "recipient", "date", "status")
    )
    changes = tuple(Change(name, value) for name, value in given if value)
    asked = Missed(form.get("thing", ""), start, end, editor.author, form.get("type", ""), changes)
    record.add_missed(asked, recorded=editor.clock())


def _undo(record: Record, editor: Editor, form: Form) -> None:
    record.undo_correction(form.get("thing", ""), author=editor.author, recorded=editor.clock())


def _judge(record: Record, editor: Editor, form: Form) -> None:
    left, right = record.find_pair(form.get("thing", ""), form.get("other", "").strip())
    said = form.get("judgement", "")
    if said == "withdraw":
        record.withdraw_judgement(left, right, author=editor.author, recorded=editor.clock())
        return
    if said not in _JUDGEMENTS:
        raise UsageError(f"{said!r} is no judgement: same, different or unsure")
    reason = form.get("because", "").strip() or NO_REASON
    link = Link(left, right, _JUDGEMENTS[said], 1.0, reason, editor.author)
    record.judge(link, recorded=editor.clock())


def _find_place(form: Form) -> tuple[int, int] | tuple[None, None]:
    start, end = form.get("start", "").strip(), form.get("end", "").strip()
    if not start and not end:
        return None, None
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        raise UsageError("a place in the text is two numbers: select the words again")
    return int(start), int(end)
