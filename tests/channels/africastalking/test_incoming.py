"""A message's raw form in, the value at the intake out."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.messages import MAX_TEXT, Channel, Incoming
from tests.channels.africastalking.service import INCOMING, NOW, NUMBER, OPT_OUT, Service


def test_an_incoming_message(service: Service) -> None:
    assert service.post("incoming", INCOMING) == 200
    assert service.intake.received == [
        Incoming(
            channel=Channel.SMS,
            provider_id="ec9adc86-51d5-4bc8-8eb0-d8ab0bb53dc3",
            address=NUMBER,
            text="SHULE ratiba",
            received_at=datetime(2026, 11, 22, 6, 4, 45, tzinfo=UTC),
            network="safaricom",
        )
    ]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2017-05-03T06:04:45Z", datetime(2017, 5, 3, 6, 4, 45, tzinfo=UTC)),
        ("2017-05-03 06:04:45", datetime(2017, 5, 3, 6, 4, 45, tzinfo=UTC)),
        ("2026-11-22T09:04:45+03:00", datetime(2026, 11, 22, 6, 4, 45, tzinfo=UTC)),
        ("2026-11-22 09:04:45", NOW),
        ("9999-12-31T23:59:59-23:59", NOW),
        ("0001-01-01T00:00:00+23:59", NOW),
        ("22/11/2026 06:04", NOW),
        ("yesterday", NOW),
        ("", NOW),
    ],
)
def test_the_moment_it_was_sent(service: Service, date: str, expected: datetime) -> None:
    assert service.incoming(date=date).received_at == expected


@pytest.mark.parametrize(
    ("sender", "address", "can_reply"),
    [
        ("+254711000111", NUMBER, True),
        ("254711000111", NUMBER, True),
        (" 254711000111", NUMBER, True),
        ("+255754000111", "+255754000111", True),
        ("MTN", "MTN", False),
        ("M-PESA", "M-PESA", False),
        ("22345", "22345", False),
        ("f" * 500, "f" * 100, False),
    ],
)
def test_who_it_is_from(service: Service, sender: str, address: str, can_reply: bool) -> None:
    incoming = service.incoming(**{"from": sender})
    assert (incoming.address, incoming.can_reply) == (address, can_reply)


def test_a_plus_sign_that_nobody_encoded(service: Service) -> None:
    assert service.post("incoming", INCOMING.replace("%2B", "+")) == 200
    assert service.post("opt-out", OPT_OUT.replace("%2B", "+")) == 200
    assert [incoming.address for incoming in service.intake.received] == [NUMBER, NUMBER]


@pytest.mark.parametrize(
    ("code", "network"),
    [
        ("63902", "safaricom"),
        ("63903", "airtel"),
        ("63907", "telkom"),
        ("63999", "equitel"),
        ("64110", None),
        ("", None),
    ],
)
def test_the_network(service: Service, code: str, network: str | None) -> None:
    assert service.incoming(networkCode=code).network == network
    assert service.delivery(networkCode=code).network == network


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("SHULE", "SHULE"),
        ("  ng'ombe  ", "  ng'ombe  "),
        ("a\x00b", "ab"),
        ("x" * 5000, "x" * MAX_TEXT),
        ("🦒 مساعدة", "🦒 مساعدة"),
    ],
)
def test_the_text(service: Service, text: str, expected: str) -> None:
    assert service.incoming(text=text).text == expected


def test_a_message_without_a_text_field_is_empty(service: Service) -> None:
    assert service.post("incoming", "from=%2B254711000111&id=id-1") == 200
    assert service.intake.received[0].text == ""


def test_bytes_that_are_no_text_are_replaced(service: Service) -> None:
    assert service.post("incoming", b"from=%2B254711000111&id=id-1&text=%FF%ED%A0%80\xff") == 200
    assert set(service.intake.received[0].text) == {"\ufffd"}


class TestWithoutAnId:
    """Africa's Talking sends again what it heard no 200 for: the same fields must make the same id."""

    def test_the_same_message_has_the_same_id(self, service: Service) -> None:
        first = service.incoming(id="")
        service.now += timedelta(hours=2)
        assert service.incoming(id="").provider_id == first.provider_id
        assert len(service.intake.stored) == 1

    @pytest.mark.parametrize(
        "changed", [{"text": "Sasa"}, {"from": "+254722000222"}, {"to": "40404"}, {"date": "2026-11-22 06:04:46"}]
    )
    def test_another_message_has_another(self, service: Service, changed: dict[str, str]) -> None:
        first = service.incoming(id="")
        assert service.incoming(id="", **changed).provider_id != first.provider_id

    def test_without_a_date_it_is_the_minutes(self, service: Service) -> None:
        first = service.incoming(id="", date="")
        service.now += timedelta(seconds=20)
        assert service.incoming(id="", date="").provider_id == first.provider_id
        service.now += timedelta(minutes=1)
        assert service.incoming(id="", date="").provider_id != first.provider_id

    def test_an_endless_id_counts_as_none_but_tells_messages_apart(self, service: Service) -> None:
        first, second = service.incoming(id="a" * 500), service.incoming(id="b" * 500)
        assert first.provider_id != second.provider_id
        assert len(first.provider_id) < 100

    def test_it_does_not_hold_the_number(self, service: Service) -> None:
        assert "711000111" not in service.incoming(id="").provider_id
