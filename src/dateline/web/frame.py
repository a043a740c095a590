"""How a page is made of a question: the record is asked for a view, which goes out in three forms.

    address -> Asked;  Record, Asked -> view;  view -> HTML by a template, JSON, CSV of its table

What a page shows and what its JSON holds are one value, so they cannot disagree.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.codec import dumps
from dateline.corrections import FIELDS
from dateline.errors import AmbiguousError, DatelineError, StoreError, UnknownError, UsageError
from dateline.export.tables import write_csv
from dateline.questions import STATUSES, TYPES
from dateline.store import Record
from dateline.web.asked import Asked, ask
from dateline.web.editing import Editor
from dateline.web.records import Records
from dateline.web.shelf import Shelf
from dateline.web.tags import tag
from dateline.web.words import FUNCTIONS, show_plainly

ROWS = 50
"""Rows that a page shows where nothing else is asked for."""

_ITEM = re.compile(r"\{item(:path)?\}")
"""Where an id goes in the address of a page; one with ":path" may have slashes."""

Table = tuple[Sequence[str], Iterable[Sequence[object]]]
"""The titles of a table, and its rows."""


@dataclass(frozen=True, slots=True)
class Page:
    """One sort of page.

    `path` is its address, with `{item}` where an id or name goes, `name` that of its template,
    `title` what it is called in lists; `make` asks the record; `table` gives what it has as CSV,
    None of what is no table.
    """

    path: str
    name: str
    title: str
    make: Callable[[Record, Asked], Any]
    table: Callable[[Any], Table] | None = None
    limit: int = ROWS


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share: the record, the templates, what day it is, and the pages in the menu.

    `today` gives the day that "now" means; it is asked for each request.
    """

    records: Records
    today: Callable[[], date]
    templates: Environment
    menu: tuple[Page, ...]
    shelf: Shelf
    editor: Editor | None = None


def make_templates() -> Environment:
    """Load the templates; everything that they print is escaped."""
    found = Environment(
        loader=PackageLoader("dateline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=show_plainly,
    )
    found.globals.update(FUNCTIONS)
    found.globals.update(types=TYPES, statuses=STATUSES, correctable=FIELDS)
    return found


def make_routes(site: Site, page: Page) -> list[Route]:
    """Give the routes of a page: itself, its JSON and its CSV."""
    base = "/start" if page.path == "/" else page.path
    forms = {page.path: _to_html, f"{base}.json": _to_json}
    if page.table is not None:
        forms[f"{base}.csv"] = _to_csv
    # Longer endings first: "{item}" would take "event-1.json" for an id.
    return [
        Route(path, partial(_answer, site=site, page=page, form=form), name=f"{page.name} {path}")
        for path, form in sorted(forms.items(), key=lambda one: -len(one[0]))
    ]


def _answer(
    request: Request, *, site: Site, page: Page, form: Callable[[Site, Page, Asked, Any], Response]
) -> Response:
    """Answer a request; Starlette calls what is not async in a thread of its own."""
    token = site.editor.find_token(request) if site.editor is not None else ""
    item = str(request.path_params.get("item", ""))
    given = dict(request.query_params)

    def make() -> Response:
        path, today = _ITEM.sub(lambda _: item, page.path), site.today()
        try:
            asked = ask(path, given, today=today, limit=page.limit, item=item, form_token=token)
            with site.records.lend() as record:
                asked = replace(asked, extent=record.extent())
                return form(site, page, asked, page.make(record, asked))
        except DatelineError as error:
            return show_error(site, error, as_html=form is _to_html)

    if token:  # who corrects sees at once what comes of it
        return make()
    answer = site.shelf.get((form, item, page.path, tuple(given.items())), make)
    return tag(request, answer) if answer.status_code == 200 else answer


def find_status(error: DatelineError) -> int:
    """Give the HTTP status of an error: 404 where nothing fits, 409 where several things do."""
    known = ((UnknownError, 404), (AmbiguousError, 409), (UsageError, 400), (StoreError, 503))
    return next((status for kind, status in known if isinstance(error, kind)), 500)


def show_error(site: Site, error: DatelineError, *, as_html: bool) -> Response:
    """Say what went wrong, as a page or as JSON."""
    status = find_status(error)
    if not as_html:
        return Response(dumps(str(error)), status, media_type="application/json")
    asked = ask("/", {}, today=site.today(), limit=ROWS)
    template = site.templates.get_template("error.html")
    text = template.render(site=site, asked=asked, error=str(error), page=None)
    return Response(text, status, media_type="text/html")


def _to_html(site: Site, page: Page, asked: Asked, view: Any) -> Response:
    template = site.templates.get_template(f"{page.name}.html")
    text = template.render(site=site, page=page, asked=asked, view=view)
    return Response(text, media_type="text/html")


def _to_json(_site: Site, _page: Page, _asked: Asked, view: Any) -> Response:
    return Response(dumps(view) + "\n", media_type="application/json")


def _to_csv(_site: Site, page: Page, _asked: Asked, view: Any) -> Response:
    assert page.table is not None  # noqa: S101 (there is no route without one)
    titles, rows = page.table(view)
    texts = (["" if cell is None else str(cell) for cell in row] for row in rows)
    sent = {"content-disposition": f'attachment; filename="{page.name}.csv"'}
    return Response(b"".join(write_csv(titles, texts)), media_type="text/csv", headers=sent)
