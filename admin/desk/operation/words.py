"""What channels, delivery statuses and the reasons of failures are called, and what to do about each."""

from typing import Final

from bot.channels.africastalking.statuses import folded
from bot.messages import Channel, DeliveryStatus
from bot.words import _

CHANNEL_NAMES: Final = {
    Channel.SMS: _("SMS"),
    Channel.TELEGRAM: _("Telegram"),
    Channel.USSD: _("USSD"),
    Channel.WEB: _("Web chat"),
}
STATES: Final = {
    "demo": _("Demo: nothing leaves this machine"),
    "configured": _("Connected to the provider"),
    "ok": _("Working"),
    "off": _("Not set up"),
}
"""Words for the states that the server tells of its channels; others are shown as they are."""

STATUS_NAMES: Final = {
    DeliveryStatus.DUE: _("Waiting"),
    DeliveryStatus.SENDING: _("Being sent"),
    DeliveryStatus.SENT: _("Handed to the network"),
    DeliveryStatus.DELIVERED: _("On the phone"),
    DeliveryStatus.FAILED: _("Not delivered"),
    DeliveryStatus.UNKNOWN: _("Outcome unknown"),
}
STATUS_KINDS: Final = {
    DeliveryStatus.DUE: "wait",
    DeliveryStatus.SENDING: "wait",
    DeliveryStatus.SENT: "plain",
    DeliveryStatus.DELIVERED: "ok",
    DeliveryStatus.FAILED: "wrong",
    DeliveryStatus.UNKNOWN: "wait",
}

_ACCOUNT: Final = _("The SMS account has no credit left. Top it up with Africa's Talking: nothing goes out before.")
_NO_PHONE: Final = _("The number does not exist, or its line is closed. Nothing to do.")
_STOPPED: Final = _("The person has stopped messages from us at her operator. She can allow them again there.")
_OFF: Final = _("The phone was off or out of reach for too long. Nothing to do: she can write again.")
_NETWORK: Final = _("The network had trouble. We tried again by ourselves.")
_SETTINGS: Final = _("Our settings are wrong: the account, its key or the sender name. Ask who runs this installation.")
_UNSURE: Final = _("The provider did not answer in time: the message may have arrived. It is not sent again by itself.")

REASONS: Final = {
    folded(word): sentence
    for sentence, words in {
        _ACCOUNT: ("InsufficientBalance", "InsufficientCredit"),
        _NO_PHONE: (
            "InvalidPhoneNumber",
            "UnsupportedNumberType",
            "UserDoesNotExist",
            "UserIsInactive",
            "UserAccountSuspended",
            "NotNetworkSubscriber",
            "NotNetworkSubcriber",
            "no-such-chat",
        ),
        _STOPPED: ("UserInBlacklist", "DoNotDisturbRejection", "blocked"),
        _OFF: ("AbsentSubscriber", "Expired", "DeliveryFailure"),
        _NETWORK: (
            "InternalServerError",
            "GatewayError",
            "RejectedByGateway",
            "CouldNotRoute",
            "flood-control",
            "network",
            "not-connected",
            "not-from-telegram",
            "http-429",
            "http-500",
            "http-502",
            "http-503",
            "http-504",
        ),
        _SETTINGS: (
            "InvalidSenderId",
            "InvalidLinkId",
            "RiskHold",
            "UserNotSubscribedToProduct",
            "bad-token",
            "conflict",
            "http-401",
            "http-403",
            "seal-broken",
        ),
        _UNSURE: ("timeout", "unreadable-answer"),
    }.items()
    for word in words
}
"""What a reason means, by the provider's word without case and punctuation."""

OTHER_REASON: Final = _("The provider gave a reason that we do not know: {word}.")


def reason_sentence(word: str) -> tuple[str, dict[str, str]]:
    """The sentence for a reason (to be said), and its values."""
    known = REASONS.get(folded(word))
    return (known, {}) if known else (OTHER_REASON, {"word": word})


ACTION_NAMES: Final = {
    "staff.signed-in": _("signed in"),
    "staff.signed-out": _("signed out"),
    "staff.sign-in-failed": _("did not get in: wrong password or code"),
    "staff.password-set": _("set a password"),
    "staff.session-ended": _("ended a session"),
    "staff.code-on": _("began to use a code"),
    "staff.code-off": _("stopped using a code"),
    "staff.added": _("made an account"),
    "staff.changed": _("changed an account"),
    "staff.link-made": _("made a link for a new password"),
    "staff.disabled": _("closed an account"),
    "staff.enabled": _("opened an account again"),
    "setting.changed": _("changed a setting"),
    "baraza.added": _("wrote down a baraza"),
    "baraza.changed": _("changed a baraza"),
    "baraza.removed": _("removed a baraza"),
    "baraza.restored": _("brought a baraza back"),
    "entry.draft-begun": _("began a draft of an entry"),
    "entry.draft-saved": _("wrote a draft of an entry"),
    "entry.draft-dismissed": _("dismissed a draft"),
    "entry.draft-reopened": _("opened a draft again"),
    "entry.submitted": _("handed a draft in for review"),
    "entry.published": _("published an entry"),
    "entry.retired": _("retired an entry"),
    "entry.restored": _("brought an entry back"),
    "entry.renewed": _("found an entry still right"),
    "entry.renewal-undone": _("took back that an entry is still right"),
    "contact.published": _("published a contact"),
    "contact.draft-saved": _("wrote a draft of a contact"),
    "contact.called": _("found a contact right"),
    "contact.called-undone": _("took back that a contact is right"),
    "release.kept-ours": _("kept our text beside the program's"),
    "release.begun": _("made a draft of the program's text"),
    "release.asked-again": _("put the program's text on the list again"),
    "draft.submitted": _("handed a draft in for review"),
    "draft.returned": _("gave a draft back"),
    "draft.dismissed": _("dismissed a draft"),
    "draft.reopened": _("opened a draft again"),
    "draft.commented": _("wrote a comment"),
    "draft.looked-at-again": _("looked at a draft again"),
    "draft.brought-back": _("made a draft of an old version"),
    "phrases.added": _("added phrases"),
    "phrase.approve": _("approved a phrase"),
    "phrase.drop": _("dropped a phrase"),
    "phrase.retire": _("took a phrase out"),
    "phrase.bring-back": _("used a phrase again"),
    "question.attached": _("answered questions with a topic"),
    "question.approved": _("approved phrases"),
    "question.dismissed": _("put questions away"),
    "question.reopened": _("brought questions back"),
    "sheet.imported": _("sent a spreadsheet in"),
}
"""What an action of the audit log is called; one that is not here is shown by its own name."""
