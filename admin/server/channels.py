"""The channels of an installation: the configured providers, or in demo mode a stand-in for each."""

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from starlette.routing import BaseRoute, Route

from admin.on_demand import FirstUse, Part, load
from admin.settings import AfricasTalking, Settings
from bot.channels.africastalking.account import Account as SmsAccount
from bot.channels.africastalking.ussd import routes as ussd_routes
from bot.channels.africastalking.webhooks import routes as sms_routes
from bot.channels.credit import RememberedCredit, Told
from bot.channels.demo import Demo, DemoSender
from bot.channels.door import Bot, BusyIntake, Close, Sender
from bot.channels.telegram.address import PATH as TELEGRAM_PATH
from bot.messages import Channel
from bot.words import Words, _

CANNOT_ANSWER: Final = _("We cannot answer now. Please dial again in a few minutes.")


@dataclass(frozen=True, slots=True)
class Channels:
    """Routes in, senders out, and the bot's life; `demo` where no provider is configured.

    `credit` tells what is left on the SMS account, and may take seconds; None without one.
    """

    routes: list[BaseRoute]
    senders: Mapping[Channel, Sender]
    telegram: Bot | None
    demo: Demo | None
    credit: Callable[[datetime], Told] | None = None

    def states(self) -> dict[str, str]:
        """How each channel stands, in a word."""
        kind = "demo" if self.demo else "configured"
        states = {channel.value: kind for channel in self.senders}
        if Channel.SMS in self.senders:
            states[Channel.USSD.value] = kind  # the same account answers it, at once
        if self.telegram is not None:
            states[Channel.TELEGRAM.value] = self.telegram.state.value
        return {**states, Channel.WEB.value: "ok"}


def open_channels(settings: Settings, intake: BusyIntake, words: Mapping[str, Words]) -> Channels:
    """The channels that the settings name; demo stand-ins for all where they name none."""
    if settings.demo:
        return _demo(settings, intake, words)
    routes: list[BaseRoute] = []
    senders: dict[Channel, Sender] = {}
    service: Bot | None = None
    credit: RememberedCredit | None = None
    if settings.africastalking is not None:
        account = _sms_account(settings.africastalking)
        routes += [*sms_routes(account, intake), *ussd_routes(account, intake, _apology(words))]
        senders[Channel.SMS] = _sms_sender(account)
        credit = RememberedCredit(load(Part.CREDIT).Credit(account).ask)
    if settings.telegram is not None:
        service = load(Part.TELEGRAM).service(settings.telegram, settings.public_url, intake, words)
        routes += service.routes()
        senders[Channel.TELEGRAM] = service.sender
    return Channels(routes, senders, service, None, credit)


def senders_only(settings: Settings) -> tuple[dict[Channel, Sender], Close]:
    """The senders of the configured providers, for a process that only delivers; and how to close them."""
    senders: dict[Channel, Sender] = {}
    close: Close = _nothing_to_close
    if settings.africastalking is not None:
        senders[Channel.SMS] = _sms_sender(_sms_account(settings.africastalking))
    if settings.telegram is not None:
        senders[Channel.TELEGRAM], close = load(Part.TELEGRAM).sender(settings.telegram, settings.public_url)
    return senders, close


async def _nothing_to_close() -> None:
    """Africa's Talking keeps no connection."""


def _demo(settings: Settings, intake: BusyIntake, words: Mapping[str, Words]) -> Channels:
    demo = Demo(demo_secret(settings.secret, "sms"), demo_secret(settings.secret, "telegram"))
    account = SmsAccount(username="demo", api_key="demo", callback_secrets=(demo.sms_secret,))
    routes: list[BaseRoute] = [*sms_routes(account, intake), *ussd_routes(account, intake, _apology(words))]
    telegram = FirstUse(Part.TELEGRAM, "demo_app", demo.telegram_secret, intake)
    routes.append(Route(TELEGRAM_PATH, telegram, methods=["POST"]))
    senders = {channel: DemoSender(channel, demo.outbox) for channel in (Channel.SMS, Channel.TELEGRAM)}
    return Channels(routes, senders, None, demo)


def _apology(words: Mapping[str, Words]) -> str:
    """What a person is shown whom we cannot answer, in every language: which one is hers we may not know."""
    return "\n".join(spoken.say(CANNOT_ANSWER) for spoken in words.values())


def demo_secret(secret: str, channel: str) -> str:
    """A callback secret that is the same after a restart and known to nobody outside."""
    return hmac.new(secret.encode(), f"demo {channel}".encode(), hashlib.sha256).hexdigest()


def _sms_account(account: AfricasTalking) -> SmsAccount:
    return SmsAccount(
        username=account.username,
        api_key=account.api_key,
        callback_secrets=(account.callback_secret,),
        sender=account.sender,
        base_url=account.url,
    )


def _sms_sender(account: SmsAccount) -> Sender:
    sender: Sender = load(Part.AFRICASTALKING).AfricasTalkingSender(account)
    return sender
