"""What is wrong with a field, in words for the person who filled it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Complaint:
    """One sentence about a field: the message (marked for translation), and the values that it names."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def said(self, say: Callable[..., str]) -> str:
        """The sentence in the language of `say` (Words.say, Visit.say)."""
        return say(self.message, **self.values)


Errors = dict[str, Complaint]
"""What is wrong, by field."""
