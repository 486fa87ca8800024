"""A real Chromium, driven by Playwright: Debian's package, or whatever `chromium` is in the PATH."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

DEBIAN = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def find_chromium() -> str | None:
    """The path of a Chromium, None where there is none."""
    return str(DEBIAN) if DEBIAN.exists() else shutil.which("chromium")


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A browser without a window; without Chromium the test is left out, under CI it fails."""
    program = find_chromium()
    if program is None:
        missing = "Chromium is not installed (apt-get install chromium): the browser tests are left out"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, headless=True, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()
