"""Makes the pictures of docs/pages.md: `python -m tests.web.screenshots RECORD FOLDER`.

RECORD is one of the example reports (`dateline read examples/iraq-2020 --record RECORD`).
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from dateline.recording import open_record
from tests.web.serving import CHROMIUM, serve

MISSION = "operation/nato-mission-iraq"
SHOTS = (
    ("start", "/", "light", 900),
    ("dossier", f"/dossier?name={MISSION}", "dark", 1100),
    ("report", "/report/{report}", "light", 900),
    ("timeline", "/timeline", "light", 900),
    ("map", "/map", "light", 900),
)
"""Name, address, scheme and height of each picture."""


def shoot(record: Path, folder: Path) -> None:
    """Write a picture of each page into a folder."""
    with open_record(record, read_only=True) as opened:
        report = opened.sources(MISSION)[0].source.document
    with serve(record) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path, scheme, height in SHOTS:
            page = browser.new_page(
                viewport={"width": 1200, "height": height},
                color_scheme="dark" if scheme == "dark" else "light",
            )
            page.goto(address + path.format(report=report))
            page.screenshot(path=folder / f"pages-{name}.png")
            page.close()
        browser.close()


if __name__ == "__main__":
    shoot(Path(sys.argv[1]), Path(sys.argv[2]))
