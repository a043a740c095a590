"""The application: every page by its address, behind the guard."""

import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from dateline.errors import DatelineError, UnknownError
from dateline.store import Record
from dateline.web.api.app import make_api
from dateline.web.drawings import DRAWINGS
from dateline.web.editing import Editor, make_edit_routes
from dateline.web.frame import Page, Site, make_routes, make_templates, show_error
from dateline.web.guard import LOCAL, Guard
from dateline.web.pages import PAGES
from dateline.web.records import Records
from dateline.web.shelf import Shelf

STATIC = Path(__file__).parent / "static"


def make_app(
    path: Path,
    open_one: Callable[[], Record],
    *,
    today: Callable[[], date],
    clock: Callable[[], float] = time.monotonic,
    hosts: Collection[str] = LOCAL,
    pages: tuple[Page, ...] = PAGES,
    editor: Editor | None = None,
) -> Starlette:
    """Give the application for the record at `path`, which `open_one` opens for reading.

    `today` gives the day that "now" means, `clock` seconds that only grow; `hosts` are the names
    under which it answers. With an `editor`, who has its token may correct.
    """
    menu = tuple(one for one in pages if "{" not in one.path and one.title)
    templates = make_templates()
    templates.globals.update(DRAWINGS)
    site = Site(Records(path, open_one), today, templates, menu, Shelf(clock), editor=editor)

    @asynccontextmanager
    async def close_in_the_end(_app: Starlette) -> AsyncIterator[None]:
        yield
        site.records.close()

    def refuse(error: DatelineError) -> Response:
        return show_error(site, error, as_html=True)

    async def miss(_request: Request, _error: Exception) -> Response:
        return refuse(UnknownError("there is no page at this address"))

    return Starlette(
        routes=[
            *(make_edit_routes(editor, refuse, site.shelf.clear) if editor is not None else ()),
            *(route for page in pages for route in make_routes(site, page)),
            Mount("/api/v1", make_api(site.records, today), name="api"),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(Guard, hosts=hosts), Middleware(GZipMiddleware, minimum_size=1_000)],
        exception_handlers={404: miss},
        lifespan=close_in_the_end,
    )
