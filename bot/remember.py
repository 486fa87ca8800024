"""What we remember of a person after a message: language, county, whether she stopped us, how fast she writes. Pure."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from bot.messages import Channel, Command, CommandName, Event, Incoming, Question, Reading
from bot.person import Person, State
from bot.privacy.redact import redact
from bot.reply import Composed

LOOP_WINDOW: Final = timedelta(hours=1)
LOOP_REPLIES: Final = 40
"""Replies to one person in a window. More is an answering machine, and would burn the credit (our choice)."""


def remember(person: Person, incoming: Incoming, reading: Reading, composed: Composed, now: datetime) -> Person:
    """The person as she is after this message."""
    return replace(
        person,
        language=person.language if _says_nothing(incoming) else reading.language,
        language_chosen=person.language_chosen or _chose_language(reading),
        county=_county(person, reading),
        opted_out=_opted_out(person, incoming, reading),
        unreachable=incoming.event is Event.BLOCKED,
        last_seen=now,
        state=_state(person, incoming, _asked(composed.state, reading), now),
    )


def in_a_loop(person: Person, now: datetime) -> bool:
    """Whether this sender got so many replies that only a machine can be at the other end."""
    since = person.state.replies_since
    inside = since is not None and now - datetime.fromisoformat(since) < LOOP_WINDOW
    return inside and person.state.replies >= LOOP_REPLIES


def _chose_language(reading: Reading) -> bool:
    asked = reading.asked
    return isinstance(asked, Command) and asked.name is CommandName.LANGUAGE and bool(asked.argument)


def _county(person: Person, reading: Reading) -> str | None:
    """A county asked for stays; one named in a question is remembered only where we knew none."""
    asked = reading.asked
    told = isinstance(asked, Command) and asked.name in (CommandName.COUNTY, CommandName.BARAZA)
    return reading.county if told or (reading.place_named and person.county is None) else person.county


def _says_nothing(incoming: Incoming) -> bool:
    """Whether a person only dialled: that tells nothing of her language."""
    return incoming.channel is Channel.USSD and incoming.event is Event.START


def _opted_out(person: Person, incoming: Incoming, reading: Reading) -> bool:
    if incoming.event is Event.OPTED_OUT:
        return True
    if incoming.channel is Channel.USSD:
        # We never write first there: a session that ends is no wish to be left alone.
        return False
    asked = reading.asked
    if isinstance(asked, Command) and asked.name in (CommandName.STOP, CommandName.START, CommandName.BARAZA):
        return asked.name is CommandName.STOP
    return person.opted_out


def _asked(state: State, reading: Reading) -> State:
    return replace(state, asked=redact(reading.asked.text)) if isinstance(reading.asked, Question) else state


def _state(person: Person, incoming: Incoming, state: State, now: datetime) -> State:
    """The state with its replies counted; not those that a person dials for, which no machine does."""
    return state if incoming.channel is Channel.USSD else _counted(state, person, now)


def _counted(state: State, person: Person, now: datetime) -> State:
    old = person.state
    since = datetime.fromisoformat(old.replies_since) if old.replies_since else None
    if since is None or now - since >= LOOP_WINDOW:
        return replace(state, replies_since=now.isoformat(), replies=1)
    return replace(state, replies_since=old.replies_since, replies=old.replies + 1)
