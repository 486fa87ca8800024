"""Whoever publishes what teaches how people ask reads first what others would lose by it, and decides then."""

from collections.abc import Collection
from typing import Final

from starlette.responses import Response

from admin.desk import csrf
from admin.desk.access import Right
from admin.desk.entries.effect import effect_on_others
from admin.desk.visit import Visit
from knowledge.base import KnowledgeBase
from knowledge.store.tables import Status
from knowledge.values import NATIONAL

ANYWAY: Final = "anyway"
"""The field that says: she has read it and goes on."""


def may_publish(visit: Visit) -> bool:
    """Whether her phrases are used at once: they hold in every county, so it takes the whole country's reviewer."""
    return visit.member.may(Right.PUBLISH, NATIONAL)


def status_of_new(visit: Visit) -> Status:
    """What becomes of phrases that she adds: they are used at once, or wait for a reviewer."""
    return Status.PUBLISHED if may_publish(visit) else Status.IN_REVIEW


def told_of_phrases(visit: Visit, after: KnowledgeBase, takers: Collection[str], back: str) -> Response | None:
    """As `told_first`, for phrases; None where they wait for a reviewer, who is told when they are approved."""
    return told_first(visit, after, takers, back) if may_publish(visit) else None


def told_first(visit: Visit, after: KnowledgeBase, takers: Collection[str], back: str) -> Response | None:
    """The page that stands in place of what she asked for; None where nobody loses, or where she has read it.

    `takers` are the topics that are changed, `back` is the address of the page that she came from. Ask before a
    transaction is begun: this takes seconds, and a writer keeps people's messages waiting.
    """
    if visit.form.get(ANYWAY) == "yes":
        return None
    effect = effect_on_others(visit, after, takers)
    if not (effect.busy or effect.losses or effect.worse):
        return None
    fields = {name: values for name, values in visit.form.fields.items() if name not in (ANYWAY, csrf.FIELD)}
    return visit.page("told_first.html", effect=effect, address=visit.request.url.path, back=back, fields=fields)
