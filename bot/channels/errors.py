"""Why a message could not be sent. The type carries the decision; nobody parses the text."""

from datetime import timedelta


class SendError(Exception):
    """A message was not taken by the provider. `reason` is a word for the delivery log, never a person's words."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class RetryLater(SendError):
    """Try the same message again, after `after` where the provider said when."""

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.after = after


class BadAddress(SendError):
    """This address will never get a message."""


class OptedOut(SendError):
    """The person asked the operator or the app for no more messages from us."""


class OurFault(SendError):
    """Settings, credit or our own request are wrong: no message will pass until staff act. Alarm."""


class OutcomeUnknown(SendError):
    """The provider did not answer in time: the message may have gone out. Not sent again by itself."""


class NotSent(SendError):
    """The provider refused this message for good."""
