"""What can be asked by USSD only: a dialled session, and the key that ends it."""

from datetime import timedelta
from typing import Final

from bot import menus
from bot.messages import Channel, Command, CommandName, Event, Incoming
from bot.person import Person

GO_ON_WITHIN: Final = timedelta(minutes=10)
"""How long after her last message a person who dials again may want to go on; a session lives for 3 minutes at most
(Africa's Talking's help, article 1284071), and whoever holds the phone later may be somebody else (our choice)."""


def read_dialling(incoming: Incoming, person: Person) -> Command | None:
    """The command that only a USSD session has; None for everything else."""
    if incoming.channel is not Channel.USSD:
        return None
    if incoming.event is Event.START:
        return Command(CommandName.START, menus.GO_ON if _was_here(incoming, person) else "")
    return Command(CommandName.STOP) if incoming.text.strip() == menus.END_KEY else None


def _was_here(incoming: Incoming, person: Person) -> bool:
    return person.last_seen is not None and incoming.received_at - person.last_seen <= GO_ON_WITHIN
