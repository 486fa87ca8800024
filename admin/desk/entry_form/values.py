"""Single values out of typed fields: days, amounts, whole numbers, clock times. What is wrong is noted by field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from admin.desk.entry_form.complaint import Complaint, Errors
from bot.words import _
from knowledge.languages import Text
from knowledge.store.drafts import Fields

DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
AMOUNT: Final = re.compile(r"\d{1,12}(\.\d{1,6})?", re.ASCII)
AROUND_MONEY: Final = re.compile(r"(?i)^(kes|kshs?|sh)\.? ?|[, ](?=\d{3}(\D|$))|/[=-]$")
"""How people write money: "KES 5,000", "Ksh. 500", "500/="."""
COUNT: Final = re.compile(r"\d{1,6}", re.ASCII)
CLOCK: Final = re.compile(r"(\d{1,2})[:.](\d{2})", re.ASCII)

CHOOSE: Final = _("Choose one from the list.")
NOT_A_DAY: Final = _("Write a date such as 2026-11-22.")
NOT_AN_AMOUNT: Final = _("Write an amount in figures, such as 500 or 12.50. Write 0 where it is free.")
NOT_A_NUMBER: Final = _("Write a whole number, such as 3.")
NOT_A_CLOCK: Final = _("Write a time of day such as 08:00.")


@dataclass(frozen=True, slots=True)
class Typed:
    """Typed fields while they are read, and what was found wrong with them."""

    fields: Fields
    languages: tuple[str, ...]
    errors: Errors = field(default_factory=dict)

    def wrong(self, name: str, message: str, /, **values: object) -> None:
        """Note what is wrong with a field; the first complaint about it stands."""
        self.errors.setdefault(name, Complaint(message, values))

    def word(self, name: str) -> str:
        """The field's first text, empty where it was left out."""
        return next(iter(self.fields.get(name, ())), "")

    def words(self, name: str) -> tuple[str, ...]:
        """All texts of the field, in order."""
        return tuple(self.fields.get(name, ()))

    def names(self, name: str) -> tuple[str, ...]:
        """The names that a list gives to its parts, each once."""
        return tuple(dict.fromkeys(self.words(name)))

    def flag(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.word(name))

    def text(self, name: str) -> Text:
        """A text in the languages that it was written in."""
        return {code: self.word(f"{name}.{code}") for code in self.languages if f"{name}.{code}" in self.fields}

    def choice(self, name: str, choices: Mapping[str, object] | tuple[str, ...]) -> str:
        """A word out of a few."""
        word = self.word(name)
        if word not in choices:
            self.wrong(name, CHOOSE)
        return word

    def day(self, name: str) -> date:
        """A day, written 2026-11-22."""
        try:
            return date.fromisoformat(self.word(name) if DAY.fullmatch(self.word(name)) else "")
        except ValueError:
            self.wrong(name, NOT_A_DAY)
            return date.min

    def amount(self, name: str) -> Decimal | None:
        """A sum of money, however people write it; None where there is none."""
        word = self.word(name)
        plain = AROUND_MONEY.sub("", word)
        if AMOUNT.fullmatch(plain):
            return Decimal(plain)
        if word:
            self.wrong(name, NOT_AN_AMOUNT)
        return None

    def count(self, name: str) -> int | None:
        """A whole number; None where there is none."""
        word = self.word(name)
        if COUNT.fullmatch(word):
            return int(word)
        if word:
            self.wrong(name, NOT_A_NUMBER)
        return None

    def clock(self, name: str) -> str | None:
        """A time of day as "08:00", written 8:00 or 8.00, too; None where there is none."""
        word = self.word(name)
        found = CLOCK.fullmatch(word)
        if found and (int(found[1]) < 24 or word in ("24:00", "24.00")) and int(found[2]) < 60:
            return f"{int(found[1]):02d}:{found[2]}"
        if word:
            self.wrong(name, NOT_A_CLOCK)
        return None
