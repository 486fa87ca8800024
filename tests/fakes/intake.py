"""An intake that remembers what it was given, as the real one would: a repeat changes nothing."""

from bot.channels.door import Taken
from bot.messages import Channel, Incoming, Receipt


class RecordingIntake:
    """`received` is every call, `stored` what a database would hold. While `down`, nothing can be stored."""

    def __init__(self) -> None:
        self.received: list[Incoming] = []
        self.stored: dict[tuple[Channel, str], Incoming] = {}
        self.reports: list[Receipt] = []
        self.down = False

    def receive(self, incoming: Incoming) -> Taken:
        self._need_database(incoming.text)
        self.received.append(incoming)
        key = (incoming.channel, incoming.provider_id)
        repeated = key in self.stored
        self.stored.setdefault(key, incoming)
        return Taken(reply=None, repeated=repeated)

    async def take(self, incoming: Incoming) -> Taken:
        return self.receive(incoming)

    def report(self, receipt: Receipt) -> None:
        self._need_database(receipt.raw_status)
        self.reports.append(receipt)

    def _need_database(self, content: str) -> None:
        """Fails as a database driver does: with the content in the error's text."""
        if self.down:
            raise ConnectionError(f"the database is away; parameters: {content}")
