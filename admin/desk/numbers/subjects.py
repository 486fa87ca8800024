"""What is counted of each day, and for whom. Plain words and no enumeration: they are looked up a million times."""

from typing import Final

EVERYWHERE: Final = "everywhere"
"""The scope of what is counted of all messages together; other scopes are counties' slugs."""
UNTOLD: Final = "untold"
"""The scope of messages whose sender has told no county."""

# Subjects. Each has names of its own: a channel's, a topic's slug and so on.
MESSAGE: Final = "message"
"""Everything that people sent, questions or not; its one name is empty."""
DECISION: Final = "decision"
"""Questions, by what became of them."""
CHANNEL: Final = "channel"
"""Questions, by the channel they came through."""
LANGUAGE: Final = "language"
"""Questions, by the language they were answered in."""
TOPIC: Final = "topic"
"""Questions that were answered, by what they are about."""
PARTS: Final = "parts"
"""SMS parts that were handed to the provider: those it told the price of, and those it did not."""
COST: Final = "cost"
"""Ten-thousandths of each currency that the provider told."""
DELIVERY: Final = "delivery"
"""SMS replies, by network and delivery status."""
SUBJECTS: Final = (MESSAGE, DECISION, CHANNEL, LANGUAGE, TOPIC, PARTS, COST, DELIVERY)

TOLD: Final = "told"
NOT_TOLD: Final = "not-told"
COST_UNIT: Final = 10_000
"""Parts of a shilling in which costs are summed: the provider tells four decimals."""


def delivery_name(network: str | None, status: str) -> str:
    """How a network and a status are named together."""
    return f"{network or ''}/{status}"
