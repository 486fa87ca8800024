"""The main journey with the keyboard alone: everything is reached, and what has the focus is seen."""

import pytest
from playwright.sync_api import Page, expect

from admin.desk.access import Role
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.desk.conftest import At
from tests.browser.test_keyboard import go_to

CONTROLS = """[
  ...document.querySelectorAll("a[href],button,input,select,textarea,summary,[tabindex='0']")
].filter(one =>
  one.checkVisibility() && one.type !== "hidden" && one.tabIndex >= 0 && !one.disabled
  && !(one.type === "radio" && !one.checked))"""
"""What can be reached by the keyboard; of radio buttons only the chosen one."""
FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect(), style = getComputedStyle(one);
  if (!one.dataset.met) one.dataset.met = "yes";
  const x = Math.min(innerWidth - 1, Math.max(0, box.x + Math.min(box.width, 20) / 2));
  const y = Math.min(innerHeight - 1, Math.max(0, box.y + Math.min(box.height, 20) / 2));
  const top = document.elementFromPoint(x, y);
  const covers = one.contains(top) || top?.contains(one) || top?.closest("label");
  const seen = box.bottom > 0 && box.top < innerHeight && covers;
  return one === document.body ? "" : [style.outlineStyle !== "none" && seen, one.outerHTML.slice(0, 120)];
}"""
"""Whether what has the focus shows it, and is not hidden below something else."""
MANY = 200
"""Stops from the top of an entry's form to its end."""
STOPS_INSIDE = 12
"""More stops than there are controls: a date has one for each of its parts."""
PAGES = ["/desk/entries", "/desk/entries/alien-card/mombasa", "{draft}"]


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("path", PAGES)
def test_everything_is_reached_and_seen(at: At, path: str, width: int) -> None:
    from_parts = path.format(draft="/desk/review/1")
    page = at(from_parts, Role.REVIEWER, width=width)
    unseen = []
    for _ in range(page.evaluate(f"{CONTROLS}.length") + STOPS_INSIDE):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUS)
        if not focused:
            break
        if not focused[0]:
            unseen.append(focused[1])
    assert not unseen
    assert not page.evaluate(f"{CONTROLS}.filter(one => !one.dataset.met).map(one => one.outerHTML.slice(0, 120))")


def test_a_draft_is_written_and_handed_in_with_the_keyboard_alone(at: At) -> None:
    page: Page = at("/desk/entries/eviction/national", Role.EDITOR, width=DESKTOP)
    go_to(page, "Go to the content")
    page.keyboard.press("Enter")
    go_to(page, "title.en")
    page.keyboard.press("End")
    page.keyboard.type(" and rent")
    expect(page.locator("#saved")).to_contain_text("Saved at")
    go_to(page, "note", most=MANY)
    page.keyboard.type("Rent belongs to it.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".notice[role=status]")).to_contain_text("Handed in.")
