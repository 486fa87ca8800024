"""What every page of the desk must be: reachable by everybody, no wider than a phone, no control too small to hit."""

from functools import cache
from typing import Any

import httpx
from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, HEIGHTS, PHONE
from tests.browser.test_accessible import RULES

OPTIONS: dict[str, Any] = {**RULES, "resultTypes": ["violations"]}
HEADERS = 300
"""Bytes that browsers count for the headers of an answer (Resource Timing, transferSize)."""
SMALLEST_TARGET = 24
"""Pixels (WCAG 2.2, 2.5.8)."""
TOO_SMALL = """(smallest) => [
  ...document.querySelectorAll("a[href],button,input,select,textarea,summary")
].filter(one => {
  if (!one.checkVisibility() || one.type === "hidden" || one.matches(".unseen,.skip")) return false;
  const own = one.getBoundingClientRect();
  if (own.width >= smallest && own.height >= smallest) return false;
  const words = node => node.nodeType === 3 && node.data.trim().length > 1;
  return !(one.matches("a") && [...one.parentNode.childNodes].some(words));
}).map(one => one.outerHTML.slice(0, 160))"""
"""Controls smaller than that; a link within a sentence is as high as its line (the standard's own exception)."""
HANGING_OUT = """() => [...document.querySelectorAll("main *,header *")].filter(one =>
  one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
  && !one.closest(".scroll,nav.main,.unseen,.skip")
).map(one => one.outerHTML.slice(0, 160))"""
"""What hangs out of the screen to the right, outside of what may be scrolled by itself."""


def look(*pages: Page) -> None:
    """Check pages as they stand, at both widths. Several take less time together: each has a processor of its own."""
    for width in (PHONE, DESKTOP):
        for page in pages:
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            assert page.evaluate("document.scrollingElement.scrollWidth") <= width, page.evaluate(HANGING_OUT)
            assert not page.evaluate(TOO_SMALL, SMALLEST_TARGET), page.evaluate(TOO_SMALL, SMALLEST_TARGET)
            _begin(page)
        for page in pages:
            results = AxeResults(page.evaluate("looked"))
            assert not results.response["violations"], f"{page.url} at {width}\n{results.generate_report()}"


def _begin(page: Page) -> None:
    """Let axe-core begin; it is half a megabyte, and brought into a page only once."""
    if not page.evaluate("!!window.axe"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate("options => { window.looked = axe.run(options); }", OPTIONS)


def weights(page: Page) -> tuple[int, int]:
    """Bytes on the wire for the page with all its files when it is seen first, and alone; headers are counted."""
    alone: int = page.evaluate("performance.getEntriesByType('navigation')[0].transferSize")
    files: list[str] = page.evaluate("performance.getEntriesByType('resource').map(file => file.name)")
    return alone + sum(_file_weight(file) for file in files), alone


@cache
def _file_weight(address: str) -> int:
    """Bytes on the wire for a file; a browser that has it asks no more."""
    with httpx.stream("GET", address, headers={"accept-encoding": "gzip"}) as answer:
        for _ in answer.iter_raw():
            pass
        return answer.num_bytes_downloaded + HEADERS
