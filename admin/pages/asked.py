"""What a person said with the chat's form, and the message that it becomes."""

import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Final

from admin.pages.carried import Exchange
from admin.pages.forms import Form
from bot import menus
from bot.messages import MAX_TEXT, Button, Channel, CommandName, Event, Incoming
from bot.words import _

LONGEST_VALUE: Final = 64
"""Characters of a button's value; ours have at most 64 bytes."""
LONGEST_ID: Final = 64
"""Characters of the id that we put into the form."""

STARTERS: Final = (
    Button(_("All topics"), menus.value(menus.COMMAND, CommandName.MENU)),
    Button(_("Emergency numbers"), menus.value(menus.COMMAND, CommandName.SOS)),
)
"""Buttons that stand there before anything was said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Typed words, or a button's value with its `label`. `draft` is what still stands in the text field."""

    text: str
    label: str
    event: Event = Event.TEXT
    draft: str = ""
    cut: bool = False

    def kept(self, to_send_again: bool) -> str:
        """What stands in the text field afterwards: words typed beside a button, or words to be sent again."""
        return self.text if to_send_again and self.event is Event.TEXT else self.draft


def read_asked(form: Form, before: Iterable[Exchange], say: Callable[[str], str]) -> Asked:
    """What the form says: a button if one was pressed, else an example that was tapped, else the words typed."""
    typed = form.get("text").replace("\r\n", "\n").strip()
    pressed = form.get("press")[:LONGEST_VALUE]
    if pressed:
        return Asked(pressed, _label(pressed, before, say), Event.BUTTON, typed[:MAX_TEXT])
    example = form.get("example")[:MAX_TEXT]
    if example:
        return Asked(example, example, draft=typed[:MAX_TEXT])
    return Asked(typed[:MAX_TEXT], typed[:MAX_TEXT], cut=len(typed) > MAX_TEXT)


def incoming(asked: Asked, message: str, session: str, language: str) -> Incoming:
    """The message for the line.

    Its id tells a form that is sent twice from another text in the same form, as after going back in the browser.
    """
    once = message[:LONGEST_ID] or new_id()
    digest = sha256("\0".join((session, once, asked.event, asked.text)).encode()).hexdigest()
    return Incoming(
        channel=Channel.WEB,
        provider_id=digest[:40],
        address=session,
        text=asked.text,
        received_at=datetime.now(UTC),
        event=asked.event,
        language_hint=language,
    )


def new_id() -> str:
    """An id for the next message of a form."""
    return secrets.token_urlsafe(12)


def _label(value: str, before: Iterable[Exchange], say: Callable[[str], str]) -> str:
    """What stood on the button; three dots where no page of ours shows it any more."""
    shown = [button for exchange in before for row in exchange.buttons for button in row]
    starters = [Button(say(button.label), button.value) for button in STARTERS]
    return next((button.label for button in (*shown, *starters) if button.value == value), "...")
