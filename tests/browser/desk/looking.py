"""What every page of the desk must be: reachable by everybody, no wider than a phone, no control too small to hit."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

from tests.browser.conftest import DESKTOP, HEIGHTS, PHONE
from tests.browser.test_accessible import RULES

OPTIONS: dict[str, Any] = {**RULES, "resultTypes": ["violations"]}
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
    """Bytes that came over the wire for the page with all its files, and for the page alone; headers counted."""
    sizes: list[int] = page.evaluate(
        "['navigation', 'resource'].map(kind => performance.getEntriesByType(kind)"
        ".reduce((sum, one) => sum + one.transferSize, 0))"
    )
    return sum(sizes), sizes[0]
