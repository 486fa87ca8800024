"""Each answer of the fake server, through the real SDK, turned into what to do."""

from datetime import timedelta

import pytest

from bot.channels.africastalking.account import Account
from bot.channels.errors import BadAddress, NotSent, OptedOut, OurFault, OutcomeUnknown, RetryLater, SendError
from bot.messages import Sent
from tests.channels.africastalking.sending import NUMBER, refused, send
from tests.fakes import africastalking as at


@pytest.mark.parametrize("code", [100, 101, 102])
def test_a_message_is_taken(fake: at.FakeAfricasTalking, account: Account, code: int) -> None:
    fake.plan(at.Code(code))
    assert send(account).provider_id is not None


@pytest.mark.parametrize(
    ("code", "error", "reason"),
    [
        (401, NotSent, "RiskHold"),
        (402, OurFault, "InvalidSenderId"),
        (403, BadAddress, "InvalidPhoneNumber"),
        (404, BadAddress, "UnsupportedNumberType"),
        (405, OurFault, "InsufficientBalance"),
        (406, OptedOut, "UserInBlacklist"),
        (407, NotSent, "CouldNotRoute"),
        (409, NotSent, "DoNotDisturbRejection"),
        (500, RetryLater, "InternalServerError"),
        (501, RetryLater, "GatewayError"),
        (502, RetryLater, "RejectedByGateway"),
        (777, OutcomeUnknown, "unknown-code-777"),
    ],
)
def test_each_code_says_what_to_do(
    fake: at.FakeAfricasTalking, account: Account, code: int, error: type[SendError], reason: str
) -> None:
    fake.plan(at.Code(code))
    raised = refused(account)
    assert (type(raised), raised.reason) == (error, reason)


def taken(recipients: str, message: str = "Sent to 1/1") -> at.Http:
    return at.Http(201, f'{{"SMSMessageData": {{"Message": "{message}", "Recipients": {recipients}}}}}')


@pytest.mark.parametrize(
    ("answer", "error", "reason"),
    [
        (at.INVALID_SENDER_ID, OurFault, "InvalidSenderId"),
        (at.refused_whole("InsufficientBalance"), OurFault, "InsufficientBalance"),
        (at.NO_RECIPIENTS, NotSent, "no-recipient"),
        (at.refused_whole("Sent"), NotSent, "no-recipient"),
        (taken('[{"number": "+254722000222", "statusCode": 101}]'), OutcomeUnknown, "other-recipient"),
        (taken('[{"statusCode": 101}]'), OutcomeUnknown, "other-recipient"),
        (taken('["+254711000111", null, 5]'), NotSent, "no-recipient"),
        (taken('"none"'), NotSent, "no-recipient"),
        (taken(f'[{{"number": "{NUMBER}"}}]'), OutcomeUnknown, "unknown-code-None"),
        (taken(f'[{{"number": "{NUMBER}", "status": "UserInBlackList"}}]'), OptedOut, "UserInBlacklist"),
        (taken(f'[{{"number": "{NUMBER}", "statusCode": "406"}}]'), OptedOut, "UserInBlacklist"),
        (taken(f'[{{"number": "{NUMBER}", "statusCode": true}}]'), OutcomeUnknown, "unknown-code-None"),
        (at.UNAUTHORISED, OurFault, "http-401"),
        (at.Http(400, "Bad Request", "text/plain"), OurFault, "http-400"),
        (at.Http(404, "", "text/html"), OurFault, "http-404"),
        (at.throttled(), RetryLater, "http-429"),
        (at.UNAVAILABLE, RetryLater, "http-503"),
        (at.Http(500, '{"error": "x"}'), RetryLater, "http-500"),
        (at.BROKEN_JSON, OutcomeUnknown, "unreadable-answer"),
        (at.Http(201, "Sent", "text/plain"), OutcomeUnknown, "unreadable-answer"),
        (at.Http(201, ""), OutcomeUnknown, "unreadable-answer"),
        (at.Http(201, "[]"), OutcomeUnknown, "unreadable-answer"),
        (at.Http(201, '{"SMSMessageData": []}'), OutcomeUnknown, "unreadable-answer"),
        (at.Http(201, "[" * 100_000), OutcomeUnknown, "unreadable-answer"),
    ],
)
def test_each_answer_says_what_to_do(
    fake: at.FakeAfricasTalking, account: Account, answer: at.Http, error: type[SendError], reason: str
) -> None:
    fake.plan(answer)
    raised = refused(account)
    assert (type(raised), raised.reason) == (error, reason)


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "text/plain", "text/html; charset=UTF-8", "APPLICATION/JSON"]
)
def test_the_content_type_does_not_matter(fake: at.FakeAfricasTalking, account: Account, content_type: str) -> None:
    fake.plan(at.Code(101, content_type))
    assert send(account).parts == 1


def test_recorded_oddities_are_read(fake: at.FakeAfricasTalking, account: Account) -> None:
    fake.plan(
        taken(
            f'[{{"number": "+254722000222", "statusCode": 403, "cost": "0", "messageId": "None"}},'
            f'{{"number": "{NUMBER[1:]}", "statusCode": 101, "status": "Success", "cost": "0", "messageId": "None"}}]',
            "Something new",
        )
    )
    assert send(account) == Sent(provider_id=None, parts=None, cost="0")


def test_a_word_without_a_code_is_enough(fake: at.FakeAfricasTalking, account: Account) -> None:
    fake.plan(taken(f'[{{"number": "{NUMBER}", "status": "Success", "messageId": "ATXid_1"}}]'))
    assert send(account).provider_id == "ATXid_1"


@pytest.mark.parametrize(
    ("header", "after"),
    [
        ("30", timedelta(seconds=30)),
        ("0", timedelta(0)),
        ("999999", timedelta(hours=1)),
        ("Sun, 22 Nov 2026 06:00:00 GMT", None),
        ("-5", None),
        (None, None),
    ],
)
def test_the_wait_that_is_asked_for(
    fake: at.FakeAfricasTalking, account: Account, header: str | None, after: timedelta | None
) -> None:
    fake.plan(at.throttled(header))
    raised = refused(account)
    assert isinstance(raised, RetryLater)
    assert raised.after == after
