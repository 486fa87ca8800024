"""People as rows: found by their key, saved whole, and really deleted."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, delete, select, update

from bot.messages import Channel
from bot.person import Person, State
from bot.store.insert import insert_if_new
from bot.store.tables import outgoing, person

# Made once: making a statement for each message costs more than running it.
WITH_KEY: Final = select(person).where(person.c.key == bindparam("wanted")).with_for_update()
CHANGE: Final = update(person).where(person.c.id == bindparam("number"))


def load(connection: Connection, key: str) -> Person:
    """The person with this key, held until the transaction ends; a new one where there is none."""
    row = connection.execute(WITH_KEY, {"wanted": key}).one_or_none()
    if row is None:
        return Person()
    return Person(
        number=row.id,
        language=row.language,
        language_chosen=row.language_chosen,
        county=row.county,
        opted_out=row.opted_out,
        unreachable=row.unreachable,
        last_seen=row.last_seen,
        state=State.from_json(row.state),
    )


def save(connection: Connection, key: str, channel: Channel, who: Person, now: datetime) -> int | None:
    """Store a person; her row's number. None where another transaction has just stored her first message."""
    values = {
        "language": who.language,
        "language_chosen": who.language_chosen,
        "county": who.county,
        "opted_out": who.opted_out,
        "unreachable": who.unreachable,
        "state": who.state.to_json(),
        "last_seen": now,
    }
    if who.number is not None:
        connection.execute(CHANGE, {**values, "number": who.number})
        return who.number
    return insert_if_new(connection, person, {**values, "key": key, "channel": channel.value, "first_seen": now})


def forget(connection: Connection, number: int) -> None:
    """Delete a person, her kept questions and every reply that still waits; her messages lose their owner."""
    connection.execute(delete(outgoing).where(outgoing.c.person_id == number, outgoing.c.sealed_address.is_not(None)))
    connection.execute(delete(person).where(person.c.id == number))


def set_state(connection: Connection, number: int, state: State) -> None:
    """Store where the conversation stands."""
    connection.execute(CHANGE, {"state": state.to_json(), "number": number})


def set_opted_out(connection: Connection, number: int) -> None:
    """Remember that this person wants no more messages."""
    connection.execute(update(person).where(person.c.id == number).values(opted_out=True))


def set_unreachable(connection: Connection, number: int) -> None:
    """Remember that nothing can reach this person until she writes again."""
    connection.execute(update(person).where(person.c.id == number).values(unreachable=True))
