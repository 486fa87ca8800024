"""The simulator: a phone on the screen whose SMS and Telegram messages go through the real routes. In demo mode only."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import httpx
import structlog
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from admin.pages import payloads
from admin.pages.base import Pages
from admin.pages.context import PagesContext
from admin.pages.forms import Form, Refused, read_form
from admin.pages.payloads import Post
from admin.pages.phones import Note, Phone, Phones, Written
from bot import phone as phone_numbers
from bot.channels.demo import Demo
from bot.messages import MAX_TEXT, Channel, Location
from bot.words import _
from knowledge.values import County

PATH: Final = "/simulator"
NUMBER_COOKIE: Final = "phone"
EXAMPLE_NUMBER: Final = "+254711000111"
TABS: Final = {Channel.SMS: "SMS", Channel.TELEGRAM: "Telegram"}

LONGEST_WAIT: Final = 3.0
LOOK_EVERY: Final = 0.05
"""Seconds: a reply is sent after the provider has had its 200, so it takes a moment."""
ROUTE_SECONDS: Final = 30.0

CLOSED: Final = _("The simulator is open only while no SMS or Telegram service is connected.")
NO_NUMBER: Final = _("This is not a mobile number. Write it like this: 0711 000 111.")
NO_REPLY: Final = _("No reply came. After STOP, only START and emergencies are answered.")
NOT_TAKEN: Final = _("The service did not take this message. Please send it again.")

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Act:
    """What the person did with the phone: how the screen shows it, and what the provider posts for it."""

    shown: str
    post: Post


class Simulator:
    """The routes of the simulator."""

    def __init__(self, context: PagesContext, pages: Pages) -> None:
        self._context = context
        self._pages = pages
        self._phones = Phones(context.demo.outbox) if context.demo else None

    def routes(self) -> list[Route]:
        """One address, for looking at the phone and for using it."""
        return [Route(PATH, self.show, methods=["GET"]), Route(PATH, self.use, methods=["POST"])]

    async def show(self, request: Request) -> Response:
        """The phone as it is now."""
        if self._phones is None:
            return self._pages.refusal(request, Refused(404, CLOSED))
        number = phone_numbers.canonical(request.cookies.get(NUMBER_COOKIE, "")) or EXAMPLE_NUMBER
        return self._page(request, self._phones, _channel(request.query_params.get("channel", "")), number)

    async def use(self, request: Request) -> Response:
        """Do what the form says, wait for the reply, then show the phone. The number stays out of addresses and logs."""
        if self._phones is None or self._context.demo is None:
            return self._pages.refusal(request, Refused(404, CLOSED))
        try:
            form = await read_form(request, self._context.public_url)
        except Refused as refused:
            return self._pages.refusal(request, refused)
        channel = _channel(form.get("channel"))
        number = phone_numbers.canonical(form.get("number"))
        if number is None:
            return self._page(request, self._phones, channel, form.get("number")[:64], form.get("text")[:MAX_TEXT])
        act = self._act(self._context.demo, form, channel, number, self._pages.language(request))
        if act is not None:
            await self._done(request, self._context.demo, self._phones, channel, number, act)
        back = RedirectResponse(f"{PATH}?channel={channel.value}", 303)
        back.set_cookie(NUMBER_COOKIE, number, path=PATH, httponly=True, samesite="lax")
        return back

    def _act(self, demo: Demo, form: Form, channel: Channel, number: str, language: str) -> Act | None:
        now, text = datetime.now(UTC), form.get("text").strip()[:MAX_TEXT]
        if channel is Channel.SMS:
            return Act(text, payloads.sms(demo, number, text, now)) if "text" in form.fields else None
        if form.get("press"):
            value = form.get("press")[:64]
            return Act(form.get("label")[:200], payloads.telegram_press(demo, number, language, value, now))
        county = self._context.knowledge().counties.get(form.get("place"))
        if county is not None and county.points:
            place = Location(county.points[0].latitude, county.points[0].longitude)
            return Act(county.points[0].town, payloads.telegram_location(demo, number, language, place, now))
        # Telegram sends no empty texts.
        return Act(text, payloads.telegram_text(demo, number, language, text, now)) if text else None

    async def _done(
        self, request: Request, demo: Demo, phones: Phones, channel: Channel, number: str, act: Act
    ) -> None:
        address = number if channel is Channel.SMS else payloads.chat_id(number)
        phone = phones.get(channel, address)
        phone.lines.append(Written(act.shown))
        phone.posted = act.post.shown
        transport = httpx.ASGITransport(request.app, raise_app_exceptions=False)
        async with httpx.AsyncClient(
            transport=transport, base_url="http://simulator", timeout=ROUTE_SECONDS
        ) as provider:
            if not await _posted(provider, act.post):
                phone.lines.append(Note(NOT_TAKEN))
            elif not await _has_rung(phones, channel, address):
                phone.lines.append(Note(NO_REPLY))
            elif channel is Channel.SMS:
                await _report(provider, demo, phone, number)

    def _page(self, request: Request, phones: Phones, channel: Channel, number: str, draft: str = "") -> Response:
        known = phone_numbers.canonical(number)
        address = payloads.chat_id(known) if known and channel is Channel.TELEGRAM else known
        phone = phones.get(channel, address) if address else Phone()
        return self._pages.page(
            request,
            self._pages.language(request),
            "simulator.html",
            200 if known else 422,
            tabs=TABS,
            channel=channel,
            number=number,
            error="" if known else NO_NUMBER,
            phone=phone,
            draft=draft,
            longest=MAX_TEXT,
            short_code=payloads.SHORT_CODE,
            places=_places(tuple(self._context.knowledge().counties.values())),
        )


async def _posted(provider: httpx.AsyncClient, post: Post) -> bool:
    """Whether our own route took it, as a provider would see it."""
    answer = await provider.post(post.path, content=post.body, headers=dict(post.headers))
    log.info("simulator.posted", status=answer.status_code)
    return answer.status_code == httpx.codes.OK


async def _has_rung(phones: Phones, channel: Channel, address: str) -> bool:
    """Wait for a message to arrive; False where none does in time."""
    before = phones.get(channel, address).seen
    for _look in range(int(LONGEST_WAIT / LOOK_EVERY)):
        if phones.get(channel, address).seen - before:
            return True
        await asyncio.sleep(LOOK_EVERY)
    return False


async def _report(provider: httpx.AsyncClient, demo: Demo, phone: Phone, number: str) -> None:
    """Report the delivery of what is on the screen, as the network would."""
    for provider_id in phone.unreported():
        if await _posted(provider, payloads.delivery_report(demo, number, provider_id)):
            phone.delivered.add(provider_id)


def _channel(name: str) -> Channel:
    return Channel.TELEGRAM if name == Channel.TELEGRAM.value else Channel.SMS


def _places(counties: Sequence[County]) -> list[tuple[str, str]]:
    """Counties whose location can be sent: slug, and the town that stands for it."""
    return sorted(
        ((county.slug, county.points[0].town) for county in counties if county.points), key=lambda each: each[1]
    )
