"""Dateline reads news reports and keeps the record they add up to.

`dateline.read` and `dateline.open` are explained in dateline.api; they and the types they give
are loaded when they are first asked for, so that `import dateline` costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.api import open, read  # noqa: A004 (as in gzip.open)
    from dateline.errors import DatelineError
    from dateline.findings import Reading
    from dateline.store import Record

__version__ = "0.1.0"
__all__ = ["DatelineError", "Reading", "Record", "__version__", "open", "read"]

_HOMES = {
    "open": "dateline.api",
    "read": "dateline.api",
    "DatelineError": "dateline.errors",
    "Reading": "dateline.findings",
    "Record": "dateline.store",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(home), name)
