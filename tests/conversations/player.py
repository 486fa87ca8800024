"""Plays a conversation through the whole line, storing as in service; only the provider is left out."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import Engine

from bot.channels.door import Taken
from bot.flow import Flow
from bot.line import Line
from bot.messages import Button, Channel, Event, Incoming, Location
from bot.privacy.keys import Keys
from tests.conversations.script import NOTHING, SESSION_ENDS, Script, Turn

PHONE = "+254711000111"
ADDRESSES = {Channel.SMS: PHONE, Channel.USSD: PHONE, Channel.TELEGRAM: "7001", Channel.WEB: "a-visit"}
MORNING = time(6, 0, tzinfo=UTC)


class Player:
    """One person at one phone."""

    def __init__(self, engine: Engine, line: Line, script: Script) -> None:
        self._channel = Channel(script.channel)
        self._hint = script.head.get("Phone language")
        self._now = datetime.combine(script.today, MORNING)
        self._flow = Flow(engine, lambda: line, Keys("a secret for tests only"), lambda: None, lambda: self._now)
        self._buttons: dict[str, str] = {}
        self._count = 0

    def play(self, turn: Turn) -> list[str]:
        """What Jirani answers to a turn, a line each; buttons are shown in brackets."""
        action = turn.action()
        if action and action[0] == "waits":
            count, unit = action[1].split()
            self._now += timedelta(**{unit: int(count)})
            return [NOTHING]
        self._count += 1
        self._now += timedelta(minutes=1)
        return self._shown(self._flow.receive(self._incoming(turn.said, action)))

    def _incoming(self, said: str, action: tuple[str, str] | None) -> Incoming:
        event, text, location = Event.TEXT, said, None
        if action:
            doing, what = action
            if doing == "presses":
                event, text = Event.BUTTON, self._buttons[what]
            elif doing == "opens the link":
                event, text = Event.START, what
            elif doing == "dials":
                event, text = Event.START, ""
            elif doing == "blocks the bot":
                event, text = Event.BLOCKED, ""
            else:
                latitude, longitude = (float(part) for part in what.split(","))
                event, text, location = Event.LOCATION, "", Location(latitude, longitude)
        return Incoming(
            channel=self._channel,
            provider_id=str(self._count),
            address=ADDRESSES[self._channel],
            text=text,
            received_at=self._now,
            event=event,
            language_hint=self._hint,
            location=location,
        )

    def _shown(self, taken: Taken) -> list[str]:
        if taken.reply is None:
            return [NOTHING]
        rows = taken.reply.buttons
        self._buttons |= {button.label: button.value for row in rows for button in row}
        end = [SESSION_ENDS] if taken.reply.last and self._channel is Channel.USSD else []
        return [*taken.reply.text.split("\n"), *(_row(row) for row in rows), *end]


def _row(row: tuple[Button, ...]) -> str:
    return "  ".join(f"[{button.label}]" for button in row)
