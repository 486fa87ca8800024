"""What is wrong with a field, in words for the person who filled it in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Complaint:
    """A sentence about a field: the message (marked for translation), and the values that it names.

    `also` are further complaints about the same field.
    """

    message: str
    values: Mapping[str, object] = field(default_factory=dict)
    also: tuple["Complaint", ...] = ()

    def said(self, say: Callable[..., str]) -> str:
        """All of it in the language of `say` (Words.say, Visit.say)."""
        return " ".join((say(self.message, **self.values), *(one.said(say) for one in self.also)))


Errors = dict[str, Complaint]
"""What is wrong, by field."""
