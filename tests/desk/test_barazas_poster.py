"""Posters: one page in both sizes, with a code that says what it must, and nothing invented."""

import io
import re
from pathlib import Path

import pytest
import segno

from admin.desk.access import Role
from admin.desk.barazas.poster import poster_data
from admin.desk.barazas.reach import Reach, reach_by
from admin.paper import TypesetError, typeset
from bot.line import Line
from bot.store.barazas import Baraza
from bot.words import Words
from tests.desk.service import TODAY, Desk
from tests.desk.test_barazas import add

FONTS = Path(__file__).parents[2] / "admin" / "paper" / "fonts"
HOSTILE = '#panic("x") $ * _ @ref <label> \\ "'


def squares(svg: str) -> list[str]:
    """The dark and light modules that a picture of a code draws, without its quiet zone."""
    drawn = re.search(r'width="(\d+)".*<path[^>]*stroke="#000"[^>]* d="([^"]+)"', svg)
    assert drawn, svg
    size = int(drawn[1])
    grid = [["0"] * size for _ in range(size)]
    x, y = 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-\d. ]+)", drawn[2]):
        values = [float(one) for one in numbers.split()]
        if command == "h":
            for column in range(int(x), int(x + values[0])):
                grid[int(y)][column] = "1"
            x += values[0]
        elif command == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    return ["".join(row[4:-4]) for row in grid[4:-4]]


def matrix(text: str) -> list[str]:
    return ["".join(str(module) for module in row) for row in segno.make_qr(text, error="m").matrix]


def data(line: Line, words: dict[str, Words], reached: Reach, place: str = "Hall") -> dict[str, object]:
    meeting = Baraza("likoni1", "mombasa", place, TODAY, "Ward")
    return poster_data(meeting, list(words.values()), line.knowledge, reached)


@pytest.mark.parametrize(
    ("reached", "texts"),
    [
        (Reach("22384", None), ["SMSTO:22384:LIKONI1"]),
        (Reach(None, "jirani_bot"), ["https://t.me/jirani_bot?start=likoni1"]),
        (Reach("+254711000000", "b"), ["SMSTO:+254711000000:LIKONI1", "https://t.me/b?start=likoni1"]),
        (Reach(None, None), []),
    ],
)
def test_the_codes_on_a_poster(
    small_line: Line, small_words: dict[str, Words], reached: Reach, texts: list[str]
) -> None:
    codes = data(small_line, small_words, reached)["codes"]
    assert isinstance(codes, list)
    assert [squares(code["svg"]) for code in codes] == [matrix(text) for text in texts]


@pytest.mark.parametrize("size", ["a4", "a3"])
@pytest.mark.parametrize("reached", [Reach("+254711000000", "a_long_name_of_a_bot_kenya_bot"), Reach(None, None)])
def test_a_poster_is_one_page_whatever_stands_in_it(
    small_line: Line, small_words: dict[str, Words], reached: Reach, size: str
) -> None:
    filled = data(small_line, small_words, reached, (HOSTILE * 4)[:120]) | {"size": size}
    paper = typeset("poster", filled, "pdf")
    assert b"/Count 1" in paper
    assert typeset("poster", filled, "png", 40).startswith(b"\x89PNG")


def test_a_trial_copy_says_so_and_shows_no_number(small_line: Line, small_words: dict[str, Words]) -> None:
    shown = data(small_line, small_words, Reach(None, None))
    assert (shown["sms"], shown["telegram"], shown["codes"]) == (None, None, [])
    assert "Trial copy" in str(shown["languages"])


def test_pages_of_a_poster(sqlite_desk: Desk) -> None:
    number = add(sqlite_desk, "likoni1")
    browser = sqlite_desk.client(Role.ORGANISER, "mombasa")
    assert "trial copy" in browser.get(f"/desk/barazas/{number}")
    answer = browser.http.get(f"/desk/barazas/{number}/poster.pdf?size=a3")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    answer = browser.http.get(f"/desk/barazas/{number}/poster.png")
    assert answer.headers["content-type"] == "image/png"
    browser.get(f"/desk/barazas/{number}/poster.pdf?size=a0", 404)


@pytest.mark.parametrize(
    ("sender", "number"),
    [("22384", "22384"), ("+254 711 000 000", "+254711000000"), ("JIRANI", None), ("", None), (None, None)],
)
def test_only_a_number_that_can_be_texted_is_printed(sender: str | None, number: str | None) -> None:
    assert reach_by(sender, None) == Reach(number, None)


def test_a_paper_that_cannot_be_set_is_an_error() -> None:
    with pytest.raises(TypesetError):
        typeset("poster", {"size": "a4"}, "pdf")


def test_the_fonts_are_small_and_have_their_licence() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < 1_500_000
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert io.BytesIO((FONTS / "NotoSans-Regular.ttf").read_bytes()).read(4) == b"\0\1\0\0"


@pytest.mark.parametrize(("rate", "says"), [("free", "The SMS is free."), ("usual", "usually takes"), ("", None)])
def test_the_price_of_an_sms_is_printed_only_where_it_is_known(
    small_line: Line, small_words: dict[str, Words], rate: str, says: str | None
) -> None:
    meeting = Baraza("likoni1", "mombasa", "Hall", TODAY, "Ward")
    words = list(small_words.values())
    english = poster_data(meeting, words, small_line.knowledge, Reach("22384", None), rate)["languages"][0]
    assert (says in english["rate"]) if says else english["rate"] is None
    by_telegram = poster_data(meeting, words, small_line.knowledge, Reach(None, "bot"), rate)["languages"][0]
    assert by_telegram["rate"] is None


def test_an_administrator_tells_the_price(sqlite_desk: Desk) -> None:
    number = add(sqlite_desk, "likoni1")
    browser = sqlite_desk.client(Role.ADMINISTRATOR)
    assert "Nobody knows" in browser.get(f"/desk/barazas/{number}")
    browser.get("/desk/operation/settings")
    browser.post("/desk/operation/settings/rate", rate="usual")
    assert "Nobody knows" not in browser.get(f"/desk/barazas/{number}")
    browser.get("/desk/operation/settings")
    browser.post("/desk/operation/settings/rate", rate="<script>")
    assert "Nobody knows" in browser.get(f"/desk/barazas/{number}")
    sqlite_desk.client(Role.ADMINISTRATOR, "mombasa").post("/desk/operation/settings/rate", 403, rate="free")
