"""`jirani purge`: forget what was kept long enough. Run it every night."""

import argparse
from datetime import UTC, datetime

from admin.commands.arguments import Verbs
from admin.installation import open_installation
from admin.settings import Settings
from bot.store.purge import purge


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    verb = verbs.add_parser("purge", help="forget questions, people and messages that are too old; run it every night")
    verb.set_defaults(run=run)


def run(_chosen: argparse.Namespace, settings: Settings) -> int:
    """Purge and say what is gone."""
    with open_installation(settings).engine.begin() as connection:
        gone = purge(connection, datetime.now(UTC))
    print(
        f"Forgotten: {gone.questions} questions, {gone.people} people, {gone.conversations} conversations, "
        f"{gone.messages} messages."
    )
    return 0
