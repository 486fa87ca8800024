"""Is somebody in danger? Asked of every text, however sure the matcher is of a topic.

The probabilities of all emergency topics together are the probability of an emergency: a text that is torn between
"ambulance" and "police" is one, and a harmless topic that is likelier does not hide it. Rules written from a list of
known phrases found 4 of 40 unseen messages in an earlier measurement, so it is learned. A classifier of its own for
"an emergency or not" found 45 of 100 unseen messages where this finds 58, at equal false alarms: it is told less about
what is harmless.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bot.matcher.topics import Ranking

SHARE: Final = 0.25
"""An emergency topic is named beside the likeliest where it is at least this share as likely (our choice)."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """The probability that this is an emergency, and the emergency topics by their own, most likely first."""

    probability: float
    topics: tuple[tuple[str, float], ...]

    def named(self, least: float) -> tuple[str, ...]:
        """The topics whose line stands first; none where an emergency is less likely than `least`."""
        if self.probability < least or not self.topics:
            return ()
        floor = SHARE * self.topics[0][1]
        return tuple(slug for slug, probability in self.topics if probability >= floor)


class Danger:
    """Raises the alarm."""

    def __init__(self, emergencies: Iterable[str]) -> None:
        """Knows the emergency topics."""
        self._emergencies = frozenset(emergencies)

    def alarm(self, ranking: Ranking) -> Alarm:
        """How likely the ranked text tells of an emergency, and of which."""
        topics = [topic for topic in ranking.topics if topic[0] in self._emergencies]
        return Alarm(sum([chance for _, chance in topics]), tuple(topics))
