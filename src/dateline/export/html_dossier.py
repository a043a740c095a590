"""One HTML file of a dossier: nothing is fetched, nothing runs, all that reports say is escaped."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from dateline import __version__
from dateline.errors import UsageError
from dateline.export.kept import name_parties, name_source, say, say_reports
from dateline.export.markup import clean_text, web_url
from dateline.export.request import Request
from dateline.export.tables import gather
from dateline.store import Record


def write_html(record: Record, request: Request) -> Iterator[bytes]:
    """Write the dossier of the subject asked for; UsageError where none is, or it is nobody."""
    asked = request.asked
    if asked.subject is None:
        raise UsageError("a dossier is of one thing: name an actor, place or operation")
    found = record.dossier(asked.subject, as_of=asked.as_of, today=request.today)
    page, style = _load("dossier.html"), _load("dossier.css").render()
    return gather(page.generate(found=found, style_hash=_hash(style), version=__version__))


def _load(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.export"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
    )
    environment.filters |= {
        "name_parties": name_parties,
        "name_source": name_source,
        "say": say,
        "say_reports": say_reports,
        "web_url": web_url,
    }
    return environment


def _clean(value: object) -> object:
    """Give what is to be shown without control characters; markup of the template stays itself."""
    return clean_text(value) if type(value) is str else value


def _hash(style: str) -> str:
    """Give the source that the policy of the page allows: this very style and no other."""
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
