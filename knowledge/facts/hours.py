"""Opening hours as values: which days, from when to when, in the time of Nairobi."""

from dataclasses import dataclass
from typing import Final

WEEK: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
NAMED_DAYS: Final = {"mon-fri": WEEK[:5], "mon-sat": WEEK[:6], "every-day": WEEK}


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When a line or an office is open. `always` means day and night; otherwise days and clock times ("08:00")."""

    days: tuple[str, ...] = WEEK
    opens: str | None = None
    closes: str | None = None
    always: bool = False

    def __post_init__(self) -> None:
        unknown = [day for day in self.days if day not in WEEK]
        if unknown:
            raise ValueError(f"unknown day {unknown[0]!r}: use {', '.join(WEEK)}")
        for clock in (self.opens, self.closes):
            if clock is not None and not _is_clock(clock):
                raise ValueError(f"{clock!r} is not a time of day such as 08:00")
        if (self.opens is None) != (self.closes is None):
            raise ValueError("opens and closes belong together")


def _is_clock(text: str) -> bool:
    hours, colon, minutes = text.partition(":")
    if not (colon and hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return False
    return len(hours) == 2 and len(minutes) == 2 and int(hours) <= 24 and int(minutes) < 60
