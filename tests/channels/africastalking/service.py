"""The callbacks of Africa's Talking with a recording intake behind them, and the forms of its documentation."""

from datetime import UTC, datetime
from urllib.parse import urlencode

from starlette.applications import Starlette

from bot.channels.africastalking.account import Account
from bot.channels.africastalking.webhooks import routes
from bot.messages import Incoming, Receipt
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake

SECRET = "current-secret"
FORMER = "former-secret"
NUMBER = "+254711000111"
NOW = datetime(2026, 11, 22, 6, 30, tzinfo=UTC)
FORM = {"content-type": "application/x-www-form-urlencoded"}
ACCOUNT = Account("jirani", "atsk_key", (SECRET, FORMER))

INCOMING = (
    "linkId=03090445075804249226&text=SHULE+ratiba&to=22345&id=ec9adc86-51d5-4bc8-8eb0-d8ab0bb53dc3"
    "&date=2026-11-22+06%3A04%3A45&from=%2B254711000111&networkCode=63902"
)
DELIVERY = (
    "id=ATXid_dda018a640edfcc5d2ce455de3e4a6e7&status=Failed&phoneNumber=%2B254711000111&networkCode=63902"
    "&failureReason=UserDoesNotExist&retryCount=0"
)
OPT_OUT = "senderId=22345&phoneNumber=%2B254711000111"


class Service:
    """The routes with a recording intake behind them, at a moment that the test sets."""

    def __init__(self) -> None:
        self.intake = RecordingIntake()
        self.now = NOW
        self.app = Starlette(routes=routes(ACCOUNT, self.intake, lambda: self.now))

    def post(
        self, callback: str, body: str | bytes, *, secret: str = SECRET, headers: dict[str, str] | None = None
    ) -> int:
        content = body.encode() if isinstance(body, str) else body
        path = f"/sms/africastalking/{secret}/{callback}"
        return post(self.app, path, content, FORM if headers is None else headers).status_code

    def incoming(self, **fields: str) -> Incoming:
        """What the intake gets for a message with these fields."""
        form = {"from": NUMBER, "text": "Habari", "to": "22345", "id": "id-1", "date": "2026-11-22 06:04:45"} | fields
        assert self.post("incoming", urlencode(form)) == 200
        return self.intake.received[-1]

    def delivery(self, **fields: str) -> Receipt:
        form = {"id": "ATXid_1", "status": "Success", "phoneNumber": NUMBER, "networkCode": "63902"} | fields
        assert self.post("delivery", urlencode(form)) == 200
        return self.intake.reports[-1]

    @property
    def is_untouched(self) -> bool:
        return not self.intake.received and not self.intake.reports
