"""One HTML file of a dossier: nothing is fetched, nothing runs, all that reports say is escaped."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.dossiers import (
    is_followed,
    say_beside,
    say_fact,
    say_happening,
    say_level,
    say_phase,
    say_spell,
    say_spell_days,
    say_stretch,
    say_told_as,
    say_types,
    say_when,
    say_whole,
)
from dateline.errors import UsageError
from dateline.export.markup import clean_text, web_url
from dateline.export.request import Request
from dateline.export.tables import gather
from dateline.phrasing import say_many, say_names, say_published, say_publisher, say_status
from dateline.store import Record
from dateline.wording import say_standing

if TYPE_CHECKING:
    from jinja2 import Environment, Template


def write_html(record: Record, request: Request) -> Iterator[bytes]:
    """Write the dossier of the subject asked for; UsageError where none is, or it is nobody."""
    asked = request.asked
    if asked.subject is None:
        raise UsageError("a dossier is of one thing: name an actor, place or operation")
    found = record.dossier(asked.subject, as_of=asked.as_of, today=request.today)
    page, style = _load("dossier.html"), _load("dossier.css").render()
    pieces = page.generate(
        found=found,
        facts=tuple(one for one in found.facts if not is_followed(found, one.field)),
        style_hash=_hash(style),
        version=__version__,
    )
    return gather(pieces)


def _load(name: str) -> "Template":
    return _environment().get_template(name)


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415 (no other format needs it)

    environment = Environment(
        loader=PackageLoader("dateline.export"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_clean,
        trim_blocks=True,
    )
    environment.filters |= {
        function.__name__: function
        for function in (
            say_beside,
            say_fact,
            say_happening,
            say_level,
            say_many,
            say_names,
            say_phase,
            say_published,
            say_publisher,
            say_spell,
            say_spell_days,
            say_standing,
            say_status,
            say_stretch,
            say_told_as,
            say_types,
            say_when,
            say_whole,
            web_url,
        )
    }
    return environment


def _clean(value: object) -> object:
    """Give what is to be shown without control characters; markup of the template stays itself."""
    return clean_text(value) if type(value) is str else value


def _hash(style: str) -> str:
    """Give the source that the policy of the page allows: this very style and no other."""
    digest = hashlib.sha256(style.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
