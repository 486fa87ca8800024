"""What is counted of each day, and for whom."""

from enum import StrEnum
from typing import Final

EVERYWHERE: Final = "everywhere"
"""The scope of what is counted of all messages together; other scopes are counties' slugs."""
UNTOLD: Final = "untold"
"""The scope of messages whose sender has told no county."""


class Subject(StrEnum):
    """What is counted. Each has names of its own: a channel's, a topic's slug and so on."""

    MESSAGE = "message"
    """Everything that people sent, questions or not; its one name is empty."""
    DECISION = "decision"
    """Questions, by what became of them."""
    CHANNEL = "channel"
    LANGUAGE = "language"
    TOPIC = "topic"
    """Questions that were answered, by what they are about."""
    PARTS = "parts"
    """SMS parts that were handed to the provider: those it told the price of, and those it did not."""
    COST = "cost"
    """Ten-thousandths of each currency that the provider told."""
    DELIVERY = "delivery"
    """SMS replies, by network and delivery status."""


TOLD: Final = "told"
NOT_TOLD: Final = "not-told"
COST_UNIT: Final = 10_000
"""Parts of a shilling in which costs are summed: the provider tells four decimals."""


def delivery_name(network: str | None, status: str) -> str:
    """How a network and a status are named together."""
    return f"{network or ''}/{status}"
