"""What a county has decided for itself, a row a decision. A decision for the whole country has the scope `national`."""

from typing import Final

from sqlalchemy import Connection, delete, insert, select

from admin.desk.store.tables import desk_setting

ONE_PERSON: Final = "one-person"
"""Whether one member may both write and publish in this scope ("yes"); without it a second person publishes."""
SMS_PRICE: Final = "sms-price"
"""What one SMS part costs in shillings, as a decimal number; of the scope `national`. Unset: no cost is shown."""
SMS_RATE: Final = "sms-rate"
"""What an SMS to us costs its sender, of the scope `national`: FREE or USUAL. Unset: not known, and told to nobody."""
FREE: Final = "free"
USUAL: Final = "usual"
YES: Final = "yes"


def setting(connection: Connection, scope: str, name: str) -> str | None:
    """What was decided; None where nothing was."""
    wanted = select(desk_setting.c.value).where(desk_setting.c.scope == scope, desk_setting.c.name == name)
    return connection.execute(wanted).scalar()


def decide(connection: Connection, scope: str, name: str, value: str | None) -> None:
    """Put a decision in the place of an earlier one; None takes it back."""
    connection.execute(delete(desk_setting).where(desk_setting.c.scope == scope, desk_setting.c.name == name))
    if value is not None:
        connection.execute(insert(desk_setting).values(scope=scope, name=name, value=value))


def one_person(connection: Connection, scope: str) -> bool:
    """Whether a member may publish in this scope what she wrote herself."""
    return setting(connection, scope, ONE_PERSON) == YES
