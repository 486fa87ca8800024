"""`jirani ask`: one question through the whole line, nothing stored and nothing sent."""

import argparse
import json
from datetime import UTC, datetime

from admin.asking import open_asker
from admin.commands.arguments import Verbs, county_of, language_of
from admin.settings import Settings
from bot.messages import Channel


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    ask = verbs.add_parser("ask", help="ask one question; nothing is stored or sent")
    ask.add_argument("text", metavar="TEXT")
    ask.add_argument("--channel", choices=[channel.value for channel in Channel], default=Channel.SMS.value)
    ask.add_argument("--county", metavar="SLUG", help="where the person is, for example mombasa")
    ask.add_argument("--language", metavar="CODE", help="the person's language, for example sw")
    ask.add_argument("--json", action="store_true", help="print what a program reads")
    ask.add_argument("--explain", action="store_true", help="show why this answer")
    ask.set_defaults(run=run)


def run(chosen: argparse.Namespace, settings: Settings) -> int:
    """Print the reply."""
    asker = open_asker(settings)
    county = county_of(chosen.county, asker.line.knowledge)
    language = language_of(chosen.language, asker.line.knowledge)
    answer = asker.ask(chosen.text, Channel(chosen.channel), county, language, datetime.now(UTC))
    if chosen.json:
        print(json.dumps(answer.to_json(), ensure_ascii=False))
        return 0
    for reply in answer.replies:
        print(reply.text)
        print(f"[{reply.encoding}, {reply.parts} part{'s' if reply.parts != 1 else ''}]")
    if chosen.explain:
        print(asker.explain(answer))
    return 0
