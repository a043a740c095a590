"""The filters of the questions, as options that end in one Filter."""

import os
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar, get_args

import click

from dateline.answers import Filter
from dateline.cli.options import Day
from dateline.findings import EventType, StateField, Status
from dateline.settings import make_settings

R = TypeVar("R")
Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def _option(*flags: str, **more: Any) -> Decorator:
    return click.option(*flags, **more)


class EventTypes(click.Choice[str]):
    """The shipped types of events; where a codebook is set, also names of one's own."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the type in capitals; what is no type is a usage error."""
        own = make_settings(os.environ).codebook and _OWN_TYPE.fullmatch(str(value))
        return str(value) if own else super().convert(value, param, ctx)


_OWN_TYPE = re.compile(r"[A-Z][A-Z0-9_-]*")
_TYPES = EventTypes(get_args(EventType), case_sensitive=False)
_FIRST, _LAST = Day("first"), Day("last")
_STATUSES = click.Choice(get_args(Status), case_sensitive=False)
_FIELDS = click.Choice(get_args(StateField), case_sensitive=False)

EVENT_FILTERS = (
    "subject",
    "actor",
    "recipient",
    "speaker",
    "place",
    "type",
    "status",
    "from_",
    "to",
    "text",
    "as_of",
    "limit",
)
"""What events can be picked by, one by one or put together."""

_OPTIONS: dict[str, Decorator] = {
    "actor": _option("--actor", metavar="NAME", help="Who did it: a name or id."),
    "recipient": _option("--recipient", metavar="NAME", help="To whom it was done: a name or id."),
    "subject": _option(
        "--about", "subject", metavar="NAME", help="Who or what takes part in any role."
    ),
    "speaker": _option("--speaker", metavar="NAME", help="Who says it: a name or id."),
    "place": _option("--place", metavar="NAME", help="Where: a place or country, name or id."),
    "type": _option("--type", type=_TYPES, metavar="TYPE", help="PLOVER type, such as CONSULT."),
    "status": _option(
        "--status", type=_STATUSES, metavar="STATUS", help=f"One of {', '.join(get_args(Status))}."
    ),
    "field": _option("--field", type=_FIELDS, metavar="FIELD", help="Field of a state."),
    "text": _option("--text", metavar="WORDS", help='Words that all occur; "a phrase" in quotes.'),
    "from_": _option(
        "--from", "from_", type=_FIRST, metavar="DATE", help="On this day, month or year or later."
    ),
    "to": _option(
        "--to", "to", type=_LAST, metavar="DATE", help="On this day, month or year or earlier."
    ),
    "as_of": _option(
        "--as-of",
        type=_LAST,
        metavar="DATE",
        help="See nothing that was published later than this day.",
    ),
    "limit": _option("--limit", type=click.IntRange(min=1), metavar="N", help="At most N rows."),
}
"""Every filter that a command can offer, by the field of Filter that it sets."""


def filter_options(*names: str) -> Decorator:
    """Add the options of these names; the command gets them as one Filter, named `asked`."""

    def decorate(command: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(command)
        def with_filter(**values: Any) -> Any:
            given = {name: values.pop(name) for name in names}
            asked = Filter(**{name: one for name, one in given.items() if one is not None})
            return command(asked=asked, **values)

        decorated: Callable[..., Any] = with_filter
        for name in reversed(names):
            decorated = _OPTIONS[name](decorated)
        return decorated

    return decorate
