"""Neither the token nor people's words leave by a log, an error or a repr."""

import logging
from collections.abc import Iterator

import pytest

from bot.channels.errors import SendError
from bot.channels.telegram.account import Account
from bot.channels.telegram.connection import open_bot
from bot.channels.telegram.quiet import quiet_loggers
from bot.channels.telegram.sender import TelegramSender
from tests.channels.telegram.sending import TEXT, outgoing, send
from tests.fakes import telegram as tg
from tests.fakes.telegram import FakeTelegram


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Everything that any library logs, once the loggers are quiet; their levels are put back."""
    names = ("httpx", "httpcore", "telegram")
    before = {name: logging.getLogger(name).level for name in names}
    quiet_loggers()
    with caplog.at_level(logging.DEBUG):
        yield caplog
    for name, level in before.items():
        logging.getLogger(name).setLevel(level)


def _is_the_fakes(record: logging.LogRecord) -> bool:
    return record.name.startswith("uvicorn")


@pytest.mark.parametrize(
    "answer",
    [tg.BLOCKED, tg.UNAUTHORISED, tg.BAD_GATEWAY, tg.flood(1), tg.Http(200, f'"{TEXT}'), tg.Http(200, "[]")],
    ids=["blocked", "token", "502", "flood", "broken", "odd"],
)
def test_neither_token_nor_words_reach_log_or_error(
    fake: FakeTelegram, account: Account, logged: pytest.LogCaptureFixture, answer: tg.Answer
) -> None:
    fake.plan("sendMessage", answer)
    [error] = send(account, outgoing())
    assert isinstance(error, SendError)
    assert error.__suppress_context__ or error.__context__ is None
    log = [record.getMessage() + str(record.exc_text) for record in logged.records if not _is_the_fakes(record)]
    for told in (*log, repr(error), str(error), repr(account), repr(TelegramSender(open_bot(account)))):
        assert tg.TOKEN.partition(":")[2] not in told
        assert "Kadi" not in told
