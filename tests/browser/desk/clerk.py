"""A member of staff at a browser, who finds things by the words on the screen, in her language."""

import time
from dataclasses import dataclass
from typing import Final

import pytest
from playwright.sync_api import Locator, Page, expect

from admin.texts import read_texts
from tests.browser.conftest import DESKTOP, PHONE

WORDS: Final = read_texts(("en", "sw")).words
ANY: Final = "*"
SECONDS: Final = 5.0
"""Within these a published change is answered (the project's own promise)."""


@dataclass(frozen=True)
class Way:
    """How somebody comes: with which language, which screen, and with or without scripts."""

    language: str
    width: int
    scripts: bool

    @property
    def browser(self) -> dict[str, str | int | bool]:
        """The same, as `at` takes it."""
        return {"language": self.language, "width": self.width, "scripts": self.scripts}

    def __str__(self) -> str:
        return f"{self.language}-{self.width}-{'scripts' if self.scripts else 'plain'}"


WAYS: Final = (Way("en", DESKTOP, True), Way("sw", PHONE, False))
OTHER_WAYS: Final = (Way("sw", PHONE, True), Way("en", DESKTOP, False))
"""Two pairs; each walks a journey at both widths, with and without scripts, in both languages."""


def ways(*chosen: Way) -> pytest.MarkDecorator:
    """Walk a test in each of these ways."""
    return pytest.mark.parametrize("way", chosen, ids=str)


@dataclass(frozen=True)
class Clerk:
    """Somebody at a page of the desk."""

    page: Page
    language: str

    def say(self, sentence: str, **values: object) -> str:
        """A sentence as her screen has it."""
        return WORDS[self.language].say(sentence, **values)

    def button(self, name: str, **values: object) -> Locator:
        """The button of this name; the first where there are several."""
        return self.page.get_by_role("button", name=self.say(name, **values), exact=True).first

    def press(self, name: str, **values: object) -> None:
        """Press a button."""
        self.button(name, **values).click()

    def follow(self, name: str, **values: object) -> None:
        """Follow a link of the page's content, not of the frame around it."""
        self.page.get_by_role("main").get_by_role("link", name=self.say(name, **values), exact=True).first.click()

    def fill(self, fields: dict[str, str]) -> None:
        """Write into fields, by name."""
        for name, text in fields.items():
            self.field(name).fill(text)

    def field(self, name: str) -> Locator:
        """A field of the page's content."""
        return self.page.locator(f"main [name='{name}']:not([type=hidden])").first

    def is_told(self, sentence: str, **values: object) -> None:
        """The page's notice says this; a value may be ANY."""
        for part in self.say(sentence, **values).split(ANY):
            expect(self.page.locator(".notice[role=status]")).to_contain_text(part)

    def sees(self, *texts: str) -> None:
        """All of this stands on the page."""
        for text in texts:
            expect(self.page.get_by_role("main")).to_contain_text(text)

    def sees_soon(self, text: str) -> None:
        """This stands on the page SECONDS from now at the latest."""
        began = time.monotonic()
        while text not in self.page.get_by_role("main").inner_text():
            assert time.monotonic() - began <= SECONDS, f"{text!r} is not at {self.page.url}"
            self.page.reload()


def ask(page: Page, question: str) -> str:
    """Ask on the public page, as a new person; what was answered."""
    page.goto("/")
    page.locator("#text").fill(question)
    page.locator("#text").press("Enter")
    expect(page.locator(".reply")).to_have_count(1)
    return page.locator(".reply").inner_text()


def is_answered(page: Page, question: str, *words: str, within: float = SECONDS) -> None:
    """Ask again and again: whoever asks `within` seconds from now at the latest is answered with these words."""
    began, answer = time.monotonic(), ""
    while not all(one in answer for one in words):
        asked_after = time.monotonic() - began
        answer = ask(page, question)
        assert asked_after <= within or all(one in answer for one in words), f"{words} not in {answer!r}"
