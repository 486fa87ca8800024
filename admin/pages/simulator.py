"""The simulator, in demo mode only: a phone on the screen whose messages go through the real routes."""

from collections.abc import Iterable
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from admin.pages import payloads
from admin.pages.acts import read_act
from admin.pages.base import Pages
from admin.pages.context import PagesContext
from admin.pages.forms import Refused, read_form
from admin.pages.phones import Handset, Phone, Phones
from admin.pages.stand_in import StandIn
from bot import phone as phone_numbers
from bot.channels.demo import Demo
from bot.messages import MAX_TEXT, Channel
from bot.words import _
from knowledge.values import County

PATH: Final = "/simulator"
NUMBER_COOKIE: Final = "phone"
EXAMPLE_NUMBER: Final = "+254711000111"
LONGEST_NUMBER: Final = 64
"""Characters of a number as typed."""
TABS: Final = {Channel.SMS: "SMS", Channel.USSD: "USSD", Channel.TELEGRAM: "Telegram"}

CLOSED: Final = _("The simulator is open only while no SMS or Telegram service is connected.")
NO_NUMBER: Final = _("This is not a mobile number. Write it like this: 0711 000 111.")


def simulator_routes(context: PagesContext, pages: Pages) -> list[Route]:
    """One address, for looking at the phone and for using it; closed outside demo mode."""
    if context.demo is None:

        async def closed(request: Request) -> Response:
            return pages.refusal(request, Refused(404, CLOSED))

        return [Route(PATH, closed, methods=["GET", "POST"])]
    simulator = Simulator(context, pages, context.demo)
    return [Route(PATH, simulator.show, methods=["GET"]), Route(PATH, simulator.use, methods=["POST"])]


class Simulator:
    """The simulator's page."""

    def __init__(self, context: PagesContext, pages: Pages, demo: Demo) -> None:
        self._context = context
        self._pages = pages
        self._demo = demo
        self._phones = Phones(demo.outbox)

    async def show(self, request: Request) -> Response:
        """The phone as it is now."""
        number = phone_numbers.canonical(request.cookies.get(NUMBER_COOKIE, "")) or EXAMPLE_NUMBER
        handset = Handset(_channel(request.query_params.get("channel", "")), number)
        return self._page(request, handset, self._phones.get(handset))

    async def use(self, request: Request) -> Response:
        """Do what the form says, wait for the reply, then show the phone. The number is never in an address."""
        try:
            form = await read_form(request, self._context.public_url)
        except Refused as refused:
            return self._pages.refusal(request, refused)
        channel = _channel(form.get("channel"))
        number = phone_numbers.canonical(form.get("number"))
        if number is None:
            typed = Handset(channel, form.get("number")[:LONGEST_NUMBER])
            return self._page(request, typed, Phone(), 422, error=NO_NUMBER, draft=form.get("text")[:MAX_TEXT])
        handset, counties = Handset(channel, number), self._context.knowledge().counties
        language = self._pages.language(request)
        act = read_act(form, handset, self._phones.get(handset), self._demo, counties, language)
        if act is not None:
            await StandIn(request.app, self._demo, self._phones).carry_out(act, handset)
        back = RedirectResponse(f"{PATH}?channel={channel.value}", 303)
        back.set_cookie(NUMBER_COOKIE, number, path=PATH, httponly=True, samesite="lax")
        return back

    def _page(
        self, request: Request, handset: Handset, phone: Phone, status: int = 200, error: str = "", draft: str = ""
    ) -> Response:
        language = self._pages.language(request)
        return self._pages.page(
            request,
            language,
            "simulator.html",
            status,
            tabs=TABS,
            handset=handset,
            phone=phone,
            error=error,
            draft=draft,
            longest=MAX_TEXT,
            short_code=payloads.SHORT_CODE,
            service_code=payloads.SERVICE_CODE,
            spoken=lambda text: self._pages.reply_language(text, language),
            places=_places(self._context.knowledge().counties.values()),
        )


def _channel(name: str) -> Channel:
    return next((tab for tab in TABS if tab.value == name), Channel.SMS)


def _places(counties: Iterable[County]) -> list[tuple[str, str]]:
    """Counties whose location can be sent: slug, and the town that stands for it."""
    known = [(county.slug, county.points[0].town) for county in counties if county.points]
    return sorted(known, key=lambda place: place[1])
