"""What an answer to a send means: the provider took the message, or the error that says what to do."""

import json
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from bot import phone
from bot.channels.africastalking import statuses
from bot.channels.errors import NotSent, OurFault, OutcomeUnknown, RetryLater, SendError
from bot.messages import Sent

LONGEST_WAIT: Final = timedelta(hours=1)
"""No Retry-After beyond this is believed (our choice)."""

LONGEST_KEPT: Final = 100
"""Characters kept of the provider's message id and price; its ids have 38 (our choice)."""

_TOO_MANY: Final = 429
_PARTS: Final = re.compile(r"Message parts: ?(\d{1,2})\b")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back over HTTP: status, body, and the seconds of the Retry-After header where there is one."""

    status: int
    body: str
    retry_after: str | None = None


def read_answer(answer: Answer, address: str) -> Sent:
    """What the provider did with the one message to this number; raises a SendError where it did not take it."""
    if not 200 <= answer.status < 300:
        raise _refused(answer)
    content = _content(answer.body)
    recipients = _recipients(content)
    mine = next((each for each in recipients if phone.same(_word(each.get("number")), address)), None)
    if mine is None:
        raise _left_out(_word(content.get("Message")), bool(recipients))
    code = statuses.send_code(_number(mine.get("statusCode")), _word(mine.get("status")))
    if code.refusal is not None:
        raise code.refusal(code.word)
    return Sent(_message_id(mine), _parts(_word(content.get("Message"))), _word(mine.get("cost")) or None)


def _refused(answer: Answer) -> SendError:
    """The error that an HTTP status stands for."""
    reason = f"http-{answer.status}"
    if answer.status == _TOO_MANY or answer.status >= 500:
        return RetryLater(reason, _wait(answer.retry_after))
    # 401 is a wrong key, 3xx a wrong address (we do not follow it, the key would go along), the rest a wrong request.
    return OurFault(reason)


def _wait(retry_after: str | None) -> timedelta | None:
    """The wait that a Retry-After header asks for in seconds; its other form, a date, is not used by rate limits."""
    if retry_after is None or not re.fullmatch(r"\d{1,6}", retry_after, re.ASCII):
        return None
    return min(timedelta(seconds=int(retry_after)), LONGEST_WAIT)


def _left_out(message: str, others: bool) -> SendError:
    """The error where our number is not among the recipients: refused as a whole, or taken under another name."""
    refusal = statuses.whole_request(message)
    if refusal is not None:
        return refusal(message)
    return OutcomeUnknown("other-recipient") if others else NotSent("no-recipient")


def _content(body: str) -> dict[str, object]:
    """The content of a taken request's answer; where it cannot be read, the message may have gone out."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        raise OutcomeUnknown("unreadable-answer") from None
    content = answer.get("SMSMessageData") if isinstance(answer, dict) else None
    if not isinstance(content, dict):
        raise OutcomeUnknown("unreadable-answer")
    return content


def _recipients(content: dict[str, object]) -> list[dict[str, object]]:
    listed = content.get("Recipients")
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def _word(value: object) -> str:
    return value[:LONGEST_KEPT] if isinstance(value, str) else ""


def _number(value: object) -> int | None:
    """A code that came as a number or as digits."""
    return int(str(value)) if re.fullmatch(r"\d{1,4}", str(value), re.ASCII) else None


def _message_id(recipient: dict[str, object]) -> str | None:
    """The id that delivery reports will name; a message that was not taken has the word "None"."""
    given = _word(recipient.get("messageId"))
    return None if given in ("", "None") else given


def _parts(message: str) -> int | None:
    """How many parts the provider counted: told only in prose that it may change, so a missing count is no error."""
    found = _PARTS.search(message)
    return int(found.group(1)) if found else None
