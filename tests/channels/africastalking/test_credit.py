"""The exact question about the credit that the real SDK asks for us; and no amount for an answer we do not know."""

from dataclasses import replace

import pytest
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Route
from structlog.testing import capture_logs

from bot.channels.africastalking import credit
from bot.channels.africastalking.account import Account
from bot.channels.africastalking.credit import Credit
from tests.fakes import africastalking as at
from tests.fakes.serve import serving


def not_told(account: Account) -> str:
    """The reason in the log of a question that brought no amount; nothing else may stand there."""
    with capture_logs() as logs:
        assert Credit(account).ask() is None
    [line] = logs
    assert line == {"event": "sms.credit-unknown", "log_level": "warning", "reason": line["reason"]}
    return str(line["reason"])


def test_the_question_is_the_one_of_the_documentation(fake: at.FakeAfricasTalking, account: Account) -> None:
    with capture_logs() as logs:
        assert Credit(account).ask() == "KES 1785.50"
    [question] = fake.questions
    assert (question.query, question.body) == ("username=jirani", b"")
    assert question.headers["apikey"] == at.API_KEY
    assert question.headers["accept"] == "application/json"
    assert not logs
    assert not fake.sends


@pytest.mark.parametrize("suffix", ["", "/", "/version1", "/version1/"])
def test_the_address_may_end_as_it_likes(fake: at.FakeAfricasTalking, account: Account, suffix: str) -> None:
    assert Credit(replace(account, base_url=f"{account.base_url}{suffix}")).ask() == at.BALANCE


@pytest.mark.parametrize("balance", ["KES 1785.50", "KES 0", "KES 0.0000", "USD 12", "KES -3.8000"])
def test_the_amount_is_told_in_the_providers_words(fake: at.FakeAfricasTalking, account: Account, balance: str) -> None:
    fake.balance = balance
    assert Credit(account).ask() == balance


@pytest.mark.parametrize(
    "balance",
    [
        "",
        "None",
        "1785.50",
        "KES",
        "KES ",
        "KES1785.50",
        "Kes 12",
        "KSHS 12",
        "KES 1,785.50",
        "KES 12.",
        "KES 12 ",
        "KES 12\n",
        "KES NaN",
        "KES 1e9",
        "KES ١٢",
        "KES 12<script>",
        "KES " + "9" * 13,
        1785.5,
        None,
        True,
        ["KES 12"],
        {"KES": 12},
    ],
)
def test_an_odd_balance_is_none(fake: at.FakeAfricasTalking, account: Account, balance: object) -> None:
    fake.balance = balance
    assert not_told(account) == "unreadable-answer"


@pytest.mark.parametrize(
    "body",
    [
        "",
        "KES 12",
        '"KES 12"',
        "[]",
        "null",
        "{}",
        '{"UserData": "KES 12"}',
        '{"UserData": {}}',
        '{"UserData": {"bal',
        '{"balance": "KES 12"}',
        "<html><body>Sign in</body></html>",
        pytest.param("[" * 100_000, id="too deep"),
    ],
)
def test_an_unreadable_answer_is_none(fake: at.FakeAfricasTalking, account: Account, body: str) -> None:
    fake.credit = at.Http(200, body, "text/html; charset=utf-8")
    assert not_told(account) == "unreadable-answer"


@pytest.mark.parametrize("answer", [at.UNAVAILABLE, at.throttled("60"), at.Http(201, '{"UserData": {}}')])
def test_another_status_is_none(fake: at.FakeAfricasTalking, account: Account, answer: at.Http) -> None:
    fake.credit = answer
    assert not_told(account) == f"http-{answer.status}"


def test_a_wrong_key_is_none(fake: at.FakeAfricasTalking, account: Account) -> None:
    assert not_told(replace(account, api_key="atsk_wrong")) == "http-401"


def test_a_hang_is_none(fake: at.FakeAfricasTalking, account: Account) -> None:
    fake.credit = at.Hang(credit.READ_SECONDS + 0.5)
    assert not_told(account) == "timeout"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"base_url": "http://127.0.0.1:9"}, "not-connected"),
        ({"base_url": "http://[::1"}, "bad-request"),
        ({"base_url": "http://two..dots"}, "bad-request"),
        ({"username": "\ud800"}, "not-unicode"),
    ],
)
def test_what_never_left_is_none(account: Account, change: dict[str, str], reason: str) -> None:
    assert not_told(replace(account, **change)) == reason  # type: ignore[arg-type]  # all fields in the table are texts


def test_the_key_does_not_follow_a_redirect(fake: at.FakeAfricasTalking, fake_url: str, account: Account) -> None:
    async def elsewhere(_request: object) -> RedirectResponse:
        return RedirectResponse(f"{fake_url}/version1/user?username=jirani", 302)

    with serving(Starlette(routes=[Route("/version1/user", elsewhere)])) as url:
        assert not_told(replace(account, base_url=url)) == "http-302"
    assert not fake.questions


def test_proxies_of_the_environment_are_not_used(
    fake: at.FakeAfricasTalking, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", "")
    assert Credit(account).ask() == at.BALANCE
