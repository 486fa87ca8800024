"""Asks Africa's Talking what is left on the account. Only looked at by staff: whatever goes wrong, there is no amount.

The request is the one of its SDK (`fetch_application_data`). The answer's form, `{"UserData": {"balance": "KES
1785.50"}}`, was not checked against a live account: anything else is read as "not told".
"""

import json
import re
from typing import Final

import structlog

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.answers import Answer
from bot.channels.africastalking.sdk import ApplicationService
from bot.channels.errors import SendError

CONNECT_SECONDS: Final = 2.0
READ_SECONDS: Final = 3.0
"""A member of staff waits for the page meanwhile (our choice)."""

_AMOUNT: Final = re.compile(r"[A-Z]{3} -?\d{1,12}(\.\d{1,6})?", re.ASCII)
"""A currency and a number, such as "KES 1785.50"; below zero where the account is paid for afterwards."""

logger = structlog.get_logger()


class Credit:
    """The credit of one account."""

    def __init__(self, account: Account) -> None:
        self._service = ApplicationService(account)

    def ask(self) -> str | None:
        """The amount as the provider words it, such as "KES 1785.50"; None where it does not tell. Blocks."""
        try:
            answer: Answer = self._service.fetch_application_data(timeout=(CONNECT_SECONDS, READ_SECONDS))
            return _amount(answer)
        except SendError as error:
            logger.warning("sms.credit-unknown", reason=error.reason)
            return None


def _amount(answer: Answer) -> str:
    """The amount in an answer; raises a SendError where it is not written as we know it."""
    if answer.status != 200:
        raise SendError(f"http-{answer.status}")
    try:
        content = json.loads(answer.body)
    except (ValueError, RecursionError):
        raise SendError("unreadable-answer") from None
    account = content.get("UserData") if isinstance(content, dict) else None
    balance = account.get("balance") if isinstance(account, dict) else None
    if not isinstance(balance, str) or not _AMOUNT.fullmatch(balance):
        raise SendError("unreadable-answer")
    return balance
