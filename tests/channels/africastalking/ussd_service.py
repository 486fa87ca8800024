"""The USSD callbacks with an intake behind them that answers, and the forms of a captured sandbox request."""

from urllib.parse import urlencode

import httpx
from starlette.applications import Starlette

from bot.channels.africastalking.ussd import routes
from bot.channels.door import Taken
from bot.messages import Incoming, Receipt, Reply
from tests.channels.africastalking.service import ACCOUNT, FORM, NOW, NUMBER, SECRET
from tests.fakes.asgi import post
from tests.fakes.intake import RecordingIntake

SESSION = "ATUid_6c772a68e52bfc41e8e8d5289db4d90c"
CODE = "*384*70421#"
APOLOGY = "Please dial again."
DIAL = (
    "phoneNumber=%2B254711000111&serviceCode=%2A384%2A70421%23&text=&sessionId=ATUid_6c772a68e52bfc41e8e8d5289db4d90c"
    "&networkCode=99999"
)
ENDED = (
    "date=2026-11-22+06%3A04%3A45&sessionId=ATUid_6c772a68e52bfc41e8e8d5289db4d90c&serviceCode=%2A384%2A70421%23"
    "&networkCode=63902&phoneNumber=%2B254711000111&status=Incomplete&cost=0.00&durationInMillis=31000&hopsCount=2"
    "&input=1%2Ashule&lastAppResponse=CON+Karibu"
)


class AnsweringIntake:
    """Answers each message with its own words and its number; "bye" ends it, "silence" has no answer."""

    def __init__(self) -> None:
        self.recording = RecordingIntake()

    @property
    def received(self) -> list[Incoming]:
        return self.recording.received

    def receive(self, incoming: Incoming) -> Taken:
        taken = self.recording.receive(incoming)
        if taken.repeated or incoming.text == "silence":
            return Taken(None, repeated=taken.repeated)
        number = len(self.recording.stored)
        return Taken(Reply(f"{number}: {incoming.text or 'welcome'}", last=incoming.text == "bye"))

    def report(self, receipt: Receipt) -> None:
        raise AssertionError("USSD has no delivery reports")


class Service:
    """The routes with that intake behind them."""

    def __init__(self) -> None:
        self.intake = AnsweringIntake()
        self.restart()

    def restart(self) -> None:
        """Begin again with the same database, as after an update, or in another process."""
        self.app = Starlette(routes=routes(ACCOUNT, self.intake, APOLOGY, lambda: NOW))

    def post(self, body: str | bytes, *, secret: str = SECRET, events: bool = False) -> httpx.Response:
        content = body.encode() if isinstance(body, str) else body
        path = f"/ussd/africastalking/{secret}" + ("/events" if events else "")
        return post(self.app, path, content, FORM)

    def screen(self, text: str, **fields: str) -> str:
        """The screen for everything typed so far."""
        form = {"phoneNumber": NUMBER, "serviceCode": CODE, "text": text, "sessionId": SESSION, "networkCode": "63902"}
        answer = self.post(urlencode(form | fields))
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith("text/plain")
        return answer.text

    def typed(self) -> list[str | None]:
        """What the intake got, in order: None for dialling."""
        return [None if incoming.event.value == "start" else incoming.text for incoming in self.intake.received]
