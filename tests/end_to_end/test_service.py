"""The whole service with the real SDKs, against servers that speak the providers' protocols."""

from concurrent.futures import ThreadPoolExecutor

import httpx
from sqlalchemy import select

from bot.store.tables import incoming, outgoing
from knowledge.store import open_engine
from tests.end_to_end.service import SECRET, Service, wait_until
from tests.fakes.africastalking import UNAVAILABLE, Callbacks, Code, FakeAfricasTalking
from tests.fakes.telegram import FakeTelegram

PHONE = "+254711000111"
Africa = tuple[FakeAfricasTalking, str]
Tele = tuple[FakeTelegram, str]


def statuses(service: Service) -> list[str]:
    engine = open_engine(service.settings["JIRANI_DATABASE_URL"])
    with engine.connect() as connection:
        found = [row[0] for row in connection.execute(select(outgoing.c.status).order_by(outgoing.c.id))]
    engine.dispose()
    return found


def test_an_sms_is_answered_reported_and_logged_without_a_trace_of_the_person(
    service: Service, africastalking: Africa
) -> None:
    fake, _ = africastalking
    callbacks = Callbacks(service.url, SECRET)
    assert callbacks.incoming(PHONE, "how much is a work permit") == 200
    wait_until(lambda: len(fake.sends) == 1)
    (send,) = fake.sends
    assert send.numbers == [PHONE]
    assert send.form["from"] == "22345"
    assert "KES" in send.form["message"]
    wait_until(lambda: statuses(service) == ["sent"])
    assert callbacks.delivery("ATXid_" + f"{1:032x}", "Success", PHONE) == 200
    wait_until(lambda: statuses(service) == ["delivered"])
    log = service.log.read_text(encoding="utf-8")
    assert "message.answered" in log
    assert "711000111" not in log
    assert "work permit" not in log
    assert SECRET not in log


def test_a_busy_provider_gets_the_message_later(service: Service, africastalking: Africa) -> None:
    fake, _ = africastalking
    fake.plan(UNAVAILABLE, Code(101))
    assert Callbacks(service.url, SECRET).incoming(PHONE, "menu") == 200
    wait_until(lambda: len(fake.sends) == 2, 30)
    wait_until(lambda: statuses(service) == ["sent"])


def test_telegram_from_start_to_button(service: Service, telegram: Tele) -> None:
    fake, _ = telegram
    fake.wait_for("setWebhook")
    chat = {"id": 7001, "type": "private"}
    sender = {"id": 7001, "is_bot": False, "first_name": "A", "language_code": "sw"}
    message = {"message_id": 1, "date": 1_795_000_000, "chat": chat, "from": sender}
    assert fake.post(fake.happen(message={**message, "text": "nataka kibali cha kazi"})) == 200
    (reply,) = fake.wait_for("sendMessage")
    assert "parse_mode" not in reply
    button = reply["reply_markup"]["inline_keyboard"][0][0]
    pressed = {"id": "q1", "from": sender, "chat_instance": "1", "data": button["callback_data"]}
    assert fake.post(fake.happen(callback_query={**pressed, "message": {**message, "message_id": 2}})) == 200
    assert len(fake.wait_for("sendMessage", 2)) == 2
    fake.wait_for("answerCallbackQuery")


def test_a_wrong_secret_stores_nothing(service: Service) -> None:
    assert Callbacks(service.url, "another-secret-altogether").incoming(PHONE, "habari") == 403
    message = {"message_id": 1, "date": 1, "chat": {"id": 1, "type": "private"}, "text": "x"}
    update = {"update_id": 1, "message": message}
    header = {"X-Telegram-Bot-Api-Secret-Token": "wrong"}
    assert httpx.post(f"{service.url}/telegram/webhook", json=update, headers=header).status_code == 403
    assert statuses(service) == []


def test_killed_while_sending_it_loses_nothing(service: Service, africastalking: Africa) -> None:
    """kill -9 twice among 60 messages: each acknowledged one is stored once and answered; few are answered twice."""
    fake, _ = africastalking
    callbacks = Callbacks(service.url, SECRET)
    acknowledged: set[int] = set()

    def send(number: int) -> None:
        phone, text = f"+2547110{number:05d}", "how much is a work permit"
        try:
            taken = callbacks.incoming(phone, text, provider_id=f"id-{number}") == 200
        except httpx.TransportError:
            return  # the server was killed: Africa's Talking would send it again
        if taken:
            acknowledged.add(number)

    with ThreadPoolExecutor(6) as pool:
        for batch in (range(20), range(20, 40)):
            for number in batch:
                pool.submit(send, number)
            wait_until(lambda batch=batch: len(fake.sends) > batch.start + 5)  # type: ignore[misc]
            service.kill()
            service.start()
    for number in range(60):
        send(number)  # repeats of what was stored change nothing
    assert acknowledged == set(range(60))
    wait_until(lambda: set(statuses(service)) == {"sent"}, 100)
    numbers = [send.numbers[0] for send in fake.sends]
    assert len(set(numbers)) == 60
    assert len(numbers) <= 60 + 2 * 8, "more doubles than messages in flight at the kills"
    engine = open_engine(service.settings["JIRANI_DATABASE_URL"])
    with engine.connect() as connection:
        ids = [row[0] for row in connection.execute(select(incoming.c.provider_id))]
    engine.dispose()
    assert len(ids) == len(set(ids)) == 60
