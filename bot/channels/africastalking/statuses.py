"""Every code and word of Africa's Talking, and what it means to us. Nothing behind this door knows its words.

Codes and words as in Africa's Talking's page "SMS Notifications" and in medic/cht-core; the spelling drifts between
answers and reports, so words are compared without case and punctuation.
"""

from dataclasses import dataclass
from typing import Final

from bot.channels.errors import BadAddress, NotSent, OptedOut, OurFault, OutcomeUnknown, RetryLater, SendError
from bot.messages import DeliveryStatus

LONGEST_WORD: Final = 64
"""Characters kept of a provider's word that we do not know; the longest known one has 26 (our choice)."""


@dataclass(frozen=True, slots=True)
class SendCode:
    """What became of one recipient of a send. `refusal` is None where the message was accepted."""

    code: int
    word: str
    refusal: type[SendError] | None


@dataclass(frozen=True, slots=True)
class ReportStatus:
    """How far a delivery report says that a message got."""

    word: str
    status: DeliveryStatus
    final: bool


@dataclass(frozen=True, slots=True)
class FailureReason:
    """Why a message was not delivered, and which refusal it would have been at the send."""

    word: str
    refusal: type[SendError]


SEND_CODES: Final = (
    SendCode(100, "Processed", None),
    SendCode(101, "Sent", None),
    SendCode(102, "Queued", None),
    SendCode(401, "RiskHold", NotSent),
    SendCode(402, "InvalidSenderId", OurFault),
    SendCode(403, "InvalidPhoneNumber", BadAddress),
    SendCode(404, "UnsupportedNumberType", BadAddress),
    SendCode(405, "InsufficientBalance", OurFault),
    SendCode(406, "UserInBlacklist", OptedOut),
    SendCode(407, "CouldNotRoute", NotSent),
    SendCode(409, "DoNotDisturbRejection", NotSent),
    SendCode(500, "InternalServerError", RetryLater),
    SendCode(501, "GatewayError", RetryLater),
    SendCode(502, "RejectedByGateway", RetryLater),
)

REPORT_STATUSES: Final = (
    ReportStatus("Sent", DeliveryStatus.SENT, final=False),
    ReportStatus("Submitted", DeliveryStatus.SENT, final=False),
    ReportStatus("Buffered", DeliveryStatus.SENT, final=False),
    ReportStatus("Success", DeliveryStatus.DELIVERED, final=True),
    ReportStatus("Failed", DeliveryStatus.FAILED, final=True),
    ReportStatus("Rejected", DeliveryStatus.FAILED, final=True),
    # The phone is off or out of reach: the operator may still get through, so a later Success counts.
    ReportStatus("AbsentSubscriber", DeliveryStatus.FAILED, final=False),
    ReportStatus("Expired", DeliveryStatus.FAILED, final=True),
)

FAILURE_REASONS: Final = (
    FailureReason("InsufficientCredit", OurFault),
    FailureReason("InvalidLinkId", OurFault),
    FailureReason("UserIsInactive", BadAddress),
    FailureReason("UserInBlackList", OptedOut),
    FailureReason("UserAccountSuspended", BadAddress),
    FailureReason("NotNetworkSubcriber", BadAddress),
    FailureReason("NotNetworkSubscriber", BadAddress),
    FailureReason("UserNotSubscribedToProduct", NotSent),
    FailureReason("UserDoesNotExist", BadAddress),
    FailureReason("DeliveryFailure", NotSent),
    FailureReason("DoNotDisturbRejection", NotSent),
)

NETWORKS: Final = {
    "63902": "safaricom",
    "63903": "airtel",
    "63907": "telkom",
    "63999": "equitel",
    "99999": "sandbox",
}
"""Network codes of Kenya, which follow a number when it changes operator; codes that are not here are unknown."""


def folded(word: str) -> str:
    """A provider's word without case and punctuation, for comparing."""
    return "".join(char for char in word.casefold() if char.isalnum())


_SEND_BY_CODE: Final = {row.code: row for row in SEND_CODES}
_SEND_BY_WORD: Final = {folded(row.word): row for row in SEND_CODES} | {"success": _SEND_BY_CODE[101]}
_STATUS_BY_WORD: Final = {folded(row.word): row for row in REPORT_STATUSES}
_REASON_BY_WORD: Final = {folded(row.word): row for row in FAILURE_REASONS}


def send_code(code: int | None, word: str) -> SendCode:
    """What a recipient's code means, or its word where it has no code. An unknown one may mean that it went out."""
    known = _SEND_BY_WORD.get(folded(word)) if code is None else _SEND_BY_CODE.get(code)
    return known or SendCode(code or 0, f"unknown-code-{code}"[:LONGEST_WORD], OutcomeUnknown)


def whole_request(word: str) -> type[SendError] | None:
    """The refusal that this word, standing for a whole request, means; None where the word is no refusal."""
    known = _SEND_BY_WORD.get(folded(word))
    return known.refusal if known else None


def report_status(word: str) -> ReportStatus:
    """How far a report's word says that a message got; an unknown word is kept, and the story stays open."""
    known = _STATUS_BY_WORD.get(folded(word))
    return known or ReportStatus(word[:LONGEST_WORD], DeliveryStatus.UNKNOWN, final=False)


def failure_reason(word: str) -> FailureReason:
    """What a report's reason means; an unknown one is kept."""
    return _REASON_BY_WORD.get(folded(word)) or FailureReason(word[:LONGEST_WORD], NotSent)
