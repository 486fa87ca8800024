"""The bot's life against the fake server: it makes itself known, listens, and does not give up."""

import asyncio
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event as Signal
from threading import Thread

import pytest
from starlette.applications import Starlette
from structlog.testing import capture_logs

from bot.channels.telegram.account import Account
from bot.channels.telegram.address import PATH
from bot.channels.telegram.menu import COMMANDS
from bot.channels.telegram.patience import Patience
from bot.channels.telegram.service import State, TelegramService
from bot.messages import Channel, Event, Outgoing
from tests.channels.telegram.payloads import AT_US, GROUP, message, press
from tests.fakes import telegram as tg
from tests.fakes.intake import RecordingIntake
from tests.fakes.serve import serving
from tests.fakes.telegram import FakeTelegram

SECRET = "a-long_callback-SECRET"
MENU = {
    "en": {name: f"About {name}" for name in COMMANDS},
    "sw": {name: f"Kuhusu {name}" for name in COMMANDS},
    "luo": {name: f"Kuom {name}" for name in COMMANDS},
}
SHORT = Patience(first=0.01, longest=0.02)
UPDATES = ["message", "callback_query", "my_chat_member"]


def by_webhook(account: Account, public_url: str = "https://jirani.example") -> Account:
    return replace(account, public_url=public_url, callback_secret=SECRET)


@contextmanager
def living(account: Account, intake: RecordingIntake) -> Iterator[TelegramService]:
    """A service that lives in a thread of its own, as in a server, while the block lasts."""
    service = TelegramService(account, intake, MENU, SHORT)
    done = Signal()

    async def live() -> None:
        await service.start()
        await asyncio.to_thread(done.wait)
        await service.stop()

    thread = Thread(target=asyncio.run, args=(live(),))
    thread.start()
    try:
        yield service
    finally:
        done.set()
        thread.join()


def wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


@pytest.fixture
def intake() -> RecordingIntake:
    return RecordingIntake()


def test_it_sets_the_webhook_and_shows_its_commands(
    fake: FakeTelegram, account: Account, intake: RecordingIntake
) -> None:
    with living(by_webhook(account, "https://jirani.example/"), intake) as service:
        fake.wait_for("setMyCommands", 3)
        wait_until(lambda: service.state is State.LISTENING)
        assert service.username == tg.USERNAME
    assert fake.of("setWebhook") == [
        {"url": f"https://jirani.example{PATH}", "allowed_updates": UPDATES, "secret_token": SECRET}
    ]
    shown = fake.of("setMyCommands")
    assert [fields.get("language_code") for fields in shown] == [None, "en", "sw"]
    assert shown[0]["commands"] == [{"command": name, "description": f"About {name}"} for name in COMMANDS]
    assert shown[2]["commands"][0] == {"command": "sos", "description": "Kuhusu sos"}
    assert fake.webhook["url"], "the webhook stays when we stop"


def test_updates_reach_it_through_the_webhook(fake: FakeTelegram, account: Account, intake: RecordingIntake) -> None:
    app = Starlette()
    with serving(app) as url, living(by_webhook(account, url), intake) as service:
        app.router.routes.extend(service.routes())
        wait_until(lambda: service.state is State.LISTENING)
        assert fake.post(fake.happen(message=message("Habari"))) == 200
        assert fake.post(fake.happen(message=message(f"{AT_US} card?", GROUP))) == 200
        assert fake.post(fake.happen(callback_query=press())) == 200
    assert [(each.event, each.text) for each in intake.received] == [
        (Event.TEXT, "Habari"),
        (Event.TEXT, "card?"),
        (Event.BUTTON, "topic:alien-card"),
    ]


def test_it_asks_for_updates_and_confirms_what_is_stored(
    fake: FakeTelegram, account: Account, intake: RecordingIntake
) -> None:
    fake.webhook = {"url": "https://somewhere.example"}
    fake.happen(message=message("Habari"))
    fake.happen(edited_message=message("Habari?"))
    with living(account, intake) as service:
        assert not service.routes()
        wait_until(lambda: len(intake.stored) == 1)
        fake.happen(callback_query=press())
        fake.wait_for("answerCallbackQuery")
        wait_until(lambda: not fake.updates)
    assert [each.text for each in intake.received] == ["Habari", "topic:alien-card"]
    assert fake.of("getUpdates")[0] == {"timeout": "30", "allowed_updates": UPDATES}
    assert not fake.webhook


