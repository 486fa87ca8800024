"""The simulator over the whole service, with a real database and the real routes: only the providers are missing."""

from collections.abc import Iterator

import httpx
import pytest

from tests.pages.html import Page, read_page
from tests.pages.service import demo_service

NUMBER = "+254711000111"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with demo_service(tmp_path_factory.mktemp("simulator")) as url:
        yield url


@pytest.fixture
def phone(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, follow_redirects=True, trust_env=False) as browser:
        yield browser


def use(phone: httpx.Client, channel: str, number: str = NUMBER, **fields: str) -> Page:
    answer = phone.post("/simulator", data={"channel": channel, "number": number, **fields})
    assert answer.status_code == 200
    assert number.lstrip("+") not in str(answer.url)
    return read_page(answer.text)


def test_an_sms_is_answered_counted_and_delivered(phone: httpx.Client) -> None:
    page = use(phone, "sms", text="I lost my alien card")
    assert "You: I lost my alien card Jirani:" in page.text
    assert "GSM-7" in page.text
    assert "SMS parts:" in page.text
    assert "✓ delivered" in page.text
    assert "POST /sms/africastalking/.../incoming linkId= text=I lost my alien card to=22345 id=" in page.text
    more = use(phone, "sms", text="MORE")
    assert more.text.count("✓ delivered") == 2
    assert more.text.count("Jirani:") == 2


def test_the_phone_keeps_its_number(phone: httpx.Client) -> None:
    use(phone, "sms", number="0722 000 333", text="hello")
    page = read_page((phone.get("/simulator")).text)
    assert "You: hello" in page.text
    assert dict(page.fields)["channel"] == "sms"


def test_telegram_starts_answers_and_takes_presses(phone: httpx.Client) -> None:
    started = use(phone, "telegram", text="/start")
    assert "Hello, this is Jirani" in started.text
    asked = use(phone, "telegram", text="my employer has not paid me")
    presses = {label: value for name, value, label in asked.buttons if name == "press"}
    pressed = use(phone, "telegram", press=presses["Everything on this"])
    assert "You: Everything on this Jirani:" in pressed.text
    assert "callback_query" in pressed.text
    assert "delivered" not in pressed.text


def test_a_location_tells_the_county(phone: httpx.Client) -> None:
    page = use(phone, "telegram", number="+254711000444", place="mombasa")
    assert "You: Mombasa Jirani:" in page.text
    assert "latitude" in page.text


def test_a_phone_that_said_stop_hears_why_nothing_comes(phone: httpx.Client) -> None:
    use(phone, "sms", number="+254711000555", text="STOP")
    use(phone, "sms", number="+254711000555", text="hello")
    page = use(phone, "sms", number="+254711000555", text="hello again")
    assert "No reply came." in page.text


def test_a_ussd_session_is_dialled_typed_in_and_ended(phone: httpx.Client) -> None:
    closed = read_page(phone.get("/simulator?channel=ussd").text)
    assert ("dial", "yes", "Dial *384*70421#") in closed.buttons
    dialled = use(phone, "ussd", dial="yes")
    assert "You: *384*70421# Jirani:" in dialled.text
    assert "Type your question, or: 1 Topics" in dialled.text
    assert (
        "POST /ussd/africastalking/... phoneNumber=+254711000111 serviceCode=*384*70421# text= sessionId="
        in dialled.text
    )
    typed = use(phone, "ussd", text="I lost my alien card")
    assert "1 More" in typed.text
    assert "text=I lost my alien card*1 " in use(phone, "ussd", text="1").text
    ended = use(phone, "ussd", text="00")
    assert "Thank you. Dial again any time." in ended.text
    assert ("dial", "yes", "Dial *384*70421#") in ended.buttons
    assert "CON " not in ended.text
    assert "END " not in ended.text


def test_a_dropped_ussd_session_is_gone_on_with(phone: httpx.Client) -> None:
    use(phone, "ussd", number="+254711000999", dial="yes")
    use(phone, "ussd", number="+254711000999", text="I lost my alien card")
    dropped = use(phone, "ussd", number="+254711000999", **{"hang-up": "yes"})
    assert "The session was dropped." in dropped.text
    assert "status=Incomplete" in dropped.text
    assert "1 Go on" in use(phone, "ussd", number="+254711000999", dial="yes").text


def test_nothing_can_be_typed_where_nothing_was_dialled(phone: httpx.Client) -> None:
    for fields in ({"text": "hello"}, {"hang-up": "yes"}, {"press": "menu"}, {"place": "mombasa"}):
        page = use(phone, "ussd", number="+254711001000", **fields)
        assert "Nothing is open." in page.text


def test_what_is_no_number_is_said(phone: httpx.Client) -> None:
    for number in ("", "999", "SAFARI", "+254711", '"><script>'):
        answer = phone.post("/simulator", data={"channel": "sms", "number": number, "text": "kept words"})
        assert answer.status_code == 422
        assert "This is not a mobile number." in answer.text
        assert 'value="kept words"' in answer.text
        assert "<script>" not in answer.text.replace("<script src", "")


@pytest.mark.parametrize("channel", ["sms", "ussd", "telegram", "pigeon"])
def test_doing_nothing_does_nothing(phone: httpx.Client, channel: str) -> None:
    page = use(phone, channel, number="+254711000666")
    assert "No messages yet." in page.text or "Nothing is open." in page.text


def test_two_phones_do_not_see_each_other(phone: httpx.Client) -> None:
    use(phone, "sms", number="+254711000777", text="I lost my alien card")
    other = use(phone, "sms", number="+254711000888", text="hello")
    assert "I lost my alien card" not in other.text
    assert other.text.count("✓ delivered") == 1


@pytest.mark.parametrize(
    ("body", "headers", "status"),
    [
        (b"{}", {"Content-Type": "application/json"}, 415),
        (b"text=hi", {"Content-Type": "application/x-www-form-urlencoded", "Origin": "https://evil.example"}, 403),
    ],
)
def test_what_the_page_never_sends(phone: httpx.Client, body: bytes, headers: dict[str, str], status: int) -> None:
    assert (phone.post("/simulator", content=body, headers=headers)).status_code == status
