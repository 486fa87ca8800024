"""How much a channel can show."""

from dataclasses import dataclass
from typing import Final

from bot.messages import Channel
from knowledge import sms_text

SMS_PARTS: Final = 2
"""Parts an SMS reply may cost (DESIGN: reply)."""
SMS_SEPTETS: Final = 2 * 153
USSD_CHARACTERS: Final = 160 - len("CON ")
"""Safaricom shows 160 characters, Airtel 184 (Africa's Talking's help, article 1284096). Whether the word in front
counts is written nowhere, so we count it."""
TELEGRAM_CHARACTERS: Final = 3_800
"""Telegram takes 4,096; the rest is left for the last lines."""
CHOICES: Final = 3


@dataclass(frozen=True, slots=True)
class Profile:
    """What fits into one reply of a channel. `rich` channels show whole answers and buttons.

    On a channel with `screens` a text stands over numbered choices and keys, and is gone when the next one comes.
    """

    channel: Channel
    rich: bool
    characters: int
    screens: bool = False

    def fits(self, text: str) -> bool:
        """Whether the text can be sent as one reply."""
        if self.channel is Channel.SMS:
            return sms_text.parts(text) <= SMS_PARTS
        if self.screens:
            return sms_text.septets(sms_text.to_gsm7(text)) <= self.characters
        return len(text) <= self.characters

    def costs_more(self, before: str, after: str) -> bool:
        """Whether a longer text costs another SMS part; texts on other channels cost nothing."""
        return self.channel is Channel.SMS and sms_text.parts(after) > sms_text.parts(before)


PROFILES: Final = {
    Channel.SMS: Profile(Channel.SMS, rich=False, characters=SMS_SEPTETS),
    Channel.USSD: Profile(Channel.USSD, rich=False, characters=USSD_CHARACTERS, screens=True),
    Channel.TELEGRAM: Profile(Channel.TELEGRAM, rich=True, characters=TELEGRAM_CHARACTERS),
    Channel.WEB: Profile(Channel.WEB, rich=True, characters=TELEGRAM_CHARACTERS),
}