def test_what_was_not_stored_is_asked_for_again(fake: FakeTelegram, account: Account, intake: RecordingIntake) -> None:
    intake.down = True
    fake.happen(message=message("Habari"))
    with living(account, intake) as service:
        wait_until(lambda: service.state is State.UNREACHABLE)
        intake.down = False
        wait_until(lambda: not fake.updates)
    assert [each.text for each in intake.stored.values()] == ["Habari"]


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        (tg.BAD_GATEWAY, State.UNREACHABLE),
        (tg.Http(200, "[]"), State.UNREACHABLE),
        (tg.UNAUTHORISED, State.REFUSED),
    ],
    ids=["502", "odd", "token"],
)
def test_where_telegram_cannot_be_reached_it_tries_again(
    fake: FakeTelegram,
    account: Account,
    intake: RecordingIntake,
    answer: tg.Answer,
    state: State,
) -> None:
    fake.plan("getMe", *[answer] * 4)
    with capture_logs() as logs, living(by_webhook(account), intake) as service:
        fake.wait_for("getMe", 5)
        wait_until(lambda: service.state is State.LISTENING)
    troubles = [log for log in logs if log["event"] == "telegram.not-listening"]
    assert [trouble["again_in"] for trouble in troubles] == [0.01, 0.02, 0.02, 0.02]
    assert troubles[0]["log_level"] == ("error" if state is State.REFUSED else "warning")
    assert account.token not in str(logs)


def test_messages_go_out_before_telegram_knows_us(
    fake: FakeTelegram, account: Account, intake: RecordingIntake
) -> None:
    fake.plan("getMe", *[tg.BAD_GATEWAY] * 1000)

    async def send() -> None:
        service = TelegramService(account, intake, MENU, SHORT)
        await service.start()
        await service.sender.send(Outgoing(1, Channel.TELEGRAM, "7", "Karibu"))
        await service.stop()
        assert service.state in (State.CONNECTING, State.UNREACHABLE)
        assert service.username is None

    asyncio.run(send())
    assert fake.of("sendMessage")[0]["text"] == "Karibu"


def test_a_bad_address_of_ours_is_told_in_telegrams_words(
    fake: FakeTelegram, account: Account, intake: RecordingIntake
) -> None:
    fake.plan("setWebhook", tg.refused(400, "Bad Request: bad webhook: HTTPS url must be provided for webhook"))
    with capture_logs() as logs, living(by_webhook(account), intake) as service:
        wait_until(lambda: service.state is State.LISTENING)
    [trouble] = [log for log in logs if log["event"] == "telegram.not-listening"]
    assert trouble["reason"] == "Bad webhook: https url must be provided for webhook"


def test_a_refused_menu_does_not_keep_it_from_listening(
    fake: FakeTelegram, account: Account, intake: RecordingIntake
) -> None:
    fake.plan("setMyCommands", tg.refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"))
    with capture_logs() as logs, living(by_webhook(account), intake) as service:
        wait_until(lambda: service.state is State.LISTENING)
    assert "telegram.menu-refused" in [log["event"] for log in logs]


def test_a_second_poller_is_an_alarm_and_flood_control_is_obeyed(
    fake: FakeTelegram, account: Account, intake: RecordingIntake
) -> None:
    fake.plan("getUpdates", tg.POLLED_TWICE, tg.flood(1))
    fake.happen(message=message("Habari"))
    with capture_logs() as logs, living(account, intake):
        wait_until(lambda: len(intake.stored) == 1)
    troubles = [(log["error"], log["again_in"]) for log in logs if log["event"] == "telegram.not-listening"]
    assert troubles == [("Conflict", 0.01), ("RetryAfter", 1.0)]


def test_it_may_be_stopped_before_it_is_started(account: Account, intake: RecordingIntake) -> None:
    asyncio.run(TelegramService(account, intake, MENU).stop())
