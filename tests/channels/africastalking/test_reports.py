"""Delivery reports and opt-outs: the raw form in, the value at the intake out."""

from datetime import timedelta

import pytest
from structlog.testing import capture_logs

from bot.messages import Channel, DeliveryStatus, Event, Receipt
from tests.channels.africastalking.service import DELIVERY, NOW, NUMBER, OPT_OUT, Service


def test_a_delivery_report(service: Service) -> None:
    assert service.post("delivery", DELIVERY) == 200
    assert service.intake.reports == [
        Receipt(
            channel=Channel.SMS,
            provider_id="ATXid_dda018a640edfcc5d2ce455de3e4a6e7",
            status=DeliveryStatus.FAILED,
            final=True,
            raw_status="Failed",
            reason="UserDoesNotExist",
            network="safaricom",
            received_at=NOW,
        )
    ]
    assert not service.intake.received


def test_an_opt_out(service: Service) -> None:
    assert service.post("opt-out", OPT_OUT) == 200
    [incoming] = service.intake.received
    assert (incoming.event, incoming.address, incoming.text) == (Event.OPTED_OUT, NUMBER, "")
    assert (incoming.received_at, incoming.can_reply) == (NOW, False)
    assert "711000111" not in incoming.provider_id


def test_an_opt_out_is_one_event_a_minute(service: Service) -> None:
    service.post("opt-out", OPT_OUT)
    service.now += timedelta(seconds=10)
    service.post("opt-out", OPT_OUT)
    assert len(service.intake.stored) == 1
    service.now += timedelta(days=1)
    service.post("opt-out", OPT_OUT)
    service.post("opt-out", OPT_OUT.replace("000111", "000222"))
    assert len(service.intake.stored) == 3


@pytest.mark.parametrize(
    ("raw", "status", "final"),
    [
        ("Sent", DeliveryStatus.SENT, False),
        ("Submitted", DeliveryStatus.SENT, False),
        ("Buffered", DeliveryStatus.SENT, False),
        ("Success", DeliveryStatus.DELIVERED, True),
        ("SUCCESS", DeliveryStatus.DELIVERED, True),
        ("Failed", DeliveryStatus.FAILED, True),
        ("Rejected", DeliveryStatus.FAILED, True),
        ("AbsentSubscriber", DeliveryStatus.FAILED, False),
        ("Absent Subscriber", DeliveryStatus.FAILED, False),
        ("Expired", DeliveryStatus.FAILED, True),
        ("SomethingNew", DeliveryStatus.UNKNOWN, False),
    ],
)
def test_each_delivery_status(service: Service, raw: str, status: DeliveryStatus, final: bool) -> None:
    receipt = service.delivery(status=raw)
    assert (receipt.status, receipt.final, receipt.raw_status) == (status, final, raw)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("InsufficientCredit", "InsufficientCredit"),
        ("NotNetworkSubcriber", "NotNetworkSubcriber"),
        ("NotNetworkSubscriber", "NotNetworkSubscriber"),
        ("userdoesnotexist", "UserDoesNotExist"),
        ("BrandNewReason", "BrandNewReason"),
        ("", None),
        (" ", None),
    ],
)
def test_each_reason(service: Service, raw: str, reason: str | None) -> None:
    assert service.delivery(status="Failed", failureReason=raw).reason == reason
    assert not service.intake.received


@pytest.mark.parametrize("spelling", ["UserInBlackList", "UserInBlacklist"])
def test_a_report_that_tells_of_an_opt_out(service: Service, spelling: str) -> None:
    for _repeat in range(2):
        service.delivery(status="Failed", failureReason=spelling)
    [incoming] = service.intake.stored.values()
    assert (incoming.event, incoming.address, incoming.can_reply) == (Event.OPTED_OUT, NUMBER, False)


def test_such_a_report_without_a_number_is_still_a_report(service: Service) -> None:
    assert (
        service.delivery(status="Failed", failureReason="UserInBlackList", phoneNumber=" ").reason == "UserInBlackList"
    )
    assert not service.intake.received


@pytest.mark.parametrize(
    ("fields", "event"),
    [
        ({"status": "Success"}, "sms.reported"),
        ({"status": "Failed", "failureReason": "DeliveryFailure"}, "sms.reported"),
        ({"status": "Failed", "failureReason": "InsufficientCredit"}, "sms.our-fault"),
        ({"status": "SomethingNew"}, "sms.unknown-status"),
    ],
)
def test_what_staff_must_see_stands_out_in_the_log(service: Service, fields: dict[str, str], event: str) -> None:
    with capture_logs() as logs:
        service.delivery(**fields)
    assert [line["event"] for line in logs] == [event]
