"""A pressed button's waiting sign ends, or else nothing else suffers."""

import asyncio

import pytest

from bot.channels.telegram.account import Account
from bot.channels.telegram.buttons import notice_press
from bot.channels.telegram.connection import close_bot, open_bot
from tests.fakes import telegram as tg
from tests.fakes.telegram import FakeTelegram


@pytest.mark.parametrize(
    "answer",
    [
        tg.ok(True),
        tg.refused(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"),
        tg.BAD_GATEWAY,
        tg.Http(200, "[]"),
        tg.Http(200, "{}"),
    ],
    ids=["noticed", "too old", "502", "list", "empty"],
)
def test_a_press_is_noticed_as_well_as_can_be(fake: FakeTelegram, account: Account, answer: tg.Answer) -> None:
    fake.plan("answerCallbackQuery", answer)

    async def notice() -> None:
        bot = open_bot(account)
        await notice_press(bot, "4382bfdwdsb323b2d9")
        await close_bot(bot)

    asyncio.run(notice())
    assert fake.of("answerCallbackQuery") == [{"callback_query_id": "4382bfdwdsb323b2d9"}]
