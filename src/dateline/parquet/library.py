"""The library behind this room, loaded when it is first needed: it is an extra, and not small."""

from typing import Any

from dateline.errors import UsageError


def load() -> Any:
    """Give pyarrow with its file systems and Parquet; UsageError says how to install it."""
    try:
        import pyarrow.fs  # noqa: PLC0415 (an extra)
        import pyarrow.parquet  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise UsageError(
            "Parquet files and paths such as s3:// need pyarrow, which cannot be loaded "
            f"({error}): pip install 'dateline[parquet]'"
        ) from error
    return pyarrow
