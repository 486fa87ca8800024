"""Puts the work list together: each kind of work with its count and the lines of it that are shown."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from admin.desk.emergency import EMERGENCY_LINES
from admin.desk.upkeep.calls import CallLine, calls
from admin.desk.upkeep.chores import RENEWED, Chore
from admin.desk.upkeep.gaps import GAPS, Key
from admin.desk.upkeep.release import News, news
from admin.desk.upkeep.rows import EntryLine, Slice, among, by_date, unverified
from admin.desk.visit import Visit

SHOWN: Final = 20
"""Lines of each kind on the first page."""
Line = TypeVar("Line")


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of work: how many there are, and those that are shown. `languages` tells what lacks, by entry's name."""

    chore: Chore
    count: int
    entries: Sequence[EntryLine] = ()
    calls: Sequence[CallLine] = ()
    news: Sequence[News] = ()
    languages: dict[str, tuple[str, ...]] | None = None


def groups(visit: Visit, scopes: Collection[str], wanted: Slice) -> list[Group]:
    """All kinds of work in their order, of each the same part."""
    return [group(visit, chore, scopes, wanted) for chore in Chore]


def group(visit: Visit, chore: Chore, scopes: Collection[str], wanted: Slice) -> Group:
    """One kind of work."""
    connection, knowledge = visit.connection, visit.desk.knowledge
    if chore in RENEWED:
        count, entries = by_date(connection, chore, visit.today, scopes, wanted)
        return Group(chore, count, entries)
    if chore is Chore.UNVERIFIED:
        count, entries = unverified(connection, scopes, wanted)
        return Group(chore, count, entries)
    if chore is Chore.CALLS:
        found = calls(connection, knowledge, EMERGENCY_LINES.of(knowledge), scopes)
        return Group(chore, len(found), calls=_cut(found, wanted))
    if chore is Chore.RELEASE:
        differing = news(connection, knowledge.languages, scopes)
        return Group(chore, len(differing), news=_cut(differing, wanted))
    gaps = GAPS.of(knowledge)
    return _lacking(visit, chore, gaps.missing if chore is Chore.MISSING else gaps.different, scopes, wanted)


def _lacking(
    visit: Visit, chore: Chore, lacking: dict[Key, tuple[str, ...]], scopes: Collection[str], wanted: Slice
) -> Group:
    lines = among(visit.connection, lacking.keys(), scopes)
    languages = {f"{topic}/{scope}": codes for (topic, scope), codes in lacking.items()}
    return Group(chore, len(lines), entries=_cut(lines, wanted), languages=languages)


def _cut(lines: Sequence[Line], wanted: Slice) -> Sequence[Line]:
    return lines[wanted.start : wanted.start + wanted.limit]
