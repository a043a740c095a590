"""The application under `/api/v1`: the questions, their description, and what goes wrong."""

from collections.abc import Callable
from datetime import date
from typing import Any

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from dateline import __version__
from dateline.errors import DatelineError
from dateline.web.api.answers import PROBLEM, PROBLEMS, refuse, refuse_error
from dateline.web.api.routes import ROUTES
from dateline.web.records import Records


def make_api(records: Records, today: Callable[[], date]) -> FastAPI:
    """Give the application that asks `records`; `today` gives the day that "now" means."""
    api = FastAPI(
        title="Dateline",
        version=__version__,
        summary="Who did what to whom, when, where, according to whom, and how sure.",
        description=(
            "Reads a record of news reports; nothing here changes it. Every value comes with the "
            "words that it rests on and their offsets (Unicode code points, from 0, end exclusive)."
        ),
        docs_url=None,
        redoc_url=None,
        servers=[{"url": "/api/v1"}],
        root_path_in_servers=False,
        exception_handlers={
            DatelineError: _tell_ours,
            RequestValidationError: _tell_invalid,
            HTTPException: _tell_http,
        },
    )
    api.state.records, api.state.today = records, today
    api.include_router(ROUTES, responses=PROBLEMS)
    describe = api.openapi
    api.openapi = lambda: _describe_problems(describe())  # type: ignore[method-assign]  # as FastAPI says
    return api


def _describe_problems(description: dict[str, Any]) -> dict[str, Any]:
    """Say that problems are sent as such; FastAPI knows one media type for all, and its own 422."""
    for path in description["paths"].values():
        for operation in path.values():
            answers = operation["responses"]
            answers.pop("422", None)
            for status, answer in answers.items():
                content = answer.get("content", {})
                if int(status) >= 400 and "application/json" in content:
                    content[PROBLEM] = content.pop("application/json")
    return description


async def _tell_ours(_request: Request, error: Exception) -> Response:
    assert isinstance(error, DatelineError)  # noqa: S101 (it is registered for these)
    return refuse_error(error)


async def _tell_invalid(_request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101
    said = (f"{one['loc'][-1]}: {one['msg']}" for one in error.errors())
    return refuse(400, "; ".join(said))


async def _tell_http(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101
    answer = refuse(error.status_code, str(error.detail))
    answer.headers.update(error.headers or {})
    return answer
