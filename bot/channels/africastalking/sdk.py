"""Asks Africa's Talking over a connection that we can trust. The only file that knows its SDK and the HTTP client."""

from typing import Final

import requests
from africastalking.Application import ApplicationService as SdkApplicationService
from africastalking.Service import APIService
from africastalking.SMS import SMSService as SdkSmsService
from urllib3.exceptions import LocationParseError, MaxRetryError, NewConnectionError

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.answers import Answer
from bot.channels.errors import NotSent, OurFault, OutcomeUnknown, RetryLater, SendError

API_VERSION: Final = "/version1"


class _Trusted(APIService):  # type: ignore[misc]  # the SDK has no type hints
    """What the SDK's services have in common, for one account; raises a SendError where nothing was answered.

    The SDK itself follows redirects with the key in the header, reads proxies and .netrc from the environment, hides
    the HTTP status of an error, and returns plain text for any other spelling of application/json.
    """

    def __init__(self, account: Account) -> None:
        self._own_url = account.base_url
        super().__init__(account.username, account.api_key)

    def _init_service(self) -> None:
        """Called by the SDK's constructor; the one place where its addresses can be changed."""
        super()._init_service()
        if self._own_url is not None:
            self._baseUrl = self._contentUrl = self._own_url.rstrip("/").removesuffix(API_VERSION) + API_VERSION

    def _make_request(
        self,
        url: str,
        method: str,
        headers: dict[str, str],
        data: dict[str, str | int] | None,
        params: dict[str, str] | None,
        callback: None = None,
        timeout: tuple[float, float] | None = None,
    ) -> Answer:
        """Called by the SDK's own methods, whose parameters these are; a new connection a call, as in the SDK.

        A kept connection that the other side has closed would look like a message whose outcome is unknown.
        """
        try:
            with requests.Session() as session:
                session.trust_env = False
                response = session.request(
                    method, url, params=params, data=data, headers=headers, timeout=timeout, allow_redirects=False
                )
        except (requests.RequestException, LocationParseError) as error:
            raise _not_answered(error) from error
        except UnicodeEncodeError:
            # From None: this error carries the text, which must not reach a log.
            raise NotSent("not-unicode") from None
        return Answer(response.status_code, response.text, response.headers.get("retry-after"))


class SmsService(_Trusted, SdkSmsService):  # type: ignore[misc]  # same
    """Sends messages."""


class ApplicationService(_Trusted, SdkApplicationService):  # type: ignore[misc]  # same
    """Tells about the account itself."""


def _not_answered(error: Exception) -> SendError:
    """What to do without an answer: again if the request surely never left, else nobody knows whether it was taken."""
    if isinstance(error, requests.exceptions.SSLError):
        return RetryLater("tls")
    if isinstance(error, requests.ConnectTimeout) or _never_connected(error):
        return RetryLater("not-connected")
    if isinstance(error, requests.Timeout):
        return OutcomeUnknown("timeout")
    if isinstance(error, ValueError):
        # Errors about the address and the headers, found before anything was sent.
        return OurFault("bad-request")
    return OutcomeUnknown("connection-lost")


def _never_connected(error: Exception) -> bool:
    """Whether the connection was refused or the name not found."""
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
