"""Reads the form of a meeting."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from admin.barazas import TAKEN, word_complaint
from admin.desk.screens import NAIROBI
from admin.desk.visit import Visit
from bot.store.barazas import Baraza
from bot.words import _

LONGEST: Final = 120
FURTHEST: Final = timedelta(days=730)
"""How far ahead or back a meeting can lie: more is a slip of the finger."""
FIELDS: Final = ("word", "county", "place", "day", "time", "organiser")
MANY: Final = _("Write at most {count} characters.")


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed, what is wrong with it by field, and the meeting where nothing is."""

    typed: dict[str, str]
    errors: dict[str, str]
    meeting: Baraza | None


def read_form(visit: Visit, taken: frozenset[str]) -> Read:
    """The meeting as the form tells it; `taken` are the words of other meetings."""
    typed = {name: " ".join(visit.form.get(name).split()) for name in FIELDS}
    starts = _moment(typed["day"], typed["time"])
    complaints = {
        "place": _text(visit, typed["place"], visit.say("Write where the meeting is, as people call the place.")),
        "county": _county(visit, typed["county"]),
        "day": _when(visit, starts),
        "organiser": _text(visit, typed["organiser"], visit.say("Write which office or person invites.")),
        "word": _word(visit, typed["word"].lower(), taken),
    }
    errors = {name: sentence for name, sentence in complaints.items() if sentence}
    if errors or starts is None:
        return Read(typed, errors, None)
    meeting = Baraza(typed["word"].lower(), typed["county"], typed["place"], starts, typed["organiser"])
    return Read(typed, {}, meeting)


def typed_of(meeting: Baraza) -> dict[str, str]:
    """The fields of a meeting that is stored."""
    starts = meeting.starts_at.astimezone(NAIROBI)
    return {
        "word": meeting.word.upper(),
        "county": meeting.county,
        "place": meeting.place,
        "day": f"{starts:%Y-%m-%d}",
        "time": f"{starts:%H:%M}",
        "organiser": meeting.organiser,
    }


def _moment(day: str, clock: str) -> datetime | None:
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(clock), NAIROBI).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _when(visit: Visit, starts: datetime | None) -> str:
    if starts is None:
        return visit.say("Give the day and the time, such as 2026-12-01 and 10:00.")
    far = abs(starts - visit.now) > FURTHEST
    return visit.say("This day is more than two years away: look at the year again.") if far else ""


def _county(visit: Visit, county: str) -> str:
    known = county in visit.desk.knowledge.counties and visit.member.looks_after(county)
    return "" if known else visit.say("Choose the county.")


def _text(visit: Visit, text: str, needed: str) -> str:
    if not text:
        return needed
    return visit.say(MANY, count=LONGEST) if len(text) > LONGEST else ""


def _word(visit: Visit, word: str, taken: frozenset[str]) -> str:
    complaint = word_complaint(word, visit.desk.line()) or (TAKEN if word in taken else None)
    return visit.say(complaint) if complaint else ""
