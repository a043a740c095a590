"""One call of a tool: arguments in, an answer or what went wrong out, never an exception."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateline.assistants.asking import Desk
from dateline.assistants.citing import Citer
from dateline.assistants.plain import make_plain, write_plain
from dateline.assistants.replies import Trouble
from dateline.assistants.schemas import read_arguments
from dateline.assistants.shapes import Who
from dateline.assistants.tools import TOOLS, Tool
from dateline.codec import Plain
from dateline.errors import (
    AmbiguousError,
    DatelineError,
    TookTooLongError,
    UnknownError,
    UsageError,
)
from dateline.store import Record

SECONDS = 5.0
"""How long one question to the record may take."""

LARGEST = 200_000
"""Characters of JSON from which on an answer is refused; pages keep far below."""

_LOG = logging.getLogger(__name__)
_BY_NAME = {tool.name: tool for tool in TOOLS}


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as JSON can hold it; where it is not `fine` it says what to do."""

    plain: dict[str, Plain]
    fine: bool

    @property
    def text(self) -> str:
        """The answer as one line of JSON."""
        return write_plain(self.plain)


class Answerer:
    """Answers calls from any thread; each opens the record anew, so that nothing is shared.

    `open_one` opens the record for reading, with a limit of time; `today` gives the day on which a
    question is asked.
    """

    def __init__(self, open_one: Callable[[], Record], today: Callable[[], date]) -> None:
        self._open = open_one
        self._today = today

    def answer(self, name: str, given: Mapping[str, Any]) -> Answer:
        """Answer one call of a tool by its name; what goes wrong is told with what to do."""
        tool = _BY_NAME.get(name)
        if tool is None:
            what, advice = f"there is no tool {name[:80]!r}", f"the tools are {', '.join(_BY_NAME)}"
            return Answer(make_plain(Trouble("unknown_tool", what, advice)), fine=False)
        try:
            return Answer(self._ask(tool, given), fine=True)
        except DatelineError as error:
            return Answer(make_plain(self._explain(error)), fine=False)
        except Exception:
            _LOG.exception("the tool %s failed", name)
            return Answer(make_plain(_FAULT), fine=False)

    def _ask(self, tool: Tool, given: Mapping[str, Any]) -> dict[str, Plain]:
        asked = read_arguments(tool.takes, given)
        with self._open() as record:
            desk = Desk(record, Citer(record), self._today())
            plain = make_plain(tool.ask(desk, asked))
        size = len(write_plain(plain))
        if size > LARGEST:
            raise UsageError(f"the answer has {size} characters: ask for fewer rows (`limit`)")
        return plain

    def _explain(self, error: DatelineError) -> Trouble:
        if isinstance(error, UnknownError | AmbiguousError) and error.name is not None:
            return self._explain_name(error)
        if isinstance(error, TookTooLongError):
            advice = "ask for less: a name, a type, fewer days, a smaller limit"
            return Trouble("took_too_long", str(error), advice)
        if isinstance(error, UsageError):
            advice = "mend that and ask again; ids come from answers, days are like 2020-02-14"
            return Trouble("wrong_use", str(error), advice)
        advice = "tell whoever runs this server; `dateline doctor` looks for what is wrong"
        return Trouble("record", str(error), advice)

    def _explain_name(self, error: UnknownError | AmbiguousError) -> Trouble:
        if isinstance(error, AmbiguousError):
            what = f"{error.name!r} can mean several"
            near = tuple(Who(one, name) for one, name in error.near)
            return Trouble("unknown_name", what, "ask again with one id of `near`", near)
        what = f"no report that may be seen names {error.name!r}"
        near = self._find_near(error)
        if near:
            advice = "ask again with an id of `near` if one of these is meant"
            return Trouble("unknown_name", what, advice, near)
        advice = "try a shorter part of the name, another spelling, or search_events with `text`"
        return Trouble("unknown_name", what, advice)

    def _find_near(self, error: UnknownError) -> tuple[Who, ...]:
        try:
            with self._open() as record:
                found = record.find_near_names(error.name or "", as_of=error.as_of)
            return tuple(Who(one.id, one.name) for one in found)
        except DatelineError:  # the first trouble is the one to tell of
            return ()


_FAULT = Trouble(
    "fault",
    "the tool failed in a way that it should not",
    "ask otherwise, and tell whoever runs this server: the fault is in its log",
)
