"""What every channel promises, whoever its provider is.

A channel's test module writes one adapter and subclasses the contracts that fit it, giving the fixture `channel`:
every channel takes `TakesMessages`, those with delivery reports `TakesReports`, those with a sender `SendsMessages`.
"""

import unicodedata
from datetime import timedelta
from typing import Final, Protocol

import pytest

from bot.channels.errors import NotSent, RetryLater
from bot.messages import MAX_TEXT, Channel, DeliveryStatus, Event, Sent
from tests.fakes.intake import RecordingIntake


class ChannelUnderTest(Protocol):
    """A channel's own route, with a recording intake behind it."""

    channel: Channel
    intake: RecordingIntake

    def arrive(self, text: str, number: int) -> int:
        """Deliver this text the way the provider does, as its message of this number; returns the HTTP status."""
        ...


class ReportingChannel(ChannelUnderTest, Protocol):
    """A channel whose provider reports on deliveries."""

    def report(self, status: str) -> int:
        """Deliver a report with the provider's word for a status; returns the HTTP status."""
        ...


class SendingChannel(ChannelUnderTest, Protocol):
    """A channel with a sender, and a fake of its provider behind that."""

    def throttle(self, wait: timedelta) -> None:
        """Let the provider refuse the next send because there were too many, asking for this wait."""
        ...

    def send(self, text: str) -> Sent:
        """Send this text to somebody."""
        ...

    def delivered(self) -> list[str]:
        """The texts that the provider has got, in order."""
        ...


TEXTS: Final = {
    "English": "How much is an alien card?",
    "Kiswahili": "Ng'ombe wangu yuko wapi, na kadi ni shilingi ngapi?",
    "signs of a form": "50% + 3 = ?&text=STOP;from=%2B1#x",
    "extension of GSM-7": "{[€]}~\\|^",
    "accents, decomposed": unicodedata.normalize("NFD", "Mũrang'a café"),
    "emoji": "👩‍👩‍👧‍👦 help 🇰🇪 \N{UMBRELLA WITH RAIN DROPS}",
    "Arabic": "أحتاج إلى مساعدة",
    "Amharic": "እርዳታ እፈልጋለሁ",
    "control characters": "a\x00b\x07c\x1b[31md\u202ee\ufefff\x7fg\u2028h",
    "lines and tabs": "one\r\ntwo\n\n\tthree",
    "5,000 characters": "shauri " * 714 + "!!",
    "5,000 emoji": "🦒" * 5000,
}

BLANK_TEXTS: Final = {"empty": "", "spaces": "   ", "only a NUL": "\x00"}

texts = pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
blank_texts = pytest.mark.parametrize("text", BLANK_TEXTS.values(), ids=BLANK_TEXTS.keys())


class TakesMessages:
    """What comes in is handed on once, whole and storable, and the provider is answered in its own terms."""

    @texts
    def test_any_text_is_handed_on(self, channel: ChannelUnderTest, text: str) -> None:
        assert _is_taken(channel.arrive(text, 1))
        [incoming] = channel.intake.received
        assert incoming.channel is channel.channel
        assert incoming.event is Event.TEXT
        assert incoming.can_reply
        assert _essence(incoming.text) == _essence(text[:MAX_TEXT])
        assert _is_storable(incoming.text)

    @blank_texts
    def test_a_blank_text_is_no_error(self, channel: ChannelUnderTest, text: str) -> None:
        assert _is_taken(channel.arrive(text, 1))
        assert [incoming.text.strip() for incoming in channel.intake.received] in ([], [""])

    def test_a_repeat_is_taken_and_known_as_one(self, channel: ChannelUnderTest) -> None:
        assert _is_taken(channel.arrive("Habari", 1))
        assert _is_taken(channel.arrive("Habari", 1))
        assert len(channel.intake.stored) == 1

    def test_the_same_words_twice_are_two_messages(self, channel: ChannelUnderTest) -> None:
        assert _is_taken(channel.arrive("1", 1))
        assert _is_taken(channel.arrive("1", 2))
        assert len(channel.intake.stored) == 2

    def test_what_cannot_be_stored_is_not_taken_and_may_come_again(self, channel: ChannelUnderTest) -> None:
        channel.intake.down = True
        assert channel.arrive("Habari", 1) == 503
        assert not channel.intake.stored
        channel.intake.down = False
        assert _is_taken(channel.arrive("Habari", 1))
        assert len(channel.intake.stored) == 1


class TakesReports:
    """Delivery reports are stored, those with a word that nobody knows too."""

    @pytest.mark.parametrize("status", ["SomethingNew", "سلّم", "x" * 5000, "delivered\x00"])
    def test_an_unknown_status_is_stored_and_ends_nothing(self, channel: ReportingChannel, status: str) -> None:
        assert _is_taken(channel.report(status))
        [receipt] = channel.intake.reports
        assert (receipt.status, receipt.final) == (DeliveryStatus.UNKNOWN, False)
        assert _essence(status).startswith(_essence(receipt.raw_status))
        assert _is_storable(receipt.raw_status)


class SendsMessages:
    """What goes out arrives whole, or the error says what to do."""

    @texts
    def test_any_text_goes_out_whole_or_is_refused_for_good(self, channel: SendingChannel, text: str) -> None:
        try:
            channel.send(text)
        except NotSent:
            assert not channel.delivered()
        else:
            assert _essence("".join(channel.delivered())) == _essence(text)

    def test_half_a_surrogate_pair_is_refused_for_good(self, channel: SendingChannel) -> None:
        with pytest.raises(NotSent):
            channel.send("half \ud83e of a giraffe")
        assert not channel.delivered()

    def test_when_throttled_it_waits_as_long_as_it_is_told(self, channel: SendingChannel) -> None:
        channel.throttle(timedelta(seconds=7))
        with pytest.raises(RetryLater) as caught:
            channel.send("Habari")
        assert caught.value.after == timedelta(seconds=7)


def _is_taken(status: int) -> bool:
    return 200 <= status < 400


def _essence(text: str) -> str:
    """A text without what a channel may change: control characters and white space."""
    return "".join(char for char in text if not char.isspace() and unicodedata.category(char) != "Cc")


def _is_storable(text: str) -> bool:
    """Whether PostgreSQL takes it as text, within our length."""
    text.encode()
    return "\0" not in text and len(text) <= MAX_TEXT
