"""Settings in words: what the installation was started with, and what staff decide here."""

import re
from decimal import Decimal
from typing import Final

from starlette.responses import Response

from admin.desk.access import Right
from admin.desk.guard import Page
from admin.desk.store.settings import FREE, ONE_PERSON, SMS_PRICE, SMS_RATE, USUAL, YES, decide, one_person, setting
from admin.desk.visit import Visit
from bot.words import _
from knowledge.values import NATIONAL

HOME: Final = "/desk/operation/settings"
PRICE: Final = re.compile(r"\d{1,4}(\.\d{1,4})?", re.ASCII)
HIGHEST: Final = Decimal(100)
"""Shillings; no SMS part costs that much, so that more is a slip of the finger."""
WRONG_PRICE: Final = _("Write the price of one SMS part in shillings, such as 0.80, or leave it empty.")


def show(visit: Visit) -> Response:
    """All settings."""
    return _page(visit)


def set_persons(visit: Visit) -> Response:
    """Whether one person may both write and publish in a county, or for the whole country."""
    scope, alone = visit.form.get("place"), visit.form.get("alone") == YES
    if scope != NATIONAL and scope not in visit.desk.knowledge.counties:
        raise visit.refuse(404, _("There is no such county."))
    visit.demand(Right.ADMINISTER, scope)
    before = setting(visit.connection, scope, ONE_PERSON)
    decide(visit.connection, scope, ONE_PERSON, YES if alone else None)
    visit.note("setting.changed", ONE_PERSON, scope, value="yes" if alone else "no")
    undo = (f"{HOME}/persons", {"place": scope, "alone": before or ""})
    return visit.go(HOME, visit.say("Saved."), undo)


def set_price(visit: Visit) -> Response:
    """What an SMS part costs, for showing what an answer costs."""
    visit.demand(Right.ADMINISTER, NATIONAL)
    typed = visit.form.get("price").strip()
    given = typed.replace(",", ".")
    if given and not (PRICE.fullmatch(given) and 0 < Decimal(given) < HIGHEST):
        return _page(visit, {"price": visit.say(WRONG_PRICE)}, typed)
    before = setting(visit.connection, NATIONAL, SMS_PRICE)
    decide(visit.connection, NATIONAL, SMS_PRICE, given or None)
    visit.note("setting.changed", SMS_PRICE, NATIONAL, value=given)
    return visit.go(HOME, visit.say("Saved."), (f"{HOME}/price", {"price": before or ""}))


def set_rate(visit: Visit) -> Response:
    """What an SMS to us costs its sender, for the posters; nothing where nobody knows."""
    visit.demand(Right.ADMINISTER, NATIONAL)
    before, given = setting(visit.connection, NATIONAL, SMS_RATE), visit.form.get("rate")
    decide(visit.connection, NATIONAL, SMS_RATE, given if given in (FREE, USUAL) else None)
    visit.note("setting.changed", SMS_RATE, NATIONAL, value=given if given in (FREE, USUAL) else "")
    return visit.go(HOME, visit.say("Saved."), (f"{HOME}/rate", {"rate": before or ""}))


def _rates(visit: Visit) -> list[tuple[str, str]]:
    return [
        ("", visit.say("Not known: posters say nothing")),
        (FREE, visit.say("Nothing: it is free")),
        (USUAL, visit.say("What the network usually takes for an SMS")),
    ]


def _page(visit: Visit, errors: dict[str, str] | None = None, price: str | None = None) -> Response:
    kept = setting(visit.connection, NATIONAL, SMS_PRICE) or ""
    scopes = [scope for scope in (NATIONAL, *visit.desk.knowledge.counties) if visit.member.looks_after(scope)]
    alone = [scope for scope in scopes if one_person(visit.connection, scope)]
    settings = visit.desk.settings
    return visit.page(
        "operation/settings.html",
        422 if errors else 200,
        errors=errors or {},
        price=kept if price is None else price,
        rate=setting(visit.connection, NATIONAL, SMS_RATE) or "",
        rates=_rates(visit),
        scopes=scopes,
        alone=alone,
        settings=settings,
        postgres=not settings.database_url.startswith("sqlite"),
        whole=not visit.member.counties,
    )


PAGES: Final = (
    Page(HOME, show, Right.ADMINISTER),
    Page(f"{HOME}/persons", set_persons, Right.ADMINISTER, "POST"),
    Page(f"{HOME}/price", set_price, Right.ADMINISTER, "POST"),
    Page(f"{HOME}/rate", set_rate, Right.ADMINISTER, "POST"),
)
