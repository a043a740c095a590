"""`dateline backup`: says what it copied, and leaves alone what is there."""

from pathlib import Path

from click.testing import CliRunner

from dateline.cli.app import app
from tests.store.builders import NOW, brussels, open_test_record


def test_the_copy_is_counted_and_never_overwrites_unasked(tmp_path: Path) -> None:
    path, to = tmp_path / "a.db", tmp_path / "b.db"
    with open_test_record(path) as record:
        record.add(*brussels().pair, recorded=NOW)
    args = ["backup", "--record", str(path), str(to)]
    found = CliRunner().invoke(app, args)
    assert (found.exit_code, found.stdout) == (0, "")
    size = to.stat().st_size
    assert found.stderr == f"1 reports, {size:,} bytes -> {to}; the copy is sound\n"
    found = CliRunner().invoke(app, args)
    assert found.exit_code == 2
    assert "--force" in found.stderr
    found = CliRunner().invoke(app, [*args, "--force", "--quiet"])
    assert (found.exit_code, found.output) == (0, "")
