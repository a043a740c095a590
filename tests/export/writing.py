"""A format written whole, as bytes, text or JSON."""

import json
from datetime import date
from typing import Any

from dateline.answers import Filter
from dateline.export import FORMATS, Request
from dateline.knowledge import Knowledge
from dateline.store import Record

TODAY = date(2020, 2, 15)


def write(
    name: str,
    record: Record,
    asked: Filter | None = None,
    *,
    everything: bool = False,
    knowledge: Knowledge | None = None,
) -> str:
    request = Request(asked or Filter(), everything, TODAY, knowledge)
    return b"".join(FORMATS[name].write(record, request)).decode("utf-8")


def read_json(name: str, record: Record, asked: Filter | None = None, **more: Any) -> Any:
    return json.loads(write(name, record, asked, **more), parse_constant=_refuse)


def _refuse(constant: str) -> None:
    raise ValueError(f"{constant} is no JSON")
