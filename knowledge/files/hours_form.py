"""Opening hours as plain data: `{always: true}` or `{days: mon-fri, opens: "08:00", closes: "17:00"}`."""

from knowledge.facts import OpeningHours
from knowledge.facts.hours import NAMED_DAYS, WEEK
from knowledge.files.record import Record

EVERY_DAY = OpeningHours()


def hours_form(hours: OpeningHours) -> dict[str, object]:
    """The fields of opening hours, named days by their name."""
    names = {days: name for name, days in NAMED_DAYS.items()}
    form: dict[str, object] = {}
    if not (hours.always and hours.days == WEEK):
        form["days"] = names.get(hours.days) or list(hours.days)
    if hours.opens is not None:
        form |= {"opens": hours.opens, "closes": hours.closes}
    if hours.always:
        form["always"] = True
    return form


def read_hours(record: Record) -> OpeningHours:
    """Opening hours out of the record's fields; the whole week where no days are named."""
    days = _days(record)
    opens = record.word("opens", default="") or None
    closes = record.word("closes", default="") or None
    always = record.flag("always")
    try:
        return OpeningHours(days, opens, closes, always)
    except ValueError as error:
        record.note("days", str(error))
        return EVERY_DAY


def _days(record: Record) -> tuple[str, ...]:
    if record.holds_list("days"):
        return record.words("days")
    name = record.word("days", default="every-day")
    if name not in NAMED_DAYS:
        record.note("days", f"{name!r} should be {', '.join(NAMED_DAYS)} or a list such as [mon, wed]")
    return NAMED_DAYS.get(name, WEEK)
