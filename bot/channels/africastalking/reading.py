"""Reads Africa's Talking's forms into our values. Pure: nothing is stored, logged or answered here."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final
from urllib.parse import parse_qsl

from bot import phone
from bot.channels.africastalking import statuses
from bot.channels.africastalking.account import Account
from bot.channels.errors import OptedOut
from bot.messages import MAX_TEXT, Channel, Event, Incoming, Receipt

Form = Mapping[str, str]

MOST_FIELDS: Final = 50
"""Fields of a form that we read; the longest callback has 8 (our choice)."""

LONGEST_ID: Final = 100
"""Characters of an id or sender that we store; theirs have 38 and 13 (our choice)."""


class Malformed(Exception):
    """A form that tells nothing we could store. `missing` are the names of the fields it lacks."""

    def __init__(self, *missing: str) -> None:
        super().__init__(*missing)
        self.missing = missing


def read_form(body: bytes) -> Form:
    """The fields of a form's body, whatever its content type says; the last of two of one name.

    NUL characters are left out: no phone can send them and PostgreSQL cannot store them.
    """
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        raise Malformed("form") from None
    return {name: value.replace("\0", "") for name, value in pairs}


def read_incoming(form: Form, account: Account, now: datetime) -> Incoming:
    """A message to us. An empty text is a message too; a name instead of a number cannot be answered."""
    sender = needed(form, "from")
    number = phone.from_network(sender)
    return Incoming(
        channel=Channel.SMS,
        provider_id=_provider_id(form, account, now),
        address=number or sender,
        text=form.get("text", "")[:MAX_TEXT],
        received_at=_date(form, now) or now,
        network=network_of(form),
        can_reply=number is not None,
    )


def read_report(form: Form, account: Account, now: datetime) -> tuple[Receipt, Incoming | None]:
    """A delivery report; and the opt-out that it tells of, where the operator refused because of one."""
    provider_id = needed(form, "id")
    status = needed(form, "status")
    known = statuses.report_status(status)
    word = form.get("failureReason", "").strip()
    reason = statuses.failure_reason(word) if word else None
    receipt = Receipt(
        channel=Channel.SMS,
        provider_id=provider_id,
        status=known.status,
        final=known.final,
        raw_status=status[: statuses.LONGEST_WORD],
        reason=reason.word if reason else None,
        network=network_of(form),
        received_at=now,
    )
    if reason is None or reason.refusal is not OptedOut or not form.get("phoneNumber", "").strip():
        return receipt, None
    return receipt, _opted_out(form, account.digest("reported opt-out", provider_id), now)


def read_opt_out(form: Form, account: Account, now: datetime) -> Incoming:
    """A person's opt-out at the operator. It has no id, so one is made of its fields and the minute it came in."""
    sender = form.get("senderId", "")
    return _opted_out(form, account.digest("opt-out", sender, needed(form, "phoneNumber"), _minute(now)), now)


def _opted_out(form: Form, digest: str, now: datetime) -> Incoming:
    """The event of an opt-out: nothing may be answered, the operator would refuse it."""
    sender = needed(form, "phoneNumber")
    return Incoming(
        channel=Channel.SMS,
        provider_id=f"opt-out-{digest}",
        address=phone.from_network(sender) or sender,
        text="",
        received_at=now,
        event=Event.OPTED_OUT,
        network=network_of(form),
        can_reply=False,
    )


def needed(form: Form, name: str) -> str:
    """A field's value, cut at LONGEST_ID; raises Malformed where it is missing or blank."""
    value = form.get(name, "").strip()[:LONGEST_ID]
    if not value:
        raise Malformed(name)
    return value


def _provider_id(form: Form, account: Account, now: datetime) -> str:
    """The message's id. Without one, a digest of the fields that stay the same when the provider sends it again.

    A date makes that digest the message's own; without a date the minute does, so that a person's second "1" is
    not taken for a repeat of the first.
    """
    given = form.get("id", "").strip()
    if given and len(given) <= LONGEST_ID:
        return given
    moment = form.get("date", "").strip() or _minute(now)
    return "made-" + account.digest(given, form["from"], form.get("to", ""), form.get("text", ""), moment)


def _minute(now: datetime) -> str:
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M")


def network_of(form: Form) -> str | None:
    """Our word for the network that a form names; None for one that we do not know."""
    return statuses.NETWORKS.get(form.get("networkCode", "").strip())


def _date(form: Form, now: datetime) -> datetime | None:
    """When the message reached the provider, who writes UTC as 2017-05-03T06:04:45Z or 2017-05-03 06:04:45.

    Never later than now: a clock that runs ahead must not put a message after the ones that follow it.
    """
    try:
        written = datetime.fromisoformat(form.get("date", "").strip())
        moment = written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return min(moment, now)
