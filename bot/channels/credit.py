"""What is left on a provider's account: told often, asked seldom."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock
from typing import Final

KEPT: Final = timedelta(minutes=5)
"""How long an amount is told again without asking: at 30 SMS a second it falls by less than KES 7,200 (our choice)."""
KEPT_UNKNOWN: Final = timedelta(minutes=1)
"""How long we do not ask again after the provider did not tell (our choice)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the provider told when we asked it: `amount` in its words, such as "KES 1785.50"; None if it did not."""

    amount: str | None
    asked_at: datetime

    def holds(self, now: datetime) -> bool:
        """Whether this need not be asked again yet."""
        return now - self.asked_at < (KEPT if self.amount else KEPT_UNKNOWN)


class RememberedCredit:
    """Tells what `ask` said last, and asks anew where that is too old. For several threads."""

    def __init__(self, ask: Callable[[], str | None]) -> None:
        self._ask = ask
        self._last: Told | None = None
        self._asking = Lock()

    def __call__(self, now: datetime) -> Told:
        """What is known. Only one caller waits for the provider: others are told the last there is meanwhile."""
        last = self._last
        if last is not None and last.holds(now):
            return last
        if not self._asking.acquire(blocking=False):
            return last or Told(None, now)
        try:
            self._last = told = Told(self._ask(), now)
        finally:
            self._asking.release()
        return told
