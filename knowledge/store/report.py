"""What became of starter content when it was loaded."""

import difflib
from dataclasses import dataclass, field
from typing import Final

OURS: Final = "as edited here"
THEIRS: Final = "in this release"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something staff have edited and a release says otherwise. `diff` leads from theirs to the release's."""

    name: str
    diff: str


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What became of starter content, by names such as "entry alien-card/mombasa" and "contact police-999".

    `withdrawn` is what the release no longer has and nobody had edited. `changed` tells whether anything published
    changed, tables and phrases included.
    """

    added: tuple[str, ...]
    updated: tuple[str, ...]
    withdrawn: tuple[str, ...]
    differences: tuple[Difference, ...]
    changed: bool

    def counts(self) -> dict[str, int]:
        """How many of each, for a log line."""
        return {
            "added": len(self.added),
            "updated": len(self.updated),
            "withdrawn": len(self.withdrawn),
            "differences": len(self.differences),
        }

    def __str__(self) -> str:
        lines = [", ".join(f"{count} {name}" for name, count in self.counts().items())]
        named = {"updated": self.updated, "withdrawn": self.withdrawn}
        lines += [f"{word}: {name}" for word, names in named.items() for name in names]
        lines += [f"\n{difference.diff}" for difference in self.differences]
        return "\n".join(lines)


@dataclass(slots=True)
class Tally:
    """The report while it grows."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    def differs(self, name: str, here: str, release: str) -> None:
        """Note that what staff wrote here is not what the release says."""
        lines = difflib.unified_diff(
            here.splitlines(), release.splitlines(), f"{name} {OURS}", f"{name} {THEIRS}", lineterm=""
        )
        self.differences.append(Difference(name, "\n".join(lines)))

    def report(self, *, tables_changed: bool) -> LoadReport:
        """The finished report."""
        changed = bool(tables_changed or self.added or self.updated or self.withdrawn)
        return LoadReport(
            tuple(self.added), tuple(self.updated), tuple(self.withdrawn), tuple(self.differences), changed
        )
