"""What composing gives: the reply, what it was, and where the conversation stands after it."""

from dataclasses import dataclass

from bot.messages import Decision, Reply
from bot.person import State


@dataclass(frozen=True, slots=True)
class Composed:
    """A reply; `urgent` ones hold an emergency line and are sent first and never held back."""

    reply: Reply | None
    decision: Decision
    state: State
    topic: str | None = None
    urgent: bool = False
