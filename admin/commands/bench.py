"""`jirani bench`: what this machine can do with Jirani."""

import argparse
import json
from dataclasses import asdict

from admin.bench import matcher, webhook
from admin.bench.server import NotStarted
from admin.commands.arguments import Verbs
from admin.commands.failure import Failure
from admin.settings import Settings


def add_to(verbs: Verbs) -> None:
    """Add the verb."""
    bench = verbs.add_parser("bench", help="measure the webhook, memory, start-up and the matcher on this machine")
    bench.add_argument("--matcher", action="store_true", help="only the matcher, beside other methods")
    bench.add_argument("--json", action="store_true", help="print what a program reads")
    bench.set_defaults(run=run)


def run(chosen: argparse.Namespace, _settings: Settings) -> int:
    """Measure and print."""
    if chosen.matcher:
        compared = matcher.compare()
        print(json.dumps(matcher.as_json(compared)) if chosen.json else matcher.table(compared))
        return 0
    try:
        measured = webhook.measure()
    except NotStarted as error:
        raise Failure(f"the server did not start: {error}") from error
    speed = matcher.speed()
    if chosen.json:
        print(json.dumps({"webhook": asdict(measured), "matcher": asdict(speed)}))
        return 0
    print(webhook.table(measured))
    print(matcher.speed_table(speed))
    return 0
