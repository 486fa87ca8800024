"""What goes out of the desk and comes in: spreadsheets, numbers with the report, barazas with their posters."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from admin.desk.access import Role
from tests.browser.desk.clerk import OTHER_WAYS, WAYS, Clerk, Way, ways
from tests.browser.desk.conftest import At

Rows = list[dict[str, str]]


@ways(*WAYS)
def test_a_spreadsheet_goes_out_and_comes_in_again(at: At, way: Way) -> None:
    topic = "kenyan-passport" if way.scripts else "movement-pass"
    clerk = Clerk(at("/desk/sheets", Role.EDITOR, **way.browser), way.language)
    rows = [row for row in taken_out(clerk) if (row["topic"], row["place"]) == (topic, "national")]
    send_in(clerk, [row | {"title.en": "A title from a sheet", "place": "Atlantis"} for row in rows])
    expect(clerk.page.locator("td", has_text="place")).to_be_visible()
    expect(clerk.page.get_by_role("button", name=clerk.say("Hand all of it in for review"))).to_have_count(0)

    clerk.follow("Spreadsheets")
    send_in(clerk, [row | {"title.en": "A title from a sheet"} for row in rows])
    expect(clerk.page.locator("ins").first).to_contain_text("sheet")
    clerk.press("Hand all of it in for review")
    clerk.is_told("Handed in for review: {drafts}. New phrases: {phrases}.", drafts=1, phrases=0)
    clerk.page.locator(".list li", has_text=clerk.say("From a spreadsheet.")).first.locator("a").click()
    clerk.sees("A title from a sheet")


def taken_out(clerk: Clerk) -> Rows:
    """The table of entries, as her browser saves it."""
    with clerk.page.expect_download() as download:
        clerk.follow("Entries: titles and texts")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def send_in(clerk: Clerk, rows: Rows) -> None:
    """Choose a file with these rows, and have it shown."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    sheet = {"name": "entries.csv", "mimeType": "text/csv", "buffer": file.getvalue().encode()}
    clerk.page.locator("#file").set_input_files(sheet)  # type: ignore[arg-type]
    clerk.press("Show what would change")


@ways(*OTHER_WAYS)
def test_numbers_and_the_report(at: At, way: Way) -> None:
    clerk = Clerk(at("/desk/numbers", Role.EDITOR, **way.browser), way.language)
    clerk.field("county").select_option("mombasa")
    clerk.press("Show")
    expect(clerk.page.locator("h1")).to_contain_text("Mombasa")
    expect(clerk.page.locator(".columns-chart").first).to_be_visible()
    clerk.page.locator("summary", has_text=clerk.say("As a table")).first.click()
    expect(clerk.page.locator("table").first).to_be_visible()
    assert content(clerk.page, "a[href*='days.csv']").startswith(b"\xef\xbb\xbf")

    form = clerk.page.locator("form[action='/desk/numbers/report']")
    expect(form.get_by_role("button", name=clerk.say("Open the report"))).to_be_visible()
    asked = form.evaluate("form => form.action + '?' + new URLSearchParams(new FormData(form))")
    assert clerk.page.request.get(asked).body().startswith(b"%PDF")


@ways(*OTHER_WAYS)
def test_a_baraza_and_its_poster(at: At, way: Way) -> None:
    word = f"SOKO{way.width}"
    clerk = Clerk(at("/desk/barazas", Role.ORGANISER, "mombasa", **way.browser), way.language)
    clerk.follow("New baraza")
    day = datetime.now(UTC).date() + timedelta(days=30)
    clerk.fill({"place": "Soko la Kongowea", "day": day.isoformat(), "time": "10:30", "organiser": "Ward"})
    clerk.fill({"word": "MSAADA"})
    clerk.press("Save")
    expect(clerk.page.locator("#word-error")).to_be_visible()
    clerk.fill({"word": word})
    clerk.press("Save")
    clerk.sees("Soko la Kongowea", word)
    assert content(clerk.page, "a[href*='poster.pdf?size=a4']").startswith(b"%PDF")
    assert content(clerk.page, "a[href*='poster.png']").startswith(b"\x89PNG")

    clerk.press("Remove")
    expect(clerk.page.locator(".list", has_text=word)).to_have_count(0)
    clerk.press("Undo")
    clerk.is_told("The baraza is back.")


def content(page: Page, link: str) -> bytes:
    """What is behind a link, asked for by the member's own browser."""
    return page.request.get(page.locator(link).first.get_attribute("href") or "").body()
