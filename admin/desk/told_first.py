"""Whoever publishes phrases reads first what other people who ask would lose by them, and decides then."""

from typing import Final

from starlette.responses import Response

from admin.desk import csrf
from admin.desk.entries.effect import effect_on_others
from admin.desk.visit import Visit
from knowledge.base import KnowledgeBase

ANYWAY: Final = "anyway"
"""The field that says: she has read it and goes on."""


def told_first(visit: Visit, after: KnowledgeBase, back: str) -> Response | None:
    """The page that stands in place of what she asked for; None where nobody loses, or where she has read it.

    `back` is the address of the page that she came from.

    Ask before a transaction is begun: this takes seconds, and a writer keeps people's messages waiting.
    """
    if visit.form.get(ANYWAY) == "yes":
        return None
    before = visit.desk.knowledge
    changed = {*before.phrases, *before.danger} ^ {*after.phrases, *after.danger}
    effect = effect_on_others(visit, after, {phrase.topic for phrase in changed})
    if not (effect.busy or effect.losses or effect.worse):
        return None
    return visit.page(
        "told_first.html",
        effect=effect,
        address=visit.request.url.path,
        back=back,
        fields={name: values for name, values in visit.form.fields.items() if name not in (ANYWAY, csrf.FIELD)},
        anyway=ANYWAY,
    )
