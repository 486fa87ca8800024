"""What is wrong with content: one finding a line, readable by the person who wrote it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps content from being used; a warning asks somebody to look."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where (a file and line, or an entry and field), and one sentence about it."""

    severity: Severity
    where: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.severity}: {self.where}: {self.sentence}"
