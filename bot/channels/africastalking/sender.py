"""Hands messages to Africa's Talking. The only file that knows its SDK, and the HTTP client below it."""

from typing import Final

import anyio
import requests
from africastalking.SMS import SMSService
from anyio.to_thread import run_sync
from urllib3.exceptions import MaxRetryError, NewConnectionError

from bot import phone
from bot.channels.africastalking.account import Account
from bot.channels.africastalking.answers import Answer, read_answer
from bot.channels.errors import BadAddress, NotSent, OurFault, OutcomeUnknown, RetryLater, SendError
from bot.messages import Channel, Outgoing, Sent

IN_FLIGHT: Final = 8
"""Sends at the same time: 30 a second need 5 at 150 ms each, and each one in flight may be doubled by a crash."""

API_VERSION: Final = "/version1"


class AfricasTalkingSender:
    """Sends SMS, one message a call, in a few worker threads of its own: the SDK blocks."""

    channel: Channel = Channel.SMS

    def __init__(self, account: Account) -> None:
        self._account = account
        self._service = _Service(account)
        self._threads = anyio.CapacityLimiter(IN_FLIGHT)

    async def send(self, outgoing: Outgoing) -> Sent:
        """Hand one message over; raises a SendError that says what to do when it was not surely taken."""
        if phone.from_network(outgoing.address) != outgoing.address:
            raise BadAddress("not-a-number")
        return await run_sync(self._hand_over, outgoing, limiter=self._threads)

    def _hand_over(self, outgoing: Outgoing) -> Sent:
        account = self._account
        try:
            answer: Answer = self._service.send(
                outgoing.text,
                [outgoing.address],
                sender_id=account.sender,
                timeout=(account.connect_seconds, account.read_seconds),
            )
        except requests.RequestException as error:
            raise _not_answered(error) from error
        except UnicodeEncodeError:
            # From None: this error carries the text, which must not reach a log.
            raise NotSent("not-unicode") from None
        return read_answer(answer, outgoing.address)


class _Service(SMSService):  # type: ignore[misc]  # the SDK has no type hints
    """The SDK's SMS service for one account, over a connection that we can trust.

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
        data: dict[str, str | int],
        params: None,
        callback: None = None,
        timeout: tuple[float, float] | None = None,
    ) -> Answer:
        """Called by the SDK's `send`, whose parameters these are; a new connection a call, as in the SDK.

        A kept connection that the other side has closed would look like a message whose outcome is unknown.
        """
        with requests.Session() as session:
            session.trust_env = False
            response = session.request(
                method, url, params=params, data=data, headers=headers, timeout=timeout, allow_redirects=False
            )
        return Answer(response.status_code, response.text, response.headers.get("retry-after"))


def _not_answered(error: requests.RequestException) -> SendError:
    """What to do without an answer: again if the request surely never left, else nobody knows whether it was taken."""
    if isinstance(error, requests.exceptions.SSLError):
        return RetryLater("tls")
    if isinstance(error, requests.ConnectTimeout) or _never_connected(error):
        return RetryLater("not-connected")
    if isinstance(error, requests.Timeout):
        return OutcomeUnknown("timeout")
    if isinstance(error, ValueError):
        # requests' errors about the address and the headers, found before anything was sent.
        return OurFault("bad-request")
    return OutcomeUnknown("connection-lost")


def _never_connected(error: requests.RequestException) -> bool:
    """Whether the connection was refused or the name not found."""
    cause = error.args[0] if error.args else None
    return isinstance(cause, MaxRetryError) and isinstance(cause.reason, NewConnectionError)
