"""`jirani baraza add`, `jirani baraza list`: public meetings and the code words on their posters."""

import argparse
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy.exc import IntegrityError

from admin.barazas import TAKEN, word_complaint
from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.installation import Installation, load_starter, open_installation
from admin.knowledge_base import CurrentLine
from admin.settings import Settings
from admin.texts import read_texts
from bot.store import barazas
from bot.store.barazas import Baraza

NAIROBI: Final = ZoneInfo("Africa/Nairobi")


def add_to(verbs: Verbs) -> None:
    """Add the verbs."""
    baraza = verbs.add_parser("baraza", help="public meetings and their code words")
    actions = baraza.add_subparsers(title="actions", metavar="ACTION", required=True)
    add = actions.add_parser("add", help="a meeting; people text its WORD to say that they are there")
    add.add_argument("word", metavar="WORD")
    add.add_argument("--county", required=True, metavar="SLUG")
    add.add_argument("--place", required=True)
    add.add_argument("--starts", required=True, metavar="YYYY-MM-DDTHH:MM", help="in Nairobi's time")
    add.add_argument("--organiser", required=True)
    add.set_defaults(run=run_add)
    listing = actions.add_parser("list", help="all meetings, with how many people sent each word")
    listing.set_defaults(run=run_list)


def run_add(chosen: argparse.Namespace, settings: Settings) -> int:
    """Store a meeting."""
    installation = open_installation(settings)
    load_starter(installation)
    meeting = _meeting(chosen, installation)
    try:
        with installation.engine.begin() as connection:
            barazas.add(connection, meeting)
    except IntegrityError as error:
        raise Failure(TAKEN) from error
    print(f"Stored. People text {meeting.word.upper()} to say that they are at the meeting.")
    return 0


def run_list(_chosen: argparse.Namespace, settings: Settings) -> int:
    """Print all meetings."""
    with open_installation(settings).engine.connect() as connection:
        for visited in barazas.all_meetings(connection):
            meeting = visited.meeting
            starts = meeting.starts_at.astimezone(NAIROBI)
            print(
                f"{meeting.word:<16} {meeting.county:<16} {starts:%Y-%m-%d %H:%M}  {visited.visits:>5}  {meeting.place}"
            )
    return 0


def _meeting(chosen: argparse.Namespace, installation: Installation) -> Baraza:
    word = chosen.word.lower()
    texts, memory = read_texts(installation.languages()), installation.settings.data
    line = CurrentLine(installation.engine, texts, None, memory).get()
    if wrong := word_complaint(word, line):
        raise Failure(wrong)
    if chosen.county not in line.knowledge.counties:
        raise Failure(f"{chosen.county!r} is not a county's slug, such as mombasa or uasin-gishu.")
    try:
        starts = datetime.fromisoformat(chosen.starts)
    except ValueError as error:
        raise Failure(f"{chosen.starts!r} is not a time such as 2026-12-01T10:00.") from error
    if starts.tzinfo is None:
        starts = starts.replace(tzinfo=NAIROBI)
    return Baraza(word, chosen.county, chosen.place, starts.astimezone(UTC), chosen.organiser)
