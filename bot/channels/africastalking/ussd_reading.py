"""Reads one request of a USSD session into our values. Pure: nothing is stored, logged or answered here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from bot import phone
from bot.channels.africastalking.account import Account
from bot.channels.africastalking.reading import Form, needed, network_of
from bot.messages import MAX_TEXT, Channel, Event, Incoming

JOINT: Final = "*"
"""Stands between the inputs of a session; nothing tells it from one that a person typed."""

DEEPEST: Final = 8
"""Inputs that can be dialled with the code at once (*384*70421*1*2#), more than any menu of ours is deep."""


@dataclass(frozen=True, slots=True)
class Call:
    """A session as its fields name it: the provider's id, and a digest that binds it to one phone and one code."""

    session: str
    digest: str
    address: str
    network: str | None


@dataclass(frozen=True, slots=True)
class Input:
    """What a person did in a session: `typed` is None where she dialled; `path` is everything up to here."""

    path: str
    typed: str | None


def read_call(form: Form, account: Account) -> Call:
    """Whose session a form is about; raises Malformed where it does not say."""
    session, sender = needed(form, "sessionId"), needed(form, "phoneNumber")
    digest = account.digest("ussd", form["sessionId"], form.get("serviceCode", ""), sender)
    return Call(session, digest, phone.from_network(sender) or sender, network_of(form))


def read_path(form: Form) -> str:
    """Everything typed in the session so far, as the provider joins it; empty when it begins."""
    return form.get("text", "")


def provider_id(call: Call, path: str, account: Account) -> str:
    """The name of the request with this path: the same for its repeats, another for every other. Holds no words."""
    return f"{call.session}-{len(path)}-{account.digest(call.digest, path)}"


def last_input(path: str, before: str) -> Input:
    """What was typed after the path `before`, whole even where it holds the joint itself."""
    return Input(path, path.removeprefix(before).removeprefix(JOINT) if before else path)


def inputs_from_start(path: str) -> tuple[Input, ...]:
    """All that a path holds, in order: how a session begins that dials more than the code.

    A path that nobody would dial is one of a session whose beginning we have not seen: then its last input counts.
    """
    pieces = path.split(JOINT) if path else []
    if len(pieces) > DEEPEST:
        return (Input(path, pieces[-1]),)
    paths = [JOINT.join(pieces[: number + 1]) for number in range(len(pieces))]
    return (Input("", None), *(Input(*pair) for pair in zip(paths, pieces, strict=True)))


def read_input(done: Input, call: Call, account: Account, now: datetime) -> Incoming:
    """A person's input as a message to us; dialling is a start."""
    return Incoming(
        channel=Channel.USSD,
        provider_id=provider_id(call, done.path, account),
        address=call.address,
        text=(done.typed or "")[:MAX_TEXT],
        received_at=now,
        event=Event.START if done.typed is None else Event.TEXT,
        network=call.network,
    )
