"""Who may do what at the desk: four roles, each limited to some counties where that is set."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from knowledge.values import NATIONAL


class Role(StrEnum):
    """What a member of staff is there for."""

    EDITOR = "editor"
    REVIEWER = "reviewer"
    ORGANISER = "organiser"
    ADMINISTRATOR = "administrator"


class Right(StrEnum):
    """What a page lets its visitor do."""

    ACCOUNT = "account"
    """Her own account, and nothing else: every role has it."""
    EDIT = "edit"
    """Read entries, questions and numbers, and write drafts."""
    PUBLISH = "publish"
    """Review drafts, and publish or retire what people are answered."""
    MEET = "meet"
    """Barazas."""
    ADMINISTER = "administer"
    """Staff, settings and the audit log."""


RIGHTS: Final = {
    Role.EDITOR: frozenset({Right.ACCOUNT, Right.EDIT}),
    Role.REVIEWER: frozenset({Right.ACCOUNT, Right.EDIT, Right.PUBLISH}),
    Role.ORGANISER: frozenset({Right.ACCOUNT, Right.MEET}),
    Role.ADMINISTRATOR: frozenset(Right),
}


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff. `counties` are the slugs she is limited to; none means every county and the whole country."""

    number: int
    email: str
    name: str
    role: Role
    counties: tuple[str, ...] = ()
    language: str | None = None

    def may(self, right: Right, scope: str | None = None) -> bool:
        """Whether she may do this, with something of this scope (a county's slug, `national`, or nothing special)."""
        return right in RIGHTS[self.role] and (scope is None or self.looks_after(scope))

    def looks_after(self, scope: str) -> bool:
        """Whether a county, or the whole country, is among what she is limited to."""
        return not self.counties or (scope != NATIONAL and scope in self.counties)

    def may_administer(self, other: "Member") -> bool:
        """Whether she may change another's account: nobody gives or takes a county that she does not look after."""
        own, theirs = set(self.counties), set(other.counties)
        return self.may(Right.ADMINISTER) and (not own or (bool(theirs) and theirs <= own))
