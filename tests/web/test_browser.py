"""Every page in a browser, by keyboard and mouse: no error, no violation, nothing asked elsewhere.

Needs Debian's chromium; without it these tests skip and say so.
"""

from collections.abc import Iterator
from pathlib import Path

import axe_core_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from dateline.web.pages import PAGES
from tests.web.serving import CHROMIUM, serve

AXE = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = (375, 1440)
SCHEMES = ("light", "dark")

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium here: apt-get install chromium"
)


@pytest.fixture(scope="module")
def address(example_record: Path) -> Iterator[str]:
    """Where the pages of the example record are served."""
    with serve(example_record) as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture(scope="module")
def paths(address: str, browser: Browser) -> tuple[str, ...]:
    """One address of each sort of page; those of things are found by following links."""
    context = browser.new_context()
    page = context.new_page()
    starts = {one.name: one.path.split("{")[0] for one in PAGES}
    found = {one.name: one.path for one in PAGES if "{" not in one.path}
    for path in tuple(found.values()):
        page.goto(address + path)
        for link in page.eval_on_selector_all("main a[href]", "all => all.map(a => a.pathname)"):
            for name, start in starts.items():
                if name not in found and str(link).startswith(start):
                    found[name] = str(link)
    context.close()
    assert set(found) == set(starts), "a sort of page that no list leads to"
    return tuple(found[name] for name in sorted(found))


def open_context(browser: Browser, width: int, scheme: str) -> BrowserContext:
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )


def watch(page: Page, address: str) -> list[str]:
    """Collect what a page complains of, and whom else it asks."""
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda one: (
            None if one.url.startswith((address, "data:")) else faults.append(f"asks {one.url}")
        ),
    )
    return faults


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_page_is_whole_and_open_to_all(
    address: str, browser: Browser, paths: tuple[str, ...], width: int, scheme: str
) -> None:
    with open_context(browser, width, scheme) as context:
        page = context.new_page()
        faults = watch(page, address)
        for path in paths:
            answer = page.goto(address + path)
            assert answer is not None
            assert answer.status == 200, path
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                faults.append(f"{path} is {wide} wide")
            faults += [f"{path}: {one}" for one in find_violations(page)]
        assert not faults


def find_violations(page: Page) -> list[str]:
    """Give what axe finds, each with the first element that it finds it in."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['help']} {one['nodes'][0]['html'][:200]} {one['nodes'][0]['target']}"
        for one in found["violations"]
    ]


def test_every_page_can_be_walked_by_keyboard(
    address: str, browser: Browser, paths: tuple[str, ...]
) -> None:
    with open_context(browser, 1440, "light") as context:
        page = context.new_page()
        for path in paths:
            page.goto(address + path)
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.className") == "skip", path
            page.keyboard.press("Enter")
            page.keyboard.press("Tab")
            inside = page.evaluate("document.activeElement.closest('main, footer') !== null")
            assert inside, f"{path}: after skipping, the focus is not in the content"


def test_the_slider_shows_an_earlier_day(address: str, browser: Browser) -> None:
    with open_context(browser, 1440, "light") as context:
        page = context.new_page()
        page.goto(f"{address}/events")
        slider = page.locator("[data-asof] input[type=range]")
        slider.focus()
        with page.expect_navigation():
            page.keyboard.press("Home")
        assert "as_of=2020-01-04" in page.url
        assert "published after 2020-01-04" in page.inner_text("form.asof")


def test_pages_work_without_scripts(address: str, browser: Browser, paths: tuple[str, ...]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for path in paths:
            answer = page.goto(address + path)
            assert answer is not None
            assert answer.ok
            assert page.locator("h1").count() == 1, path
        page.goto(f"{address}/events")
        page.fill("#f-actor", "NATO")
        with page.expect_navigation():
            page.click("form.filters button")
        assert "actor=NATO" in page.url
        assert page.locator("tbody tr").count() > 0


def test_the_first_page_is_small(address: str, browser: Browser) -> None:
    with open_context(browser, 1440, "light") as context:
        page = context.new_page()
        sizes: list[int] = []
        page.on("response", lambda one: sizes.append(len(one.body())))
        page.goto(address, wait_until="networkidle")
        assert sum(sizes) < 150_000
