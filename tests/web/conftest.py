"""The example record, and its pages as a client without a browser sees them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.findings import Reading
from dateline.limits import Limits
from dateline.pipeline import Pipeline
from dateline.read import read_sources
from dateline.recording import open_record
from dateline.text import Report
from dateline.web.app import make_app
from tests.conftest import EXAMPLES

RECORDED = datetime(2020, 4, 1, tzinfo=UTC)
TODAY = date(2020, 3, 20)


@pytest.fixture(scope="session")
def example_record(pipeline: Pipeline, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a record of the example reports."""
    path = tmp_path_factory.mktemp("web") / "iraq.db"
    reports = [
        one for one in read_sources([str(EXAMPLES)], limits=Limits()) if isinstance(one, Report)
    ]
    with open_record(path) as record:
        for report, reading in (one for one in pipeline.read(reports) if isinstance(one, tuple)):
            assert isinstance(reading, Reading)
            record.add(report, reading, recorded=RECORDED)
    return path


@pytest.fixture
def client(example_record: Path) -> Iterator[TestClient]:
    """Asks the pages of the example record."""
    app = make_app(
        example_record, lambda: open_record(example_record, read_only=True), today=lambda: TODAY
    )
    with TestClient(app, base_url="http://127.0.0.1") as found:
        yield found
