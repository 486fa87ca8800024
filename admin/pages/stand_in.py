"""Stands in for the providers of the phone on the screen: posts to our own routes, and hands over the replies."""

import asyncio
from datetime import UTC, datetime
from typing import Final

import httpx
import structlog
from starlette.types import ASGIApp

from admin.pages import payloads
from admin.pages.acts import Act
from admin.pages.payloads import Post
from admin.pages.phones import Handset, Note, Phones, Written
from bot.channels.demo import Demo
from bot.messages import Channel
from bot.words import _

LONGEST_WAIT: Final = 3.0
LOOK_EVERY: Final = 0.05
"""Seconds: a reply is sent after the provider has had its 200, so it takes a moment."""

NO_REPLY: Final = _("No reply came. After STOP, only START and emergencies are answered.")
NOT_TAKEN: Final = _("The service did not take this message. Please send it again.")
DROPPED: Final = _("The session was dropped. Dial again to go on.")
CAN_TYPE: Final = "CON "
LAST: Final = "END "
"""The words in front of a USSD screen."""

log = structlog.get_logger()


class StandIn:
    """A provider for one application. What it does can be seen on the phones."""

    def __init__(self, app: ASGIApp, demo: Demo, phones: Phones) -> None:
        self._app = app
        self._demo = demo
        self._phones = phones

    async def carry_out(self, act: Act, handset: Handset) -> None:
        """Post what was done, wait for the reply, and report its delivery where the channel does."""
        if handset.channel is Channel.USSD:
            await self._ussd(act, handset)
            return
        phone = self._phones.get(handset)
        phone.lines.append(Written(act.shown))
        phone.posted = act.post.shown
        before = phone.seen
        if not await self._is_taken(act.post):
            phone.lines.append(Note(NOT_TAKEN))
        elif not await self._has_rung(handset, before):
            phone.lines.append(Note(NO_REPLY))
        elif handset.channel is Channel.SMS:
            await self._report(handset)

    async def _ussd(self, act: Act, handset: Handset) -> None:
        """Ask for the next screen, which comes with the answer, and tell of the end where there is one."""
        phone = self._phones.get(handset)
        phone.posted = act.post.shown
        phone.call = act.call
        if act.call is None:
            await self._post(act.post)
            phone.lines.append(Note(DROPPED))
            return
        phone.lines.append(Written(act.shown))
        answer = await self._post(act.post)
        if answer.status_code != httpx.codes.OK or not answer.text.startswith((CAN_TYPE, LAST)):
            phone.call = None
            phone.lines.append(Note(NOT_TAKEN))
            return
        phone.show(handset, answer.text.removeprefix(CAN_TYPE).removeprefix(LAST))
        if answer.text.startswith(LAST):
            phone.call = None
            await self._post(payloads.ussd_end(self._demo, handset, act.call, "Success", datetime.now(UTC)))

    async def _is_taken(self, post: Post) -> bool:
        """Whether our own route took it, as the provider would see it."""
        return (await self._post(post)).status_code == httpx.codes.OK

    async def _post(self, post: Post) -> httpx.Response:
        """What our own route answers."""
        service = httpx.ASGITransport(self._app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=service, base_url="http://simulator") as provider:
            answer = await provider.post(post.path, content=post.body, headers=dict(post.headers))
        log.info("simulator.posted", status=answer.status_code)
        return answer

    async def _has_rung(self, handset: Handset, before: frozenset[str]) -> bool:
        """Wait for a message to arrive; False where none does in time."""
        for _look in range(int(LONGEST_WAIT / LOOK_EVERY)):
            if self._phones.get(handset).seen - before:
                return True
            await asyncio.sleep(LOOK_EVERY)
        return False

    async def _report(self, handset: Handset) -> None:
        """Report the delivery of what is on the screen, as the network would."""
        phone = self._phones.get(handset)
        for provider_id in phone.unreported():
            if await self._is_taken(payloads.delivery_report(self._demo, handset, provider_id)):
                phone.delivered.add(provider_id)
