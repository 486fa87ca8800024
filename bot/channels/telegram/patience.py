"""How long to wait before another try."""

from dataclasses import dataclass

from telegram.error import RetryAfter

from bot.channels.telegram.refusals import wait


@dataclass(frozen=True, slots=True)
class Patience:
    """Pauses that double from `first` to `longest`, in seconds (our choice); what Telegram asks for goes first."""

    first: float = 1.0
    longest: float = 120.0

    def pause(self, failures: int, error: Exception) -> float:
        """Seconds to wait after this error, which came after so many others in a row."""
        if isinstance(error, RetryAfter):
            return wait(error).total_seconds()
        return float(min(self.first * 2 ** min(failures, 16), self.longest))
