"""An intake that answers from a small table, and stores what it got as the real one would."""

from collections.abc import Mapping

from bot.channels.door import Taken
from bot.messages import Button, Incoming, Receipt, Reply

CARD = Reply(
    "Alien card\n\nCost: KES 5,000. Ask 0800 720 627 or see https://fns.immigration.go.ke/card",
    ((Button("Papers", "aspect:alien-card/documents"), Button("Where", "aspect:alien-card/where")),),
)
PAPERS = Reply("Bring: your passport.", ((Button("Everything on this", "full:alien-card"),),))
MENU = Reply("Choose a topic:", ((Button("Permits and papers", "category:permits"),),))
READ_ONLY = Reply("We can only read words.")
REPLIES: Mapping[str, Reply] = {
    "I lost my alien card": CARD,
    "aspect:alien-card/documents": PAPERS,
    "command:menu": MENU,
    "": READ_ONLY,
}


class TalkingIntake:
    """`received` is every call. What is not in the table is repeated to its writer; "silence" gets no answer.

    While `down`, nothing can be stored, and the error's text holds the message, as a database driver's does.
    """

    def __init__(self) -> None:
        self.received: list[Incoming] = []
        self.down = False
        self._stored: set[str] = set()

    def receive(self, incoming: Incoming) -> Taken:
        if self.down:
            raise ConnectionError(f"the database is away; parameters: {incoming.text}")
        self.received.append(incoming)
        if incoming.provider_id in self._stored:
            return Taken(None, repeated=True)
        self._stored.add(incoming.provider_id)
        return Taken(None if incoming.text == "silence" else REPLIES.get(incoming.text, Reply(incoming.text)))

    def report(self, receipt: Receipt) -> None:
        raise AssertionError("the web chat has no delivery reports")
