"""Content files that cannot be read: all that is wrong with them, told at once."""

from typing import NoReturn

from knowledge.findings import Finding, Severity


class ContentError(Exception):
    """Content files break their format. `findings` hold file, place and one sentence each."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(f"{finding.where}: {finding.sentence}" for finding in findings))
        self.findings = findings


class Findings:
    """Collects what is wrong while files are read, so that a writer sees all of it in one go."""

    def __init__(self) -> None:
        self._found: list[Finding] = []

    def note(self, file: str, place: str, sentence: str) -> None:
        """Keep one finding; `file` is the path inside the content directory, `place` a line or field in it."""
        where = f"{file}, {place}" if place else file
        self._found.append(Finding(Severity.ERROR, where, sentence))

    def raise_if_any(self) -> None:
        """Raise the findings, where there are any."""
        if self._found:
            self.raise_all()

    def raise_all(self) -> NoReturn:
        """Raise all findings as one ContentError, in the order of reading."""
        raise ContentError(tuple(self._found))
